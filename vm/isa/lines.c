/* lines.c - a sorted table of runs. */
#include "vm/isa/lines.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/grow.h"

void lines_init(struct lines *l)
{
    *l = (struct lines){0};
}

void lines_fini(struct lines *l)
{
    for (tetra i = 0; i < l->file_count; i++)
        alloc_free(l->files[i]);
    alloc_free(l->files);
    alloc_free(l->runs);
    lines_init(l);
}

/* --- files -------------------------------------------------------------- */

enum status lines_add_file(struct lines *l, const char *name, size_t len,
                           tetra *file)
{
    char **files =
        grow_array(l->files, l->file_count, &l->file_room, sizeof *l->files);
    char *copy;

    if (files == NULL)
        return STATUS_NO_MEMORY;
    l->files = files;
    copy = alloc_string_n(name, strnlen(name, len));
    if (copy == NULL)
        return STATUS_NO_MEMORY;
    *file = l->file_count++;
    files[*file] = copy;
    return STATUS_OK;
}

static const char *last_part(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash == NULL ? name : slash + 1;
}

int64_t lines_find_file(const struct lines *l, const char *name)
{
    for (tetra i = 0; i < l->file_count; i++)
        if (strcmp(l->files[i], name) == 0)
            return i;
    for (tetra i = 0; i < l->file_count; i++)
        if (strcmp(last_part(l->files[i]), name) == 0)
            return i;
    return -1;
}

/* --- filling ------------------------------------------------------------ */

enum status lines_add(struct lines *l, octa address, tetra file, tetra line)
{
    return lines_add_run(l, address & ~(octa)3, 1, file, line);
}

enum status lines_add_run(struct lines *l, octa address, tetra count,
                          tetra file, tetra line)
{
    struct line_run *runs =
        grow_array(l->runs, l->run_count, &l->run_room, sizeof *l->runs);

    assert(file < l->file_count && line != 0 && count != 0);
    assert(address % 4 == 0 && (count - 1) <= (~address >> 2));
    if (runs == NULL)
        return STATUS_NO_MEMORY;
    l->runs = runs;
    runs[l->run_count] = (struct line_run){.address = address,
                                           .count = count,
                                           .file = file,
                                           .line = line,
                                           .serial = (tetra)l->run_count};
    l->run_count++;
    return STATUS_OK;
}

/* By address; of the same address, in the order of adding. */
static int compare(const void *a, const void *b)
{
    const struct line_run *p = a, *q = b;

    if (p->address != q->address)
        return p->address < q->address ? -1 : 1;
    return p->serial < q->serial ? -1 : p->serial > q->serial;
}

/* Mostly the runs come in order already, and then this is cheap. */
static void sort(struct lines *l)
{
    for (size_t i = 1; i < l->run_count; i++)
        if (compare(&l->runs[i - 1], &l->runs[i]) > 0) {
            qsort(l->runs, l->run_count, sizeof *l->runs, compare);
            return;
        }
}

/* How far Q begins behind P, in tetras; P is not behind Q. */
static octa distance(const struct line_run *p, const struct line_run *q)
{
    return (q->address - p->address) >> 2;
}

/* Q, which lies directly behind P, goes on with P's line, and a tetra can
 * count both. */
static bool continues(const struct line_run *p, const struct line_run *q)
{
    return p->file == q->file && p->line == q->line &&
           distance(p, q) == p->count && q->count <= ~p->count;
}

/* Run I speaks of the same tetras as the one that was added after it. */
static bool is_outdated(const struct lines *l, size_t i)
{
    return i + 1 < l->run_count &&
           l->runs[i].address == l->runs[i + 1].address &&
           l->runs[i].count == l->runs[i + 1].count;
}

enum status lines_finish(struct lines *l)
{
    struct line_run *last = NULL; /* of those that are kept */

    sort(l);
    for (size_t i = 0; i < l->run_count; i++) {
        struct line_run *run = &l->runs[i];

        if (is_outdated(l, i))
            continue;
        if (last != NULL && distance(last, run) < last->count)
            return STATUS_BAD_INPUT;
        if (last != NULL && continues(last, run)) {
            last->count += run->count;
        } else {
            last = last == NULL ? l->runs : last + 1;
            *last = *run;
        }
    }
    l->run_count = last == NULL ? 0 : (size_t)(last - l->runs) + 1;
    return STATUS_OK;
}

/* --- looking up --------------------------------------------------------- */

const struct line_run *lines_at(const struct lines *l, octa address)
{
    size_t low = 0, high = l->run_count;

    /* The runs before LOW begin at or below ADDRESS, those from HIGH on
     * above it. */
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->runs[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    if ((address - l->runs[low - 1].address) >> 2 >= l->runs[low - 1].count)
        return NULL;
    return &l->runs[low - 1];
}

const struct line_run *lines_next(const struct lines *l, tetra file, tetra line,
                                  size_t *at)
{
    while (*at < l->run_count) {
        const struct line_run *r = &l->runs[(*at)++];

        if (r->file == file && r->line == line)
            return r;
    }
    return NULL;
}
