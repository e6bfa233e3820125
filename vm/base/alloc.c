/* alloc.c - the one door for memory. */
#include "vm/base/alloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "vm/base/bits.h"

/* The only writable global of the libraries besides the signal flag: it is a
 * test's hook into the process, not state of any machine. */
static alloc_decider *decide;

static bool fails(void)
{
    return decide != NULL && decide();
}

void *alloc_zeroed(size_t count, size_t size)
{
    return fails() ? NULL : calloc(count, size);
}

void *alloc_resize(void *p, size_t count, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(count, size, &total) || fails())
        return NULL;
    return realloc(p, total);
}

char *alloc_string(const char *s)
{
    return alloc_string_n(s, strlen(s));
}

char *alloc_string_n(const char *s, size_t len)
{
    char *copy = alloc_zeroed(len + 1, 1);

    if (copy != NULL)
        memcpy(copy, s, len);
    return copy;
}

void alloc_free(void *p)
{
    free(p);
}

enum { HUGE = 2 << 20 };

/* A little more than SIZE always holds an aligned part; the rest goes back. */
static byte *map_aligned(size_t size, size_t align, int flags)
{
    byte *p = mmap(NULL, size + align, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    byte *aligned;

    if (p == MAP_FAILED)
        return NULL;
    aligned = (byte *)(uintptr_t)bits_align_up((uintptr_t)p, align);
    if (aligned > p)
        munmap(p, (size_t)(aligned - p));
    munmap(aligned + size, (size_t)(p + align - aligned));
    return aligned;
}

void *alloc_pages(size_t size)
{
    void *p;

    assert(size >= 4096 && (size & (size - 1)) == 0);
    p = fails() ? NULL : map_aligned(size, size, 0);
    if (p != NULL && size >= HUGE)
        alloc_wish_huge(p, size);
    return p;
}

void *alloc_reserve(size_t size)
{
    void *p;

    assert(size > 0 && size % HUGE == 0);
    p = map_aligned(size, HUGE, MAP_NORESERVE);
    if (p != NULL)
        (void)madvise(p, size, MADV_NOHUGEPAGE); /* a wish, too */
    return p;
}

void alloc_wish_huge(void *p, size_t size)
{
    (void)madvise(p, size, MADV_HUGEPAGE); /* a wish, no more */
}

void alloc_pages_free(void *p, size_t size)
{
    if (p != NULL)
        munmap(p, size);
}

void alloc_fail_hook(alloc_decider *decider)
{
    decide = decider;
}
