/* memwatch.c - octas of memory that somebody watches. */
#include "vm/core/memwatch.h"

#include <assert.h>

#include "vm/base/alloc.h"
#include "vm/base/sort.h"

void memwatch_init(struct memwatch *w)
{
    *w = (struct memwatch){0};
}

void memwatch_fini(struct memwatch *w)
{
    alloc_free(w->at);
    memwatch_init(w);
}

enum status memwatch_set(struct memwatch *w, const octa *at, size_t count,
                         memwatch_changed *changed, void *context)
{
    octa *copy = NULL;

    if (count > 0) {
        copy = alloc_resize(NULL, count, sizeof *copy);
        if (copy == NULL)
            return STATUS_NO_MEMORY;
        for (size_t i = 0; i < count; i++)
            copy[i] = at[i] & ~(octa)7;
        sort_octas(copy, count);
    }
    alloc_free(w->at);
    *w = (struct memwatch){
        .at = copy, .count = count, .changed = changed, .context = context};
    return STATUS_OK;
}

/* The index of the first address that is at least ADDRESS. */
static size_t first_from(const struct memwatch *w, octa address)
{
    size_t low = 0, high = w->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->at[middle] < address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static octa page_of(octa address)
{
    return address & -(octa)BUS_PAGE_BYTES;
}

bool memwatch_has_page(const struct memwatch *w, octa address)
{
    size_t i = first_from(w, page_of(address));

    return i < w->count && page_of(w->at[i]) == page_of(address);
}

void memwatch_exclude(const struct memwatch *w, octa address,
                      struct bus_access *a)
{
    octa page = page_of(address);
    size_t above = first_from(w, page);

    assert(!memwatch_has_page(w, address));
    if (above > 0)
        a->before = smaller(a->before,
                            page - page_of(w->at[above - 1]) - BUS_PAGE_BYTES);
    if (above < w->count)
        a->after =
            smaller(a->after, page_of(w->at[above]) - page - BUS_PAGE_BYTES);
}

void memwatch_compare(const struct memwatch *w, octa address, octa before,
                      octa after)
{
    size_t i;

    if (before == after || w->count == 0)
        return;
    i = first_from(w, address);
    if (i < w->count && w->at[i] == address)
        w->changed(w->context, address, before, after);
}
