/* eventlog.h - events for people and for programs.
 *
 * A command's listener: what --events asks for is shown line by line, at once,
 * so that it stands in order beside whatever else is shown; what --events-file
 * asks for is collected and written in large pieces, all kinds of it.
 */
#ifndef VM_CORE_EVENTLOG_H
#define VM_CORE_EVENTLOG_H

#include "vm/core/event.h"

/* Shows TEXT, a line. */
typedef void eventlog_show(void *context, const struct buf *text);

struct eventlog {
    struct events events; /* for who emits */
    unsigned shown;       /* the kinds that are shown as text */
    eventlog_show *show;
    void *context; /* its first argument; borrowed */
    struct buf text, json;
    int fd; /* where JSON goes; -1: nowhere */
    const char *name;
    struct error error; /* its status tells whether lines are missing */
};

/* Nobody listens. */
void eventlog_init(struct eventlog *l);

/* Let SHOW show events of KINDS. */
void eventlog_listen(struct eventlog *l, unsigned kinds, eventlog_show *show,
                     void *context);

/* Write all events to the file NAME from now on, which loses what it had; "-"
 * is standard output.  NAME is borrowed. */
enum status eventlog_open(struct eventlog *l, const char *name,
                          struct error *e) MUST_CHECK;

/* Write what was collected, and close the file.  If anything was lost, now or
 * before, the status and E (unless null) say why; L is as after
 * eventlog_init(). */
enum status eventlog_fini(struct eventlog *l, struct error *e) MUST_CHECK;

#endif
