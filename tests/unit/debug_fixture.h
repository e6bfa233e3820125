/* debug_fixture.h - a process or a machine with a session, for tests of what
 * shows things. */
#ifndef TESTS_UNIT_DEBUG_FIXTURE_H
#define TESTS_UNIT_DEBUG_FIXTURE_H

#include "debugger/command.h"
#include "debugger/target_machine.h"
#include "debugger/target_process.h"
#include "sysvm/boot.h"
#include "tests/unit/test_guest.h"

struct debug {
    struct mmo program;
    struct process *process; /* one of them */
    struct machine *machine;
    struct inputlog log;
    struct target *target;
    struct session session;
    struct buf out; /* of the last command */
};

static inline void debug_begin_session(struct debug *d)
{
    CHECK(d->target != NULL);
    CHECK_INT(session_init(&d->session, d->target, 16 << 20), STATUS_OK);
}

/* D is a process that is about to run SOURCE. */
static inline void debug_init(struct debug *d, const char *source)
{
    static const struct process_options o = {.log = INPUTLOG_RECORD};
    static char name[] = "test.mmo";
    char *const argv[] = {name, NULL};
    struct error e;

    *d = (struct debug){0};
    guest_assemble(source, &d->program);
    d->process = process_create(&o, &d->program, argv, &e);
    CHECK(d->process != NULL);
    d->target = target_process_create(d->process, exec_switch, &d->program);
    debug_begin_session(d);
}

/* D is a machine with so many bytes of RAM, of which SOURCE has the symbols;
 * nothing is in memory, and there is no session yet. */
static inline void debug_make_machine(struct debug *d, const char *source,
                                      octa ram)
{
    const struct machine_options o = {.ram = ram, .log = &d->log};

    *d = (struct debug){0};
    inputlog_init(&d->log, INPUTLOG_RECORD);
    guest_assemble(source, &d->program);
    d->machine = machine_create(&o);
    CHECK(d->machine != NULL);
}

/* D is a machine that is about to run the kernel SOURCE. */
static inline void debug_init_machine(struct debug *d, const char *source)
{
    const struct buf no_archive = {0};
    struct error e = {0};

    debug_make_machine(d, source, 64 * BUS_PAGE_BYTES);
    CHECK_INT(boot_load(d->machine, &d->program, "", &no_archive, &e),
              STATUS_OK);
    d->target = target_machine_create(d->machine, exec_switch, &d->program);
    debug_begin_session(d);
}

static inline void debug_fini(struct debug *d)
{
    session_fini(&d->session);
    d->target->class->destroy(d->target);
    process_destroy(d->process);
    machine_destroy(d->machine);
    inputlog_fini(&d->log);
    mmo_fini(&d->program);
    buf_fini(&d->out);
}

/* Let N steps be done. */
static inline void debug_step(struct debug *d, octa n)
{
    session_step(&d->session, n);
}

/* What the command LINE shows, or why it is refused; borrowed until the next
 * one. */
static inline const char *debug_do(struct debug *d, const char *line)
{
    struct error e = {0};
    enum status s;

    buf_clear(&d->out);
    s = command_do(&d->session, line, &d->out, &e);
    CHECK_INT(s, e.status);
    if (s != STATUS_OK)
        buf_printf(&d->out, "%s\n", e.text);
    return buf_text(&d->out);
}

#endif
