/* sort.h - numbers in order. */
#ifndef VM_BASE_SORT_H
#define VM_BASE_SORT_H

#include "vm/base/base.h"

/* Put the COUNT octas at V in order, the least one first. */
void sort_octas(octa *v, size_t count);

#endif
