/* alloc.h - the one door for memory.
 *
 * Every library allocates here and nowhere else, so that a test can ask the
 * n-th allocation to fail and see that the caller survives it.  The counter
 * behind that is the test's: alloc_fail_hook() installs a function of the
 * test program, and without one there is nothing between the caller and libc.
 */
#ifndef VM_BASE_ALLOC_H
#define VM_BASE_ALLOC_H

#include "vm/base/base.h"

/* COUNT objects of SIZE bytes, all zero; null when there is no memory (or the
 * product overflows).  COUNT and SIZE may be 0: the result may then be null
 * or not, so ask for at least one byte where null means failure. */
void *alloc_zeroed(size_t count, size_t size) MUST_CHECK;

/* P resized to COUNT objects of SIZE bytes, the rest undefined; P is null or
 * from here.  On failure null, and P stays as it was. */
void *alloc_resize(void *p, size_t count, size_t size) MUST_CHECK;

/* A copy of the string S, or of its first LEN bytes with a 0 after them;
 * null when there is no memory. */
char *alloc_string(const char *s) MUST_CHECK;
char *alloc_string_n(const char *s, size_t len) MUST_CHECK;

/* Give back P, which is null or from here. */
void alloc_free(void *p);

/* SIZE zero bytes, SIZE being a power of two from 4096 on, at an address that
 * is a multiple of it; the host gives real memory only to what is written.
 * From 2 MiB on it is asked for huge pages, which its address translation
 * finds faster.  Null when there is no memory.  Given back with its size. */
void *alloc_pages(size_t size) MUST_CHECK;
void alloc_pages_free(void *p, size_t size);

/* SIZE zero bytes of addresses, a multiple of 2 MiB like the first of them;
 * the host promises no memory for them and gives it as they are written.
 * Null if it has no such addresses, which who asks can do without: no test's
 * hook is asked.  Given back by alloc_pages_free(). */
void *alloc_reserve(size_t size) MUST_CHECK;

/* SIZE bytes at P, of one of the two above, would better be huge pages. */
void alloc_wish_huge(void *p, size_t size);

/* Decides whether the next allocation fails. */
typedef bool alloc_decider(void);

/* From now on DECIDER is asked before each allocation; null: none fails.
 * For tests. */
void alloc_fail_hook(alloc_decider *decider);

#endif
