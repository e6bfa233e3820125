/* predef.c - the list of predefined symbols.
 *
 * Most of them are names of things that the tables of vm/isa have, so the list
 * is put together from those; only what no other table has is in predef.def.
 * The order is mmixal's.  It decides how the trie of names branches, and with
 * it the bytes of the symbol table in an object file.
 */
#include "asm/predef.h"

#include <string.h>

#include "vm/isa/isa.h"

struct predef {
    const char *name;
    octa value;
    bool is_late; /* see predef.h */
};

static const struct predef predefs[] = {
#define SREG(name, number, flags, meaning)                                     \
    {#name, number, ((flags)&SREG_NEEDS_V) != 0},
#include "vm/isa/sreg.def"
#undef SREG
#define NUMBER(name, value) {#name, value, false},
#define HANDLE(name, value)
#include "asm/predef.def"
#undef NUMBER
#undef HANDLE
#define EXCEPTION(letter, bit, handler, meaning)                               \
    {#letter "_BIT", 1 << (bit), false},
#include "vm/isa/exception.def"
#undef EXCEPTION
#define EXCEPTION(letter, bit, handler, meaning)                               \
    {#letter "_Handler", handler, false},
#include "vm/isa/exception.def"
#undef EXCEPTION
#define NUMBER(name, value)
#define HANDLE(name, value) {#name, value, false},
#include "asm/predef.def"
#undef NUMBER
#undef HANDLE
#define HOSTCALL(name, y, arguments, trace, meaning) {#name, y, false},
#include "vm/isa/hostcall.def"
#undef HOSTCALL
};

static struct span name_of(const struct predef *p)
{
    return (struct span){p->name, strlen(p->name)};
}

/* Lack of memory is remembered by S. */
static void define(struct symbols *s, const struct predef *p)
{
    struct trie *t = sym_node(s, name_of(p));
    struct sym *sym = t == NULL ? NULL : sym_make(s, t);

    if (sym == NULL)
        return;
    sym->state = SYM_PREDEFINED;
    sym->value = p->value;
}

void predef_define(struct symbols *s, bool is_late)
{
    for (size_t i = 0; i < ARRAY_LEN(predefs) && !s->has_failed; i++)
        if (is_late || !predefs[i].is_late)
            define(s, &predefs[i]);
}

bool predef_is_missed(struct symbols *s)
{
    for (size_t i = 0; i < ARRAY_LEN(predefs); i++) {
        const struct trie *t;

        if (!predefs[i].is_late)
            continue;
        /* looks only: sym_node() would make a node, and so change the object */
        t = trie_find(&s->root, name_of(&predefs[i]));
        if (t != NULL && t->sym != NULL && t->sym->state == SYM_UNDEFINED)
            return true;
    }
    return false;
}
