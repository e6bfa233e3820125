/* ui_curses.h - the debugger's screen on a terminal, with ncurses.
 *
 * The terminal is left as it was found: at the end, when Ctrl-Z lets another
 * program have it, and when a signal kills us, be it our own fault.
 *
 * Without ncurses, ui_curses_none.c is built instead.
 */
#ifndef DEBUGGER_UI_CURSES_H
#define DEBUGGER_UI_CURSES_H

#include "debugger/screen.h"

/* Is there a screen in this program, and a terminal for it? */
bool ui_curses_is_possible(void);

/* Let a person debug.  Returns the exit status; with a failure, the reason is
 * in E, and what is not a failure leaves it alone. */
int ui_curses_run(const struct screen_options *o, struct error *e);

#endif
