/* ui_curses_none.c - there is no ncurses: the debugger talks in lines. */
#include "debugger/ui_curses.h"

bool ui_curses_is_possible(void)
{
    return false;
}

int ui_curses_run(const struct screen_options *o, struct error *e)
{
    (void)o;
    (void)error_set(e, STATUS_REFUSED, "this program has no screen");
    return CLI_EXIT_HOST;
}
