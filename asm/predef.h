/* predef.h - rA, ROUND_OFF, Fopen, ...: symbols that everybody may use.
 *
 * mmixal knows nothing of rVV, the one special register that it has not.  A
 * program written for mmixal may use this name as it likes, even before it
 * defines it, and must assemble to the same bytes.  So such late names are
 * predefined only in programs that use them and never define them; which of
 * both it is turns out at the end, and then the program is assembled again.
 */
#ifndef ASM_PREDEF_H
#define ASM_PREDEF_H

#include "asm/sym.h"

/* Define the predefined symbols in S, in mmixal's order, which shapes the
 * trie; the late ones only if IS_LATE. */
void predef_define(struct symbols *s, bool is_late);

/* The program has been assembled without the late names: does it use one
 * that it does not define? */
bool predef_is_missed(struct symbols *s);

#endif
