/* profile.c - how often each instruction was executed. */
#include "vm/core/profile.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "vm/base/alloc.h"
#include "vm/core/srctext.h"
#include "vm/isa/codec.h"

void profile_init(struct profile *p)
{
    *p = (struct profile){.number = BUS_NO_PAGE};
    map_init(&p->pages);
}

void profile_fini(struct profile *p)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&p->pages, &at)) != NULL)
        alloc_free(slot->value);
    map_fini(&p->pages);
}

/* One more page of counters, which the map owns from then on. */
static octa *add_page(struct profile *p, octa number)
{
    octa *page = alloc_zeroed(PROFILE_PAGE_TETRAS, sizeof *page);

    if (page != NULL && map_put(&p->pages, number, page) != STATUS_OK) {
        alloc_free(page);
        page = NULL;
    }
    p->failed |= page == NULL;
    return page;
}

octa *profile_counter(struct profile *p, octa loc)
{
    octa number = loc >> BUS_PAGE_BITS;
    octa *page = map_get(&p->pages, number);

    if (page == NULL)
        page = add_page(p, number);
    if (page == NULL)
        return NULL;
    p->number = number;
    p->page = page;
    return &page[loc / 4 % PROFILE_PAGE_TETRAS];
}

octa profile_count(const struct profile *p, octa loc)
{
    octa number = loc >> BUS_PAGE_BITS;
    const octa *page =
        number == p->number ? p->page : map_get(&p->pages, number);

    return page == NULL ? 0 : page[loc / 4 % PROFILE_PAGE_TETRAS];
}

enum status profile_status(const struct profile *p)
{
    return p->failed ? STATUS_NO_MEMORY : STATUS_OK;
}

/* --- the report -----------------------------------------------------------*/

/* The state of a report: what the row above is. */
struct report {
    struct buf *out;
    struct bus *bus;
    const struct lines *lines;
    struct srctext *text;
    octa next;    /* the location behind the row above; 0 before the first */
    int64_t file; /* of the row above; -1 if unknown */
    tetra line;
};

static tetra word_at(struct bus *bus, octa loc)
{
    octa around = 0;

    if (bus_load(bus, loc, &around) != FAULT_NONE)
        return 0;
    return (tetra)(around >> bus_shift(loc, 4));
}

/* The number and text of the source line of R's row, which is new. */
static void add_source(struct report *r)
{
    size_t len;
    const char *text = srctext_line(r->text, (tetra)r->file, r->line, &len);

    buf_printf(r->out, "%6" PRIu32 ": ", r->line);
    if (text != NULL)
        buf_add(r->out, text, len);
}

/* The source line of the instruction at LOC becomes R's; returns whether there
 * is one, and it is another one than in the row above. */
static bool find_line(struct report *r, octa loc)
{
    const struct line_run *run =
        r->lines == NULL ? NULL : lines_at(r->lines, loc);
    int64_t file = run == NULL ? -1 : (int64_t)run->file;
    tetra line = run == NULL ? 0 : run->line;
    bool is_new = run != NULL && (file != r->file || line != r->line);

    if (run != NULL && file != r->file)
        buf_printf(r->out, "\"%s\"\n", r->lines->files[file]);
    if (run != NULL)
        r->file = file;
    r->line = line;
    return is_new;
}

static void add_row(struct report *r, octa loc, octa count)
{
    tetra insn = word_at(r->bus, loc);
    char name[16];
    bool is_new_line;

    if (r->next != 0 && loc != r->next) {
        buf_add_string(r->out, "         0.        ...\n");
        r->line = 0;
    }
    is_new_line = find_line(r, loc);
    snprintf(name, sizeof name, "(%s)", isa_insns[codec_op(insn)].text);
    buf_printf(r->out, "%10" PRIu64 ". %016" PRIx64 ": %08" PRIx32 " ", count,
               loc, insn);
    if (is_new_line) {
        buf_printf(r->out, "%-9s", name);
        add_source(r);
    } else {
        buf_add_string(r->out, name);
    }
    buf_add_byte(r->out, '\n');
    r->next = loc + 4;
}

static void add_page_rows(struct report *r, const struct map_slot *slot)
{
    const octa *counts = slot->value;

    for (octa i = 0; i < PROFILE_PAGE_TETRAS; i++)
        if (counts[i] != 0)
            add_row(r, (slot->key << BUS_PAGE_BITS) + 4 * i, counts[i]);
}

static int by_key(const void *a, const void *b)
{
    octa x = ((const struct map_slot *)a)->key;
    octa y = ((const struct map_slot *)b)->key;

    return (x > y) - (x < y);
}

static enum status add_all_rows(struct report *r, const struct map *pages)
{
    const struct map_slot *slot;
    struct map_slot *sorted = alloc_zeroed(pages->count + 1, sizeof *sorted);
    size_t count = 0, at = 0;

    if (sorted == NULL)
        return STATUS_NO_MEMORY;
    while ((slot = map_next(pages, &at)) != NULL)
        sorted[count++] = *slot;
    qsort(sorted, count, sizeof *sorted, by_key);
    for (size_t i = 0; i < count; i++)
        add_page_rows(r, &sorted[i]);
    alloc_free(sorted);
    return buf_status(r->out);
}

enum status profile_report(const struct profile *p, struct bus *bus,
                           const struct lines *lines, struct buf *out)
{
    static const struct lines no_lines;
    struct srctext text;
    struct report r = {
        .out = out, .bus = bus, .lines = lines, .text = &text, .file = -1};
    enum status s = srctext_init(&text, lines == NULL ? &no_lines : lines);

    buf_add_string(out, "Program profile:\n");
    if (s == STATUS_OK)
        s = add_all_rows(&r, &p->pages);
    srctext_fini(&text);
    return s != STATUS_OK ? s : profile_status(p);
}
