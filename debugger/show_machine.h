/* show_machine.h - what a bare machine has, and a guest: translation. */
#ifndef DEBUGGER_SHOW_MACHINE_H
#define DEBUGGER_SHOW_MACHINE_H

#include "debugger/addrspace.h"

/* Append how S translates VA: every entry that is read, the page that comes of
 * it or what is to blame, what the translation cache has for it, and which
 * accesses are permitted. */
void show_machine_walk(struct buf *out, const struct addrspace *s, octa va);

/* Of this, what the translation cache has, for data and for instructions; VA is
 * translated. */
void show_machine_cached(struct buf *out, const struct addrspace *s, octa va);

/* FAULT_ bits of the access A if it were made now, by the kernel or a user; an
 * access for which software has to translate raises none yet. */
unsigned show_machine_fault(const struct addrspace *s,
                            const struct bus_access *a, bool is_kernel);

/* Append a sentence, without its full stop, that says what A needs now, and
 * which entry or rule permits or refuses it. */
void show_machine_access(struct buf *out, const struct addrspace *s,
                         const struct bus_access *a, bool is_kernel);

/* The place of the page table entry of LEVEL (0: the PTE) that is read to
 * translate VA, which T has as its entries.  STATUS_BAD_INPUT or REFUSED, with
 * the reason in E, if none is read. */
enum status show_machine_entry(struct target *t, octa va, unsigned level,
                               struct target_octa *at,
                               struct error *e) MUST_CHECK;

#endif
