/* twins.h - a bare machine and a guest that ought not to know which it is.
 *
 * Both have the same processor, memory and devices, begin with the same, and
 * are run for the same number of instructions.  Then they are to be in the same
 * state, bit for bit:
 *
 *      bare machine                       hypervisor
 *      cpu.sr, cpu.g, the ring    =       real and virtual registers
 *      mem                        =       the guest's memory, by its map
 *      tcache                     =       the guest's virtual one (flush)
 *      row of devices, console    =       its own
 */
#ifndef TESTS_UNIT_TWINS_H
#define TESTS_UNIT_TWINS_H

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "asm/asm.h"
#include "sysvm/boot.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "tests/unit/test.h"
#include "vm/core/processor.h"
#include "vm/core/world.h"

struct twins_options {
    octa ram;                    /* bytes; 0: 256 KiB */
    octa host_ram;               /* the hypervisor's machine; 0: enough */
    size_t tcache;               /* entries; 0: as usual */
    enum shadow_strategy shadow; /* flush, unless said otherwise */
    octa slice;                  /* 0: as usual */
    octa max_insns;              /* 0: no limit */
    const char *processor;       /* the hypervisor's machine; null: mmix-v */
    const char *believed;        /* the twins' own; null: mmix */
    const char *typed;           /* on both keyboards; null: no input */
    struct image *disk[2];       /* equal ones, borrowed; null: no sectors */
};

/* One twin's console. */
struct twins_console {
    const char *typed;
    char shown[2000];
    size_t len;
};

struct twins {
    struct twins_console consoles[2];
    struct machine *bare;
    struct hypervisor *host;
    struct guest *guest;
    struct machine_stop stop; /* the bare one's */
    const char *differs;      /* what does; null: nothing */
    octa at, bare_has, guest_has;
};

/* --- creation -------------------------------------------------------------
 */

static inline int twins_source(void *console, byte *to, size_t room,
                               enum console_patience p)
{
    struct twins_console *c = console;
    size_t len;

    (void)p;
    if (c->typed == NULL || *c->typed == 0)
        return -1;
    len = strlen(c->typed) < room ? strlen(c->typed) : room;
    memcpy(to, c->typed, len);
    c->typed += len;
    return (int)len;
}

static inline void twins_sink(void *console, byte b)
{
    struct twins_console *c = console;

    if (c->len < sizeof c->shown)
        c->shown[c->len++] = (char)b;
}

static inline struct console_host twins_console(struct twins_console *c,
                                                const char *typed)
{
    *c = (struct twins_console){.typed = typed};
    return (struct console_host){
        .source = twins_source, .sink = twins_sink, .host = c};
}

/* Twins with nothing in their memory. */
static inline void twins_init(struct twins *t, const struct twins_options *o)
{
    const octa ram = o->ram != 0 ? o->ram : 1 << 18;
    const struct cpu_kind kind =
        processor_find(o->believed != NULL ? o->believed : "mmix")->kind;
    const struct machine_options bare = {
        .ram = ram,
        .kind = kind,
        .tcache = o->tcache,
        .max_insns = o->max_insns,
        .console = twins_console(&t->consoles[0], o->typed),
        .disk = o->disk[0]};
    const struct guest_options guest = {
        .ram = ram,
        .kind = kind,
        .tcache = o->tcache,
        .max_insns = o->max_insns,
        .console = twins_console(&t->consoles[1], o->typed),
        .disk = o->disk[1]};
    const struct hypervisor_options host = {
        .kind = processor_find(o->processor != NULL ? o->processor : "mmix-v")
                    ->kind,
        .ram = o->host_ram,
        .shadow = o->shadow,
        .slice = o->slice,
        .guests = &guest,
        .guest_count = 1};
    struct error e;

    t->bare = machine_create(&bare);
    t->host = hypervisor_create(&host, &e);
    CHECK(t->bare != NULL && t->host != NULL);
    t->guest = t->host->guests[0];
    t->stop = (struct machine_stop){.why = MACHINE_BUDGET};
    t->differs = NULL;
}

static inline void twins_fini(struct twins *t)
{
    machine_destroy(t->bare);
    hypervisor_destroy(t->host);
}

/* --- what they begin with -------------------------------------------------
 */

/* Boot both with the kernel whose source is SOURCE. */
static inline void twins_boot(struct twins *t, const char *source)
{
    const struct asm_source text = {"test.mms", source, strlen(source)};
    const struct asm_options options = {.time = 0};
    struct asm_result r;
    struct error e;
    struct buf none;
    struct mmo kernel;

    buf_init(&none);
    if (asm_assemble(&options, &text, 1, &r) != STATUS_OK && r.diag_count > 0)
        fprintf(stderr, "line %d: %s\n", r.diags[0].line, r.diags[0].text);
    CHECK_INT(r.error_count, 0);
    CHECK_INT(mmo_read(r.object.data, r.object.len, &kernel, &e), STATUS_OK);
    CHECK_INT(boot_load(t->bare, &kernel, "", &none, &e), STATUS_OK);
    CHECK_INT(hypervisor_boot(t->host, t->guest, &kernel, "", &none, &e),
              STATUS_OK);
    mmo_fini(&kernel);
    asm_fini(&r);
    buf_fini(&none);
}

static inline void twins_give_memory(struct twins *t)
{
    byte bytes[BUS_PAGE_BYTES];

    for (octa at = 0; at < t->bare->mem.size; at += sizeof bytes) {
        CHECK(mem_read(&t->bare->mem, (struct pa){at}, bytes, sizeof bytes));
        CHECK(gmem_write(t->guest, (struct pa){at}, bytes, sizeof bytes));
    }
}

/* The virtual special registers. */
static inline void twins_give_virtual(struct vcpu *v, const struct cpu *from)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (vcpu_register(v, i) != NULL)
            *vcpu_register(v, i) = from->sr[i];
    v->is_guest = from->is_guest;
    v->interval = v->clock + from->sr[SREG_rI];
    v->collected = v->clock;
    v->fresh = from->fresh;
}

/* All others, by way of the processor, which nobody has yet. */
static inline void twins_give_world(struct twins *t, const struct cpu *from)
{
    struct cpu *c = &t->host->machine->cpu;
    octa own[SREG_COUNT];

    CHECK(t->host->current == NULL);
    memcpy(own, c->sr, sizeof own);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (vcpu_register(&t->guest->v, i) == NULL && i != SREG_rI)
            c->sr[i] = from->sr[i];
    memcpy(c->g, from->g, sizeof c->g);
    memcpy(c->window, from->window, sizeof c->window);
    c->base = from->base;
    world_save(c, guest_world(t->guest));
    CHECK_U64(c->sr[SREG_rT], own[SREG_rT]);
}

/* Let the guest, which has not begun yet, have what somebody has put into the
 * bare machine's memory and registers, at its beginning, too. */
static inline void twins_give(struct twins *t)
{
    const struct cpu *from = &t->bare->cpu;

    CHECK_INT(from->inserting, CPU_INSERT_NOTHING);
    twins_give_memory(t);
    twins_give_virtual(&t->guest->v, from);
    twins_give_world(t, from);
    enter_next(t->guest, from->pc);
}

/* --- comparing ------------------------------------------------------------
 */

/* WHAT, number AT, should be the same in both. */
static inline void twins_same(struct twins *t, const char *what, octa at,
                              octa bare, octa guest)
{
    if (bare == guest || t->differs != NULL)
        return;
    t->differs = what;
    t->at = at;
    t->bare_has = bare;
    t->guest_has = guest;
}

/* Where the guest goes on, and what is inserted before. */
static inline octa twins_where(const struct twins *t, bool *inserts)
{
    const struct cpu *c = &t->host->machine->cpu;

    if (t->host->is_inside && t->host->current == t->guest) {
        *inserts = c->inserting != CPU_INSERT_NOTHING;
        return c->pc;
    }
    if (t->guest->end.why == MACHINE_WEDGED_LOOP) { /* within an instruction */
        *inserts = false;
        return t->guest->end.pc;
    }
    *inserts = sig(t->guest->entry.xx) >= 0;
    return t->guest->entry.where;
}

static inline void twins_compare_registers(struct twins *t)
{
    struct cpu *c = &t->bare->cpu;
    bool inserts;
    octa where = twins_where(t, &inserts);

    twins_same(t, "instructions", 0, c->counts.insns, guest_clock(t->guest));
    twins_same(t, "the location", 0, c->pc, where);
    twins_same(t, "guest mode", 0, c->is_guest, t->guest->v.is_guest);
    twins_same(t, "an insertion", 0, c->inserting != CPU_INSERT_NOTHING,
               inserts);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        twins_same(t, isa_sregs[i].name, i, c->sr[i],
                   guest_special(t->guest, i));
    twins_same(t, "fresh requests", 0, c->fresh, t->guest->v.fresh);
    for (unsigned i = 0; i < CPU_REGS; i++)
        twins_same(t, "register", i, cpu_get(c, i),
                   guest_register(t->guest, i));
}

/* What callers have in the ring; the guest is in the processor. */
static inline void twins_compare_ring(struct twins *t)
{
    struct cpu *a = &t->bare->cpu, *b = &t->host->machine->cpu;
    octa hidden = (a->sr[SREG_rO] - a->sr[SREG_rS]) / 8;

    if (t->differs != NULL || t->host->current != t->guest)
        return;
    for (octa i = 0; i < hidden; i++) {
        unsigned physical = (unsigned)((a->sr[SREG_rS] / 8 + i) % CPU_RING);

        twins_same(t, "slot of the ring", physical, *cpu_ring(a, physical),
                   *cpu_ring(b, physical));
    }
}

static inline void twins_compare_memory(struct twins *t)
{
    for (octa at = 0; at < t->bare->mem.size; at += 8)
        twins_same(t, "memory", at, mem_peek(&t->bare->mem, (struct pa){at}),
                   gmem_peek(t->guest, (struct pa){at}));
}

/* Two states as bytes. */
static inline void twins_compare_bytes(struct twins *t, const char *what,
                                       const struct buf *a, const struct buf *b)
{
    CHECK_INT(buf_status(a), STATUS_OK);
    CHECK_INT(buf_status(b), STATUS_OK);
    twins_same(t, what, 0, a->len, b->len);
    for (size_t i = 0; i < a->len && t->differs == NULL; i++)
        twins_same(t, what, i, ((const byte *)a->data)[i],
                   ((const byte *)b->data)[i]);
}

static inline void twins_compare_tcache(struct twins *t)
{
    struct buf a, b;

    if (t->host->strategy != SHADOW_FLUSH)
        return;
    buf_init(&a);
    buf_init(&b);
    tcache_save(&t->bare->tcache, &a);
    tcache_save(&t->guest->tc, &b);
    twins_compare_bytes(t, "translation cache", &a, &b);
    buf_fini(&a);
    buf_fini(&b);
}

static inline void twins_compare_devices(struct twins *t)
{
    struct buf a, b;

    buf_init(&a);
    buf_init(&b);
    row_now(&t->bare->row, t->bare->cpu.counts.insns);
    row_now(&t->guest->row, guest_clock(t->guest));
    row_save(&t->bare->row, &a);
    row_save(&t->guest->row, &b);
    twins_compare_bytes(t, "devices", &a, &b);
    buf_fini(&a);
    buf_fini(&b);
}

static inline void twins_compare_console(struct twins *t)
{
    const struct twins_console *a = &t->consoles[0], *b = &t->consoles[1];

    twins_same(t, "output", 0, a->len, b->len);
    if (t->differs == NULL)
        twins_same(t, "output", 0, 0, memcmp(a->shown, b->shown, a->len) != 0);
}

static inline void twins_compare_counts(struct twins *t)
{
    const struct machine_counts *a = &t->bare->counts;
    const struct guest_counts *b = &t->guest->counts;

    twins_same(t, "forced traps", 0, a->forced, b->forced);
    twins_same(t, "dynamic traps", 0, a->dynamic, b->dynamic);
    twins_same(t, "stalls", 0, a->stalls, b->stalls);
}

/* All but memory, which takes its time. */
static inline bool twins_compare_quickly(struct twins *t)
{
    twins_compare_registers(t);
    twins_compare_ring(t);
    twins_compare_counts(t);
    twins_compare_tcache(t);
    twins_compare_devices(t);
    twins_compare_console(t);
    return t->differs == NULL;
}

/* Everything; t->differs says what is not the same. */
static inline bool twins_compare(struct twins *t)
{
    (void)twins_compare_quickly(t);
    twins_compare_memory(t);
    return t->differs == NULL;
}

/* --- running --------------------------------------------------------------
 */

/* An exit behind the instruction completed last is part of it. */
static inline void twins_settle(struct twins *t, engine_run *engine)
{
    if (t->host->has_exited)
        (void)hypervisor_run(t->host, engine, 1);
}

/* Let the guest complete instructions until its clock is GOAL, or it is over.
 */
static inline void twins_run_guest(struct twins *t, engine_run *engine,
                                   octa goal)
{
    enum hypervisor_why why = HYPERVISOR_BUDGET;

    while (why == HYPERVISOR_BUDGET && guest_clock(t->guest) < goal)
        why = hypervisor_run(t->host, engine, goal - guest_clock(t->guest));
    if (why == HYPERVISOR_BUDGET)
        twins_settle(t, engine);
}

/* The bare machine has come to its end, in the middle of an instruction: the
 * guest has it before it, or, with nothing completed, is there already. */
static inline void twins_end(struct twins *t, engine_run *engine)
{
    for (unsigned i = 0; i < 1000 && !guest_is_over(t->guest); i++)
        (void)hypervisor_run(t->host, engine, 1);
    twins_same(t, "the end", 0, t->stop.why, t->guest->end.why);
    twins_same(t, "the end's location", 0, t->stop.pc, t->guest->end.pc);
    twins_same(t, "the status", 0, t->stop.status, t->guest->end.status);
}

/* Between a RESUME 0 and what it inserts there is no exit, so that what devices
 * ask for there is told behind both. */
static inline bool twins_is_between(const struct twins *t)
{
    return t->bare->cpu.inserting == CPU_INSERT_TRIPPED;
}

/* Run both for N instructions, or one more; the bare one with PLAIN and the
 * guest with ENGINE.  Returns whether they can go on. */
static inline bool twins_run(struct twins *t, engine_run *plain,
                             engine_run *engine, octa n)
{
    t->stop = machine_run(t->bare, plain, n);
    while (t->stop.why == MACHINE_BUDGET && twins_is_between(t))
        t->stop = machine_run(t->bare, plain, 1);
    twins_run_guest(t, engine, t->bare->cpu.counts.insns);
    if (t->stop.why != MACHINE_BUDGET)
        twins_end(t, engine);
    return t->stop.why == MACHINE_BUDGET && t->differs == NULL;
}

/* Fail if they differ, and tell how; NUMBER is the caller's case. */
static inline void twins_check(struct twins *t, octa number)
{
    if (t->differs != NULL)
        fprintf(stderr,
                "case %" PRIu64 ", "
                "after %" PRIu64 " instructions, at #%" PRIx64 ": %s (%#" PRIx64
                ") is #%" PRIx64 " bare, #%" PRIx64 " hosted\n",
                number, t->bare->cpu.counts.insns, t->bare->cpu.pc, t->differs,
                t->at, t->bare_has, t->guest_has);
    CHECK(t->differs == NULL);
}

/* Run both to the end, but at most MOST instructions, one by one; compare all
 * but memory after each, and everything in the end. */
static inline void twins_step(struct twins *t, octa most)
{
    while (most-- > 0 && twins_run(t, exec_switch, exec_switch, 1))
        if (!twins_compare_quickly(t))
            break;
    (void)twins_compare(t);
}

#endif
