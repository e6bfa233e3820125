/* frames.c - who has which page frame of the machine's memory. */
#include "sysvm/hypervisor/frames.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"

enum status frames_init(struct frames *f, tetra count, tetra kept)
{
    assert(kept < count);
    *f = (struct frames){.count = count,
                         .kept = count - kept,
                         .free = count - 1,
                         .low = 1,
                         .row = count - kept,
                         .high = count - 1,
                         .hand = 1};
    f->frame = alloc_zeroed(count, sizeof *f->frame);
    return f->frame == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

void frames_fini(struct frames *f)
{
    alloc_free(f->frame);
    *f = (struct frames){0};
}

/* --- taking and giving ----------------------------------------------------
 */

static bool is_free(const struct frames *f, tetra i)
{
    return f->frame[i].use == FRAME_FREE;
}

static tetra take(struct frames *f, tetra i, enum frame_use use, unsigned guest,
                  tetra page)
{
    assert(i != 0 && is_free(f, i));
    f->frame[i] = (struct frame){
        .use = (byte)use, .guest = (wyde)guest, .page = page, .is_used = true};
    f->free--;
    return i;
}

/* The lowest free frame of a guest's part, or 0. */
static tetra find_low(struct frames *f)
{
    while (f->low < f->kept && !is_free(f, f->low))
        f->low++;
    return f->low < f->kept ? f->low : 0;
}

/* The highest free one of those that are kept, or 0. */
static tetra find_high(struct frames *f)
{
    while (f->high >= f->kept && !is_free(f, f->high))
        f->high--;
    return f->high >= f->kept ? f->high : 0;
}

tetra frames_take(struct frames *f, enum frame_use use, unsigned guest,
                  tetra page, tetra home)
{
    tetra i = home;

    assert(home < f->count && use != FRAME_FREE);
    if (home == 0 || !is_free(f, home))
        i = use == FRAME_GUEST ? find_low(f) : find_high(f);
    return i == 0 ? 0 : take(f, i, use, guest, page);
}

/* How many of COUNT frames from I on are free, up to the first that is not. */
static tetra free_from(const struct frames *f, tetra i, tetra count)
{
    tetra n = 0;

    while (n < count && i + n < f->count && is_free(f, i + n))
        n++;
    return n;
}

tetra frames_take_row(struct frames *f, enum frame_use use, unsigned guest,
                      tetra count)
{
    assert(count > 0);
    while (f->row < f->count && !is_free(f, f->row))
        f->row++;
    for (tetra i = f->row, n; i < f->count; i += n + 1) {
        n = free_from(f, i, count);
        if (n < count)
            continue;
        while (n-- > 0)
            (void)take(f, i + n, use, guest, 0);
        return i;
    }
    return 0;
}

void frames_give(struct frames *f, tetra frame)
{
    assert(frame != 0 && frame < f->count && !is_free(f, frame));
    f->frame[frame] = (struct frame){.use = FRAME_FREE};
    f->free++;
    if (frame < f->kept) {
        f->low = frame < f->low ? frame : f->low;
        return;
    }
    f->row = frame < f->row ? frame : f->row;
    f->high = frame > f->high ? frame : f->high;
}

static bool is_zero(const octa *page)
{
    return page[0] == 0 &&
           memcmp(page, page + 1, BUS_PAGE_BYTES - sizeof *page) == 0;
}

/* A page of zeros, whether it was ever written or not, is not touched: so the
 * witness hears the same however the page came to be there. */
bool frames_clear(struct mem *mem, tetra frame)
{
    const struct pa at = frames_place(frame);
    octa *page = ram_find(&mem->ram, at.a);

    if (page == NULL || is_zero(page))
        return true;
    page = mem_touch(mem, at);
    if (page == NULL)
        return false;
    if (mem->listener != NULL)
        mem->listener(mem->machine, at, page);
    memset(page, 0, BUS_PAGE_BYTES);
    return true;
}

/* --- saving ---------------------------------------------------------------
 */

/*      low row high hand
 *      (frames in a row  use, and whether used  guest page  base next level)*
 *
 * octas all.  In a row of frames that are alike the pages of a guest are in a
 * row, too; the last three are there for shadow tables only.  The rows are as
 * many frames as there are. */

/* Does frame I go on with the row that began with FIRST? */
static bool is_in_row(const struct frames *f, tetra first, tetra i)
{
    const struct frame *a = &f->frame[first], *b = &f->frame[i];

    if (a->use != b->use || a->guest != b->guest || a->is_used != b->is_used)
        return false;
    if (a->use == FRAME_SHADOW)
        return a->base == b->base && a->next == b->next && a->level == b->level;
    return b->page == a->page + (a->use == FRAME_GUEST ? i - first : 0);
}

void frames_save(const struct frames *f, struct buf *b)
{
    buf_add_octa(b, f->low);
    buf_add_octa(b, f->row);
    buf_add_octa(b, f->high);
    buf_add_octa(b, f->hand);
    for (tetra first = 0, end; first < f->count; first = end) {
        const struct frame *a = &f->frame[first];

        for (end = first + 1; end < f->count && is_in_row(f, first, end);)
            end++;
        buf_add_octa(b, end - first);
        buf_add_octa(b, (octa)a->use << 1 | a->is_used);
        buf_add_octa(b, a->guest);
        buf_add_octa(b, a->page);
        if (a->use != FRAME_SHADOW)
            continue;
        buf_add_octa(b, a->base);
        buf_add_octa(b, a->next);
        buf_add_octa(b, a->level);
    }
}

/* What the frames of a row have in common; .page is the first one's. */
static struct frame read_frame(const struct frames *f, struct reader *r)
{
    octa use = reader_up_to(r, FRAME_WORLD << 1 | 1);
    struct frame a = {.use = (byte)(use >> 1), .is_used = (use & 1) != 0};

    a.guest = (wyde)reader_up_to(r, 0xffff);
    a.page = (tetra)reader_up_to(r, 0xffffffff);
    if (a.use != FRAME_SHADOW)
        return a;
    a.base = reader_octa(r);
    a.next = (tetra)reader_up_to(r, f->count - 1);
    a.level = (byte)reader_up_to(r, MMU_LEVELS - 1);
    return a;
}

void frames_restore(struct frames *f, struct reader *r)
{
    f->low = (tetra)reader_up_to(r, f->count);
    f->row = (tetra)reader_up_to(r, f->count);
    f->high = (tetra)reader_up_to(r, f->count - 1);
    f->hand = (tetra)reader_up_to(r, f->count - 1);
    f->free = 0;
    for (tetra first = 0, count; first < f->count; first += count) {
        struct frame a;

        count = (tetra)reader_up_to(r, f->count - first);
        a = read_frame(f, r);
        if (!reader_check(r, count > 0))
            return;
        for (tetra i = 0; i < count; i++) {
            f->frame[first + i] = a;
            f->frame[first + i].page += a.use == FRAME_GUEST ? i : 0;
        }
        f->free += a.use == FRAME_FREE ? count : 0;
    }
    f->free -= 1; /* frame 0 is nobody's, but not to be had */
}
