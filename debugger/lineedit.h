/* lineedit.h - a line that a person edits, with readline.
 *
 * By readline's callback interface: who waits for keys waits for other things,
 * too, and hands each key on.  All signals are ours, not readline's: between
 * lineedit_begin() and lineedit_end() they come only where somebody waits, and
 * one that stops or ends the process finds the terminal as it was before.
 *
 * readline exists once in a process, and so does this.
 */
#ifndef DEBUGGER_LINEEDIT_H
#define DEBUGGER_LINEEDIT_H

#include "vm/base/buf.h"
#include "vm/base/cli.h"

/* Show VISIT the words that could begin at column START of LINE.  False if
 * these are names of files. */
typedef bool lineedit_completer(void *context, const char *line, size_t start,
                                cli_visitor *visit, void *visited);

enum lineedit_result {
    LINEEDIT_MORE,  /* the line is not complete yet */
    LINEEDIT_LINE,  /* it is */
    LINEEDIT_END,   /* there will be none any more */
    LINEEDIT_SIGNAL /* *interrupted says which one came */
};

/* Be ready to edit lines at standard input and output.  HISTORY, which is
 * borrowed, is the file of the lines before, or null. */
void lineedit_open(lineedit_completer *complete, void *context,
                   const char *history);
void lineedit_close(void); /* writes HISTORY */

/* Take the terminal and show PROMPT, which is borrowed; and give it back. */
void lineedit_begin(const char *prompt);
void lineedit_end(void);

/* A key is there.  After LINE it is appended to LINE. */
enum lineedit_result lineedit_key(struct buf *line);

/* Let the person edit a line that begins with PROMPT, and append it to LINE.
 * Ctrl-C begins anew after FORGET.  Never returns MORE. */
enum lineedit_result lineedit_read(const char *prompt, struct buf *line,
                                   const volatile sig_atomic_t *interrupted,
                                   void forget(void));

/* On a screen, the line is shown by who asks for it, and no terminal is
 * touched.  After lineedit_open(): begin a line in which TEXT is written
 * already; forget it. */
void lineedit_start(const char *prompt, const char *text);
void lineedit_stop(void);

/* These bytes are typed: a character, or what a terminal sends for a key.
 * After LINE, the line is appended to LINE, and there is none any more. */
enum lineedit_result lineedit_type(const char *keys, struct buf *line);

/* The line as it is to be shown, and the byte that the cursor is at; with the
 * prompt, which may be readline's own.  Borrowed until the next key. */
const char *lineedit_shown(size_t *cursor);
const char *lineedit_prompt(void);

/* The words that completion has to offer since the last key, with blanks
 * between; or "". */
const char *lineedit_offer(void);

#endif
