/* base.h - the words that every file uses.
 *
 * MMIX measures data in bytes, wydes, tetras and octas: 8, 16, 32 and 64
 * bits, always unsigned here.  Signed arithmetic says so where it happens, by
 * sig(), so that no line relies on a silent conversion.
 */
#ifndef VM_BASE_BASE_H
#define VM_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t byte;
typedef uint16_t wyde;
typedef uint32_t tetra;
typedef uint64_t octa;

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The caller must look at the result. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Argument N is a printf format, its values start at argument FIRST. */
#define PRINTF_LIKE(n, first) __attribute__((format(printf, n, first)))

/* The same 64 bits as a two's complement number. */
static inline int64_t sig(octa o)
{
    return (int64_t)o;
}

static inline octa smaller(octa a, octa b)
{
    return a < b ? a : b;
}

/* How far it is from A up to B; 0 if A is there, or beyond. */
static inline octa up_to(octa a, octa b)
{
    return b > a ? b - a : 0;
}

#endif
