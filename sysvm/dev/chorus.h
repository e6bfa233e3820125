/* chorus.h - the output of many consoles on one screen.
 *
 * Each line begins with the number of whose it is, and may have that one's
 * colour:
 *
 *      0: Hello
 *      2: Name? 1: Hello          <- never: a line has one voice
 *
 * A voice is kept until its line is complete, so lines never mix.  Where one
 * has to be shown sooner (it is long, or asks for input) and another voice
 * comes, the screen gets a new line first, and the rest a number of its own.
 */
#ifndef SYSVM_DEV_CHORUS_H
#define SYSVM_DEV_CHORUS_H

#include "sysvm/dev/console.h"

enum { CHORUS_LINE = 1000, CHORUS_NOBODY = ~0 };

struct chorus {
    struct console_host screen; /* its sink is what shows */
    bool has_colours;
    int amid; /* whose line has no end yet */
};

/* One console's part; all zeros but for the first two. */
struct voice {
    struct chorus *chorus; /* borrowed */
    int number;
    unsigned kept; /* bytes of TEXT */
    byte text[CHORUS_LINE];
};

/* Lines go to SCREEN; with escape sequences of colours, if it HAS_COLOURS. */
void chorus_init(struct chorus *c, struct console_host screen,
                 bool has_colours);

/* V shows B: a console_sink, with VOICE a struct voice. */
void chorus_show(void *voice, byte b);

/* Show what V has kept. */
void chorus_flush(struct voice *v);

#endif
