/* keyboard.h - a person's keys, on their way to a console.
 *
 * All keys are for the guest, Ctrl-C too, with one exception: Ctrl-A, and the
 * key after it.
 *
 *      Ctrl-A x         leave the machine
 *      Ctrl-A h         help
 *      Ctrl-A Ctrl-A    a Ctrl-A for the guest; so does Ctrl-A a
 *
 * Who closes the terminal's window leaves the machine, too.
 *
 * A guest may spin for ever without asking for input, so keys are read before
 * it asks: keyboard_look().  They wait here, and count as input only when the
 * console fetches them.
 */
#ifndef SYSVM_DEV_KEYBOARD_H
#define SYSVM_DEV_KEYBOARD_H

#include <signal.h>

#include "sysvm/dev/console.h"

enum { KEYBOARD_ROOM = 1 << 16 };

/* Returns whether the keyboard is ours: a process in the background leaves it
 * alone.  Takes it if it has just become so. */
typedef bool keyboard_claim(void);

struct keyboard {
    int fd;                /* of a terminal, borrowed */
    int tell;              /* where the person reads; borrowed */
    keyboard_claim *claim; /* null: it is always ours */
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
    bool is_escaped;                          /* the last key was Ctrl-A */
    bool is_left;   /* Ctrl-A x was pressed, or the terminal has gone */
    bool is_gone;   /* the latter */
    unsigned count; /* keys that wait */
    byte typed[KEYBOARD_ROOM]; /* they */
};

/* The keys that come from FD; CLAIM may be null.  K is asked not to wait any
 * more by a number in INTERRUPTED, which may be null. */
void keyboard_init(struct keyboard *k, int fd, int tell, keyboard_claim *claim,
                   const volatile sig_atomic_t *interrupted);

/* Take the keys that were pressed, and do what Ctrl-A asks for. */
void keyboard_look(struct keyboard *k);

/* A console_source in all but its first argument: up to ROOM keys.  When the
 * machine is left there are none, and no waiting. */
int keyboard_fetch(struct keyboard *k, byte *to, size_t room,
                   enum console_patience p);

#endif
