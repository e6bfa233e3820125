/* event_choice.h - which events a person means: by kind, by level, by guest. */
#ifndef DEBUGGER_EVENT_CHOICE_H
#define DEBUGGER_EVENT_CHOICE_H

#include "vm/core/event.h"

struct event_choice {
    unsigned kinds; /* a set */
    bool has_level; /* only those of this level, */
    unsigned level;
    bool has_guest; /* and there of this guest */
    unsigned guest;
};

bool event_choice_has(const struct event_choice *c, const struct event *e);

/* Read "[KIND,...] [level N[.GUEST]]" at *AT, up to what is neither; without a
 * KIND, any is meant. */
enum status event_choice_read(const char **at, struct event_choice *c,
                              struct error *e) MUST_CHECK;

/* Read "N" or "N.GUEST" at *AT, where a colon may be the point. */
enum status event_choice_read_level(const char **at, unsigned *level,
                                    bool *has_guest, unsigned *guest,
                                    struct error *e) MUST_CHECK;

#endif
