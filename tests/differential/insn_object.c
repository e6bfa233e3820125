/* insn_object.c - an object file of random programs. */
#include <assert.h>

#include "tests/differential/insn_case.h"
#include "vm/base/bits.h"
#include "vm/isa/codec.h"

/* --- .mmo -------------------------------------------------------------------
 */

enum { ESCAPE = 0x98 };

static void add_lop(struct buf *out, enum lop lop, unsigned y, unsigned z)
{
    buf_add_tetra(out, codec_make(ESCAPE, (byte)lop, (byte)y, (byte)z));
}

/* Data follows for ADDRESS, in the text or data segment. */
static void add_location(struct buf *out, octa address)
{
    add_lop(out, LOP_loc, 0, 2);
    buf_add_octa(out, address);
}

static void add_data(struct buf *out, tetra t)
{
    if (codec_op(t) == ESCAPE)
        add_lop(out, LOP_quote, 0, 1);
    buf_add_tetra(out, t);
}

static void add_octa(struct buf *out, octa o)
{
    add_data(out, (tetra)(o >> 32));
    add_data(out, (tetra)o);
}

static void add_frame(struct buf *out, const struct insn_frame *f)
{
    for (size_t i = 0; i < f->mmo.chunk_count; i++) {
        const struct mmo_chunk *c = &f->mmo.chunks[i];

        add_location(out, c->address);
        for (size_t at = 0; at < c->length; at += 4)
            add_data(out, be_get_tetra(c->bytes + at));
    }
}

/* The postamble, with MAIN where to begin; there are no symbols. */
static void add_end(struct buf *out, octa main)
{
    add_lop(out, LOP_post, 0, 255);
    buf_add_octa(out, main);
}

/* --- a program --------------------------------------------------------------
 */

static void add_code(struct buf *out, const struct insn_frame *f,
                     const struct insn_case *c)
{
    octa at = INSN_CODE_AT(c->slot), data = INSN_DATA_AT(c->slot);
    const tetra head[INSN_HEAD] = {
        (tetra)OP_SETH << 24 | 0xff0000 | (tetra)(data >> 48),
        (tetra)OP_INCML << 24 | 0xff0000 | (tetra)(data >> 16 & 0xffff),
        (tetra)OP_INCL << 24 | 0xff0000 | (tetra)(data & 0xffff),
        (tetra)OP_SETL << 24 | 0x10000 | (tetra)f->begin,
        codec_make(OP_PUSHGOI, 0, 1, 0),
        codec_make(OP_UNSAVE, 0, 0, 255)};
    octa end = at + 4 * (octa)(INSN_HEAD + c->length);

    add_location(out, at);
    for (size_t i = 0; i < INSN_HEAD; i++)
        add_data(out, head[i]);
    for (unsigned i = 0; i < c->length; i++)
        add_data(out, c->code[i]);
    add_data(out,
             (tetra)OP_JMPB << 24 | ((tetra)((f->end - end) / 4) & 0xffffff));
}

unsigned insn_object_context(const struct insn_case *c,
                             octa context[INSN_CONTEXT])
{
    unsigned n = 0;

    for (unsigned i = 0; i < c->local_count; i++)
        context[n++] = c->locals[i];
    context[n++] = c->local_count;
    for (unsigned i = c->first_global; i < 256; i++)
        context[n++] = c->globals[i];
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (isa_sregs[i].flags & SREG_SAVED)
            context[n++] = c->sregs[i];
    context[n++] = (octa)c->first_global << 56 | c->sregs[SREG_rA];
    assert(n <= INSN_CONTEXT);
    return n;
}

static void add_stack(struct buf *out, const struct insn_frame *f,
                      const struct insn_case *c, octa *top)
{
    octa context[INSN_CONTEXT], at = INSN_DATA_AT(c->slot) + f->stack;
    unsigned n = insn_object_context(c, context);

    add_location(out, at);
    for (unsigned i = 0; i < n; i++)
        add_octa(out, context[i]);
    *top = at + 8 * ((octa)n - 1);
}

/* The octa O for offset AT of C's slot. */
static void add_field(struct buf *out, const struct insn_case *c, octa at,
                      octa o)
{
    add_location(out, INSN_DATA_AT(c->slot) + at);
    add_octa(out, o);
}

static void add_fields(struct buf *out, const struct insn_frame *f,
                       const struct insn_case *c, octa next, octa top)
{
    static const enum sreg extra[] = {SREG_rBB, SREG_rF,  SREG_rWW,
                                      SREG_rXX, SREG_rYY, SREG_rZZ};

    add_field(out, c, f->next, next);
    add_field(out, c, f->code, INSN_CODE_AT(c->slot));
    add_field(out, c, f->size, 4 * (octa)(INSN_HEAD + c->length + 1));
    add_field(out, c, f->mode, c->sregs[SREG_rA] & (octa)3 << 16);
    add_field(out, c, f->top, top);
    for (size_t i = 0; i < ARRAY_LEN(extra); i++)
        add_field(out, c, f->extra + 8 * i, c->sregs[extra[i]]);
}

static void add_arrays(struct buf *out, const struct insn_frame *f,
                       const struct insn_case *c)
{
    add_location(out, INSN_DATA_AT(c->slot) + f->table);
    for (size_t i = 0; i < INSN_TRIPS; i++) {
        add_octa(out, c->trips[i].x);
        add_octa(out, c->trips[i].y);
        add_octa(out, c->trips[i].z);
        add_octa(out, c->trips[i].keep);
    }
    add_location(out, INSN_DATA_AT(c->slot) + f->scratch);
    for (size_t i = 0; i < INSN_SCRATCH; i++)
        add_octa(out, c->scratch[i]);
}

void insn_object(const struct insn_frame *f,
                 const struct insn_case *const *cases, size_t count,
                 struct buf *out)
{
    add_lop(out, LOP_pre, 1, 1);
    buf_add_tetra(out, 0);
    add_frame(out, f);
    for (size_t i = 0; i < count; i++) {
        octa top = 0;
        octa next = i + 1 < count ? INSN_CODE_AT(cases[i + 1]->slot) : 0;

        add_code(out, f, cases[i]);
        add_stack(out, f, cases[i], &top);
        add_fields(out, f, cases[i], next, top);
        add_arrays(out, f, cases[i]);
    }
    add_end(out, INSN_CODE_AT(cases[0]->slot));
}
