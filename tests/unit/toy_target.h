/* toy_target.h - the smallest target that a history could be wrong about.
 *
 * A few blocks, changed by a program that is a random number generator: what it
 * does next depends on the number, on what the blocks hold, and now and then on
 * what the host says.  The toy knows the fingerprint of each moment that it has
 * ever been in, and checks it whenever it is there again: that is the naive
 * history which the real one is compared with.
 */
#ifndef TESTS_UNIT_TOY_TARGET_H
#define TESTS_UNIT_TOY_TARGET_H

#include <string.h>

#include "debugger/target.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"

enum { TOY_BLOCKS = 12, TOY_STEPS = 1 << 20, TOY_INPUTS = TOY_STEPS };

struct toy {
    struct target target;
    struct cpu cpu;
    struct bus bus;
    octa step, number;    /* the small state, with cpu.counts.insns, */
    octa input;           /* and place in the log */
    octa log[TOY_INPUTS]; /* what the host has said, */
    octa log_end;         /* so often */
    octa host;            /* what it says next */
    octa told;            /* by us to the host */
    octa block[TOY_BLOCKS][BUS_PAGE_OCTAS];
    bool exists[TOY_BLOCKS];
    octa sum[TOY_BLOCKS]; /* fingerprint of the block */
    target_witness *witness;
    void *context;
    bool is_noted[TOY_BLOCKS]; /* the witness has heard of it */
    octa effort;               /* misses of the bus for each step */
    octa end;                  /* the run is over then */
    struct stops stops;
    octa stop;              /* at moments that it divides, for who stops, */
    octa stopped;           /* so often */
    octa patience;          /* steps until Ctrl-C; all ones: never */
    octa before[TOY_STEPS]; /* fingerprint of each moment, as it was come */
    octa after[TOY_STEPS];  /* to, and after changes by hand */
    octa newest;            /* so many are known */
};

static struct toy toy;

static inline octa toy_mix(octa a, octa b)
{
    octa x = (a ^ b * 0x9e3779b97f4a7c15) + 0x632be59bd9b4e019;

    x = (x ^ x >> 31) * 0xbf58476d1ce4e5b9;
    return x ^ x >> 29;
}

static inline octa toy_print(void)
{
    octa all = toy_mix(toy.number, toy.step);

    all = toy_mix(all, toy.cpu.counts.insns);
    all = toy_mix(all, toy.input);
    for (unsigned i = 0; i < TOY_BLOCKS; i++)
        all = toy_mix(all, toy.exists[i] ? toy.sum[i] : i);
    return all;
}

static octa toy_now(const struct target *t)
{
    (void)t;
    return toy.step;
}

/* The keys are no small numbers, and not in a row. */
static octa toy_key(unsigned i)
{
    return (octa)i << 60 | (i * 7 + 1);
}

static unsigned toy_index(octa key)
{
    return (unsigned)((key - 1) % ((octa)1 << 60) / 7);
}

static const octa *toy_block(const struct target *t, octa key)
{
    unsigned i = toy_index(key);

    (void)t;
    CHECK(i < TOY_BLOCKS && toy_key(i) == key);
    return toy.exists[i] ? toy.block[i] : NULL;
}

/* Let octa AT of block I be VALUE. */
static void toy_store(unsigned i, unsigned at, octa value)
{
    if (toy.witness != NULL && !toy.is_noted[i])
        toy.witness(toy.context, toy_key(i),
                    toy.exists[i] ? toy.block[i] : NULL);
    toy.is_noted[i] = value % 8 != 0; /* told twice does no harm */
    if (!toy.exists[i]) {
        memset(toy.block[i], 0, sizeof toy.block[i]);
        toy.exists[i] = true;
        toy.sum[i] = 0;
    }
    toy.sum[i] += toy_mix(at, value) - toy_mix(at, toy.block[i][at]);
    toy.block[i][at] = value;
}

/* What the host says next, which is logged. */
static octa toy_hear(void)
{
    if (toy.target.is_live) {
        CHECK(toy.log_end < TOY_INPUTS);
        toy.told++;
        toy.log[toy.log_end++] = toy.host = toy_mix(toy.host, 5);
    }
    CHECK(toy.input < toy.log_end);
    return toy.log[toy.input++];
}

/* One step: mostly a block or none is changed; blocks with a low number more
 * often, and others only for a while. */
static void toy_step(void)
{
    unsigned i = (unsigned)(toy.number % 64);
    unsigned at = (unsigned)(toy.number >> 20) % 4 * 300;

    toy.number = toy_mix(toy.number, toy.exists[0] ? toy.block[0][at] : 0);
    if (i >= 6 && i < TOY_BLOCKS && (toy.step / 512 + i) % 8 != 0)
        i = TOY_BLOCKS;
    if (i < TOY_BLOCKS)
        toy_store(i, at, toy.number);
    if (toy.number % 32 == 7)
        toy.number ^= toy_hear();
    toy.cpu.counts.insns += toy.number % 16 != 3; /* a trap completes none */
    toy.cpu.pc = 4 * ++toy.step;
    toy.bus.misses += toy.effort;
}

static void toy_came(void)
{
    octa print = toy_print();

    if (toy.target.is_live) {
        CHECK(toy.step < TOY_STEPS);
        toy.newest = toy.step;
        toy.before[toy.step] = toy.after[toy.step] = print;
    }
    CHECK(toy.step <= toy.newest);
    CHECK_U64(print, toy.before[toy.step]);
}

static bool toy_stops(const struct cpu *c)
{
    const struct stops *s = c->stops;

    return s != NULL && toy.step % toy.stop == 0 &&
           !(s->passes && s->pass_pc == c->pc);
}

static enum target_why toy_run(struct target *t, octa steps)
{
    CHECK_U64(toy_print(), toy.after[toy.step]);
    for (octa i = 0; i < steps; i++) {
        if (toy.step >= toy.end)
            return TARGET_ENDED;
        if (toy_stops(t->cpu)) {
            toy.stopped++;
            return TARGET_STOP;
        }
        if (toy.patience == 0)
            return TARGET_INTERRUPTED;
        toy.patience -= toy.patience != ~(octa)0;
        toy_step();
        toy_came();
        stops_ran(t->cpu);
    }
    return TARGET_STEPS;
}

static void toy_save(struct target *t, struct buf *b)
{
    (void)t;
    buf_add_octa(b, toy.step);
    buf_add_octa(b, toy.number);
    buf_add_octa(b, toy.input);
    buf_add_octa(b, toy.cpu.counts.insns);
}

static enum status toy_restore(struct target *t, struct reader *r)
{
    t->is_live = false;
    toy.step = reader_octa(r);
    toy.cpu.pc = 4 * toy.step;
    toy.number = reader_octa(r);
    toy.input = reader_octa(r);
    toy.cpu.counts.insns = reader_octa(r);
    return reader_status(r);
}

static void toy_go_live(struct target *t)
{
    t->is_live = true;
    toy.log_end = toy.input;
}

static void toy_track(struct target *t, target_witness *witness, void *context)
{
    (void)t;
    toy.witness = witness;
    toy.context = context;
    memset(toy.is_noted, 0, sizeof toy.is_noted);
}

static enum status toy_put(struct target *t, octa key, const octa *block)
{
    unsigned i = toy_index(key);

    (void)t;
    CHECK(i < TOY_BLOCKS && toy_key(i) == key);
    toy.exists[i] = block != NULL;
    toy.sum[i] = 0;
    for (unsigned at = 0; block != NULL && at < BUS_PAGE_OCTAS; at++) {
        toy.block[i][at] = block[at];
        if (block[at] != 0)
            toy.sum[i] += toy_mix(at, block[at]) - toy_mix(at, 0);
    }
    return STATUS_OK;
}

/* Somebody changes something by hand. */
static inline void toy_poke(unsigned i, octa value)
{
    if (i < TOY_BLOCKS)
        toy_store(i, (unsigned)(value % BUS_PAGE_OCTAS), value);
    else
        toy.number = value;
    toy.newest = toy.step;
    toy.after[toy.step] = toy_print();
}

/* The toy at its beginning, whose random numbers are those of SEED; returns
 * it as a target. */
static inline struct target *toy_begin(octa seed)
{
    static const struct target_class class = {
        .name = "toy",
        .now = toy_now,
        .insns = target_insns_of_cpu,
        .run = toy_run,
        .save = toy_save,
        .restore = toy_restore,
        .go_live = toy_go_live,
        .track = toy_track,
        .block = toy_block,
        .put = toy_put,
    };

    toy.target.class = &class;
    toy.target.real = toy.target.cpu = &toy.cpu;
    toy.target.is_live = true;
    toy.cpu.bus = &toy.bus;
    toy.cpu.counts.insns = 0;
    toy.bus.sibling = &toy.bus;
    toy.step = toy.input = toy.log_end = toy.told = toy.cpu.pc = 0;
    toy.stopped = 0;
    toy.cpu.stops = NULL;
    toy.number = toy.host = seed;
    memset(toy.exists, 0, sizeof toy.exists);
    toy.witness = NULL;
    toy.effort = 0;
    toy.end = TOY_STEPS - 1;
    toy.patience = ~(octa)0;
    toy_came();
    return &toy.target;
}

#endif
