/* sym.h - what the names of the program mean.
 *
 * A symbol is made when its name is first met, as label or operand, and then
 * gets a serial number; the predefined ones have none until the program gives
 * them a new meaning.  As long as it has no value, a list of places waits for
 * it (fixup.h).  (mmixal, "The symbol table".)
 */
#ifndef ASM_SYM_H
#define ASM_SYM_H

#include "asm/source.h"
#include "asm/trie.h"

enum sym_state {
    SYM_UNDEFINED,
    SYM_PURE,       /* a number */
    SYM_REGISTER,   /* a register number */
    SYM_PREDEFINED, /* a number that the program has not used yet */
    SYM_WRONG /* the definition has an error; to keep further messages away,
                 anything goes with such a symbol */
};

struct sym {
    enum sym_state state;
    tetra serial; /* from 1; 0: only predefined */
    octa value;
    struct fixup *fixups; /* what waits for the value */
    tetra file, line;     /* of the definition; a predefined one has none */
};

struct symbols {
    struct trie root;    /* for ":", with which full names begin */
    struct trie *prefix; /* in front of names that do not begin so */
    struct trie *main;   /* where the program starts */

    /* 2F and 2B; a label 2H moves a value from here to there.  They are nodes
     * without names, since PREFIX takes any symbol. */
    struct trie forward[10], backward[10];
    struct sym forward_syms[10], backward_syms[10];

    tetra serial; /* the last that was given */
    struct fixup *spare_fixups;
    bool has_failed; /* memory ran out */
    struct arena arena;
};

/* Prepare S with the predefined symbols; IS_LATE as in predef.h. */
void sym_init(struct symbols *s, bool is_late);
void sym_fini(struct symbols *s);

/* The node of the symbol called NAME, made if need be; null without memory.
 * An operand may mean a symbol that does not exist yet: then it is made. */
struct trie *sym_node(struct symbols *s, struct span name) MUST_CHECK;

/* The symbol of node T, made with a new serial number if need be; null
 * without memory. */
struct sym *sym_at(struct symbols *s, struct trie *t) MUST_CHECK;

/* A symbol for node T without a serial number: for predef.c. */
struct sym *sym_make(struct symbols *s, struct trie *t) MUST_CHECK;

#endif
