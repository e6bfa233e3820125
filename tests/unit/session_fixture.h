/* session_fixture.h - a session with a program that is given as its source. */
#ifndef TESTS_UNIT_SESSION_FIXTURE_H
#define TESTS_UNIT_SESSION_FIXTURE_H

#include <string.h>

#include "asm/asm.h"
#include "debugger/session.h"
#include "debugger/target_process.h"
#include "tests/unit/test.h"

struct sitting {
    struct mmo mmo;
    struct process *process;
    struct target *target;
    struct session session;
};

/* The object of SOURCE. */
static inline void sitting_assemble(struct mmo *m, const char *source)
{
    const struct asm_source text = {"test.mms", source, strlen(source)};
    const struct asm_options options = {.makes_lines = true};
    struct asm_result r;
    struct error e;

    CHECK_INT(asm_assemble(&options, &text, 1, &r), STATUS_OK);
    CHECK_INT(mmo_read(r.object.data, r.object.len, m, &e), STATUS_OK);
    asm_fini(&r);
}

/* A process for M that opens no files, its input log in MODE. */
static inline struct process *sitting_process(const struct mmo *m,
                                              enum inputlog_mode mode)
{
    const struct process_options o = {.log = mode, .files = HOSTFILE_NONE};
    char name[] = "test", *argv[] = {name, NULL};
    struct error e;
    struct process *p = process_create(&o, m, argv, &e);

    CHECK(p != NULL);
    return p;
}

static inline void sitting_init(struct sitting *s, const char *source)
{
    sitting_assemble(&s->mmo, source);
    s->process = sitting_process(&s->mmo, INPUTLOG_RECORD);
    s->target = target_process_create(s->process, exec_threaded, &s->mmo);
    CHECK(s->target != NULL);
    CHECK_INT(session_init(&s->session, s->target, (octa)64 << 20), STATUS_OK);
}

static inline void sitting_fini(struct sitting *s)
{
    session_fini(&s->session);
    s->target->class->destroy(s->target);
    process_destroy(s->process);
    mmo_fini(&s->mmo);
}

/* The address of the label NAME. */
static inline octa sitting_label(const struct sitting *s, const char *name)
{
    const struct mmo_symbol *symbol = mmo_symbol_find(&s->mmo, name);

    CHECK(symbol != NULL);
    return symbol->value;
}

#endif
