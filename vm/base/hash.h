/* hash.h - a fingerprint of bytes or octas.
 *
 * Each step is a bijection of what came before, and of the octa added, so two
 * runs of octas that differ in one place never have the same fingerprint; such
 * that differ in more have it by chance, once in 2^64.  Good against accidents
 * and not against malice.
 */
#ifndef VM_BASE_HASH_H
#define VM_BASE_HASH_H

#include "vm/base/base.h"

#define HASH_START ((octa)0x7472616d6f796121)

/* The fingerprint H, and O behind what it was made of. */
static inline octa hash_octa(octa h, octa o)
{
    h = (h ^ o) *
        0x9e3779b97f4a7c15; /* as in map.c: odd, so it can be undone */
    return h ^ h >> 32;
}

/* The same for the LEN bytes at DATA, and for LEN itself. */
octa hash_bytes(octa h, const byte *data, size_t len);

#endif
