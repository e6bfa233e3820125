/* kernel_part.h - parts of random kernels: instructions that belong together.
 *
 * A kernel reaches the rare corners of its processor by sequences only: a
 * RESUME wants four registers, a disk four stores, a page that is not there a
 * table that leads to it.  Each kind of part is such a sequence, with random
 * values in it.
 */
#ifndef TESTS_FUZZ_KERNEL_PART_H
#define TESTS_FUZZ_KERNEL_PART_H

#include "sysvm/machine.h"

/* Globals that every kernel has, for its parts to rely on. */
enum {
    PART_USER = 224, /* eight addresses of users' pages */
    PART_USERS = 8,
    PART_DEVICE = 232, /* one for each device page */
    PART_TABLES = 236, /* page tables, code, data: negative addresses */
    PART_CODE,
    PART_DATA,
    PART_MASK,  /* good values of rK and rV */
    PART_SPACE, /* */
    PART_TEMP,  /* four of any use */
    PART_SPARE = PART_TEMP + 4
};

/* Pages of RAM. */
enum {
    PART_USER_PAGE = 2,
    PART_TRAP_PAGE = 6,
    PART_DATA_PAGE = 7,
    PART_ROOT = 8,
    PART_POOL = 24,
    PART_STACK = 28,
    PART_PAGES = 32
};

/* What a part is written with. */
struct part_writer {
    struct machine *m;
    octa *dice;
    octa at, end;        /* where, physical; no word goes to END or beyond */
    octa va[PART_USERS]; /* users' addresses */
    octa rv;             /* a good value of rV */
};

/* Write one part of the kernel, or of a user. */
void part_of_kernel(struct part_writer *w);
void part_of_user(struct part_writer *w);

/* Write a jump to START. */
void part_again(struct part_writer *w, octa start);

/* Write something that forced traps, or dynamic ones, may lead to. */
void part_for_forced(struct part_writer *w);
void part_for_dynamic(struct part_writer *w);

#endif
