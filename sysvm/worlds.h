/* worlds.h - the world switch of a machine: where the page may be.
 *
 * SAVE $X,4 and UNSAVE 4,$Z name their page by its negative address and reach
 * it directly, as no other instruction that uses the register ring does: it is
 * neither translated nor interrupted.  What is copied: vm/core/world.h.
 */
#ifndef SYSVM_WORLDS_H
#define SYSVM_WORLDS_H

#include "sysvm/machine.h"

/* Do what O asks for, a SAVE $X,4 or UNSAVE 4,$Z that may be executed here.
 * False, with nothing done: it is illegal (b), for $X is not global, or there
 * is no such page in RAM, or its contents are not what is needed. */
bool worlds_switch(struct machine *m, const struct operands *o) MUST_CHECK;

/* The same for the page AT of RAM, whoever asks for it; false: its contents
 * are not what is needed. */
bool worlds_save(struct machine *m, struct pa at) MUST_CHECK;
bool worlds_load(struct machine *m, struct pa at) MUST_CHECK;

#endif
