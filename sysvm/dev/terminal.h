/* terminal.h - the host's side of a console: standard input and output.
 *
 * From a pipe or a file a line is waited for whenever the console asks, or as
 * much of it as it has room for, or the rest of the input.  However that
 * arrives, the same input always makes the same run.  What comes from a
 * keyboard depends on the moment: keyboard.h.
 *
 * Output is kept until a line is complete, the guest asks for input, or
 * terminal_flush() is called.
 */
#ifndef SYSVM_DEV_TERMINAL_H
#define SYSVM_DEV_TERMINAL_H

#include "sysvm/dev/keyboard.h"

struct terminal {
    int in, out;      /* file descriptors, borrowed */
    bool is_keyboard; /* a person is at the other end of IN */
    bool is_screen;   /* and of OUT */
    bool is_amid;     /* the last line shown has no end yet */
    bool is_watched;  /* the keyboard is looked at while output waits */
    struct keyboard keyboard;
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
    unsigned kept;                            /* bytes of TEXT */
    bool failed; /* output could not be written; what came since is lost */
    byte text[1024];
};

/* A terminal at IN and OUT.  A person at its keyboard is told on TELL what he
 * asks for; for CLAIM see keyboard.h. */
void terminal_init(struct terminal *t, int in, int out, int tell,
                   keyboard_claim *claim,
                   const volatile sig_atomic_t *interrupted);

/* What a console is to be told; T is borrowed and may not be moved. */
struct console_host terminal_host(struct terminal *t);

/* See whether a person at the keyboard wants to leave; to be called now and
 * then while the guest runs, which may never ask for input.  From now on this
 * is also seen while output waits for a reader that has stopped; what was to
 * be written is lost then. */
void terminal_look(struct terminal *t);

/* Is the cursor of a screen behind an unfinished line of the guest's? */
bool terminal_is_amid_line(const struct terminal *t);

/* Write what was kept; the keyboard is not ours any more.  STATUS_IO, with the
 * reason in E, if output failed now or before. */
enum status terminal_flush(struct terminal *t, struct error *e) MUST_CHECK;

#endif
