/* insn_try.c - one program in our reference engine, watched. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/differential/insn_case.h"
#include "vm/core/process.h"

enum {
    INSNS = 30000, /* more is endless */
    CALLS = 60     /* to the host; more of them are no accident */
};

static void fail(const char *text)
{
    fprintf(stderr, "%s\n", text);
    exit(3);
}

static struct process *create(const struct insn_frame *f,
                              const struct insn_case *c)
{
    const struct process_options o = {.files = HOSTFILE_NONE};
    char name[] = "insn.mmo", *argv[] = {name, NULL};
    struct buf object = {0};
    struct process *p;
    struct mmo m;
    struct error e;

    insn_object(f, &c, 1, &object);
    if (mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        fail(e.text);
    p = process_create(&o, &m, argv, &e);
    if (p == NULL)
        fail(e.text);
    p->calls.modes[STDOUT_FILENO] = p->calls.modes[STDERR_FILENO] = 0;
    mmo_fini(&m);
    buf_fini(&object);
    return p;
}

/* Note the instruction that P executes next, if it belongs to C. */
static void note(struct process *p, const struct insn_case *c, octa *insns,
                 octa executed[OP_COUNT])
{
    octa offset = p->cpu.pc - INSN_CODE_AT(c->slot);
    tetra insn;

    if (p->cpu.inserting != CPU_INSERT_NOTHING || offset < 4 * INSN_HEAD ||
        offset >= 4 * (octa)(INSN_HEAD + c->length))
        return;
    ++*insns;
    if (bus_fetch(&p->bus, p->cpu.pc & ~(octa)3, &insn) == FAULT_NONE)
        executed[codec_op(insn)]++;
}

/* In the reference the register stack may have negative addresses. */
static bool is_lost(const struct process *p)
{
    return sig(p->cpu.sr[SREG_rS]) < 0 || sig(p->cpu.sr[SREG_rO]) < 0;
}

/* So UNSAVE and host calls may find there what they want. */
static bool is_elsewhere(struct process_stop stop)
{
    byte op = codec_op(stop.insn);

    return stop.why == PROCESS_FAULT && stop.has_va &&
           (op == OP_UNSAVE || op == OP_TRAP);
}

/* Whether the frame's instructions are no longer what they were. */
static bool is_spoilt(const struct insn_frame *f, struct process *p)
{
    byte now[16];
    size_t done;

    for (size_t i = 0; i < f->mmo.chunk_count; i++) {
        const struct mmo_chunk *c = &f->mmo.chunks[i];

        for (size_t at = 0; c->address < f->end && at < c->length; at += done) {
            size_t len =
                c->length - at < sizeof now ? c->length - at : sizeof now;

            if (bus_read(&p->bus, c->address + at, now, len, &done) !=
                    FAULT_NONE ||
                memcmp(now, c->bytes + at, len) != 0)
                return true;
        }
    }
    return false;
}

static enum insn_fate fate(const struct insn_frame *f, struct process *p,
                           struct process_stop stop)
{
    if (p->calls.count > CALLS || is_lost(p) || is_elsewhere(stop))
        return INSN_FATE_UNFIT;
    if (stop.why == PROCESS_FAULT)
        return INSN_FATE_ALONE;
    if (stop.why != PROCESS_HALT || stop.pc < f->end || stop.pc > f->end + 400)
        return INSN_FATE_UNFIT;
    return is_spoilt(f, p) ? INSN_FATE_ALONE : INSN_FATE_ENDS;
}

enum insn_fate insn_try(const struct insn_frame *f, const struct insn_case *c,
                        octa *insns, octa executed[OP_COUNT])
{
    struct process *p = create(f, c);
    struct process_stop stop;
    enum insn_fate result;

    *insns = 0;
    do {
        note(p, c, insns, executed);
        stop = process_run(p, exec_switch, 1);
    } while (stop.why == PROCESS_BUDGET && p->cpu.counts.insns < INSNS &&
             !is_lost(p));
    result = fate(f, p, stop);
    process_destroy(p);
    return result;
}
