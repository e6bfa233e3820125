/* test_guest.h - a process for tests, from source text. */
#ifndef TESTS_UNIT_TEST_GUEST_H
#define TESTS_UNIT_TEST_GUEST_H

#include <string.h>

#include "asm/asm.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"
#include "vm/core/process.h"

/* Digest what SOURCE assembles to; the caller gives M to mmo_fini(). */
static inline void guest_assemble(const char *source, struct mmo *m)
{
    const struct asm_source text = {"test.mms", source, strlen(source)};
    const struct asm_options options = {0};
    struct asm_result r;
    struct error e;

    CHECK_INT(asm_assemble(&options, &text, 1, &r), STATUS_OK);
    CHECK_INT(mmo_read(r.object.data, r.object.len, m, &e), STATUS_OK);
    asm_fini(&r);
}

/* A process that is about to run SOURCE, called "test.mmo", with O (null: the
 * defaults); the caller destroys it. */
static inline struct process *guest_make(const char *source,
                                         const struct process_options *o)
{
    static const struct process_options none;
    static char name[] = "test.mmo";
    char *const argv[] = {name, NULL};
    struct process *p;
    struct mmo m;
    struct error e;

    guest_assemble(source, &m);
    p = process_create(o != NULL ? o : &none, &m, argv, &e);
    CHECK(p != NULL);
    mmo_fini(&m);
    return p;
}

/* Run P to its end, which is for the reason WHY. */
static inline struct process_stop guest_run(struct process *p,
                                            enum process_why why)
{
    struct process_stop stop = process_run(p, exec_switch, ~(octa)0);

    CHECK_INT(stop.why, why);
    return stop;
}

/* The octa at VA, as a program loads it. */
static inline octa guest_octa(struct process *p, octa va)
{
    octa o = 0;

    CHECK_U64(bus_load(&p->bus, va, &o), FAULT_NONE);
    return o;
}

static inline void guest_put_octa(struct process *p, octa va, octa value)
{
    CHECK_U64(bus_store(&p->bus, va, 8, value), FAULT_NONE);
}

/* Put the LEN bytes at BYTES into memory, or check that they are there. */
static inline void guest_put(struct process *p, octa va, const char *bytes,
                             size_t len)
{
    size_t done;

    CHECK_U64(bus_write(&p->bus, va, (const byte *)bytes, len, &done),
              FAULT_NONE);
}

static inline void guest_check(struct process *p, octa va, const char *bytes,
                               size_t len)
{
    byte got[2000];
    size_t done;

    CHECK(len <= sizeof got);
    CHECK_U64(bus_read(&p->bus, va, got, len, &done), FAULT_NONE);
    CHECK_MEM(got, bytes, len);
}

#endif
