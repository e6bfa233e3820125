/* asm_pseudo.c - pseudo-operations of a generated program. */
#include <stdio.h>
#include <string.h>

#include "tests/differential/asm_gen.h"

enum {
    GREGS = 180, /* so many at most; LOCAL asks for registers below $50 */
    LOCALS = 50
};

/* --- IS and LOC ------------------------------------------------------------
 */

static octa any_place(struct asm_gen *g)
{
    static const octa segments[] = {0,
                                    0,
                                    0x100,
                                    0x2000000000000000,
                                    0x2000000000000000,
                                    0x4000000000000000,
                                    0x6000000000000000,
                                    0x8000000000000000,
                                    0x0123456789abcdef,
                                    0x1fffffffffffff00,
                                    0xfffffffffff00000};

    return DICE_PICK(&g->dice, segments) +
           (dice_below(&g->dice, 0x40000) >> dice_below(&g->dice, 18));
}

/* The label, which must have one name, IS something. */
static void put_is(struct asm_gen *g)
{
    struct asm_label label = asm_gen_new_label(g);
    octa value = any_place(g), roll = dice_below(&g->dice, 3);

    asm_gen_operation(g, "IS");
    if (roll == 0)
        asm_expr_register(g);
    else if (roll == 1)
        asm_put_number(g, value);
    else
        asm_expr_pure(g);
    asm_gen_label_done(label, roll == 0 ? ASM_REGISTER : ASM_PURE, roll == 1,
                       value);
    asm_gen_end(g);
}

/* Where to go from here: near, over the limits of orders to the loader, back,
 * to a place known by name, anywhere. */
static octa put_destination(struct asm_gen *g)
{
    static const octa steps[] = {0,      1,       2,       3,       4,
                                 5,      8,       100,     1000,    0xfffc,
                                 0xffff, 0x10000, 0x10004, 0x3fffc, 0x40000};
    octa step = DICE_PICK(&g->dice, steps), roll = dice_below(&g->dice, 100);
    struct asm_name *n = asm_names_pick(g, ASM_PURE);
    octa place = any_place(g);

    if (roll < 40) {
        buf_printf(g->out, "@+%llu", (unsigned long long)step);
        return g->loc + step;
    }
    if (roll < 50) {
        buf_printf(g->out, "@-%llu", (unsigned long long)step);
        return g->loc - step;
    }
    if (roll < 60) {
        asm_put(g, "(@+255)&-256");
        return (g->loc + 255) & ~(octa)255;
    }
    if (roll < 75 && n != NULL && n->is_known) {
        asm_names_put(g, n);
        return n->value;
    }
    asm_put_number(g, place);
    return place;
}

static void put_loc(struct asm_gen *g)
{
    struct asm_label label = asm_gen_label(g);
    octa before = g->loc;

    asm_gen_operation(g, "LOC");
    g->loc = put_destination(g);
    asm_gen_label_done(label, ASM_PURE, true, before);
    asm_gen_end(g);
}

void asm_pseudo_find_way(struct asm_gen *g)
{
    asm_gen_operation(g, "LOC");
    g->loc = any_place(g);
    asm_put_number(g, g->loc);
    g->is_lost = false;
    asm_gen_end(g);
}

/* --- data ------------------------------------------------------------------
 */

/* One or more constants; returns how many. */
static size_t put_constant(struct asm_gen *g, bool may_be_future)
{
    octa roll = dice_below(&g->dice, 100);
    struct asm_name *n;

    if (roll < 20)
        return asm_expr_string(g);
    if (roll < 24)
        asm_expr_register(g);
    else if (roll < 60 && may_be_future) {
        n = asm_names_future(g, 0, ~(octa)0);
        if (n != NULL)
            asm_names_put(g, n);
        else
            asm_put(g, "0");
    } else if (roll < 80)
        asm_expr_small(g);
    else
        asm_expr_pure(g);
    return 1;
}

static void put_data(struct asm_gen *g)
{
    static const char *const operations[] = {"BYTE", "WYDE", "TETRA", "OCTA"};
    unsigned log = (unsigned)dice_below(&g->dice, 4);
    octa width = (octa)1 << log, loc;
    size_t elements = dice_between(&g->dice, 1, 4), count = 0;
    struct asm_label label;

    loc = g->loc = (g->loc + width - 1) & -width;
    label = asm_gen_label(g);
    asm_gen_operation(g, operations[log]);
    for (size_t i = 0; i < elements; i++) {
        if (i > 0)
            asm_put(g, ",");
        count += put_constant(g, log == 3);
    }
    asm_gen_label_done(label, ASM_PURE, true, loc);
    if (!g->is_special)
        g->loc = loc + count * width;
    asm_gen_end(g);
}

/* --- registers --------------------------------------------------------------
 */

/* A value for a global register, noted down if it is a known base. */
static void put_base(struct asm_gen *g)
{
    octa base = dice_chance(&g->dice, 60) ? g->loc : any_place(g);
    octa roll = dice_below(&g->dice, 100);

    if (roll < 20) {
        asm_put(g, dice_chance(&g->dice, 50) ? "" : "0");
        g->is_bare = true;
        return;
    }
    if (roll < 30) {
        asm_expr_pure(g);
        return;
    }
    if (base == g->loc)
        asm_put(g, "@");
    else
        asm_put_number(g, base);
    if (base != 0 && g->base_count < ASM_BASES)
        g->bases[g->base_count++] = base;
}

static void put_greg(struct asm_gen *g)
{
    struct asm_label label = {NULL};

    if (++g->greg_count > GREGS)
        return;
    if (dice_chance(&g->dice, 70))
        label = asm_gen_new_label(g);
    asm_gen_operation(g, "GREG");
    put_base(g);
    asm_gen_label_done(label, ASM_REGISTER, false, 0);
    asm_gen_end(g);
}

static void put_local(struct asm_gen *g)
{
    asm_gen_operation(g, "LOCAL");
    buf_printf(g->out, "%s%u", dice_chance(&g->dice, 90) ? "$" : "",
               (unsigned)dice_below(&g->dice, LOCALS));
    asm_gen_end(g);
}

/* --- names ------------------------------------------------------------------
 */

static void put_prefix(struct asm_gen *g)
{
    static const char *const more[] = {"Foo:", "x:", "b:c:", "_:"};
    size_t len = strlen(g->prefix);

    asm_gen_operation(g, "PREFIX");
    if (len > 20 || dice_chance(&g->dice, 50)) {
        asm_put(g, ":");
        g->prefix[0] = 0;
    } else {
        const char *next = DICE_PICK(&g->dice, more);

        snprintf(g->prefix + len, sizeof g->prefix - len, "%s", next);
        asm_put(g, next);
    }
    asm_gen_end(g);
}

/* --- special data ------------------------------------------------------------
 */

static void put_special(struct asm_gen *g)
{
    g->is_special = !g->is_special;
    asm_gen_operation(g, g->is_special ? "BSPEC" : "ESPEC");
    if (g->is_special)
        asm_put_number(g,
                       dice_octa(&g->dice) >> dice_between(&g->dice, 48, 63));
    else if (dice_chance(&g->dice, 20))
        asm_expr_small(g);
    else
        g->is_bare = true;
    asm_gen_end(g);
}

void asm_pseudo_put(struct asm_gen *g)
{
    octa roll = dice_below(&g->dice, 100);

    g->is_bare = false;
    if (roll < 35)
        put_data(g);
    else if (roll < 55)
        put_is(g);
    else if (roll < 75 && !g->is_special)
        put_loc(g);
    else if (roll < 87)
        put_greg(g);
    else if (roll < 90)
        put_local(g);
    else if (roll < 95)
        put_prefix(g);
    else
        put_special(g);
}

/* --- what is still to be defined ---------------------------------------------
 */

/* A place that N may have: here, if that is possible, or somewhere. */
static octa pick_place(struct asm_gen *g, const struct asm_name *n)
{
    octa range = n->high - n->low;

    if (asm_names_may_be(n, g->loc & ~(octa)3) && dice_chance(&g->dice, 50))
        return g->loc & ~(octa)3;
    if (range > 1 << 27)
        range = 1 << 20;
    return (n->low + dice_below(&g->dice, range + 1)) & ~(octa)3;
}

/* Define what LABEL is the text of, at PLACE. */
static void put_definition(struct asm_gen *g, const char *label, octa place)
{
    static const char *const what[] = {" SWYM\n", " BYTE 1\n", " IS @\n",
                                       "\tLOC @\n", "\tSWYM 1,2,3 % x\n"};

    if (dice_chance(&g->dice, 30)) {
        buf_printf(g->out, "%s IS #%llx\n", label, (unsigned long long)place);
        return;
    }
    buf_printf(g->out, " LOC #%llx\n%s", (unsigned long long)place, label);
    asm_put(g, DICE_PICK(&g->dice, what));
    g->loc = place;
}

void asm_pseudo_rest(struct asm_gen *g)
{
    char local[] = "0H";

    if (g->is_special)
        asm_put(g, " ESPEC\n");
    asm_put(g, " PREFIX :\n");
    for (size_t i = 0; i < g->count; i++)
        if (g->names[i].kind == ASM_FUTURE)
            put_definition(g, g->names[i].text, pick_place(g, &g->names[i]));
    for (unsigned i = 0; i < ASM_LOCALS; i++) {
        local[0] = (char)('0' + i);
        if (g->is_awaited[i])
            put_definition(g, local, pick_place(g, &g->ahead[i]));
    }
}
