/* object.h - writes the object file.
 *
 * An object file is a stream of tetras for a loader that goes through memory
 * from low to high.  Bytes are held back until their tetra is complete, or
 * the assembly goes on elsewhere; before a tetra the loader is told where it
 * goes, unless it knows, and which line it came from.  Two states are kept
 * side by side: where the assembler is, and where the loader will be when it
 * has read all that was written.  (mmixal, "Binary MMO output" and "Basic
 * input and output".)
 *
 * Special data, between BSPEC and ESPEC, do not move the location; they are
 * aligned by their distance from BSPEC.
 */
#ifndef ASM_OBJECT_H
#define ASM_OBJECT_H

#include "asm/list.h"
#include "asm/source.h"

struct object {
    octa loc; /* the current location, which MMIXAL calls @ */
    bool is_special;
    bool has_failed; /* memory ran out, other than for OUT */

    /* For object.c alone: */
    struct buf *out;
    struct lines *lines; /* null: nobody wants them */
    const struct source *source;
    struct list *list;

    byte hold[4];  /* bytes of the tetra at LOC that wait for the others: */
    unsigned held; /* bit j: hold[j] */
    struct list_bytes unlisted; /* which of them are not in the listing */
    tetra special_loc;          /* bytes of special data so far */
    tetra symbol_bytes;         /* bytes of the symbol table so far */

    octa loader_loc;
    tetra loader_file;           /* OBJECT_NO_FILE at first */
    tetra loader_line;           /* counts on with each tetra; 0: not known */
    bool is_named[SOURCE_FILES]; /* which files the loader has heard of */
};

/* A relative address, or an octa, that could not be given in time. */
enum object_fix {
    OBJECT_FIX_OCTA, /* the octa is LOC */
    OBJECT_FIX_YZ,   /* 16 bits: a branch, PUSHJ, GETA */
    OBJECT_FIX_XYZ   /* 24 bits: JMP */
};

/* Start an object file in OUT, created at TIME. */
void object_init(struct object *o, struct buf *out, tetra time,
                 const struct source *source, struct list *list,
                 struct lines *lines);

/* Assemble the low WIDTH bytes of VALUE, 1, 2 or 4, at the current location
 * (a multiple of WIDTH) and go on behind them.  Bit j of UNKNOWN: the byte at
 * 4k + j belongs to a future reference. */
void object_data(struct object *o, unsigned width, tetra value,
                 unsigned unknown);

/* The line has been assembled: list what it left over. */
void object_end_line(struct object *o);

/* BSPEC and ESPEC. */
void object_begin_special(struct object *o, wyde type);
void object_end_special(struct object *o);

/* Bring the loader to the current location. */
void object_move(struct object *o);

/* Complete what was assembled at WHERE so that it refers to the current
 * location; false if that is too far away. */
bool object_fix(struct object *o, enum object_fix fix, octa where) MUST_CHECK;

/* The postamble: registers from FIRST on start with VALUES[FIRST...255]. */
void object_post(struct object *o, unsigned first, const octa *values);

/* The symbol table: bytes between begin and end. */
void object_begin_symbols(struct object *o);
void object_symbol_byte(struct object *o, byte b);
void object_end_symbols(struct object *o);

#endif
