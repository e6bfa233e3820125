/* trie.h - the symbols as a ternary search trie.
 *
 * Each node has a character.  Below it lie three tries: of names whose
 * character at this place is less, is the same and goes on, is greater.  The
 * path of "same" steps to a node spells a name; so a name can be looked up
 * below any node, which is how PREFIX works.
 *
 * After Main, Max and Jim, met in this order:
 *
 *     :
 *     | same
 *     M ----less---- J
 *     | same         | same
 *     a              i
 *     | same         | same
 *     i --greater-x  m       (Jim ends here)
 *     | same      (Max)
 *     n                      (Main)
 *
 * The object file ends with exactly this trie, so its shape, which depends on
 * the order in which names were met, is part of the format.  Names may be as
 * long as the source, so nothing here recurs: nodes know their parents.
 * (mmixal, "The symbol table"; Bentley and Sedgewick 1997.)
 */
#ifndef ASM_TRIE_H
#define ASM_TRIE_H

#include "asm/lex.h"
#include "vm/base/arena.h"
#include "vm/base/buf.h"

struct trie {
    struct trie *less, *same, *greater;
    struct trie *up; /* null at the root */
    struct sym *sym; /* whose name ends here, or null */
    byte letter;
    bool is_kept; /* belongs into the object file */
};

/* The node for NAME below FROM, made in ARENA if it does not exist; null
 * without memory. */
struct trie *trie_search(struct trie *from, struct span name,
                         struct arena *arena) MUST_CHECK;

/* The node for NAME below FROM if it exists, else null. */
struct trie *trie_find(struct trie *from, struct span name);

/* Mark T and all nodes above it as kept. */
void trie_keep(struct trie *t);

/* Where a walk is; the steps of a node come in this order, with those of its
 * three tries between them. */
enum trie_step {
    TRIE_ENTER,   /* the node is met; LESS follows */
    TRIE_VISIT,   /* its own turn; SAME follows */
    TRIE_FORSAKE, /* GREATER follows */
    TRIE_LEAVE    /* the whole of it is done */
};

/* A walk through a trie in alphabetical order, or through its kept nodes. */
struct trie_walk {
    struct trie *node;
    enum trie_step step;
    bool kept_only;
    struct buf name; /* complete at TRIE_VISIT */
    bool is_begun;
    const struct trie *root; /* for trie.c alone */
};

void trie_walk_init(struct trie_walk *w, struct trie *root, bool kept_only);
void trie_walk_fini(struct trie_walk *w);

/* Go to the next step; false at the end, or when there is no memory for the
 * name, which w->name then says. */
bool trie_walk_next(struct trie_walk *w);

#endif
