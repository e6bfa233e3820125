/* snapshot.c - the whole state of a machine as one value. */
#include "sysvm/snapshot.h"

#include <string.h>

#include "vm/base/bits.h"
#include "vm/base/hash.h"
#include "vm/core/cpustate.h"

/* --- what the machine itself has ------------------------------------------ */

/* What processor it has: enum processor, and it stays the same. */
static void save_processor(const struct cpu *c, struct buf *b)
{
    buf_add_octa(b, processor_of(c->kind));
}

static void restore_processor(const struct cpu *c, struct reader *r)
{
    (void)reader_check(r, reader_octa(r) == processor_of(c->kind));
}

static void save_access(const struct access *a, struct buf *b)
{
    buf_add_octa(b, a->va);
    buf_add_octa(b, a->value);
    buf_add_octa(b, a->is_fetch);
    buf_add_octa(b, a->program);
    buf_add_octa(b, a->when);
    buf_add_octa(b, a->asked);
    buf_add_octa(b, a->overflowed);
}

static void restore_access(struct access *a, struct reader *r)
{
    a->va = reader_octa(r);
    a->value = reader_octa(r);
    a->is_fetch = reader_up_to(r, 1) == 1;
    a->program = (unsigned)reader_up_to(r, 0xff);
    a->when = reader_octa(r);
    a->asked = reader_octa(r);
    a->overflowed = reader_up_to(r, 1) == 1;
    a->is_exhausted = false;
    a->walked_when = ~(octa)0;
}

static void save_end(const struct machine_stop *end, struct buf *b)
{
    buf_add_octa(b, end->why);
    buf_add_octa(b, end->pc);
    buf_add_octa(b, end->status);
}

static void restore_end(struct machine_stop *end, struct reader *r)
{
    end->why = (enum machine_why)reader_up_to(r, MACHINE_WEDGED_IDLE);
    end->pc = reader_octa(r);
    end->status = (byte)reader_up_to(r, 255);
    (void)reader_check(r,
                       end->why == MACHINE_BUDGET || machine_is_end(end->why));
}

/* --- taking --------------------------------------------------------------- */

void snapshot_take_small(struct machine *m, struct buf *b)
{
    row_now(&m->row, m->cpu.counts.insns);
    buf_add_octa(b, m->mem.size);
    save_processor(&m->cpu, b);
    buf_add_octa(b, m->counts.forced);
    buf_add_octa(b, m->counts.dynamic);
    buf_add_octa(b, m->counts.stalls);
    save_access(&m->access, b);
    save_end(&m->end, b);
    cpustate_save(&m->cpu, b);
    tcache_save(&m->tcache, b);
    row_save(&m->row, b);
}

void snapshot_take(struct machine *m, struct buf *b)
{
    snapshot_take_small(m, b);
    image_save(m->row.disk.image, b);
    mem_save(&m->mem, b);
}

enum status snapshot_hash(struct machine *m, octa *hash)
{
    struct buf b;
    enum status s;

    buf_init(&b);
    snapshot_take_small(m, &b);
    image_save(m->row.disk.image, &b);
    s = buf_status(&b);
    if (s == STATUS_OK) {
        *hash = hash_bytes(HASH_START, b.data, b.len);
        s = mem_hash(&m->mem, hash);
    }
    buf_fini(&b);
    return s;
}

/* --- restoring ------------------------------------------------------------ */

static void restore_machine(struct machine *m, struct reader *r)
{
    (void)reader_check(r, reader_octa(r) == m->mem.size);
    restore_processor(&m->cpu, r);
    m->counts.forced = reader_octa(r);
    m->counts.dynamic = reader_octa(r);
    m->counts.stalls = reader_octa(r);
    restore_access(&m->access, r);
    restore_end(&m->end, r);
    m->mem.ram.is_exhausted = false;
}

static enum status restore_small(struct machine *m, struct reader *r)
{
    enum status s;

    restore_machine(m, r);
    s = cpustate_restore(&m->cpu, r);
    if (s == STATUS_OK)
        s = tcache_restore(&m->tcache, r);
    if (s == STATUS_OK)
        s = row_restore(&m->row, r);
    (void)reader_check(r, m->row.port.insns == m->cpu.counts.insns);
    return s != STATUS_OK ? s : reader_status(r);
}

/* Nothing that was made of the old translations is true now. */
static void forget_translations(struct machine *m)
{
    m->rv = mmu_unpack(m->cpu.sr[SREG_rV]);
    m->rvv = mmu_unpack(m->cpu.sr[SREG_rVV]);
    machine_forget_translations(m);
}

enum status snapshot_restore_small(struct machine *m, struct reader *r)
{
    enum status s = restore_small(m, r);

    forget_translations(m);
    return s;
}

enum status snapshot_restore(struct machine *m, struct reader *r)
{
    enum status s = restore_small(m, r);

    if (s == STATUS_OK)
        s = image_restore(m->row.disk.image, r);
    if (s == STATUS_OK)
        s = mem_restore(&m->mem, r);
    forget_translations(m);
    machine_forget_all(m); /* nor of the old contents */
    return s;
}

const struct processor_info *snapshot_processor(const struct reader *r)
{
    struct reader head = *r;
    octa number;

    (void)reader_octa(&head); /* of RAM */
    number = reader_octa(&head);
    return head.failed || number >= PROCESSOR_COUNT ? NULL
                                                    : &processor_infos[number];
}

octa snapshot_ram(const struct reader *r)
{
    struct reader head = *r;
    octa ram = reader_octa(&head);

    return ram % BUS_PAGE_BYTES == 0 && ram <= ADDR_DEVICES ? ram : 0;
}
