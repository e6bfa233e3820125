/* hostconsoles.h - where the consoles of a hypervisor's guests lead.
 *
 *      standard input ----> the guest that has it
 *      --input FILE ------> its guest
 *      guests ------------> standard output: alone as it is, else in lines
 *                           that say whose they are (chorus.h)
 *      its guest ---------> --output FILE
 */
#ifndef VM_HOSTCONSOLES_H
#define VM_HOSTCONSOLES_H

#include "sysvm/dev/chorus.h"
#include "sysvm/dev/terminal.h"
#include "vm/host_options.h"

/* Is called before a person is waited for, which may take long. */
typedef void hostconsoles_wait(void *context);

struct hostconsoles;

/* One guest's ends. */
struct hostconsole {
    struct hostconsoles *all; /* borrowed */
    struct terminal *in;      /* null: there is no input */
    struct terminal *out;     /* null: it prints by its voice */
    struct terminal *own;     /* for files; owned, or null */
    struct voice voice;
};

/* May not be moved. */
struct hostconsoles {
    struct terminal screen; /* standard input and output */
    struct chorus chorus;
    struct hostconsole *guests; /* owned */
    size_t count;
    hostconsoles_wait *wait; /* or null */
    void *context;           /* its argument */
};

/* Open what O asks for.  A signal is seen in INTERRUPTED.  C is given to
 * hostconsoles_close() in any case, after hostconsoles_flush(). */
enum status hostconsoles_open(struct hostconsoles *c,
                              const struct host_options *o,
                              const volatile sig_atomic_t *interrupted,
                              struct error *e) MUST_CHECK;
void hostconsoles_close(struct hostconsoles *c);

/* What guest NUMBER's console is to be told; borrowed from C. */
struct console_host hostconsoles_of(struct hostconsoles *c, size_t number);

/* The terminal with a person at its keyboard, or null. */
struct terminal *hostconsoles_typed(const struct hostconsoles *c);

/* Show what was kept.  STATUS_IO, with the reason in E, if output failed now or
 * before. */
enum status hostconsoles_flush(struct hostconsoles *c,
                               struct error *e) MUST_CHECK;

#endif
