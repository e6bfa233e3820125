/* show_events.h - what has happened, up to the present. */
#ifndef DEBUGGER_SHOW_EVENTS_H
#define DEBUGGER_SHOW_EVENTS_H

#include "debugger/session.h"

/* Append the newest COUNT events that C means, are remembered and were not
 * after the present, the oldest first: as in an event file, and with the names
 * of their addresses. */
void show_events(struct session *s, octa count, const struct event_choice *c,
                 struct buf *out);

/* The newest of them, or null; borrowed until the next one comes. */
const struct session_event *show_events_last(const struct session *s,
                                             const struct event_choice *c);

#endif
