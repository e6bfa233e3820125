/* pageout.c - which page has to go, and where it is meanwhile. */
#include "sysvm/hypervisor/pageout.h"

#include <assert.h>
#include <string.h>

#include "sysvm/hypervisor/hypervisor.h"
#include "vm/base/alloc.h"

/* --- the store ------------------------------------------------------------
 */

enum { FIRST_COUNT = 64 };

static struct pageout *store_of(struct hypervisor *h)
{
    if (h->pageout == NULL)
        h->pageout = alloc_zeroed(1, sizeof *h->pageout);
    return h->pageout;
}

void pageout_destroy(struct pageout *p)
{
    if (p == NULL)
        return;
    alloc_free(p->pages);
    alloc_free(p->is_out);
    alloc_free(p);
}

static octa *place(const struct pageout *p, tetra slot)
{
    assert(slot > 0 && slot <= p->count && p->is_out[slot - 1]);
    return &p->pages[(size_t)(slot - 1) * BUS_PAGE_OCTAS];
}

static bool resize(struct pageout *p, tetra count)
{
    octa *pages = alloc_resize(p->pages, count, BUS_PAGE_BYTES);
    byte *is_out;

    if (pages == NULL)
        return false;
    p->pages = pages;
    is_out = alloc_resize(p->is_out, count, sizeof *is_out);
    if (is_out == NULL)
        return false;
    p->is_out = is_out;
    if (count > p->count)
        memset(&is_out[p->count], 0, count - p->count);
    p->count = count;
    return true;
}

/* A place in the store: the lowest one that is free.  0: no memory. */
static tetra take_slot(struct pageout *p)
{
    while (p->low < p->count && p->is_out[p->low])
        p->low++;
    if (p->low == p->count &&
        !resize(p, p->count == 0 ? FIRST_COUNT : 2 * p->count))
        return 0;
    p->is_out[p->low] = 1;
    return p->low + 1;
}

const octa *pageout_page(const struct hypervisor *h, tetra slot)
{
    return place(h->pageout, slot);
}

bool pageout_has(const struct hypervisor *h, tetra slot)
{
    const struct pageout *p = h->pageout;

    return p != NULL && slot > 0 && slot <= p->count && p->is_out[slot - 1];
}

/* --- out and in -----------------------------------------------------------
 */

static struct guest *owner(const struct hypervisor *h, tetra frame)
{
    return h->guests[h->frames.frame[frame].guest];
}

static bool is_zero(const octa *page)
{
    return page == NULL || memcmp(page, ram_zero_page(), BUS_PAGE_BYTES) == 0;
}

/* Let *SLOT be where the contents of FRAME are stored: 0 for zeros. */
static bool store(struct hypervisor *h, tetra frame, tetra *slot)
{
    const octa *page = ram_find(&h->machine->mem.ram, frames_place(frame).a);

    *slot = 0;
    if (is_zero(page))
        return true;
    if (store_of(h) == NULL)
        return false;
    *slot = take_slot(h->pageout);
    if (*slot == 0)
        return false;
    memcpy(place(h->pageout, *slot), page, BUS_PAGE_BYTES);
    return true;
}

static void tell(const struct guest *g, enum event_kind kind, tetra page,
                 tetra frame)
{
    hypervisor_tell(g, (struct event){.kind = kind,
                                      .address = frames_place(page).a,
                                      .what = "page",
                                      .value = {frames_place(frame).a}});
}

static bool put_out(struct hypervisor *h, tetra frame)
{
    struct guest *g = owner(h, frame);
    tetra page = h->frames.frame[frame].page;
    struct gmem_page *p = &g->mem.pages[page];

    assert(p->frame == frame && p->slot == 0);
    if (!store(h, frame, &p->slot))
        return false;
    shadow_drop_page(g, page);
    p->frame = 0;
    frames_give(&h->frames, frame);
    g->counts.page_outs++;
    tell(g, EVENT_PAGE_OUT, page, frame);
    return true;
}

bool pageout_bring(struct guest *g, tetra page, tetra frame)
{
    struct mem *mem = &g->host->machine->mem;
    struct pageout *p = g->host->pageout;
    tetra *slot = &g->mem.pages[page].slot;
    octa *to = mem_touch(mem, frames_place(frame));

    if (to == NULL)
        return false;
    mem->listener(mem->machine, frames_place(frame), to);
    memcpy(to, place(p, *slot), BUS_PAGE_BYTES);
    p->is_out[*slot - 1] = 0;
    p->low = *slot - 1 < p->low ? *slot - 1 : p->low;
    *slot = 0;
    g->counts.page_ins++;
    tell(g, EVENT_PAGE_IN, page, frame);
    return true;
}

/* --- the policy -----------------------------------------------------------
 */

/* The hand moves on.  Returns the frame that it was at. */
static tetra next(struct frames *f)
{
    tetra at = f->hand;

    f->hand = at + 1 < f->kept ? at + 1 : 1;
    return at;
}

bool pageout_make_room(struct hypervisor *h)
{
    struct frames *f = &h->frames;

    for (octa i = 0; i < 2 * (octa)f->kept; i++) {
        tetra frame = next(f);
        struct frame *about = &f->frame[frame];

        if (about->use != FRAME_GUEST)
            continue;
        if (!about->is_used)
            return put_out(h, frame);
        about->is_used = false;
        shadow_drop_page(owner(h, frame), about->page);
    }
    return false;
}

/* --- saving ---------------------------------------------------------------
 */

/*      places  (whether it is in use, and then the BUS_PAGE_BYTES bytes)*
 *
 * The octas are in the host's order in memory and big-endian here. */

static void save_page(const octa *page, struct buf *b)
{
    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        buf_add_octa(b, page[i]);
}

void pageout_save(const struct hypervisor *h, struct buf *b)
{
    const struct pageout *p = h->pageout;
    tetra count = p == NULL ? 0 : p->count;

    buf_add_octa(b, count);
    for (tetra i = 0; i < count; i++) {
        buf_add_byte(b, p->is_out[i]);
        if (p->is_out[i])
            save_page(place(p, i + 1), b);
    }
}

/* So many places were saved in what R has to read, if it is not cut off: each
 * has a byte at least, so that nobody's claim takes the host's memory. */
static tetra read_count(struct reader *r)
{
    octa count = reader_up_to(r, 0xffffffff);

    return reader_check(r, count <= r->left) ? (tetra)count : 0;
}

enum status pageout_restore(struct hypervisor *h, struct reader *r)
{
    tetra count = read_count(r);
    struct pageout *p = count > 0 ? store_of(h) : h->pageout;

    if (count > 0 && (p == NULL || (count > p->count && !resize(p, count))))
        return STATUS_NO_MEMORY;
    if (p != NULL) {
        p->count = count;
        p->low = 0;
    }
    for (tetra i = 0; i < count; i++) {
        p->is_out[i] = reader_byte(r) != 0;
        for (unsigned k = 0; p->is_out[i] && k < BUS_PAGE_OCTAS; k++)
            place(p, i + 1)[k] = reader_octa(r);
    }
    for (unsigned i = 0; i < h->guest_count; i++)
        (void)reader_check(r, gmem_is_sound(h->guests[i]));
    return reader_status(r);
}
