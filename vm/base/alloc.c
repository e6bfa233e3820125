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

/* Twice the size always holds an aligned part; the rest goes back. */
static byte *map_aligned(size_t size)
{
    byte *p = mmap(NULL, 2 * size, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    byte *aligned;

    if (p == MAP_FAILED)
        return NULL;
    aligned = (byte *)(uintptr_t)bits_align_up((uintptr_t)p, size);
    if (aligned > p)
        munmap(p, (size_t)(aligned - p));
    munmap(aligned + size, (size_t)(p + size - aligned));
    return aligned;
}

void *alloc_pages(size_t size)
{
    const size_t huge = (size_t)2 << 20;
    void *p;

    assert(size >= 4096 && (size & (size - 1)) == 0);
    p = fails() ? NULL : map_aligned(size);
    if (p != NULL && size >= huge)
        (void)madvise(p, size, MADV_HUGEPAGE); /* a wish, no more */
    return p;
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
