/* pages.h - where things are in memory on the stage.
 *
 * A program has these pages of 8 KiB, whatever machine is below it:
 *
 *      virtual                           machine 0     machine 1
 *      #000000      trip handlers        frame 20      32
 *      #002000      the user's code      21            33
 *      #004000      data                 22            34
 *      #006000      the ring's stack,    23            35
 *                   a saved context
 *      #8...000000  the kernel's data    0             0, but in a guest 40
 *      #8...002000  code                 1             1                 41
 *      #8...014000  data                 10            10                42
 *      #8...018000  a saved world        12            12                43
 *
 * The host's kernel has the latter by their physical addresses, which no
 * machine can change.
 */
#ifndef SYSVM_CLASSIFY_PAGES_H
#define SYSVM_CLASSIFY_PAGES_H

#include "sysvm/classify/classify.h"
#include "sysvm/mmu.h"

enum { PAGES_FRAMES = 48, PAGES_COUNT = 8, PAGES_MACHINES = 2 };

/* Pages by number; the kernel's begin with PAGES_KERNEL. */
enum { PAGES_DATA = 2, PAGES_STACK = 3, PAGES_KERNEL = 4 };

#define PAGES_NEGATIVE        ((octa)1 << 63)
#define PAGES_DATA_AT         ((octa)0x4000)
#define PAGES_STACK_AT        ((octa)0x6000)
#define PAGES_CONTEXT_AT      (PAGES_STACK_AT + 0x1000)
#define PAGES_KERNEL_DATA_AT  (PAGES_NEGATIVE | 0x14000)
#define PAGES_KERNEL_WORLD_AT (PAGES_NEGATIVE | 0x18000)

/* Places in both pages of code: where RESUME 0, 1 and 2 are; the word; and
 * where there is nothing. */
enum {
    PAGES_RESUME_AT = 0x2400,
    PAGES_WORD_AT = 0x2800,
    PAGES_NOTHING_AT = 0x2900
};

bool pages_is_kernel(enum classify_mode mode);
bool pages_is_guest(enum classify_mode mode);

/* The virtual address of page I; its frame on MACHINE, and in the state of
 * RUN. */
octa pages_address(unsigned i);
unsigned pages_frame(unsigned i, unsigned machine);
unsigned pages_frame_in(const struct classify_run *run, unsigned i);

/* AT in the page of code that MODE executes. */
octa pages_code(enum classify_mode mode, octa at);

/* rV of MACHINE, with its field f; rVV; the table's entry for page I; n. */
octa pages_rv(unsigned machine, unsigned f);
octa pages_rvv(unsigned machine);
octa pages_entry(unsigned i, unsigned machine);
unsigned pages_n(unsigned machine);

/* Fill physical memory: page tables, data, a world to be loaded. */
void pages_fill(octa image[PAGES_FRAMES][BUS_PAGE_OCTAS]);

/* Let INSN be at the address AT, in all pages of code; returns a bit for each
 * frame that thereby changed. */
octa pages_put_code(octa image[PAGES_FRAMES][BUS_PAGE_OCTAS], octa at,
                    tetra insn);

#endif
