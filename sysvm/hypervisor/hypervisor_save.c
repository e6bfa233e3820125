/* hypervisor_save.c - the whole state of a hypervisor as one value. */
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/pageout.h"
#include "sysvm/snapshot.h"
#include "vm/base/hash.h"

static void save_phase(const struct hypervisor *h, struct buf *b)
{
    buf_add_octa(b, h->current == NULL ? 0 : h->current->number + 1);
    buf_add_octa(b, h->is_inside);
    buf_add_octa(b, h->has_exited);
    buf_add_octa(b, h->entered);
    buf_add_octa(b, h->handled);
    buf_add_octa(b, h->switches);
}

static void restore_phase(struct hypervisor *h, struct reader *r)
{
    octa current = reader_up_to(r, h->guest_count);

    h->current = current == 0 ? NULL : h->guests[current - 1];
    h->is_inside = reader_up_to(r, 1) == 1;
    h->has_exited = reader_up_to(r, 1) == 1;
    h->entered = reader_octa(r);
    h->handled = reader_octa(r);
    h->switches = reader_octa(r);
    h->is_exhausted = false;
}

void hypervisor_take_small(struct hypervisor *h, struct buf *b)
{
    snapshot_take_small(h->machine, b);
    save_phase(h, b);
    frames_save(&h->frames, b);
    for (unsigned i = 0; i < h->guest_count; i++)
        guest_save(h->guests[i], b);
    pageout_save(h, b);
}

enum status hypervisor_restore_small(struct hypervisor *h, struct reader *r)
{
    enum status s = snapshot_restore_small(h->machine, r);

    if (s != STATUS_OK)
        return s;
    restore_phase(h, r);
    frames_restore(&h->frames, r);
    for (unsigned i = 0; i < h->guest_count && s == STATUS_OK; i++)
        s = guest_restore(h->guests[i], r);
    if (s == STATUS_OK)
        s = pageout_restore(h, r);
    return s != STATUS_OK ? s : reader_status(r);
}

void hypervisor_take(struct hypervisor *h, struct buf *b)
{
    hypervisor_take_small(h, b);
    for (unsigned i = 0; i < h->guest_count; i++)
        image_save(h->guests[i]->row.disk.image, b);
    mem_save(&h->machine->mem, b);
}

enum status hypervisor_restore(struct hypervisor *h, struct reader *r)
{
    enum status s = hypervisor_restore_small(h, r);

    for (unsigned i = 0; i < h->guest_count && s == STATUS_OK; i++)
        s = image_restore(h->guests[i]->row.disk.image, r);
    if (s == STATUS_OK)
        s = mem_restore(&h->machine->mem, r);
    machine_forget_all(h->machine);
    return s;
}

enum status hypervisor_hash(struct hypervisor *h, octa *hash)
{
    struct buf b;
    enum status s;

    buf_init(&b);
    hypervisor_take_small(h, &b);
    for (unsigned i = 0; i < h->guest_count; i++)
        image_save(h->guests[i]->row.disk.image, &b);
    s = buf_status(&b);
    if (s == STATUS_OK) {
        *hash = hash_bytes(HASH_START, b.data, b.len);
        s = mem_hash(&h->machine->mem, hash);
    }
    buf_fini(&b);
    return s;
}
