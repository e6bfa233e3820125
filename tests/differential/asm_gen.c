/* asm_gen.c - a generated program as a whole. */
#include "tests/differential/asm_gen.h"

#include <stdlib.h>
#include <string.h>

/* --- white space and comments ----------------------------------------------
 */

void asm_gen_white(struct asm_gen *g)
{
    static const char *const odd[] = {"  ", "\t\t", " \t ", "\v", "\r", "\f  "};

    if (dice_chance(&g->dice, 15))
        asm_put(g, DICE_PICK(&g->dice, odd));
    else
        asm_put(g, dice_chance(&g->dice, 50) ? " " : "\t");
}

void asm_gen_operation(struct asm_gen *g, const char *operation)
{
    asm_gen_white(g);
    asm_put(g, operation);
    asm_gen_white(g);
}

/* Any bytes but zero and newline; seldom a great many of them. */
static void put_noise(struct asm_gen *g)
{
    size_t len = dice_below(&g->dice, 30);

    if (dice_chance(&g->dice, 2))
        len = dice_below(&g->dice, 30000);
    for (size_t i = 0; i < len; i++) {
        byte c = (byte)dice_between(&g->dice, ' ', '~');

        if (dice_chance(&g->dice, 5))
            c = (byte)dice_between(&g->dice, 1, 255);
        buf_add_byte(g->out, c == '\n' ? ' ' : c);
    }
}

/* A comment behind a statement.  One without operands must not seem to have
 * some. */
static void put_comment(struct asm_gen *g)
{
    static const char *const starts[] = {"% x", "* .", "// c", "! !"};

    asm_gen_white(g);
    asm_put(g, g->is_bare ? DICE_PICK(&g->dice, starts) : "c");
    put_noise(g);
}

static bool is_at_line_start(const struct asm_gen *g)
{
    return g->out->len == 0 || g->out->data[g->out->len - 1] == '\n';
}

void asm_gen_end_line(struct asm_gen *g)
{
    if (!is_at_line_start(g))
        asm_put(g, "\n");
}

void asm_gen_end(struct asm_gen *g)
{
    if (dice_chance(&g->dice, 12)) {
        asm_put(g, dice_chance(&g->dice, 50) ? ";" : " \t;");
        return;
    }
    if (dice_chance(&g->dice, 25))
        put_comment(g);
    else if (dice_chance(&g->dice, 5))
        asm_gen_white(g);
    asm_put(g, "\n");
}

/* --- labels ----------------------------------------------------------------
 */

/* Local label number I, which everything that waits for it can reach. */
static struct asm_label put_local(struct asm_gen *g, unsigned i)
{
    buf_printf(g->out, "%uH", i);
    g->ahead[i].low = 0;
    g->ahead[i].high = ~(octa)0;
    g->is_awaited[i] = false;
    return (struct asm_label){&g->back[i]};
}

struct asm_label asm_gen_new_label(struct asm_gen *g)
{
    unsigned i = (unsigned)dice_below(&g->dice, ASM_LOCALS);
    struct asm_label label = {NULL};

    if (!g->is_awaited[i] && dice_chance(&g->dice, 25))
        return put_local(g, i);
    if (dice_chance(&g->dice, 4))
        label.name = asm_names_pick(g, ASM_PURE);
    if (label.name == NULL || !label.name->is_predefined)
        label.name = asm_names_new(g, ASM_FUTURE);
    if (label.name != NULL)
        asm_names_put(g, label.name);
    return label;
}

struct asm_label asm_gen_label(struct asm_gen *g)
{
    unsigned i = (unsigned)dice_below(&g->dice, ASM_LOCALS);
    struct asm_name *n = asm_names_pick(g, ASM_FUTURE);

    if (dice_chance(&g->dice, 55))
        return (struct asm_label){NULL};
    if (dice_chance(&g->dice, 30) && asm_names_may_be(&g->ahead[i], g->loc))
        return put_local(g, i);
    if (dice_chance(&g->dice, 60) && n != NULL && asm_names_may_be(n, g->loc)) {
        asm_names_put(g, n);
        return (struct asm_label){n};
    }
    return asm_gen_new_label(g);
}

void asm_gen_label_done(struct asm_label l, enum asm_kind kind, bool is_known,
                        octa value)
{
    if (l.name != NULL)
        asm_names_define(l.name, kind, is_known, value);
}

/* --- lines -----------------------------------------------------------------
 */

static void put_directive(struct asm_gen *g)
{
    static const char *const names[] = {
        "in.mms", "b.mms", "x", "a b;c", "inc/\303\251.mms", "#", "lib/c.mms"};
    static const unsigned lines[] = {0, 1, 2, 10, 255, 256, 60000};

    buf_printf(g->out, "#%s%u%s\"%s\"", dice_chance(&g->dice, 80) ? " " : "",
               DICE_PICK(&g->dice, lines),
               dice_chance(&g->dice, 80) ? " " : "\t",
               DICE_PICK(&g->dice, names));
    if (dice_chance(&g->dice, 20))
        put_noise(g);
    asm_put(g, "\n");
}

static void put_comment_line(struct asm_gen *g)
{
    static const char *const starts[] = {"%",  "*", "//", "   ", "\t",
                                         ";;", "#", "",   "...", "(\"'"};

    asm_put(g, DICE_PICK(&g->dice, starts));
    if (!is_at_line_start(g) && g->out->data[g->out->len - 1] > ' ')
        put_noise(g);
    asm_put(g, "\n");
}

/* Go on in another file. */
static void next_file(struct asm_gen *g)
{
    if (g->made->count < ASM_CASE_FILES)
        g->out = &g->made->files[g->made->count++];
}

static void put_something(struct asm_gen *g)
{
    octa roll = is_at_line_start(g) ? dice_below(&g->dice, 100) : 100;

    if (g->is_lost)
        asm_pseudo_find_way(g);
    else if (roll < 4)
        put_directive(g);
    else if (roll < 9)
        put_comment_line(g);
    else if (roll < 10)
        next_file(g);
    else if (g->is_special || dice_chance(&g->dice, 50))
        asm_pseudo_put(g);
    else
        asm_insn_put(g);
}

void asm_gen_right(octa seed, struct asm_case *c)
{
    static const unsigned lengths[] = {2, 6, 12, 25, 25, 50, 200};
    struct asm_gen *g = calloc(1, sizeof *g);
    size_t length;

    if (g == NULL)
        abort();
    dice_init(&g->dice, seed);
    g->made = c;
    g->out = &c->files[0];
    c->count = 1;
    c->expands = dice_chance(&g->dice, 40);
    asm_names_init(g);
    length = DICE_PICK(&g->dice, lengths);
    for (size_t i = 0; i < length; i++)
        put_something(g);
    asm_gen_end_line(g);
    asm_pseudo_rest(g);
    if (dice_chance(&g->dice, 5))
        buf_cut(g->out, g->out->len - 1);
    free(g);
}
