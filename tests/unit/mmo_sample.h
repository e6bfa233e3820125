/* mmo_sample.h - object files made by hand, for tests.
 *
 * Functions add to a buffer what an assembler would write; mmo_sample() is an
 * object that has every lop.
 */
#ifndef TESTS_UNIT_MMO_SAMPLE_H
#define TESTS_UNIT_MMO_SAMPLE_H

#include "vm/base/buf.h"
#include "vm/isa/isa.h"

static inline void mmo_lop(struct buf *b, enum lop lop, unsigned y, unsigned z)
{
    buf_add_tetra(b, (tetra)LOP_ESCAPE << 24 | (tetra)lop << 16 | y << 8 | z);
}

/* A preamble with this time of creation. */
static inline void mmo_start(struct buf *b, tetra created)
{
    mmo_lop(b, LOP_pre, 1, 1);
    buf_add_tetra(b, created);
}

static inline void mmo_loc(struct buf *b, octa address)
{
    mmo_lop(b, LOP_loc, 0, 2);
    buf_add_octa(b, address);
}

/* A postamble with rG = 255 and nothing but Main. */
static inline void mmo_post(struct buf *b, octa start)
{
    mmo_lop(b, LOP_post, 0, 255);
    buf_add_octa(b, start);
}

/* The symbol table of a stripped object. */
static inline void mmo_no_symbols(struct buf *b)
{
    mmo_lop(b, LOP_stab, 0, 0);
    buf_add_tetra(b, 0);
    mmo_lop(b, LOP_end, 0, 1);
}

/* The symbols Main = #1000, a = $254, b undefined: a chain of middle links,
 * ":", and below it the letters M, a (left of nothing, right of M), b. */
static inline void mmo_three_symbols(struct buf *b)
{
    static const byte trie[] = {0x20, ':', /* all begin so */
                                0x30, 'M', /* middle, right */
                                0x20, 'a',  0x20, 'i',  0x02,
                                'n',  0x10, 0x00,       /* Main */
                                0x81,                   /* serial 1 */
                                0x1f, 'a',  0xfe, 0x82, /* a, then right */
                                0x02, 'b',  0x00, 0x00, 0x83, /* b */
                                0x00, 0x00};

    mmo_lop(b, LOP_stab, 0, 0);
    buf_add(b, trie, sizeof trie);
    mmo_lop(b, LOP_end, 0, sizeof trie / 4);
}

/* Main is the tetra at #1000, a jump to the one at #1010 that is completed
 * by a fix-up; data lies at #2000000000000000. */
static inline void mmo_sample(struct buf *b)
{
    mmo_start(b, 0x36f4a363);
    mmo_loc(b, 0x1000);
    mmo_lop(b, LOP_file, 7, 2);
    buf_add(b, "prog.mms", 8);
    mmo_lop(b, LOP_line, 0, 3);
    buf_add_tetra(b, 0xf0000000); /* #1000, line 3: JMP 1F */
    buf_add_tetra(b, 0x42010000); /* #1004, line 4: BZ $1,1F */
    mmo_lop(b, LOP_skip, 0, 8);
    mmo_lop(b, LOP_fixr, 0, 3);   /* #1010 - 12 */
    mmo_lop(b, LOP_fixrx, 0, 24); /* #1010 - 16 */
    buf_add_tetra(b, 4);
    buf_add_tetra(b, 0x00000000); /* #1010, line 5: TRAP 0,Halt,0 */
    mmo_lop(b, LOP_spec, 0, 80);
    buf_add_tetra(b, 0x01020304);
    mmo_lop(b, LOP_quote, 0, 1);
    buf_add_tetra(b, 0x98000000);
    mmo_lop(b, LOP_fixo, 0x20, 1); /* the octa at #20...0 = #1014 */
    buf_add_tetra(b, 0);
    mmo_lop(b, LOP_loc, 0x20, 1);
    buf_add_tetra(b, 0);
    buf_add_octa(b, 0);
    mmo_lop(b, LOP_quote, 0, 1);
    buf_add_tetra(b, 0x98765432); /* #20...8 */
    mmo_lop(b, LOP_post, 0, 254);
    buf_add_octa(b, 0x2000000000000008);
    buf_add_octa(b, 0x1000);
    mmo_three_symbols(b);
}

#endif
