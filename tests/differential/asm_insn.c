/* asm_insn.c - machine instructions of a generated program. */
#include "tests/differential/asm_gen.h"
#include "vm/isa/isa.h"

/* What an operand may be.  Now and then it is something else, which earns a
 * warning. */
static void put_operand(struct asm_gen *g, char kind)
{
    if ((kind == 'r' || kind == 'c') && dice_chance(&g->dice, 2))
        kind = '*';
    switch (kind) {
    case 'r':
        asm_expr_register(g);
        break;
    case 'c': /* a constant of a byte */
        asm_expr_small(g);
        break;
    case 'w': /* a constant of a wyde */
        asm_put(g, "#ffff&(");
        asm_expr_small(g);
        asm_put(g, ")");
        break;
    case '2':
        asm_expr_relative(g, 16);
        break;
    case '3':
        asm_expr_relative(g, 24);
        break;
    default:
        asm_expr_any(g);
    }
}

/* Write operands with commas between them. */
static void put_operands(struct asm_gen *g, const char *kinds)
{
    g->is_bare = kinds[0] == 0;
    for (size_t i = 0; kinds[i] != 0; i++) {
        if (i > 0)
            asm_put(g, ",");
        put_operand(g, kinds[i]);
    }
}

/* The forms that the operands of a format can have, one letter for each. */
static const char *const forms[FORMAT_COUNT][4] = {
    [FORMAT_RRR] = {"rr*"},
    [FORMAT_CRR] = {"rr*"},
    [FORMAT_SRR] = {"rr*"},
    [FORMAT_HRR] = {"cr*"},
    [FORMAT_RMR] = {"r*", "rc*"},
    [FORMAT_WYDE] = {"rw"},
    [FORMAT_WYDEX] = {"rw"},
    [FORMAT_BRANCH] = {"r2"},
    [FORMAT_GETA] = {"r2"},
    [FORMAT_PUSHJ] = {"*2"},
    [FORMAT_JUMP] = {"3"},
    [FORMAT_PUSHGO] = {"*r*"},
    [FORMAT_XYZ] = {"***", "**", "*", ""},
    [FORMAT_SWYM] = {"***", "**", "*", ""},
    [FORMAT_GET] = {"rc"},
    [FORMAT_PUT] = {"c*"},
    [FORMAT_POP] = {"cw", "c", ""},
    [FORMAT_RESUME] = {"c", ""},
    [FORMAT_SAVE] = {"rc"},
    [FORMAT_UNSAVE] = {"cr", "r"},
    [FORMAT_SYNC] = {"c", ""},
};

static const char *pick_form(struct asm_gen *g, enum format f)
{
    unsigned count = 0;

    while (count < ARRAY_LEN(forms[f]) && forms[f][count] != NULL)
        count++;
    return forms[f][dice_below(&g->dice, count)];
}

/* The opcodes that refer to memory at $Y + $Z may have an address instead, or
 * a register alone. */
static bool is_memory(unsigned op)
{
    return op >= OP_LDB && op <= OP_PUSHGOI;
}

static bool put_memory_operands(struct asm_gen *g, unsigned op)
{
    size_t before = g->out->len;

    put_operand(g, pick_form(g, isa_insns[op].format)[0]);
    asm_put(g, ",");
    if (dice_chance(&g->dice, 20)) {
        asm_expr_register(g);
        return true;
    }
    if (asm_expr_address(g))
        return true;
    buf_cut(g->out, before);
    return false;
}

/* Z must be a register where there is no immediate form. */
static void put_all_operands(struct asm_gen *g, unsigned op)
{
    char form[4] = {0};
    const char *from = pick_form(g, isa_insns[op].format);
    bool has_immediate = isa_insn_suffix((op + 1) % OP_COUNT) == 'I';

    for (size_t i = 0; from[i] != 0; i++) {
        form[i] = from[i];
        if (from[i] == '*' && from[i + 1] == 0 && i > 0 && !has_immediate &&
            isa_insns[op].format != FORMAT_XYZ &&
            isa_insns[op].format != FORMAT_SWYM)
            form[i] = 'r';
    }
    put_operands(g, form);
}

static unsigned pick_opcode(struct asm_gen *g)
{
    unsigned op;

    do
        op = (unsigned)dice_below(&g->dice, OP_COUNT);
    while (isa_insn_suffix(op) != 0);
    return op;
}

/* The aliases. */
static void put_alias(struct asm_gen *g)
{
    if (dice_chance(&g->dice, 50)) {
        asm_gen_operation(g, "SET");
        put_operands(g, dice_chance(&g->dice, 50) ? "rr" : "rw");
        return;
    }
    asm_gen_operation(g, "LDA");
    if (!put_memory_operands(g, OP_ADDU))
        put_operands(g, "rr*");
}

void asm_insn_put(struct asm_gen *g)
{
    struct asm_label label;
    unsigned op = pick_opcode(g);
    octa loc = g->loc = (g->loc + 3) & ~(octa)3;

    if (g->is_special)
        return;
    label = asm_gen_label(g);
    g->is_bare = false;
    if (dice_chance(&g->dice, 8))
        put_alias(g);
    else {
        asm_gen_operation(g, isa_insns[op].text);
        if (!is_memory(op) || dice_chance(&g->dice, 50) ||
            !put_memory_operands(g, op))
            put_all_operands(g, op);
    }
    asm_gen_label_done(label, ASM_PURE, true, loc);
    g->loc = loc + 4;
    asm_gen_end(g);
}
