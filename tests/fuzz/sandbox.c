/* sandbox.c - untrusted programs run where they can do no harm. */
#include "tests/fuzz/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vm/core/process.h"

enum {
    INSNS = 4000,  /* that a program may execute */
    STEP_MOST = 7, /* of the run that is interrupted often */
    MEMORY = 1 << 20
};

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
    if (p != NULL)
        p->calls.modes[STDOUT_FILENO] = p->calls.modes[STDERR_FILENO] = 0;
    return p;
}

static octa least(octa a, octa b)
{
    return a < b ? a : b;
}

/* Run P, at most STEP instructions at a time. */
static struct process_stop run(struct process *p, octa step)
{
    const octa *done = &p->cpu.counts.insns;
    struct process_stop stop;

    do
        stop = process_run(p, exec_switch, least(step, INSNS - *done));
    while (stop.why == PROCESS_BUDGET && *done < INSNS);
    return stop;
}

static void demand_same(const struct process *a, const struct process *b)
{
    const struct cpu *c = &a->cpu, *d = &b->cpu;

    sandbox_demand(c->pc == d->pc && c->inserting == d->inserting,
                   "the same place");
    sandbox_demand(memcmp(c->g, d->g, sizeof c->g) == 0 &&
                       memcmp(c->ring, d->ring, sizeof c->ring) == 0,
                   "the same registers");
    sandbox_demand(memcmp(c->sr, d->sr, sizeof c->sr) == 0,
                   "the same special registers");
    sandbox_demand(memcmp(&c->counts, &d->counts, sizeof c->counts) == 0,
                   "the same counts");
    sandbox_demand(ram_size(&a->ram) == ram_size(&b->ram), "the same memory");
}

void sandbox_run(const struct mmo *m)
{
    struct process *at_once = create(m), *in_steps = NULL;
    struct process_stop end, same;

    if (at_once != NULL) {
        end = run(at_once, INSNS);
        in_steps = create(m);
    }
    if (in_steps != NULL) {
        same = run(in_steps, 1 + at_once->cpu.counts.insns % STEP_MOST);
        sandbox_demand(end.why == same.why && end.pc == same.pc &&
                           end.insn == same.insn && end.fault == same.fault,
                       "the same end");
        demand_same(at_once, in_steps);
    }
    process_destroy(at_once);
    process_destroy(in_steps);
}
