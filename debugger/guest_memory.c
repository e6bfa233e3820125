/* guest_memory.c - where the octas of a hypervisor and its guests are kept. */
#include "debugger/guest_memory.h"

#include "debugger/watched.h"
#include "vm/base/alloc.h"

#define SECTOR ((octa)1 << 63)
#define GUEST  ((octa)1 << 62)

enum { DISK_BITS = 53, GUEST_BITS = 48 };

/* --- keys -----------------------------------------------------------------
 */

octa guest_memory_sector(octa guest, octa number)
{
    return SECTOR | guest << DISK_BITS | number;
}

static octa sector_of(octa key)
{
    return key & (((octa)1 << DISK_BITS) - 1);
}

static struct image *image_of(const struct hypervisor *h, octa key)
{
    return h->guests[(key & ~SECTOR) >> DISK_BITS]->row.disk.image;
}

static struct guest *guest_of(const struct hypervisor *h, octa key)
{
    return h->guests[(key & ~GUEST) >> GUEST_BITS];
}

struct target_octa guest_memory_locate(const struct guest *g, struct pa at)
{
    octa key = at.a & -(octa)BUS_PAGE_BYTES;

    if (g != NULL)
        key |= GUEST | (octa)g->number << GUEST_BITS;
    return (struct target_octa){.key = key,
                                .index = (unsigned)(at.a / 8 % BUS_PAGE_OCTAS)};
}

/* The machine's key of the guest's page KEY; false: it has no frame. */
static bool find_frame(const struct hypervisor *h, octa key, octa *frame)
{
    octa page = (key & (((octa)1 << GUEST_BITS) - 1)) >> BUS_PAGE_BITS;

    *frame = (octa)guest_of(h, key)->mem.pages[page].frame << BUS_PAGE_BITS;
    return *frame != 0;
}

/* --- blocks ---------------------------------------------------------------
 */

const octa *guest_memory_block(const struct hypervisor *h, octa key)
{
    if (key & SECTOR)
        return (const octa *)image_find(image_of(h, key), sector_of(key));
    if (key & GUEST)
        return gmem_page(
            guest_of(h, key),
            (tetra)((key & (((octa)1 << GUEST_BITS) - 1)) >> BUS_PAGE_BITS));
    return ram_find(&h->machine->mem.ram, key);
}

enum status guest_memory_put(struct hypervisor *h, octa key, const octa *octas)
{
    if (key & SECTOR)
        return image_put(image_of(h, key), sector_of(key), (const byte *)octas);
    return mem_put(&h->machine->mem, (struct pa){key}, octas);
}

/* --- octas ----------------------------------------------------------------
 */

enum status guest_memory_watch(struct hypervisor *h,
                               const struct target_octa *at, size_t count,
                               memwatch_changed *changed, void *context)
{
    struct target_octa *now = alloc_zeroed(count + 1, sizeof *now);
    size_t there = 0;
    enum status s;

    if (now == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        now[there] = at[i];
        there +=
            !(at[i].key & GUEST) || find_frame(h, at[i].key, &now[there].key);
    }
    s = watched_set(&h->machine->mem.ram.watch, now, there, changed, context);
    bus_drop_stores(&h->machine->kernel.bus);
    alloc_free(now);
    return s;
}

enum status guest_memory_poke(struct hypervisor *h, struct target_octa at,
                              octa value)
{
    struct gpa gpa = {target_address(at)};
    struct guest *g;

    if (!(at.key & GUEST))
        return STATUS_REFUSED;
    g = guest_of(h, at.key);
    if (!gmem_store(g, gpa, 8, value)) {
        h->is_exhausted = false; /* the guests go on as before */
        return STATUS_NO_MEMORY;
    }
    shadow_written(g, gpa.a >> BUS_PAGE_BITS);
    return STATUS_OK;
}

/* --- addresses ------------------------------------------------------------
 */

void guest_memory_space(struct guest *g, struct addrspace *s)
{
    *s = (struct addrspace){.rV = g->v.rV,
                            .rVV = g->v.rVV,
                            .rv = mmu_unpack(g->v.rV),
                            .rvv = mmu_unpack(g->v.rVV),
                            .is_guest = g->v.is_guest,
                            .cache = &g->tc,
                            .read = gmem_peek,
                            .memory = g,
                            .ram = g->mem.size,
                            .row = &g->row,
                            .is_virtual = true};
}
