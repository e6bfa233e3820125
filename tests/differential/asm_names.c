/* asm_names.c - the symbols of a generated program. */
#include <stdio.h>
#include <string.h>

#include "tests/differential/asm_gen.h"
#include "vm/isa/isa.h"

static const char *const predefined[] = {
#define SREG(name, number, flags, meaning) #name,
#include "vm/isa/sreg.def"
#undef SREG
#define NUMBER(name, value) #name,
#define HANDLE(name, value) #name,
#include "asm/predef.def"
#undef NUMBER
#undef HANDLE
#define EXCEPTION(letter, bit, handler, meaning) #letter "_BIT",
#include "vm/isa/exception.def"
#undef EXCEPTION
#define EXCEPTION(letter, bit, handler, meaning) #letter "_Handler",
#include "vm/isa/exception.def"
#undef EXCEPTION
#define HOSTCALL(name, y, arguments, trace, meaning) #name,
#include "vm/isa/hostcall.def"
#undef HOSTCALL
};

static struct asm_name *add(struct asm_gen *g, const char *text,
                            enum asm_kind kind)
{
    struct asm_name *n = &g->names[g->count++];

    *n = (struct asm_name){.kind = kind, .high = ~(octa)0};
    snprintf(n->text, sizeof n->text, "%s", text);
    return n;
}

/* Main can be referred to from the beginning; rVV is ours alone. */
void asm_names_init(struct asm_gen *g)
{
    add(g, "Main", ASM_FUTURE);
    for (size_t i = 0; i < ARRAY_LEN(predefined); i++)
        if (strcmp(predefined[i], "rVV") != 0)
            add(g, predefined[i], ASM_PURE)->is_predefined = true;
    for (unsigned i = 0; i < ASM_LOCALS; i++) {
        g->back[i] = (struct asm_name){.kind = ASM_PURE, .is_known = true};
        g->ahead[i] = (struct asm_name){.kind = ASM_FUTURE, .high = ~(octa)0};
    }
}

struct asm_name *asm_names_pick(struct asm_gen *g, enum asm_kind kind)
{
    size_t start = dice_below(&g->dice, g->count);

    for (size_t i = 0; i < g->count; i++) {
        struct asm_name *n = &g->names[(start + i) % g->count];

        if (n->kind == kind)
            return n;
    }
    return NULL;
}

/* --- new ones ------------------------------------------------------------- */

static bool is_taken(const struct asm_gen *g, const char *text)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->names[i].text, text) == 0)
            return true;
    return false;
}

/* Names that share their beginnings, since they are kept in a trie. */
struct asm_name *asm_names_new(struct asm_gen *g, enum asm_kind kind)
{
    static const char *const stems[] = {
        "a", "A", "z",  "Main", "Mai", "L",   "loop", "_x",   "rA",
        "x", "é", "ñu", "rB1",  "D",   "Foo", "Foo:", "b:c:", "\377"};
    char text[ASM_NAME_SIZE];

    if (g->count + 50 > ASM_NAMES)
        return NULL;
    do
        snprintf(text, sizeof text, "%.20s%s%u",
                 dice_chance(&g->dice, 60) ? g->prefix : "",
                 DICE_PICK(&g->dice, stems),
                 (unsigned)dice_below(&g->dice, 100));
    while (is_taken(g, text));
    return add(g, text, kind);
}

static bool has_reach(const struct asm_name *n, octa low, octa high)
{
    return n->kind == ASM_FUTURE && n->low <= high && low <= n->high;
}

struct asm_name *asm_names_future(struct asm_gen *g, octa low, octa high)
{
    struct asm_name *n = NULL;

    if (dice_chance(&g->dice, 60))
        n = asm_names_pick(g, ASM_FUTURE);
    if (n == NULL || !has_reach(n, low, high))
        n = asm_names_new(g, ASM_FUTURE);
    if (n == NULL)
        return NULL;
    n->low = n->low > low ? n->low : low;
    n->high = n->high < high ? n->high : high;
    return n;
}

void asm_names_define(struct asm_name *n, enum asm_kind kind, bool is_known,
                      octa value)
{
    n->kind = kind;
    n->is_predefined = false;
    n->is_known = is_known;
    n->value = value;
}

bool asm_names_may_be(const struct asm_name *n, octa place)
{
    return n->kind == ASM_FUTURE && place >= n->low && place <= n->high;
}

/* --- writing -------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (byte)c > 126;
}

void asm_names_put(struct asm_gen *g, const struct asm_name *n)
{
    size_t len = strlen(g->prefix);
    bool has_prefix = strncmp(n->text, g->prefix, len) == 0;

    if (has_prefix && is_letter(n->text[len]) && dice_chance(&g->dice, 90)) {
        asm_put(g, n->text + len);
        return;
    }
    asm_put(g, ":");
    asm_put(g, n->text);
}
