/* rawtty.h - a terminal in raw mode, given back however the process ends.
 *
 * In raw mode each key comes at once, is not shown, and has no meaning:
 * Ctrl-C is a byte like others.  Two things stay as they are usual: Enter
 * comes as a newline, and a newline that is printed begins a new line.
 *
 * Whoever leaves a terminal like that takes it away from the shell.  So the
 * signals that end or stop a process give it back first and then do what they
 * would have done; and it is only taken while we are in its foreground.
 *
 * A process has one terminal, so this is one of the few things that exist only
 * once; it belongs to the commands.
 */
#ifndef VM_RAWTTY_H
#define VM_RAWTTY_H

#include <stdbool.h>

/* From now on, until rawtty_close(), the terminal FD is to be ours.  To be
 * called after a command has caught the signals that it wants to end in its
 * own time with: a first such signal stays the command's business. */
void rawtty_open(int fd);
void rawtty_close(void);

/* Is the terminal ours, and raw?  Makes it so if we are in the foreground: to
 * be called again and again, since that may change.  A terminal that has gone
 * is ours: who reads it finds out. */
bool rawtty_claim(void);

#endif
