/* console.h - a terminal: bytes in, bytes out.
 *
 * A byte that is stored goes to the host at once.  Input waits in a queue of
 * 4096 bytes, from which each load of the data register takes one; -1 means
 * that there is none at the moment.  While control is 1, whatever joins the
 * queue, and the end of all input, asks for attention: once, so a driver sets
 * control first and then takes bytes until there is none.
 *
 * The host is asked for input at times that depend on nothing but time:
 * whenever that passes a multiple of CONSOLE_PERIOD, and by SYNC 4.  A host
 * whose input is a pipe or a file should wait each time for the same part of
 * it, such as a line, and then the same input always makes the same run; what
 * comes from a keyboard has to be kept in the input log, and comes from there
 * in a replay.
 */
#ifndef SYSVM_DEV_CONSOLE_H
#define SYSVM_DEV_CONSOLE_H

#include "sysvm/dev/dev.h"

enum { CONSOLE_QUEUE = 4096, CONSOLE_PERIOD = 10000 };

/* Bits of the status register. */
enum { CONSOLE_WAITING = 1, CONSOLE_ENDED = 2 };

/* How long a person at a keyboard may be waited for. */
enum console_patience {
    CONSOLE_NOW,  /* not at all: the guest is running */
    CONSOLE_SOON, /* a little: the guest is idle, but not for ever */
    CONSOLE_EVER  /* until something comes: nothing else can */
};

/* Fetch up to ROOM bytes of input, ROOM > 0.  Returns how many; 0 when there
 * are none now, or the wait was given up because the run is to stop; -1 when
 * there will be none any more (and is not called again). */
typedef int console_source(void *host, byte *to, size_t room,
                           enum console_patience p);

/* Show B. */
typedef void console_sink(void *host, byte b);

/* The host's side; borrowed things that are not part of the state. */
struct console_host {
    console_source *source; /* null: there is no input */
    console_sink *sink;     /* null: output goes nowhere */
    void *host;             /* first argument of both */
};

struct console {
    struct dev dev;
    struct console_host host;
    octa control;
    octa next_poll; /* time to ask the host */
    bool is_ended;  /* no more input will come */
    unsigned first; /* where the queue begins, */
    unsigned count; /* how many bytes wait in it */
    byte queue[CONSOLE_QUEUE];
};

/* An empty queue; the host is asked first at time 0. */
void console_init(struct console *c, struct dev_port *port,
                  const struct console_host *host);

/* Whether more input can come: it has not ended, and there is room. */
bool console_can_get(const struct console *c);

/* Ask the host for input, if more can come.  Returns whether something came:
 * bytes, or the end of input. */
bool console_poll(struct console *c, enum console_patience p);

#endif
