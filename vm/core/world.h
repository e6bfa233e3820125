/* world.h - the world switch: a whole set of registers in a page.
 *
 * Who runs a guest needs registers of his own, and the register ring cannot be
 * emptied in the ordinary way: it would spill to addresses that only the guest
 * has.  So SAVE $X,4 and UNSAVE 4,$Z move everything at once, the ring with its
 * slots as they are, between the processor and a page:
 *
 *      octa  0-16    rL rG rO rS rA rB rD rE rH rJ rM rP rR rW rX rY rZ
 *           30, 31   the host's rG (0: as it is) and its register stack: what
 *                    the processor has after SAVE; nobody writes them here
 *           32-287   global registers by number
 *          288-543   the ring's slots by their physical index
 *
 * This is the pure copying; whether the instructions are permitted is legal.h,
 * where the page may be, the machine's business.  Registers below rG and slots
 * that are not in use have no meaning: they are stored as 0, so that equal
 * worlds are equal pages and nobody's old values are seen.
 */
#ifndef VM_CORE_WORLD_H
#define VM_CORE_WORLD_H

#include <assert.h>

#include "vm/core/cpu.h"

enum {
    WORLD_SPECIALS = 0,
    WORLD_RL = 0,
    WORLD_RG = 1,
    WORLD_RO = 2,
    WORLD_RS = 3,
    WORLD_RA = 4,
    WORLD_HOST_RG = 30,
    WORLD_HOST_STACK = 31,
    WORLD_GLOBALS = 32,
    WORLD_RING = WORLD_GLOBALS + CPU_REGS,
    WORLD_END = WORLD_RING + CPU_RING,
    WORLD_MEMS = WORLD_END /* what either instruction costs */
};

static_assert((int)WORLD_END <= (int)BUS_PAGE_OCTAS, "a world fits into one");

/* Can SAVE take up octas 30 and 31 of PAGE, of BUS_PAGE_OCTAS octas? */
bool world_can_save(const octa *page);

/* Store C's world in PAGE, which can be saved to; then C has no local
 * registers, and the rG and the stack that octas 30 and 31 say. */
void world_save(struct cpu *c, octa *page);

/* What PAGE, a world, has of the special register NUMBER, which is one of those
 * in octas 0 to 16, and of register $I. */
octa world_special(const octa *page, unsigned number);
octa world_register(const octa *page, unsigned i);

/* The register that is number I from rS on, of those that callers have hidden.
 */
octa world_hidden(const octa *page, octa i);

/* Can the world in PAGE be one of a processor? */
bool world_can_load(const octa *page);

/* Let C have the world in PAGE, which can be loaded; what was in its ring is
 * dropped. */
void world_load(struct cpu *c, const octa *page);

#endif
