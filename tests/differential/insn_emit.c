/* insn_emit.c - single instructions with random operands. */
#include "tests/differential/insn_gen.h"
#include "vm/isa/codec.h"

/* --- registers --------------------------------------------------------------
 */

static byte pick_global(struct insn_gen *g)
{
    return (byte)dice_between(&g->dice, g->c->first_global, 255);
}

byte insn_emit_source(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    unsigned kind = (unsigned)dice_below(d, 10);

    if (kind < 7)
        return (byte)dice_below(d, g->c->local_count % 32 + 4);
    if (kind < 9)
        return pick_global(g);
    return (byte)dice_octa(d);
}

byte insn_emit_target(struct insn_gen *g)
{
    byte x = insn_emit_source(g);

    for (unsigned i = 0; i < 20 && g->is_kept[x]; i++)
        x = insn_emit_source(g);
    return x;
}

byte insn_emit_pointer(struct insn_gen *g)
{
    if (dice_chance(&g->dice, 1))
        return insn_emit_source(g);
    return DICE_PICK(&g->dice, g->pointers);
}

/* --- fields -----------------------------------------------------------------
 */

static bool uses_memory(byte op)
{
    unsigned format = isa_insns[op].format;

    return isa_insns[op].flags & (INSN_LOAD | INSN_STORE) ||
           format == FORMAT_HRR || format == FORMAT_HRI;
}

/* Special registers that may be read by anybody and compared; what rN holds
 * differs. */
static byte pick_special(struct insn_gen *g)
{
    byte n = (byte)dice_below(&g->dice, 32);

    return n == SREG_rN ? SREG_rL : n;
}

/* Special registers that take any value. */
static byte pick_free_special(struct insn_gen *g)
{
    const unsigned taboo = SREG_PUT_PRIV | SREG_PUT_ILLEGAL | SREG_PUT_CHECKED;
    byte n;

    do
        n = (byte)dice_below(&g->dice, 32);
    while (isa_sregs[n].flags & taboo);
    return n;
}

static byte pick_push(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    octa most = dice_chance(d, 60) ? 12 : dice_chance(d, 60) ? 40 : 255;

    return (byte)dice_between(d, g->least_push, most);
}

static byte pick_x(struct insn_gen *g, byte op)
{
    unsigned use = isa_insns[op].operands;

    if (use & OPERAND_X_DEST)
        return insn_emit_target(g);
    if (use & OPERAND_X_SRC)
        return insn_emit_source(g);
    if (use & OPERAND_X_PUSH)
        return pick_push(g);
    if (use & OPERAND_X_SPECIAL)
        return pick_free_special(g);
    if (use & OPERAND_X_GLOBAL)
        return pick_global(g);
    return (byte)dice_octa(&g->dice);
}

static byte pick_y(struct insn_gen *g, byte op)
{
    unsigned use = isa_insns[op].operands;

    if (uses_memory(op))
        return insn_emit_pointer(g);
    if (use & OPERAND_Y_REG)
        return insn_emit_source(g);
    if (isa_insns[op].flags & INSN_FLOAT)
        return (byte)dice_below(&g->dice, 5); /* a rounding mode */
    return (byte)dice_octa(&g->dice);
}

static byte pick_constant(struct dice *d)
{
    return (byte)(dice_chance(d, 50) ? dice_below(d, 10) : dice_octa(d));
}

static byte pick_z(struct insn_gen *g, byte op)
{
    unsigned use = isa_insns[op].operands;

    if (use & OPERAND_Z_SPECIAL)
        return pick_special(g);
    if (!(use & OPERAND_Z_REG))
        return pick_constant(&g->dice);
    return uses_memory(op) ? g->index : insn_emit_source(g);
}

static tetra pick_wyde(struct dice *d)
{
    return (tetra)(dice_chance(d, 50) ? dice_octa(d) : common_value(d) >> 48) &
           0xffff;
}

/* A little forward, or backward for the odd opcodes. */
static tetra pick_distance(struct insn_gen *g, byte op)
{
    tetra ahead = (tetra)dice_between(&g->dice, 1, 8);

    return op & 1 ? -ahead : ahead;
}

/* --- words ------------------------------------------------------------------
 */

/* Those few that want exact fields. */
static tetra odd_word(struct insn_gen *g, byte op)
{
    switch (op) {
    case OP_TRAP: /* Ftell, Fclose of a file that is not open */
        return codec_make(
            op, 0, dice_chance(&g->dice, 50) ? HOSTCALL_Ftell : HOSTCALL_Fclose,
            (byte)dice_between(&g->dice, 10, 250));
    case OP_SYNC:
        return codec_make(op, 0, 0, (byte)dice_below(&g->dice, 4));
    case OP_POP:
        return codec_make(op, (byte)dice_below(&g->dice, 8), 0, 0);
    case OP_RESUME:
        return codec_make(op, 0, 0, 0);
    case OP_SAVE:
        return codec_make(op, pick_global(g), 0, 0);
    case OP_UNSAVE:
        return codec_make(op, 0, 0, insn_emit_pointer(g));
    default:
        return (tetra)op << 24 | (tetra)(dice_octa(&g->dice) & 0xffffff);
    }
}

tetra insn_emit_word(struct insn_gen *g, byte op)
{
    unsigned use = isa_insns[op].operands;
    byte x = pick_x(g, op);

    if (use & OPERAND_XYZ_REL)
        return (tetra)op << 24 | (pick_distance(g, op) & 0xffffff);
    if (use & OPERAND_YZ_REL)
        return codec_make(op, x, 0, 0) | (pick_distance(g, op) & 0xffff);
    if (use & OPERAND_YZ_WYDE)
        return codec_make(op, x, 0, 0) | pick_wyde(&g->dice);
    if (use & (OPERAND_Z_SPECIAL | OPERAND_X_SPECIAL))
        return codec_make(op, x, 0, pick_z(g, op));
    if (op == OP_TRAP || op >= OP_POP)
        return odd_word(g, op);
    return codec_make(op, x, pick_y(g, op), pick_z(g, op));
}

tetra insn_emit_simple(struct insn_gen *g)
{
    const unsigned special = INSN_GOES | INSN_PUSHPOP | INSN_PRIV | INSN_BRANCH;
    byte op;

    do
        op = (byte)dice_octa(&g->dice);
    while (isa_insns[op].flags & special || op == OP_RESUME || op == OP_SAVE ||
           op == OP_UNSAVE);
    return insn_emit_word(g, op);
}

/* --- appending --------------------------------------------------------------
 */

unsigned insn_emit(struct insn_gen *g, tetra word)
{
    if (g->c->length == INSN_CODE)
        return INSN_CODE - 1;
    g->c->code[g->c->length] = word;
    return g->c->length++;
}

unsigned insn_emit_xyz(struct insn_gen *g, byte op, byte x, byte y, byte z)
{
    return insn_emit(g, codec_make(op, x, y, z));
}

void insn_emit_constant(struct insn_gen *g, byte x, octa value)
{
    static const enum opcode or [] = {OP_ORH, OP_ORMH, OP_ORML, OP_ORL};
    bool is_set = false;

    for (unsigned i = 0; i < 4; i++) {
        tetra part = (tetra)(value >> (48 - 16 * i)) & 0xffff;
        enum opcode op = is_set ? or [i] : OP_SETH + i;

        if (part == 0 && (is_set || i < 3))
            continue;
        insn_emit(g, (tetra)op << 24 | (tetra)x << 16 | part);
        is_set = true;
    }
}

void insn_emit_aim(struct insn_gen *g, unsigned at, unsigned target)
{
    tetra *word = &g->c->code[at], distance = target - at;
    byte op = (byte)(codec_op(*word) & ~1);

    if (target < at)
        op |= 1;
    if (op == OP_JMP || op == OP_JMPB)
        *word = (tetra)op << 24 | (distance & 0xffffff);
    else
        *word = codec_make(op, codec_x(*word), 0, 0) | (distance & 0xffff);
}
