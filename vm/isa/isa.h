/* isa.h - MMIX's instruction set as tables.
 *
 * Pure data, made from the .def files beside it; nobody else lists opcodes,
 * special registers, exceptions, interrupts, host calls or bit layouts.
 * Decoding single words is codec.h.
 */
#ifndef VM_ISA_ISA_H
#define VM_ISA_ISA_H

#include "vm/base/base.h"

enum opcode {
#define INSN(name, text, format, flags, mems, oops, trace, meaning) OP_##name,
#include "vm/isa/isa.def"
#undef INSN
    OP_COUNT
};

/* How X, Y and Z are written and used: format.def. */
enum format {
#define FORMAT(name, syntax, operands) FORMAT_##name,
#include "vm/isa/format.def"
#undef FORMAT
    FORMAT_COUNT
};

/* What a format says of the fields. */
enum operand {
    OPERAND_X_DEST = 1 << 0,     /* register X is written */
    OPERAND_X_SRC = 1 << 1,      /* register X is read */
    OPERAND_Y_REG = 1 << 2,      /* register Y is read */
    OPERAND_Y_IMM = 1 << 3,      /* Y is a constant */
    OPERAND_Z_REG = 1 << 4,      /* register Z is read */
    OPERAND_Z_IMM = 1 << 5,      /* Z is a constant */
    OPERAND_YZ_WYDE = 1 << 6,    /* YZ is a constant, its place by op mod 4 */
    OPERAND_YZ_REL = 1 << 7,     /* YZ is a relative address */
    OPERAND_XYZ_REL = 1 << 8,    /* XYZ is a relative address */
    OPERAND_X_PUSH = 1 << 9,     /* registers 0 to X are pushed down */
    OPERAND_X_SPECIAL = 1 << 10, /* X names a special register */
    OPERAND_Z_SPECIAL = 1 << 11, /* Z names a special register */
    OPERAND_X_GLOBAL = 1 << 12   /* register X is written, must be global */
};

/* What an instruction is, beyond its format.  The _SOME flags mean: for some
 * operands; isa_is_privileged() and isa_is_sensitive() know which. */
enum insn_flag {
    INSN_LOAD = 1 << 0,     /* reads memory at $Y + Z */
    INSN_STORE = 1 << 1,    /* writes memory at $Y + Z */
    INSN_BRANCH = 1 << 2,   /* goes or not, by a register */
    INSN_PROBABLE = 1 << 3, /* a branch that is predicted to go */
    INSN_GOES = 1 << 4,     /* always goes somewhere else */
    INSN_PUSHPOP = 1 << 5,  /* changes rL as its purpose */
    INSN_FLOAT = 1 << 6,    /* works on floating point numbers */
    INSN_USES_RD = 1 << 7,  /* a special register is one more operand */
    INSN_USES_RE = 1 << 8,
    INSN_USES_RJ = 1 << 9,
    INSN_USES_RM = 1 << 10,
    INSN_PRIV = 1 << 11, /* privileged: traps (k) outside the kernel */
    INSN_PRIV_SOME = 1 << 12,
    INSN_SENS = 1 << 13, /* sensitive: traps in guest mode (V, 2.4) */
    INSN_SENS_SOME = 1 << 14
};

struct format_info {
    const char *syntax; /* operands as the manual writes them */
    unsigned operands;  /* OPERAND_ bits */
};

struct insn_info {
    const char *text; /* "ADDI"; source says "ADD" */
    enum format format;
    unsigned operands; /* OPERAND_ bits of its format */
    unsigned flags;    /* INSN_ bits */
    byte mems, oops;   /* cost */
    const char *trace; /* template, see vm/core/trace.h */
    const char *meaning;
};

extern const struct format_info isa_formats[FORMAT_COUNT];
extern const struct insn_info isa_insns[OP_COUNT];

/* Special registers. */
enum sreg {
#define SREG(name, number, flags, meaning) SREG_##name = (number),
#include "vm/isa/sreg.def"
#undef SREG
    SREG_COUNT = 33
};

enum sreg_flag {
    SREG_SAVED = 1 << 0,       /* SAVE and UNSAVE include it */
    SREG_PUT_PRIV = 1 << 1,    /* PUT is privileged */
    SREG_PUT_ILLEGAL = 1 << 2, /* PUT is never allowed */
    SREG_PUT_CHECKED = 1 << 3, /* PUT looks at the value */
    SREG_SENSITIVE = 1 << 4,   /* GET and PUT trap in guest mode */
    SREG_NEEDS_V = 1 << 5      /* exists with the V extension only */
};

struct sreg_info {
    const char *name; /* "rA" */
    unsigned flags;   /* SREG_ flag bits */
    const char *meaning;
};

extern const struct sreg_info isa_sregs[SREG_COUNT];

/* Arithmetic exceptions as event bits of rA; TRIP's own bit above them is
 * used inside the processor only. */
enum exception {
#define EXCEPTION(letter, bit, handler, meaning) EXC_##letter = 1 << (bit),
#include "vm/isa/exception.def"
#undef EXCEPTION
    EXC_TRIP = 1 << 8
};

enum { EXC_COUNT = 8 };

struct exception_info {
    char letter;
    byte handler; /* address */
    const char *meaning;
};

/* By event bit: isa_exceptions[0] is X, [7] is D. */
extern const struct exception_info isa_exceptions[EXC_COUNT];

/* Rounding modes as in rA; an instruction's Y field has 4 for NEAR and 0 for
 * the mode in rA. */
enum round { ROUND_NEAR, ROUND_OFF, ROUND_UP, ROUND_DOWN };

/* Bits of rQ and rK. */
enum interrupt {
#define INTERRUPT(name, bit, letter, meaning) INTERRUPT_##name = (bit),
#include "vm/isa/interrupt.def"
#undef INTERRUPT
    INTERRUPT_COUNT = 64
};

struct interrupt_info {
    const char *name;   /* null: the bit has none */
    const char *letter; /* "r" … "p", or "" */
    const char *meaning;
};

extern const struct interrupt_info isa_interrupts[INTERRUPT_COUNT];

/* Host calls: TRAP 0,Y,Z. */
enum hostcall {
#define HOSTCALL(name, y, arguments, trace, meaning) HOSTCALL_##name = (y),
#include "vm/isa/hostcall.def"
#undef HOSTCALL
    HOSTCALL_COUNT
};

struct hostcall_info {
    const char *name;
    unsigned arguments; /* with the handle */
    const char *trace;
    const char *meaning;
};

extern const struct hostcall_info isa_hostcalls[HOSTCALL_COUNT];

/* Loader operations of object files.  A tetra whose first byte is LOP_ESCAPE
 * is one: its second byte is the enum lop, the others are operands. */
enum lop {
#define LOP(name, number, meaning) LOP_##name = (number),
#include "vm/isa/lop.def"
#undef LOP
    LOP_COUNT
};

enum { LOP_ESCAPE = 0x98 };

struct lop_info {
    const char *name; /* "lop_quote" */
    const char *meaning;
};

extern const struct lop_info isa_lops[LOP_COUNT];

/* Fields of words: rA, rU, rX, rXX, rV, PTE, PTP. */
enum layout {
#define FIELD(word, field, low, width, meaning) LAYOUT_##word##_##field,
#include "vm/isa/layout.def"
#undef FIELD
    LAYOUT_COUNT
};

struct layout_info {
    const char *word, *field;
    byte low, width; /* lowest bit, number of bits */
    const char *meaning;
};

extern const struct layout_info isa_layouts[LAYOUT_COUNT];

/* Field F of WORD, and WORD with field F set to VALUE. */
octa isa_field_get(octa word, enum layout f);
octa isa_field_set(octa word, enum layout f, octa value);

/* The number of the special register called NAME ("rA"), or -1. */
int isa_sreg_find(const char *name);

/* The first opcode whose text is NAME ("ADD", also "ADDI"), or -1. */
int isa_insn_find(const char *name);

/* The letter that OP's text has more than that of the opcode before it: I
 * (ADDI after ADD) or B (BZB after BZ).  Source writes both like the first.
 * 0 if OP's text is its own. */
char isa_insn_suffix(unsigned op);

/* Whether INSN is privileged (legal in the kernel only), whether it is
 * sensitive (traps in guest mode on mmix-v), by table and operands. */
bool isa_is_privileged(tetra insn);
bool isa_is_sensitive(tetra insn);

#endif
