/* sym.c - names become nodes, nodes become symbols. */
#include "asm/sym.h"

#include "asm/predef.h"

/* Opcodes have a trie of their own in mmixal, below this character, which no
 * name contains.  The node is the first below ":" and shapes the trie. */
static const char opcodes[] = "^";

static struct trie *search(struct symbols *s, struct trie *from,
                           struct span name)
{
    struct trie *t = trie_search(from, name, &s->arena);

    s->has_failed |= t == NULL;
    return t;
}

static void init_locals(struct symbols *s)
{
    for (unsigned i = 0; i < ARRAY_LEN(s->forward); i++) {
        s->forward[i].sym = &s->forward_syms[i];
        s->backward[i].sym = &s->backward_syms[i];
        s->backward_syms[i].state = SYM_PURE;
    }
}

void sym_init(struct symbols *s, bool is_late)
{
    *s = (struct symbols){.root = {.letter = ':'}};
    s->prefix = &s->root;
    arena_init(&s->arena);
    init_locals(s);
    if (search(s, &s->root, (struct span){opcodes, 1}) == NULL)
        return;
    predef_define(s, is_late);
    if (s->has_failed)
        return;
    s->main = sym_node(s, (struct span){"Main", 4});
    if (s->main != NULL && sym_at(s, s->main) == NULL)
        s->has_failed = true;
}

void sym_fini(struct symbols *s)
{
    arena_fini(&s->arena);
}

struct trie *sym_node(struct symbols *s, struct span name)
{
    if (name.len > 0 && *name.at == ':')
        return search(s, &s->root, (struct span){name.at + 1, name.len - 1});
    return search(s, s->prefix, name);
}

struct sym *sym_make(struct symbols *s, struct trie *t)
{
    t->sym = arena_alloc(&s->arena, sizeof *t->sym);
    s->has_failed |= t->sym == NULL;
    return t->sym;
}

struct sym *sym_at(struct symbols *s, struct trie *t)
{
    if (t->sym == NULL && sym_make(s, t) != NULL)
        t->sym->serial = ++s->serial;
    return t->sym;
}
