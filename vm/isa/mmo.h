/* mmo.h - reading object files.
 *
 * An .mmo file is a sequence of big-endian tetras.  Those that begin with
 * the byte #98 are orders to the loader, called lops (lop.def); the others
 * are data that the loader puts at its current location, one after another.
 * Putting means xoring: a tetra may come in several pieces, and a fix-up
 * completes an instruction whose address was not known at first.
 *
 *     preamble   lop_pre, creation time
 *     body       data and lops in any order
 *     postamble  lop_post G, then two tetras for each of $G to $255
 *     symbols    lop_stab, a ternary trie of names, lop_end
 *
 * Two ways to read one: mmo_walk_program() and mmo_walk_symbols() show every
 * item in order (objdump), mmo_read() digests all of it into a struct mmo
 * (loaders, debugger).  Both accept what the reference simulator loads, so
 * they do not mind what follows the postamble: many objects are stripped.
 * The format is described in mmixal, "Binary MMO output".  The bytes of the
 * file are never trusted: memory and time stay proportional to its size.
 */
#ifndef VM_ISA_MMO_H
#define VM_ISA_MMO_H

#include "vm/base/arena.h"
#include "vm/base/buf.h"
#include "vm/base/status.h"
#include "vm/isa/isa.h"
#include "vm/isa/lines.h"

/* --- symbols ------------------------------------------------------------ */

enum mmo_symbol_kind {
    MMO_SYMBOL_PURE,     /* a number: an address, or a constant */
    MMO_SYMBOL_REGISTER, /* a register number */
    MMO_SYMBOL_UNDEFINED /* used but not defined; the value is 0 */
};

struct mmo_symbol {
    const char *name; /* complete, "Fib:loop", without the first colon; UTF-8
                         if the source was */
    octa value;
    tetra serial; /* the order in which the assembler met them, from 1 */
    enum mmo_symbol_kind kind;
};

/* --- walking ------------------------------------------------------------ */

enum mmo_kind {
    MMO_KIND_LOP,    /* a lop with the tetras that are its operands */
    MMO_KIND_PRE,    /* a tetra of the preamble, the first is the time */
    MMO_KIND_DATA,   /* a tetra to be loaded */
    MMO_KIND_SPEC,   /* a tetra of special data */
    MMO_KIND_GLOBAL, /* the initial value of a global register */
    MMO_KIND_SYMBOL
};

/* One item of an object file.  Fields that the kind does not mention are 0. */
struct mmo_item {
    enum mmo_kind kind;
    size_t offset, size; /* its bytes in the file */

    /* LOP: which, and its last two bytes. */
    enum lop lop;
    wyde yz;

    /* DATA: where the tetra goes.  SPEC, lop_spec: the current location.
     * lop_loc, lop_skip: the location from now on.  lop_fixo, lop_fixr,
     * lop_fixrx: what is to be fixed.  A multiple of 4 for DATA and fixes,
     * which ignore the low bits of the location. */
    octa address;

    /* PRE, DATA, SPEC: the tetra.  GLOBAL: the octa.  lop_fixo: the octa to
     * be stored.  lop_fixr, lop_fixrx: the tetra to be xored. */
    octa value;

    unsigned reg; /* GLOBAL: the register's number */

    /* DATA, SPEC: number and line of the source; line 0: not known. */
    byte file;
    tetra line;

    /* lop_file: the name, NAME_LEN bytes without a 0 among them; or null
     * when the file was named before. */
    const char *name;
    size_t name_len;

    const struct mmo_symbol *symbol; /* SYMBOL */
};

/* Called with each item, which is valid during the call.  A status other
 * than OK ends the walk, which then returns it. */
typedef enum status mmo_visitor(void *context, const struct mmo_item *item);

/* Show the items of the object file of SIZE bytes at DATA to VISIT(CONTEXT),
 * up to the end of the postamble: all that is loaded.  *END gets the offset
 * behind it.  STATUS_BAD_OBJECT, with the offset of the wrong tetra in E,
 * when the reference would refuse the file. */
enum status mmo_walk_program(const byte *data, size_t size, mmo_visitor *visit,
                             void *context, size_t *end,
                             struct error *e) MUST_CHECK;

/* Go on from the offset AT that the other walk found: lop_stab, the symbols
 * in the order of the file, lop_end.  STATUS_BAD_OBJECT when these are
 * missing, wrong, or not the end of the file. */
enum status mmo_walk_symbols(const byte *data, size_t size, size_t at,
                             mmo_visitor *visit, void *context,
                             struct error *e) MUST_CHECK;

/* --- digesting ---------------------------------------------------------- */

/* Bytes for memory, with all fix-ups made.  A chunk does not wrap past the
 * end of memory. */
struct mmo_chunk {
    octa address; /* a multiple of 4, as is the length */
    size_t length;
    const byte *bytes;
};

/* Special data between lop_spec and the next lop, quotes removed. */
struct mmo_spec {
    wyde type;
    octa location; /* where the loader was */
    const byte *bytes;
    size_t length;
};

struct mmo {
    tetra created; /* seconds since 1970; #ffffffff: the file does not say */

    /* Sorted by address, disjoint, with gaps between them. */
    struct mmo_chunk *chunks;
    size_t chunk_count;

    unsigned first_global; /* rG, 32 to 255 */
    octa globals[256];     /* from there on; 0 below */
    octa main;             /* where to start: $255 at first */

    struct lines lines; /* finished */

    struct mmo_spec *specs; /* in the order of the file */
    size_t spec_count;

    /* The pure ones first, by value; those of the same value, and the others,
     * by serial number. */
    struct mmo_symbol *symbols;
    size_t symbol_count, pure_count;

    /* Why the symbols are not all there, or STATUS_OK. */
    struct error damage;

    struct buf image;   /* what chunks and specs point into, */
    struct buf special; /* for mmo.c alone */
    struct arena names;
};

/* Read the object file of SIZE bytes at DATA, which is not needed afterwards,
 * into M.  A missing or damaged symbol table is no failure but reported in
 * M->damage, with the symbols before the damage kept.  On failure M is
 * empty; it may be given to mmo_fini() in any case. */
enum status mmo_read(const byte *data, size_t size, struct mmo *m,
                     struct error *e) MUST_CHECK;
void mmo_fini(struct mmo *m);

/* The symbol called NAME, with or without the first colon, or null. */
const struct mmo_symbol *mmo_symbol_find(const struct mmo *m, const char *name);

/* The pure symbol with the greatest value that is at most ADDRESS, of several
 * the one defined first; or null.  Symbols do not say whether they are labels
 * or constants, so a small address may get the name of a constant. */
const struct mmo_symbol *mmo_symbol_near(const struct mmo *m, octa address);

/* The name of the pure symbol with exactly this value, or null: a
 * disasm_namer whose context is the struct mmo. */
const char *mmo_symbol_name(const void *mmo, octa address);

#endif
