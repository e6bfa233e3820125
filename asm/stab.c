/* stab.c - the trie in bytes (mmixal, "The symbol table").
 *
 * Each node is a master byte, the nodes less than it, its letter, its value
 * and serial number, the nodes that go on from it, the nodes greater than it:
 *
 *     +------+-----+-----+--------+---------------------+
 *     | wyde | has | has |  has   | bytes of value 1-8; |
 *     |  0   |less |same |greater | 9-14: 2^61 + 1-6;   |
 *     |      |     |     |        | 15: register; 0: no |
 *     +------+-----+-----+--------+---------------------+
 *
 * A node with neither value nor continuation has no letter either.  Main at
 * #100, the only symbol, so becomes
 *
 *     20 3a                      ":" goes on
 *     40 40 10 40 40             nodes of predefined names, which only lead
 *                                to what lies beside them
 *     20 4d 20 61 20 69          "M" goes on, "a" goes on, "i" goes on
 *     02 6e 01 00 81             "n" ends a name: two bytes of value, and the
 *                                serial number 1
 *
 * and is filled up with zeros to a multiple of four bytes.
 */
#include "asm/stab.h"

#include "asm/fixup.h"

enum {
    MASTER_LESS = 0x40,
    MASTER_SAME = 0x20,
    MASTER_GREATER = 0x10,
    MASTER_VALUE = 0x0f,
    MASTER_REGISTER = 0x0f,
    MASTER_DATA = 8
};

static bool is_kept(const struct trie *t)
{
    return t != NULL && t->is_kept;
}

/* What was only used has no value; it keeps its place, though. */
static bool is_defined(const struct sym *sym)
{
    return sym->state == SYM_PURE || sym->state == SYM_REGISTER;
}

/* Whether T ends a name that is the program's own; other names have no place
 * in the object file. */
static bool is_own(const struct trie *t)
{
    return t->sym != NULL && t->sym->serial != 0;
}

/* --- undefined symbols -------------------------------------------------- */

/* The oldest use is reported, the others are counted. */
static void report_undefined(struct assembler *a, const struct trie *t,
                             const char *name)
{
    const struct fixup *f = t->sym->fixups;
    size_t others = 0;

    if (f == NULL) {
        diag_error_at(&a->diags, NULL,
                      "there is no label %s, where the program would start",
                      name);
        return;
    }
    for (; f->next != NULL; f = f->next)
        others++;
    diag_error_at(&a->diags, &f->place, "the symbol %s is not defined", name);
    diag_about(&a->diags, t);
    if (others > 0)
        diag_hint(&a->diags, "it is used in %zu more place%s", others,
                  others == 1 ? "" : "s");
}

/* Mark what belongs into the table.  A symbol may be undefined if it was only
 * a prefix, or if its use was an error by itself. */
static void select(struct assembler *a)
{
    struct trie_walk w;

    trie_walk_init(&w, &a->symbols.root, false);
    while (trie_walk_next(&w)) {
        struct trie *t = w.node;

        if (w.step != TRIE_VISIT || !is_own(t))
            continue;
        trie_keep(t);
        if (t->sym->state == SYM_UNDEFINED &&
            (t->sym->fixups != NULL || t == a->symbols.main))
            report_undefined(a, t, buf_text(&w.name) + 1);
    }
    a->symbols.has_failed |= w.name.failed;
    trie_walk_fini(&w);
}

/* --- bytes -------------------------------------------------------------- */

/* How many bytes VALUE needs, at least one. */
static unsigned size_of(octa value)
{
    unsigned size = 1;

    while (size < 8 && value >> 8 * size != 0)
        size++;
    return size;
}

/* The bits of the master byte that tell of T's value. */
static unsigned value_bits(const struct trie *t)
{
    octa value;

    if (!is_own(t) || !is_defined(t->sym))
        return 0;
    value = t->sym->value;
    if (t->sym->state == SYM_REGISTER)
        return MASTER_REGISTER;
    if (value >> 48 == 0x2000)
        return MASTER_DATA + size_of(value & 0xffffffffffff);
    return size_of(value);
}

/* The first byte of a node. */
static unsigned master(const struct trie *t)
{
    return (is_kept(t->less) ? MASTER_LESS : 0) |
           (is_kept(t->same) ? MASTER_SAME : 0) |
           (is_kept(t->greater) ? MASTER_GREATER : 0) | value_bits(t);
}

/* Seven bits at a time; the last byte is marked. */
static void write_serial(struct object *o, tetra serial)
{
    unsigned more = 0;

    while (more < 4 && serial >> 7 * (more + 1) != 0)
        more++;
    for (; more > 0; more--)
        object_symbol_byte(o, serial >> 7 * more & 0x7f);
    object_symbol_byte(o, (serial & 0x7f) | 0x80);
}

static void write_value(struct object *o, const struct sym *sym, unsigned bits)
{
    unsigned size = bits;

    if (bits == MASTER_REGISTER)
        size = 1;
    else if (bits > MASTER_DATA)
        size = bits - MASTER_DATA;
    while (size-- > 0)
        object_symbol_byte(o, (byte)(sym->value >> 8 * size));
    write_serial(o, sym->serial);
}

/* What follows the master byte and what is less. */
static void write_node(struct assembler *a, const struct trie *t,
                       const char *name)
{
    unsigned m = master(t);

    if ((m & (MASTER_SAME | MASTER_VALUE)) != 0)
        object_symbol_byte(&a->object, t->letter);
    if ((m & MASTER_VALUE) == 0)
        return;
    write_value(&a->object, t->sym, m & MASTER_VALUE);
    list_symbol(&a->list, name, t->sym->state == SYM_REGISTER, t->sym->value,
                t->sym->serial);
}

void stab_write(struct assembler *a)
{
    struct trie_walk w;

    select(a);
    list_symbols(&a->list);
    object_begin_symbols(&a->object);
    trie_walk_init(&w, &a->symbols.root, true);
    while (trie_walk_next(&w))
        if (w.step == TRIE_ENTER)
            object_symbol_byte(&a->object, (byte)master(w.node));
        else if (w.step == TRIE_VISIT)
            write_node(a, w.node, buf_text(&w.name) + 1);
    a->symbols.has_failed |= w.name.failed;
    trie_walk_fini(&w);
    object_end_symbols(&a->object);
}
