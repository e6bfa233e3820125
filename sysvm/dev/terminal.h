/* terminal.h - the host's side of a console: standard input and output.
 *
 * From a pipe or a file input is waited for whenever the console asks, so that
 * the same input always makes the same run.  A keyboard is only looked at
 * while the guest is running.
 *
 * Output is kept until a line is complete, the guest asks for input, or
 * terminal_flush() is called.
 */
#ifndef SYSVM_DEV_TERMINAL_H
#define SYSVM_DEV_TERMINAL_H

#include <signal.h>

#include "sysvm/dev/console.h"

struct terminal {
    int in, out;      /* file descriptors, borrowed */
    bool is_keyboard; /* a person is at the other end of IN */
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
    unsigned kept;                            /* bytes of TEXT */
    bool failed; /* output could not be written; what came since is lost */
    byte text[1024];
};

/* A terminal at IN and OUT. */
void terminal_init(struct terminal *t, int in, int out,
                   const volatile sig_atomic_t *interrupted);

/* What a console is to be told; T is borrowed and may not be moved. */
struct console_host terminal_host(struct terminal *t);

/* Write what was kept.  STATUS_IO, with the reason in E, if output failed now
 * or before. */
enum status terminal_flush(struct terminal *t, struct error *e) MUST_CHECK;

#endif
