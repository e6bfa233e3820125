/* form.h - what there is to execute: opcodes, and forms of some.
 *
 * For most opcodes it does not matter which registers they name.  GET, PUT,
 * RESUME, SAVE, UNSAVE and SYNC are as many instructions as their numbers
 * have values; what is left of the values is one more form.
 */
#ifndef SYSVM_CLASSIFY_FORM_H
#define SYSVM_CLASSIFY_FORM_H

#include "vm/isa/codec.h"

enum classify_variant {
    CLASSIFY_ANY,       /* the opcode with any operands */
    CLASSIFY_NUMBERED,  /* with this number: GET's register, SYNC's kind */
    CLASSIFY_CONTINUED, /* SAVE and UNSAVE as only RESUME can insert them */
    CLASSIFY_OTHERS     /* all other operands */
};

struct classify_form {
    byte op;
    byte number; /* of NUMBERED */
    enum classify_variant variant;
};

enum {
    CLASSIFY_FORMS = 400, /* at most */
    CLASSIFY_WORDS = 512  /* of one form, at most */
};

/* List all forms, in the order of opcodes; returns how many. */
size_t form_list(struct classify_form forms[CLASSIFY_FORMS]);

/* Instruction words of the form F, a good choice of them; returns how many,
 * at least one. */
size_t form_words(const struct classify_form *f, tetra words[CLASSIFY_WORDS]);

#endif
