/* predecode.c - from instructions to entries.
 *
 * For each operand the decoder decides which of a handler's forms is wanted:
 * the register is local (L), global (G), or the result of the instruction
 * before (R), which is still in a register of the host.  R saves the way
 * through memory, several cycles in every chain of dependent instructions;
 * but only who comes from the instruction before has it.  So an entry that
 * wants R says `need` = 255, every jump to it takes a closer look, and
 * predecode_enter() lets it do without.
 */
#include "vm/core/threaded.h"

#include <assert.h>

#include "vm/isa/codec.h"

enum { LOOK = 255 };

/* One instruction being decoded. */
struct decoding {
    const struct code_page *page;
    unsigned i;
    tetra insn;
    const struct insn_info *info;
    const struct threaded_shape *shape;
    int result; /* the register that r holds; -1: none */
};

static tetra insn_at(const struct code_page *p, unsigned i)
{
    octa pair = p->host[i / 2];

    return (tetra)(i & 1 ? pair : pair >> 32);
}

static unsigned first_global(const struct code_page *p)
{
    return (unsigned)(p->mode & 255);
}

static octa cost_of(const struct insn_info *info)
{
    octa branches = info->flags & INSN_BRANCH ? 1 : 0;

    return (octa)1 << CODE_INSNS | branches << CODE_BRANCHES |
           (octa)info->mems << CODE_MEMS | (octa)info->oops << CODE_OOPS;
}

/* Special registers that are just values: GET and PUT of any other one have
 * effects, or need what the engine keeps elsewhere. */
static bool is_plain_sreg(byte n)
{
    return n < SREG_COUNT && isa_sregs[n].flags & SREG_SAVED;
}

static bool is_plain(const struct decoding *d)
{
    if (d->shape->kind == THREADED_UNARY)
        return codec_y(d->insn) <= 4;
    if (d->shape->kind != THREADED_SREG)
        return d->shape->kind != THREADED_STEP;
    if (codec_y(d->insn) != 0)
        return false;
    return is_plain_sreg(d->info->operands & OPERAND_X_SPECIAL
                             ? codec_x(d->insn)
                             : codec_z(d->insn));
}

static bool is_rounded_as_usual(tetra insn)
{
    return codec_y(insn) == 0 || codec_y(insn) == 4;
}

static void look_at(struct decoding *d, const struct code_page *p, unsigned i)
{
    d->page = p;
    d->i = i;
    d->insn = insn_at(p, i);
    d->info = &isa_insns[codec_op(d->insn)];
    d->shape = &threaded_shapes[codec_op(d->insn)];
    d->result = -1;
}

static bool ends_block(const struct decoding *d)
{
    return !is_plain(d) || d->info->flags & (INSN_BRANCH | INSN_GOES);
}

/* 0: local, 1: global, 2: the result before. */
static unsigned form(const struct decoding *d, byte reg)
{
    if (d->result == reg)
        return 2;
    return reg >= first_global(d->page);
}

static bool is_global(const struct decoding *d, byte reg)
{
    return reg >= first_global(d->page);
}

/* The entry, relative to this one, that a relative address leads to. */
static int distance(const struct decoding *d)
{
    octa here = d->page->va + 4 * d->i;

    return (int)(sig(codec_target(d->insn, here) - here) / 4);
}

static bool stays_in_page(const struct decoding *d)
{
    int64_t to = (int64_t)d->i + distance(d);

    return to >= 0 && to < CODE_PAGE_INSNS;
}

/* Which of the shape's handlers. */
static unsigned choose(const struct decoding *d)
{
    byte x = codec_x(d->insn), y = codec_y(d->insn), z = codec_z(d->insn);

    switch (d->shape->kind) {
    case THREADED_FLOAT:
        if (!(d->page->mode & THREADED_MODE_HOST_FP))
            return 10;
        return is_global(d, x) ? 9 : 3 * form(d, y) + form(d, z);
    case THREADED_UNARY:
        return !(d->page->mode & THREADED_MODE_HOST_FP) ||
               !is_rounded_as_usual(d->insn);
    case THREADED_RRR:
        return is_global(d, x) ? 9 : 3 * form(d, y) + form(d, z);
    case THREADED_RRI:
        return is_global(d, x) ? 3 : form(d, y);
    case THREADED_STORE:
        if (form(d, x) == 1)
            return 8;
        return 2 * form(d, x) + 2 * is_global(d, y) + is_global(d, z);
    case THREADED_STOREI:
        return form(d, x) == 1 ? 4 : form(d, x) + is_global(d, y);
    case THREADED_BRANCH:
        return stays_in_page(d) ? form(d, x) : 3;
    case THREADED_WYDE:
        return is_global(d, x);
    case THREADED_JUMP:
        return !stays_in_page(d);
    case THREADED_PUSHJ:
        return 2u * is_global(d, x) + !stays_in_page(d);
    default:
        return 0;
    }
}

/* Does the chosen form take its operand from r? */
static bool wants_result(const struct decoding *d)
{
    byte x = codec_x(d->insn), y = codec_y(d->insn), z = codec_z(d->insn);

    if (d->result < 0)
        return false;
    switch (d->shape->kind) {
    case THREADED_FLOAT:
        if (!(d->page->mode & THREADED_MODE_HOST_FP))
            return false;
        return !is_global(d, x) && (d->result == y || d->result == z);
    case THREADED_RRR:
        return !is_global(d, x) && (d->result == y || d->result == z);
    case THREADED_RRI:
        return !is_global(d, x) && d->result == y;
    case THREADED_STORE:
    case THREADED_STOREI:
        return d->result == x;
    case THREADED_BRANCH:
        return stays_in_page(d) && d->result == x;
    default:
        return false;
    }
}

/* rL has to be above register REG for it to be local. */
static void raise(byte *to, const struct decoding *d, byte reg)
{
    if (!is_global(d, reg) && reg >= *to)
        *to = (byte)(reg + 1);
}

static void note_registers(struct code_entry *e, const struct decoding *d)
{
    unsigned use = d->info->operands;

    if (use & (OPERAND_X_DEST | OPERAND_X_PUSH))
        raise(&e->dest, d, codec_x(d->insn));
    if (use & (OPERAND_X_DEST | OPERAND_X_PUSH | OPERAND_X_SRC))
        raise(&e->uses, d, codec_x(d->insn));
    if (use & OPERAND_Y_REG)
        raise(&e->uses, d, codec_y(d->insn));
    if (use & OPERAND_Z_REG)
        raise(&e->uses, d, codec_z(d->insn));
}

static code_handler *pair_of(code_handler *first, code_handler *second)
{
    for (unsigned i = 0; i < threaded_pair_count; i++)
        if (threaded_pairs[i].first == first &&
            threaded_pairs[i].second == second)
            return threaded_pairs[i].both;
    return first;
}

/* Fill in *E; NEXT follows in the block, or is null. */
static void encode(struct code_entry *e, struct decoding *d,
                   const struct code_entry *next)
{
    *e = (struct code_entry){.cost = cost_of(d->info),
                             .x = codec_x(d->insn),
                             .y = codec_y(d->insn),
                             .z = codec_z(d->insn),
                             .rel = (int16_t)codec_yz(d->insn)};
    if (next != NULL) {
        e->cost += next->cost;
        e->dest = next->dest;
        e->uses = next->uses;
    }
    if (is_plain(d)) {
        note_registers(e, d);
        if (e->uses == LOOK)
            d->result = -1; /* `need` could not tell */
        e->run = d->shape->handlers[choose(d)];
    } else {
        e->run = threaded_shapes[OP_TRAP].handlers[0];
    }
    if (d->info->operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        e->rel = (int16_t)(stays_in_page(d) ? distance(d) : 0);
    if (d->shape->kind == THREADED_PUSHJ) {
        e->y = (byte)(d->i >> 8); /* its own place, for rJ */
        e->z = (byte)d->i;
    }
    e->need = wants_result(d) ? LOOK : e->uses;
    if (next != NULL)
        e->run = pair_of(e->run, next->run);
}

/* The register that holds the result of the instruction before I, which is
 * in the same block; -1 if it has none. */
static int result_before(const struct code_page *p, unsigned i)
{
    struct decoding d;

    look_at(&d, p, i - 1);
    return d.info->operands & OPERAND_X_DEST ? codec_x(d.insn) : -1;
}

void predecode_block(struct code_page *p, unsigned i)
{
    struct decoding d;
    unsigned end = i;

    look_at(&d, p, end);
    while (p->e[end].run == threaded_decode && !ends_block(&d) &&
           ++end < CODE_PAGE_INSNS)
        look_at(&d, p, end);
    if (p->e[end].run == threaded_decode) {
        if (end > i)
            d.result = result_before(p, end);
        encode(&p->e[end], &d, NULL);
    }
    while (end-- > i) {
        look_at(&d, p, end);
        if (end > i)
            d.result = result_before(p, end);
        encode(&p->e[end], &d, &p->e[end + 1]);
    }
}

void predecode_enter(struct code_page *p, unsigned i)
{
    struct decoding d;

    look_at(&d, p, i);
    encode(&p->e[i], &d, ends_block(&d) ? NULL : &p->e[i + 1]);
}

byte predecode_result_before(const struct code_page *p, unsigned i)
{
    assert(i > 0 && result_before(p, i) >= 0);
    return (byte)result_before(p, i);
}

octa predecode_local_after(const struct code_page *p, unsigned i, octa l)
{
    struct decoding d;
    byte after = (byte)l;

    look_at(&d, p, i);
    if (d.info->operands & (OPERAND_X_DEST | OPERAND_X_PUSH))
        raise(&after, &d, codec_x(d.insn));
    return after;
}
