/* loader.h - a user program's memory as it is when the program starts.
 *
 *      #0                   text: instructions, from #100; trip handlers below
 *      #2000000000000000    data
 *      #4000000000000000    pool: the arguments
 *      #6000000000000000    the register stack, ready for an UNSAVE
 *
 * The pool begins with the address of its first unused octa, then come the
 * addresses of the arguments, a zero, and the arguments themselves, each at a
 * multiple of 8:
 *
 *      +0      first unused octa
 *      +8      argv[0]  argv[1] …  0
 *      +8(argc+2)  "prog.mmo"  "first" …
 *
 * On the stack lie $0 = argc, $1 = the address of argv[0], the hole that
 * counts these two, the global registers, and zeros for the special ones
 * (mmix-sim, "Loading an object file" and "Running the program").  As the
 * reference does, only the words that are mentioned here are stored, so what
 * an object file has beside them stays.
 */
#ifndef VM_CORE_LOADER_H
#define VM_CORE_LOADER_H

#include "vm/core/ram.h"
#include "vm/isa/mmo.h"

#define LOADER_POOL  ((octa)0x4000000000000000)
#define LOADER_STACK ((octa)0x6000000000000000)

/* Where execution begins instead of Main if something was loaded there: the
 * initialization of a subroutine library (mmix-sim, "Rudimentary I/O"). */
#define LOADER_PRELUDE ((octa)0xf0)

struct loader_start {
    octa pc;
    octa stack_top; /* what UNSAVE is to be given */
};

/* Put the program M and the arguments ARGV, ended by null, into R, which is
 * empty, and say in *START how to begin.  STATUS_LIMIT when R may not grow so
 * far, STATUS_NO_MEMORY when the host has no more. */
enum status loader_load(struct ram *r, const struct mmo *m, char *const *argv,
                        struct loader_start *start) MUST_CHECK;

#endif
