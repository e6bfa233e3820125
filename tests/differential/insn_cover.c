/* insn_cover.c - what random programs have done. */
#include "tests/differential/insn_cover.h"

#include <inttypes.h>
#include <stdio.h>

#include "vm/base/bits.h"
#include "vm/core/trip.h"
#include "vm/isa/codec.h"

/* --- floating point ---------------------------------------------------------
 */

static const char *const number_names[COVER_NUMBERS] = {
    "zero", "subnormal", "normal", "infinite", "quiet NaN", "signalling NaN"};

static unsigned kind_of_number(octa o)
{
    octa exponent = o >> 52 & 0x7ff, fraction = o & bits_mask(52);

    if (exponent == 0)
        return fraction == 0 ? 0 : 1;
    if (exponent < 0x7ff)
        return 2;
    if (fraction == 0)
        return 3;
    return fraction >> 51 ? 4 : 5;
}

static void note_float(struct insn_cover *v, const struct cpu *c, tetra insn)
{
    byte op = codec_op(insn);
    unsigned use = isa_insns[op].operands;
    bool is_from_fixed = (op & 0xf8) == OP_FLOT;
    byte round = use & OPERAND_Y_IMM ? codec_y(insn) : 0;

    v->rounds[round != 0 ? round & 3 : cpu_round(c)]++;
    if (is_from_fixed)
        return;
    if (use & OPERAND_Y_REG)
        v->numbers[kind_of_number(cpu_get(c, codec_y(insn)))]++;
    v->numbers[kind_of_number(cpu_get(c, codec_z(insn)))]++;
}

/* --- the register stack -----------------------------------------------------
 */

static void note_stack(struct insn_cover *v, const struct cpu *c, byte op)
{
    octa rs = c->sr[SREG_rS], depth;

    depth = (c->sr[SREG_rO] - rs) / 8 + c->sr[SREG_rL];
    if (depth > v->deepest)
        v->deepest = depth;
    if (!v->is_moving && sig(rs - v->rs) > 0)
        v->spills++;
    if (!v->is_moving && sig(rs - v->rs) < 0)
        v->fills++;
    v->rs = rs;
    v->is_moving = op == OP_SAVE || op == OP_UNSAVE;
    v->is_rg[c->sr[SREG_rG]] = v->is_rl[c->sr[SREG_rL]] = true;
}

/* --- all ------------------------------------------------------------------ */

void insn_cover_note(struct insn_cover *v, const struct cpu *c, tetra insn,
                     bool is_own)
{
    octa rx = c->sr[SREG_rX];
    byte op = codec_op(insn);

    note_stack(v, c, op);
    if (c->inserting != CPU_INSERT_NOTHING) {
        v->inserted[rx >> 56]++;
        return;
    }
    if (c->pc % 16 == 0 && c->pc / 16 < COVER_TRIPS)
        v->trips[c->pc / 16]++;
    if (op == OP_RESUME && sig(rx) < 0)
        v->resumed++;
    if (!is_own)
        return;
    v->insns++;
    v->ops[op]++;
    if (isa_insns[op].flags & INSN_FLOAT)
        note_float(v, c, insn);
}

static void add(octa *to, const octa *more, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] += more[i];
}

void insn_cover_add(struct insn_cover *v, const struct insn_cover *more)
{
    v->insns += more->insns;
    add(v->ops, more->ops, OP_COUNT);
    add(v->trips, more->trips, COVER_TRIPS);
    add(v->inserted, more->inserted, COVER_ROPCODES);
    v->resumed += more->resumed;
    add(v->rounds, more->rounds, COVER_ROUNDS);
    add(v->numbers, more->numbers, COVER_NUMBERS);
    v->spills += more->spills;
    v->fills += more->fills;
    if (more->deepest > v->deepest)
        v->deepest = more->deepest;
    for (unsigned i = 0; i < CPU_REGS; i++) {
        v->is_rg[i] |= more->is_rg[i];
        v->is_rl[i] |= more->is_rl[i];
    }
}

/* --- printing -------------------------------------------------------------
 */

static void print_ops(const struct insn_cover *v)
{
    unsigned rarest = 0, count = 0;

    for (unsigned i = 0; i < OP_COUNT; i++) {
        count += v->ops[i] > 0;
        if (v->ops[i] < v->ops[rarest])
            rarest = i;
    }
    printf("opcodes: %u; the rarest, %s: %" PRIu64 "\n", count,
           isa_insns[rarest].text, v->ops[rarest]);
    for (unsigned i = 0; i < OP_COUNT && count > OP_COUNT - 10; i++)
        if (v->ops[i] == 0)
            printf("not executed: %s\n", isa_insns[i].text);
}

static void print_trips(const struct insn_cover *v)
{
    printf("trips: TRIP %" PRIu64, v->trips[0]);
    for (unsigned i = EXC_COUNT; i-- > 0;)
        printf(", %c %" PRIu64, isa_exceptions[i].letter,
               v->trips[isa_exceptions[i].handler / 16]);
    printf("\nRESUME: inserting nothing %" PRIu64, v->resumed);
    for (unsigned i = 0; i < COVER_ROPCODES; i++)
        printf(", ropcode %u %" PRIu64, i, v->inserted[i]);
    printf("\n");
}

static void print_floats(const struct insn_cover *v)
{
    static const char *const names[COVER_ROUNDS] = {"near", "off", "up",
                                                    "down"};

    printf("rounding:");
    for (unsigned i = 0; i < COVER_ROUNDS; i++)
        printf("%s %s %" PRIu64, i > 0 ? "," : "", names[i], v->rounds[i]);
    printf("\nfloating point operands:");
    for (unsigned i = 0; i < COVER_NUMBERS; i++)
        printf("%s %s %" PRIu64, i > 0 ? "," : "", number_names[i],
               v->numbers[i]);
    printf("\n");
}

static unsigned count_true(const bool *is, unsigned count)
{
    unsigned n = 0;

    for (unsigned i = 0; i < count; i++)
        n += is[i];
    return n;
}

static void print_stack(const struct insn_cover *v)
{
    printf("register stack: at most %" PRIu64
           " octas in the ring, spills %" PRIu64 ", fills %" PRIu64
           ", SAVE %" PRIu64 ", UNSAVE %" PRIu64
           ", %u values of rG, %u of rL\n",
           v->deepest, v->spills, v->fills, v->ops[OP_SAVE], v->ops[OP_UNSAVE],
           count_true(v->is_rg, CPU_REGS), count_true(v->is_rl, CPU_REGS));
}

void insn_cover_print(const struct insn_cover *v)
{
    print_ops(v);
    print_trips(v);
    print_floats(v);
    print_stack(v);
}
