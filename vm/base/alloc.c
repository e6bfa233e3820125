/* alloc.c - the one door for memory. */
#include "vm/base/alloc.h"

#include <stdlib.h>
#include <string.h>

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

void alloc_fail_hook(alloc_decider *decider)
{
    decide = decider;
}
