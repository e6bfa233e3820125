/* sort.c - numbers in order. */
#include "vm/base/sort.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    octa x = *(const octa *)a, y = *(const octa *)b;

    return (x > y) - (x < y);
}

void sort_octas(octa *v, size_t count)
{
    qsort(v, count, sizeof *v, compare);
}
