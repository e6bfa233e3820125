/* event.h - what happens in a run, as one stream for everyone.
 *
 * Whatever a student should see of a run besides its instructions is an event:
 * a trap, a trip, a walk through the page tables, a register of a device.
 * Traces, the debugger, graders and figures all read the same stream.
 *
 * Who executes emits into a struct events, which says who listens to what.  All
 * of it happens on slow paths, so that it costs nothing where nobody listens.
 * The same input gives the same stream, whatever the engine.
 *
 * As text, an event is a line; in a file, a line that is a JSON object:
 *
 *      "schema"        1
 *      "instructions"  how many were complete by then
 *      "level"         whose event: 0 the machine's or process's own, 1 that
 *                      of a hypervisor's guest, 2 that of the guest's guest
 *      "guest"         which guest, where the level is not 0; its instructions
 *                      are those meant above
 *      "kind"          as in event.def
 *      "address"       what it is depends on the kind
 *      "details"       "what" and perhaps "of", words; and the kind's values
 *
 * Addresses and values are strings like "#8000000000000000", since many
 * readers of JSON keep only 53 bits of a number.
 */
#ifndef VM_CORE_EVENT_H
#define VM_CORE_EVENT_H

#include "vm/base/buf.h"

enum event_kind {
#define EVENT(name, ...) EVENT_##name,
#include "vm/core/event.def"
#undef EVENT
    EVENT_KINDS
};

/* Sets of kinds have bit EVENT_x for each. */
#define EVENT_ALL ((1u << EVENT_KINDS) - 1)

enum { EVENT_VALUES = 6 };

/* What is known of a kind. */
struct event_info {
    const char *name, *address, *meaning;
    const char *values[EVENT_VALUES]; /* names; null: there are no more */
};

extern const struct event_info event_infos[EVENT_KINDS];

/* What an instruction does while it is executed has the count before it; what
 * follows from it, like a trap, has it counted. */
struct event {
    enum event_kind kind;
    unsigned level;
    unsigned guest;   /* where the level is not 0 */
    octa insns;       /* complete by then */
    octa address;     /* its meaning depends on the kind */
    const char *what; /* which of its kind; static */
    const char *of;   /* whose, or why, or null; static */
    octa value[EVENT_VALUES];
    unsigned lacks; /* bits: these values are not there, and not shown */
};

/* Is shown E, which is valid during the call. */
typedef void event_sink(void *listener, const struct event *e);

/* Who listens to which kinds. */
struct events {
    event_sink *sink;
    void *listener; /* borrowed; the first argument of sink */
    unsigned kinds; /* a set */
    unsigned level; /* of what is emitted here */
};

/* Does anybody listen to KIND?  S may be null: nobody at all. */
static inline bool event_is_wanted(const struct events *s, enum event_kind kind)
{
    return s != NULL && (s->kinds >> kind & 1) != 0;
}

/* Show E, with the level of S, to who listens to its kind, if anybody. */
void event_emit(const struct events *s, struct event e);

/* Read WORDS, names of kinds with commas between, into the set *KINDS; null
 * stands for all.  False, with the reason in E, if one is no such name. */
bool event_read_kinds(const char *words, unsigned *kinds,
                      struct error *e) MUST_CHECK;

/* Append E as a line of text, or of JSON. */
void event_text(struct buf *out, const struct event *e);
void event_json(struct buf *out, const struct event *e);

#endif
