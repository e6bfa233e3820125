/* fixup.h - places that wait for a symbol.
 *
 * An instruction or octa that refers to a symbol without a value is assembled
 * with zeros and noted down with the symbol.  When the symbol is defined, the
 * loader is told to complete each of these places.
 */
#ifndef ASM_FIXUP_H
#define ASM_FIXUP_H

#include "asm/object.h"
#include "asm/sym.h"

struct fixup {
    struct fixup *next;
    enum object_fix kind;
    octa loc;
    struct place place; /* where the symbol is used */
};

/* Note that what is assembled at LOC, because of the text at PLACE, waits for
 * SYM.  Without memory S remembers it. */
void fixup_add(struct symbols *s, struct sym *sym, enum object_fix kind,
               octa loc, const struct place *place);

/* The fix-up of SYM that was added last, removed; null if there is none.  It
 * is valid until the next one is added. */
const struct fixup *fixup_take(struct symbols *s, struct sym *sym);

/* Forget all that waits for SYM. */
void fixup_drop(struct symbols *s, struct sym *sym);

#endif
