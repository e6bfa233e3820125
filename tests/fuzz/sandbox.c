/* sandbox.c - untrusted programs run where they can do no harm. */
#include "tests/fuzz/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vm/core/code.h"
#include "vm/core/process.h"

enum { MEMORY = 1 << 20 };

void sandbox_demand(bool is_true, const char *text)
{
    if (is_true)
        return;
    fprintf(stderr, "the fuzzer found that this is wrong: %s\n", text);
    abort();
}

/* A process with the program M, its standard input at the beginning; null if
 * there is no memory. */
static struct process *create(const struct mmo *m)
{
    const struct process_options o = {.max_mem = MEMORY,
                                      .files = HOSTFILE_NONE};
    char name[] = "fuzz.mmo", word[] = "word";
    char *argv[] = {name, word, NULL};
    struct process *p;
    struct error e;

    (void)lseek(STDIN_FILENO, 0, SEEK_SET);
    p = process_create(&o, m, argv, &e);
    for (byte i = STDOUT_FILENO; p != NULL && i <= STDERR_FILENO; i++) {
        (void)hostfile_close(&p->calls.files, i);
        p->calls.modes[i] = 0;
    }
    return p;
}

/* The cache of decoded instructions is by far the largest part of a process.
 * To make a new one each time, with what the sanitizer adds, would take longer
 * than most programs.  So those of the last two are kept, and everything in
 * them dropped: that is legal at any time. */
static struct code *spare[2];

static void lend_code(struct process *p, unsigned i)
{
    p->bus.code = spare[i];
    spare[i] = NULL;
}

static void destroy(struct process *p, unsigned i)
{
    if (p == NULL)
        return;
    spare[i] = p->bus.code;
    p->bus.code = NULL;
    if (spare[i] != NULL)
        code_drop_all(spare[i]);
    process_destroy(p);
}

static octa least(octa a, octa b)
{
    return a < b ? a : b;
}

/* Run P for INSNS instructions, at most STEP at a time, by one engine and then
 * the other. */
static struct process_stop run_in_steps(struct process *p, octa insns,
                                        octa step)
{
    static engine_run *const engines[] = {exec_switch, exec_threaded};
    const octa *done = &p->cpu.counts.insns;
    struct process_stop stop;
    unsigned turn = 0;

    do
        stop = process_run(p, engines[turn++ % 2], least(step, insns - *done));
    while (stop.why == PROCESS_BUDGET && *done < insns);
    return stop;
}

/* --- comparing ---------------------------------------------------------------
 */

/* Registers that are neither local nor global have no value. */
static void demand_same_registers(struct cpu *c, struct cpu *d)
{
    octa oldest = c->sr[SREG_rS] / 8;
    octa next = c->sr[SREG_rO] / 8 + c->sr[SREG_rL];

    sandbox_demand(c->pc == d->pc && c->inserting == d->inserting,
                   "the same place");
    sandbox_demand(memcmp(c->sr, d->sr, sizeof c->sr) == 0,
                   "the same special registers");
    sandbox_demand(memcmp(&c->counts, &d->counts, sizeof c->counts) == 0,
                   "the same counts");
    for (unsigned i = cpu_first_global(c); i < CPU_REGS; i++)
        sandbox_demand(c->g[i] == d->g[i], "the same global registers");
    for (octa i = oldest; i != next; i++) {
        unsigned physical = (unsigned)(i % CPU_RING);

        sandbox_demand(*cpu_ring(c, physical) == *cpu_ring(d, physical),
                       "the same local registers");
    }
}

static void demand_same_page(void *ram, octa address, const octa *page)
{
    const octa *other = ram_find(ram, address);

    sandbox_demand(other != NULL && memcmp(page, other, BUS_PAGE_BYTES) == 0,
                   "the same memory");
}

static void demand_same_memory(const struct ram *a, struct ram *b)
{
    sandbox_demand(ram_size(a) == ram_size(b), "as much memory");
    ram_each(a, demand_same_page, b);
}

static void demand_same_end(const struct process_stop *a,
                            const struct process_stop *b)
{
    sandbox_demand(a->why == b->why && a->pc == b->pc && a->insn == b->insn &&
                       a->fault == b->fault,
                   "the same end");
}

void sandbox_run(const struct mmo *m, octa insns, octa step)
{
    struct process *at_once = create(m), *in_steps = NULL;
    struct process_stop end, same;

    if (at_once != NULL) {
        lend_code(at_once, 0);
        end = process_run(at_once, exec_threaded, insns);
        in_steps = create(m);
    }
    if (in_steps != NULL) {
        lend_code(in_steps, 1);
        same = run_in_steps(in_steps, insns, step);
        demand_same_end(&end, &same);
        demand_same_registers(&at_once->cpu, &in_steps->cpu);
        demand_same_memory(&at_once->ram, &in_steps->ram);
    }
    destroy(at_once, 0);
    destroy(in_steps, 1);
}
