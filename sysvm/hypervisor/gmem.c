/* gmem.c - a guest's memory: the hypervisor's map. */
#include "sysvm/hypervisor/gmem.h"

#include <assert.h>

#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/pageout.h"
#include "vm/base/alloc.h"
#include "vm/base/hash.h"

enum status gmem_init(struct gmem *m, octa size, tetra home)
{
    assert(size > 0 && size % BUS_PAGE_BYTES == 0);
    *m = (struct gmem){.size = size, .home = home};
    m->pages = alloc_zeroed((size_t)gmem_count(m), sizeof *m->pages);
    return m->pages == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

void gmem_fini(struct gmem *m)
{
    alloc_free(m->pages);
    *m = (struct gmem){0};
}

tetra gmem_home(const struct hypervisor *h, octa size)
{
    octa home = 1; /* frame 0 is nobody's */

    for (unsigned i = 0; i < h->guest_count; i++)
        home += gmem_count(&h->guests[i]->mem);
    return home + (size >> BUS_PAGE_BITS) <= h->frames.kept ? (tetra)home : 0;
}

/* --- where it is ----------------------------------------------------------
 */

static struct gmem_page *page_of(const struct guest *g, struct gpa at)
{
    assert(gmem_has(&g->mem, at));
    return &g->mem.pages[at.a >> BUS_PAGE_BITS];
}

static struct mem *memory(const struct guest *g)
{
    return &g->host->machine->mem;
}

/* A frame for PAGE, whatever it has in it; 0: there is none. */
static tetra find_frame(struct guest *g, tetra page)
{
    struct frames *f = &g->host->frames;
    tetra home = g->mem.home != 0 ? g->mem.home + page : 0;
    tetra frame = frames_take(f, FRAME_GUEST, g->number, page, home);

    if (frame != 0 || !pageout_make_room(g->host))
        return frame;
    return frames_take(f, FRAME_GUEST, g->number, page, home);
}

/* Give PAGE a frame with its contents: zeros, or what was put out. */
static bool bring(struct guest *g, tetra page)
{
    struct gmem_page *p = &g->mem.pages[page];
    tetra frame = find_frame(g, page);

    if (frame == 0)
        return false;
    if (p->slot != 0 ? pageout_bring(g, page, frame)
                     : frames_clear(memory(g), frame)) {
        p->frame = frame;
        return true;
    }
    frames_give(&g->host->frames, frame);
    return false;
}

bool gmem_place(struct guest *g, struct gpa at, struct pa *pa)
{
    struct gmem_page *p = page_of(g, at);

    if (p->frame == 0 && !bring(g, (tetra)(at.a >> BUS_PAGE_BITS)))
        return false;
    g->host->frames.frame[p->frame].is_used = true;
    pa->a = frames_place(p->frame).a | at.a % BUS_PAGE_BYTES;
    return true;
}

/* --- looking on -----------------------------------------------------------
 */

const octa *gmem_page(const struct guest *g, tetra page)
{
    const struct gmem_page *p = &g->mem.pages[page];

    if (p->frame != 0)
        return ram_find(&memory(g)->ram, frames_place(p->frame).a);
    return p->slot != 0 ? pageout_page(g->host, p->slot) : NULL;
}

octa gmem_peek(void *guest, struct pa at)
{
    const struct guest *g = guest;
    const octa *page;

    if (!gmem_has(&g->mem, (struct gpa){at.a}))
        return 0;
    page = gmem_page(g, (tetra)(at.a >> BUS_PAGE_BITS));
    return page == NULL ? 0 : page[at.a / 8 % BUS_PAGE_OCTAS];
}

static bool is_zero(const octa *page)
{
    octa all = 0;

    for (unsigned i = 0; i < BUS_PAGE_OCTAS && all == 0; i++)
        all |= page[i];
    return all == 0;
}

/* The number of the page, then its octas, for each that is not all zero. */
enum status gmem_hash(struct guest *g, octa *h)
{
    for (tetra i = 0; i < gmem_count(&g->mem); i++) {
        const octa *page = gmem_page(g, i);

        if (page == NULL || is_zero(page))
            continue;
        *h = hash_octa(*h, i);
        for (unsigned k = 0; k < BUS_PAGE_OCTAS; k++)
            *h = hash_octa(*h, page[k]);
    }
    return STATUS_OK;
}

octa gmem_used(const struct gmem *m)
{
    octa bytes = 0;

    for (tetra i = 0; i < gmem_count(m); i++)
        if (m->pages[i].frame != 0 || m->pages[i].slot != 0)
            bytes += BUS_PAGE_BYTES;
    return bytes;
}

/* --- copying --------------------------------------------------------------
 */

static bool is_in_ram(const struct gmem *m, octa at, size_t len)
{
    return at <= m->size && len <= m->size - at;
}

/* How many of LEN bytes at AT are in one page. */
static size_t in_page(octa at, size_t len)
{
    return (size_t)smaller(len, BUS_PAGE_BYTES - at % BUS_PAGE_BYTES);
}

/* What is in no frame is not brought back for one look. */
static void read_bytes(struct guest *g, octa at, byte *to, size_t len)
{
    for (; len > 0; at++, len--) {
        octa around = gmem_peek(g, (struct pa){at & ~(octa)7});

        *to++ = (byte)(around >> (56 - 8 * (at & 7)));
    }
}

bool gmem_read(void *guest, struct pa at, byte *to, size_t len)
{
    struct guest *g = guest;
    size_t n;

    if (!is_in_ram(&g->mem, at.a, len))
        return false;
    for (; len > 0; at.a += n, to += n, len -= n) {
        const struct gmem_page *p = page_of(g, (struct gpa){at.a});
        const octa offset = at.a % BUS_PAGE_BYTES;

        n = in_page(at.a, len);
        if (p->frame == 0)
            read_bytes(g, at.a, to, n);
        else if (!mem_read(memory(g),
                           (struct pa){frames_place(p->frame).a + offset}, to,
                           n))
            assert(false); /* a frame is in RAM */
    }
    return true;
}

bool gmem_write(void *guest, struct pa at, const byte *from, size_t len)
{
    struct guest *g = guest;
    size_t n;

    if (!is_in_ram(&g->mem, at.a, len))
        return false;
    for (; len > 0; at.a += n, from += n, len -= n) {
        struct pa pa;

        n = in_page(at.a, len);
        if (!gmem_place(g, (struct gpa){at.a}, &pa) ||
            !mem_write(memory(g), pa, from, n)) {
            g->host->is_exhausted = true;
            return false;
        }
        shadow_written(g, at.a >> BUS_PAGE_BITS);
    }
    return true;
}

bool gmem_store(struct guest *g, struct gpa at, unsigned size, octa value)
{
    const octa before = gmem_peek(g, (struct pa){at.a & ~(octa)7});
    const octa *there;
    struct pa pa;

    if (!gmem_place(g, at, &pa))
        return false;
    there = ram_store(&memory(g)->ram, pa.a, size, value);
    if (there == NULL)
        return false;
    bus_written(guest_cpu(g)->bus, there);
    shadow_stored(g, at, before);
    return true;
}

/* --- saving ---------------------------------------------------------------
 */

/*      (pages in a row  frame of the first, or 0  slot)*
 *
 * octas all: pages in a row have frames in a row, or none, and no slots; one
 * with a slot is a row of its own. */

static bool is_in_row(const struct gmem *m, tetra first, tetra i)
{
    const struct gmem_page *a = &m->pages[first], *b = &m->pages[i];

    if (a->slot != 0 || b->slot != 0)
        return false;
    return b->frame == (a->frame == 0 ? 0 : a->frame + (i - first));
}

void gmem_save(const struct gmem *m, struct buf *b)
{
    for (tetra first = 0, end; first < gmem_count(m); first = end) {
        for (end = first + 1; end < gmem_count(m) && is_in_row(m, first, end);)
            end++;
        buf_add_octa(b, end - first);
        buf_add_octa(b, m->pages[first].frame);
        buf_add_octa(b, m->pages[first].slot);
    }
}

void gmem_restore(struct gmem *m, struct reader *r)
{
    for (tetra first = 0, count; first < gmem_count(m); first += count) {
        struct gmem_page a;

        count = (tetra)reader_up_to(r, gmem_count(m) - first);
        a.frame = (tetra)reader_up_to(r, 0xffffffff - count);
        a.slot = (tetra)reader_up_to(r, 0xffffffff);
        if (!reader_check(r, count > 0))
            return;
        for (tetra i = 0; i < count; i++) {
            m->pages[first + i] = a;
            if (a.frame != 0)
                m->pages[first + i].frame += i;
        }
    }
}

bool gmem_is_sound(const struct guest *g)
{
    const struct frames *f = &g->host->frames;

    for (tetra i = 0; i < gmem_count(&g->mem); i++) {
        const struct gmem_page *p = &g->mem.pages[i];
        const struct frame *frame = &f->frame[p->frame % f->count];

        if (p->slot != 0 && !pageout_has(g->host, p->slot))
            return false;
        if (p->frame != 0 &&
            (p->frame >= f->kept || p->slot != 0 || frame->page != i ||
             frame->use != FRAME_GUEST || frame->guest != g->number))
            return false;
    }
    return true;
}
