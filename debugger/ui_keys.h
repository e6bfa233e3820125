/* ui_keys.h - the debugger's screen without a terminal: keys from a file, and
 * the screen printed where the file says so.
 *
 * For tests and for the book.  The file has a line for each of:
 *
 *      # text              nothing: what is to be seen, in a sentence
 *      size COLSxROWS      the terminal has this size now; first 80x24
 *      keys NAME ...       these keys are pressed (keys.h)
 *      type TEXT           these characters, and Enter
 *      click COL ROW       the mouse, counted from 0
 *      screen              print all of the screen
 *      pane NAME           print one pane
 *      find PANE TEXT      print the row of the pane that has TEXT, and how it
 *                          looks; "status" and "line" are the rows below
 *
 * Each is shown behind "> ", with its answer below.
 */
#ifndef DEBUGGER_UI_KEYS_H
#define DEBUGGER_UI_KEYS_H

#include "debugger/screen.h"

/* Do what FILE says, and print the answers to standard output.  Returns the
 * exit status; with a failure, the reason is in E. */
int ui_keys_run(const struct screen_options *o, const char *file,
                struct error *e);

#endif
