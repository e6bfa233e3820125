/* asm_expr.c - expressions of a generated program. */
#include <string.h>

#include "tests/differential/asm_gen.h"

/* --- constants ------------------------------------------------------------ */

void asm_put(struct asm_gen *g, const char *text)
{
    buf_add_string(g->out, text);
}

void asm_put_number(struct asm_gen *g, octa value)
{
    unsigned long long number = value;

    switch (dice_below(&g->dice, 4)) {
    case 0:
        buf_printf(g->out, "%llu", number);
        break;
    case 1:
        buf_printf(g->out, "#%llX", number);
        break;
    case 2:
        buf_printf(g->out, "#%017llx", number);
        break;
    default:
        buf_printf(g->out, "#%llx", number);
    }
}

/* A character between quotes: any byte but what ends a line. */
static void put_char(struct asm_gen *g)
{
    byte c = (byte)dice_between(&g->dice, 1, 255);

    if (dice_chance(&g->dice, 80))
        c = (byte)dice_between(&g->dice, ' ', '~');
    if (c == '\n')
        c = '\'';
    buf_printf(g->out, "'%c'", c);
}

static octa any_value(struct asm_gen *g)
{
    static const octa special[] = {0,
                                   1,
                                   2,
                                   255,
                                   256,
                                   0xffff,
                                   0x10000,
                                   0xffffff,
                                   0x1000000,
                                   1u << 31,
                                   0xffffffff,
                                   (octa)1 << 32,
                                   (octa)1 << 61,
                                   (octa)1 << 63,
                                   ~(octa)0};

    if (dice_chance(&g->dice, 50))
        return DICE_PICK(&g->dice, special);
    return dice_octa(&g->dice) >> dice_below(&g->dice, 64);
}

static void put_constant(struct asm_gen *g)
{
    if (dice_chance(&g->dice, 15))
        put_char(g);
    else if (dice_chance(&g->dice, 2))
        asm_put(g, "123456789012345678901234567890");
    else if (dice_chance(&g->dice, 2))
        asm_put(g, "#fedcba9876543210fedcba");
    else
        asm_put_number(g, any_value(g));
}

/* --- pure expressions ----------------------------------------------------- */

static void put_pure(struct asm_gen *g, unsigned depth);

static void put_symbol(struct asm_gen *g)
{
    struct asm_name *n = asm_names_pick(g, ASM_PURE);

    if (n != NULL)
        asm_names_put(g, n);
    else
        asm_put(g, "@");
}

/* The last local label with this digit, if it was no register. */
static void put_backward(struct asm_gen *g)
{
    unsigned i = (unsigned)dice_below(&g->dice, ASM_LOCALS);

    if (g->back[i].kind == ASM_PURE)
        buf_printf(g->out, "%uB", i);
    else
        asm_put(g, "@");
}

/* Every symbol has a serial number, also a register, and one to come. */
static void put_serial(struct asm_gen *g)
{
    static const enum asm_kind kinds[] = {ASM_PURE, ASM_REGISTER, ASM_FUTURE};
    struct asm_name *n = asm_names_pick(g, DICE_PICK(&g->dice, kinds));

    asm_put(g, "&");
    asm_names_put(g, n != NULL ? n : &g->names[0]);
}

static void put_difference(struct asm_gen *g)
{
    asm_put(g, "(");
    asm_expr_register(g);
    asm_put(g, "-$");
    asm_put_number(g, dice_below(&g->dice, 256));
    asm_put(g, ")");
}

static void put_primary(struct asm_gen *g, unsigned depth)
{
    static const char *const unary[] = {"-", "~", "+", "-~", "~-+"};
    octa roll = dice_below(&g->dice, 100);

    if (roll < 45 || depth == 0)
        put_constant(g);
    else if (roll < 62)
        put_symbol(g);
    else if (roll < 68)
        asm_put(g, "@");
    else if (roll < 74)
        put_backward(g);
    else if (roll < 78)
        put_serial(g);
    else if (roll < 82)
        put_difference(g);
    else if (roll < 90) {
        asm_put(g, DICE_PICK(&g->dice, unary));
        put_primary(g, depth - 1);
    } else {
        asm_put(g, "(");
        put_pure(g, depth - 1);
        asm_put(g, ")");
    }
}

static void put_pure(struct asm_gen *g, unsigned depth)
{
    static const char *const binary[] = {"+", "-", "*", "/", "%", "<<", ">>",
                                         "&", "|", "^", "+", "-", "//"};

    put_primary(g, depth);
    while (depth > 0 && dice_chance(&g->dice, 25)) {
        asm_put(g, DICE_PICK(&g->dice, binary));
        put_primary(g, depth);
    }
}

/* Seldom, a bracket is never closed: a warning. */
void asm_expr_pure(struct asm_gen *g)
{
    bool is_open = dice_chance(&g->dice, 1);

    if (is_open)
        asm_put(g, "((");
    put_pure(g, 3);
    if (is_open)
        asm_put(g, ")");
}

void asm_expr_small(struct asm_gen *g)
{
    octa roll = dice_below(&g->dice, 100);

    if (roll < 70)
        asm_put_number(g, dice_below(&g->dice, 256));
    else if (roll < 80)
        put_char(g);
    else if (roll < 95) {
        asm_put(g, "#ff&(");
        put_pure(g, 2);
        asm_put(g, ")");
    } else
        asm_expr_pure(g);
}

/* --- registers ------------------------------------------------------------ */

static void put_dollar(struct asm_gen *g)
{
    static const byte often[] = {0, 1, 2, 3, 31, 32, 100, 254, 255};

    asm_put(g, "$");
    if (dice_chance(&g->dice, 60))
        asm_put_number(g, DICE_PICK(&g->dice, often));
    else if (dice_chance(&g->dice, 80))
        asm_put_number(g, dice_below(&g->dice, 256));
    else {
        asm_put(g, "(");
        put_pure(g, 1);
        asm_put(g, ")");
    }
}

static void put_register_symbol(struct asm_gen *g)
{
    unsigned i = (unsigned)dice_below(&g->dice, ASM_LOCALS);
    struct asm_name *n = asm_names_pick(g, ASM_REGISTER);

    if (g->back[i].kind == ASM_REGISTER)
        buf_printf(g->out, "%uB", i);
    else if (n != NULL)
        asm_names_put(g, n);
    else
        asm_put(g, "$7");
}

void asm_expr_register(struct asm_gen *g)
{
    octa roll = dice_below(&g->dice, 100);

    if (roll < 10) {
        buf_printf(g->out, "%u+", (unsigned)dice_below(&g->dice, 3));
        put_register_symbol(g);
    } else if (roll < 40)
        put_register_symbol(g);
    else
        put_dollar(g);
    if (dice_chance(&g->dice, 10))
        buf_printf(g->out, "%c%u", "+-"[dice_below(&g->dice, 2)],
                   (unsigned)dice_below(&g->dice, 4));
}

void asm_expr_any(struct asm_gen *g)
{
    if (dice_chance(&g->dice, 50))
        asm_expr_register(g);
    else
        asm_expr_small(g);
}

/* --- addresses ------------------------------------------------------------ */

/* From LOW to HIGH lies what an instruction at LOC reaches with BITS bits and
 * a sign, in tetras.  Nothing reaches from one half of memory to the other. */
static void find_reach(octa loc, unsigned bits, octa *low, octa *high)
{
    octa most = (octa)4 << bits, half = loc & (octa)1 << 63;
    octa last = half | (~(octa)0 >> 1);

    *low = loc - half > most ? loc - most : half;
    *high = last - loc > most ? loc + most - 4 : last - 3;
}

/* A place that is known already. */
static void put_known_place(struct asm_gen *g, octa low, octa high)
{
    struct asm_name *n = asm_names_pick(g, ASM_PURE);
    octa far = dice_below(&g->dice, 1000) & ~(octa)3, place = g->loc;

    if (n != NULL && n->is_known && n->value >= low && n->value <= high) {
        asm_names_put(g, n);
        return;
    }
    if (dice_chance(&g->dice, 20))
        far = dice_below(&g->dice, high - low) & ~(octa)3;
    if (far <= high - place && dice_chance(&g->dice, 50))
        place += far;
    else if (far <= place - low)
        place -= far;
    if (dice_chance(&g->dice, 70))
        buf_printf(g->out, "@%+lld", (long long)sig(place - g->loc));
    else
        asm_put_number(g, place | (dice_chance(&g->dice, 3) ? 2 : 0));
}

static bool put_forward_local(struct asm_gen *g, octa low, octa high)
{
    unsigned i = (unsigned)dice_below(&g->dice, ASM_LOCALS);
    struct asm_name *n = &g->ahead[i];

    if (n->low > high || low > n->high)
        return false;
    n->low = n->low > low ? n->low : low;
    n->high = n->high < high ? n->high : high;
    g->is_awaited[i] = true;
    buf_printf(g->out, "%s%uF", dice_chance(&g->dice, 5) ? "+" : "", i);
    return true;
}

/* What is to be defined within these bounds; false if it could not be. */
static bool put_future(struct asm_gen *g, octa low, octa high)
{
    struct asm_name *n;

    if (dice_chance(&g->dice, 50))
        return put_forward_local(g, low, high);
    n = asm_names_future(g, low, high);
    if (n == NULL)
        return false;
    asm_names_put(g, n);
    return true;
}

void asm_expr_relative(struct asm_gen *g, unsigned bits)
{
    octa low, high;

    find_reach(g->loc, bits, &low, &high);
    if (dice_chance(&g->dice, 50) && put_future(g, low, high))
        return;
    put_known_place(g, low, high);
}

bool asm_expr_address(struct asm_gen *g)
{
    if (g->made->expands && dice_chance(&g->dice, 50)) {
        asm_expr_pure(g);
        g->is_lost = true;
        return true;
    }
    if (g->base_count == 0)
        return false;
    asm_put_number(g, g->bases[dice_below(&g->dice, g->base_count)] +
                          dice_below(&g->dice, 256));
    return true;
}

/* --- strings -------------------------------------------------------------- */

/* At most 40 bytes, or (seldom) very many; seldom none, which is a warning. */
size_t asm_expr_string(struct asm_gen *g)
{
    size_t len = dice_between(&g->dice, 1, 40);

    if (dice_chance(&g->dice, 3))
        len = dice_below(&g->dice, 2) * 5000;
    asm_put(g, "\"");
    for (size_t i = 0; i < len; i++) {
        byte c = (byte)dice_between(&g->dice, ' ', '~');

        if (dice_chance(&g->dice, 5))
            c = (byte)dice_between(&g->dice, 1, 255);
        buf_add_byte(g->out, c == '"' || c == '\n' ? '\\' : c);
    }
    asm_put(g, "\"");
    return len > 0 ? len : 1;
}
