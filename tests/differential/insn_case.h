/* insn_case.h - a random program, and the state it begins in.
 *
 * All programs run in a frame, tests/isa/lib/frame.mms, which explains the
 * memory they use.  Many are put into one object file, each with a slot of
 * its own for instructions and data, and run one after another; what each
 * leaves behind is written to standard output.
 *
 *     insn_frame.c    the frame, assembled
 *     insn_gen.c      makes programs: their state at first,
 *     insn_item.c     their parts,
 *     insn_sreg.c     those about special registers,
 *     insn_fatal.c    those that end it,
 *     insn_emit.c     and single instructions
 *     insn_object.c   makes an object file of programs
 *     insn_try.c      runs a program by itself, to see what becomes of it
 *     insn_cover.c    notes what it does then
 *     insn_compare.c  runs an object file in both simulators
 *     insn_shrink.c   makes a smaller program that differs, too
 *     insn_show.c     prints a program as a test
 */
#ifndef TESTS_DIFFERENTIAL_INSN_CASE_H
#define TESTS_DIFFERENTIAL_INSN_CASE_H

#include "tests/differential/common_run.h"
#include "tests/differential/dice.h"
#include "tests/differential/insn_cover.h"
#include "vm/core/trip.h"
#include "vm/isa/mmo.h"

enum {
    INSN_SLOTS = 200,   /* programs in an object file, at most */
    INSN_CODE = 900,    /* tetras in a program, */
    INSN_SCRATCH = 128, /* octas it may play with, */
    INSN_TRIPS = 16     /* and trips that are answered by an insertion */
};

/* Where slot number I lies.  The frame begins the slot's code: */
enum { INSN_HEAD = 6 }; /* tetras, before the first random instruction */
#define INSN_CODE_AT(i) (0x10000 + (octa)(i)*0x2000)
#define INSN_DATA_AT(i) (((octa)1 << 61) + 0x10000 + (octa)(i)*0x10000)

/* What a handler lets RESUME insert; nothing if X and KEEP are 0.  KEEP are
 * the bits of rX that stay as the trip has set them. */
struct insn_trip {
    octa x, y, z, keep;
};

struct insn_case {
    octa seed;
    unsigned slot;
    unsigned local_count, first_global; /* rL and rG */
    octa locals[256], globals[256];
    octa sregs[SREG_COUNT]; /* rA, those that UNSAVE sets, rBB, rF, rWW-rZZ */
    octa scratch[INSN_SCRATCH];
    struct insn_trip trips[INSN_TRIPS];
    tetra code[INSN_CODE];
    unsigned length;
};

/* --- the frame ------------------------------------------------------------ */

/* The frame's symbols are what its source calls them. */
struct insn_frame {
    struct buf object;
    struct mmo mmo;
    octa begin, end, current;
    octa next, code, size, shows, extra, mode, top, special, table, scratch,
        stack;
};

/* Assemble the file NAME; failures end the program. */
void insn_frame_init(struct insn_frame *f, const char *name);
void insn_frame_fini(struct insn_frame *f);

/* Make program number SEED for SLOT of the frame F. */
void insn_gen(const struct insn_frame *f, octa seed, unsigned slot,
              struct insn_case *c);

/* --- objects -------------------------------------------------------------- */

/* Append to OUT an object with the frame and the COUNT programs CASES, in
 * different slots, which run in this order. */
void insn_object(const struct insn_frame *f,
                 const struct insn_case *const *cases, size_t count,
                 struct buf *out);

/* The octas of C's stack for UNSAVE, which begins at f->stack: at most
 * INSN_CONTEXT; returns how many. */
enum { INSN_CONTEXT = 256 + 1 + 256 + SREG_COUNT };
unsigned insn_object_context(const struct insn_case *c,
                             octa context[INSN_CONTEXT]);

/* --- running -------------------------------------------------------------- */

enum insn_fate {
    INSN_FATE_ENDS,  /* as the frame wants it */
    INSN_FATE_ALONE, /* in an instruction that is illegal or privileged, or
                        having changed the frame: nothing can run after it */
    INSN_FATE_UNFIT  /* it does not end, or does what must not be compared */
};

/* Run C with our reference engine; *COVER becomes what it has done. */
enum insn_fate insn_try(const struct insn_frame *f, const struct insn_case *c,
                        struct insn_cover *cover);

struct insn_programs {
    const char *tramoya, *mmix;
    char *const *options; /* for `tramoya run`, ended by null */
};

/* Run the OBJECT with both, tracing if so, in the present folder.  Returns
 * how they differ, or null. */
const char *insn_compare(const struct insn_programs *p,
                         const struct buf *object, bool traces,
                         struct common_outcome *ours,
                         struct common_outcome *theirs);

/* --- differences ---------------------------------------------------------- */

/* Make C smaller as long as the two differ on it, alone in its object. */
void insn_shrink(const struct insn_frame *f, const struct insn_programs *p,
                 struct insn_case *c, bool traces);

/* Print C as a test program: what the reference leaves behind, where it
 * differs from ours, is what is expected. */
void insn_show(const struct insn_frame *f, const struct insn_programs *p,
               const struct insn_case *c, bool traces);

#endif
