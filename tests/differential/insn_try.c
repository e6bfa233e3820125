/* insn_try.c - one program in our reference engine, watched. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/differential/insn_case.h"
#include "vm/base/bits.h"
#include "vm/core/process.h"
#include "vm/isa/codec.h"

enum {
    INSNS = 30000, /* more is endless */
    CALLS = 60     /* to the host; more of them are no accident */
};

static void fail(const char *text)
{
    fprintf(stderr, "%s\n", text);
    exit(3);
}

/* What we print is no program's business. */
static void close_standard_files(struct hostcalls *calls)
{
    for (byte i = 0; i < HOSTFILE_STANDARD; i++) {
        (void)!hostfile_close(&calls->files, i);
        calls->modes[i] = 0;
    }
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
    close_standard_files(&p->calls);
    mmo_fini(&m);
    buf_fini(&object);
    return p;
}

/* The word that P executes next; zero where there is none. */
static tetra next_word(struct process *p)
{
    tetra insn = 0;

    if (p->cpu.inserting != CPU_INSERT_NOTHING)
        return (tetra)p->cpu.sr[SREG_rX];
    (void)bus_fetch(&p->bus, p->cpu.pc & ~(octa)3, &insn);
    return insn;
}

/* Note what P does next, the word INSN, and whether it belongs to C. */
static void note(struct process *p, const struct insn_case *c, tetra insn,
                 struct insn_cover *cover)
{
    octa offset = p->cpu.pc - INSN_CODE_AT(c->slot);

    insn_cover_note(cover, &p->cpu, insn,
                    offset >= 4 * INSN_HEAD &&
                        offset < 4 * (octa)(INSN_HEAD + c->length));
}

static octa octa_at(struct process *p, octa address)
{
    byte b[8] = {0};
    size_t done;

    (void)bus_read(&p->bus, address, b, sizeof b, &done);
    return be_get_octa(b);
}

/* In the reference the register stack may have negative addresses. */
static bool is_lost(const struct process *p)
{
    return sig(p->cpu.sr[SREG_rS]) < 0 || sig(p->cpu.sr[SREG_rO]) < 0;
}

static bool is_host_call(tetra insn)
{
    return insn >> 16 == 0 && codec_y(insn) > HOSTCALL_Halt &&
           codec_y(insn) < HOSTCALL_COUNT;
}

/* Whether two octas in memory belong to it. */
static bool has_arguments(tetra insn)
{
    byte y = codec_y(insn);

    return is_host_call(insn) &&
           (y == HOSTCALL_Fopen ||
            (y >= HOSTCALL_Fread && y <= HOSTCALL_Fwrite));
}

/* So UNSAVE and host calls may find there what they want. */
static bool is_elsewhere(struct process_stop stop)
{
    return stop.why == PROCESS_FAULT &&
           (is_host_call(stop.insn) ||
            (stop.has_va && codec_op(stop.insn) == OP_UNSAVE));
}

/* Whether the arguments of a host call, or the memory they mean, are where the
 * reference sees something else. */
static bool is_elsewhere_for_host(struct process *p)
{
    octa at = p->cpu.g[255];

    return at % 8 >= 4 || sig(at) < 0 || sig(octa_at(p, at)) < 0 ||
           sig(octa_at(p, at) + octa_at(p, at + 8)) < 0;
}

/* Whether P is about to do what the reference does otherwise, as the table of
 * differences says: a host call that looks elsewhere, RESUME 1, a SAVE where
 * the slot above the locals is not known to be zero; the words LAST were
 * executed before. */
static bool is_different(struct process *p, const struct insn_frame *f,
                         tetra insn, const tetra last[2])
{
    byte op = codec_op(insn), locals = codec_z(last[0]);

    if (op == OP_TRAP)
        return has_arguments(insn) && is_elsewhere_for_host(p);
    if (op == OP_RESUME)
        return codec_z(insn) == 1;
    if (op != OP_SAVE || (p->cpu.pc & ~(octa)3) == f->end)
        return false;
    return last[0] != codec_make(OP_PUTI, SREG_rL, 0, locals) ||
           last[1] != codec_make(OP_SETL, locals, 0, 0);
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

/* Whether C has changed by which the frame finds its slot, and what is to be
 * written: it might be endless. */
static bool is_misled(const struct insn_frame *f, const struct insn_case *c,
                      struct process *p)
{
    octa data = INSN_DATA_AT(c->slot);

    return octa_at(p, f->current) != data || octa_at(p, data + f->next) != 0 ||
           octa_at(p, data + f->code) != INSN_CODE_AT(c->slot) ||
           octa_at(p, data + f->size) !=
               4 * (octa)(INSN_HEAD + c->length + 1) ||
           octa_at(p, data + f->shows) != 0;
}

static enum insn_fate fate(const struct insn_frame *f,
                           const struct insn_case *c, struct process *p,
                           struct process_stop stop)
{
    if (p->calls.count > CALLS || is_elsewhere(stop) || is_misled(f, c, p))
        return INSN_FATE_UNFIT;
    if (stop.why == PROCESS_FAULT)
        return INSN_FATE_ALONE;
    if (stop.why != PROCESS_HALT || stop.pc < f->end || stop.pc > f->end + 400)
        return INSN_FATE_UNFIT;
    return is_spoilt(f, p) ? INSN_FATE_ALONE : INSN_FATE_ENDS;
}

/* Execute one more instruction; false if it must not be compared. */
static bool step(struct process *p, const struct insn_frame *f,
                 const struct insn_case *c, tetra last[2],
                 struct insn_cover *cover, struct process_stop *stop)
{
    tetra insn = next_word(p);

    note(p, c, insn, cover);
    if (is_different(p, f, insn, last))
        return false;
    *stop = process_run(p, exec_switch, 1);
    last[1] = last[0];
    last[0] = insn;
    return !is_lost(p);
}

enum insn_fate insn_try(const struct insn_frame *f, const struct insn_case *c,
                        struct insn_cover *cover)
{
    struct process *p = create(f, c);
    struct process_stop stop = {.why = PROCESS_BUDGET};
    enum insn_fate result = INSN_FATE_UNFIT;
    tetra last[2] = {0, 0};
    bool is_fit = true;

    *cover = (struct insn_cover){.insns = 0};
    while (is_fit && stop.why == PROCESS_BUDGET && p->cpu.counts.insns < INSNS)
        is_fit = step(p, f, c, last, cover, &stop);
    if (is_fit)
        result = fate(f, c, p, stop);
    process_destroy(p);
    return result;
}
