/* bytecode.c - the twin of bytecode.mms. */
#include "bench.h"

enum op {
    HALT,
    PUSH,
    LOAD,
    STORE,
    ADD,
    SUB,
    MUL,
    AND,
    HALF,
    LESS,
    JUMP,
    JUMP_ZERO
};
enum variable { I, V, COUNT, LIMIT, VARIABLES };
enum { STEP = 4, EVEN = 37, DONE = 44, END = 60 };

/* What it does is told there. */
static const unsigned char code[] = {
    LOAD, I,     STORE, V,                             /* 0 */
    LOAD, V,     PUSH,  1,     SUB,  JUMP_ZERO, DONE,  /* STEP */
    LOAD, COUNT, PUSH,  1,     ADD,  STORE,     COUNT, /* 11 */
    LOAD, V,     PUSH,  1,     AND,  JUMP_ZERO, EVEN,  /* 18 */
    LOAD, V,     PUSH,  3,     MUL,  PUSH,      1,     /* 25 */
    ADD,  STORE, V,     JUMP,  STEP,                   /* 32 */
    LOAD, V,     HALF,  STORE, V,    JUMP,      STEP,  /* EVEN */
    LOAD, I,     PUSH,  1,     ADD,  STORE,     I,     /* DONE */
    LOAD, I,     LOAD,  LIMIT, LESS, JUMP_ZERO, END,   /* 51 */
    JUMP, 0,     HALT,                                 /* END */
};

static uint64_t vars[VARIABLES], stack[16];

static void interpret(void)
{
    const unsigned char *ip = code;
    uint64_t *sp = stack;

    for (;;)
        switch (*ip++) {
        case HALT:
            return;
        case PUSH:
            *sp++ = *ip++;
            break;
        case LOAD:
            *sp++ = vars[*ip++];
            break;
        case STORE:
            vars[*ip++] = *--sp;
            break;
        case ADD:
            sp--;
            sp[-1] += *sp;
            break;
        case SUB:
            sp--;
            sp[-1] -= *sp;
            break;
        case MUL:
            sp--;
            sp[-1] *= *sp;
            break;
        case AND:
            sp--;
            sp[-1] &= *sp;
            break;
        case HALF:
            sp[-1] >>= 1;
            break;
        case LESS:
            sp--;
            sp[-1] = sp[-1] < *sp;
            break;
        case JUMP:
            ip = code + *ip;
            break;
        case JUMP_ZERO:
            ip = *--sp == 0 ? code + *ip : ip + 1;
            break;
        }
}

static uint64_t run(void)
{
    vars[I] = 1;
    vars[COUNT] = 0;
    vars[LIMIT] = 12000;
    interpret();
    return vars[COUNT];
}
