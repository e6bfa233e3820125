/* processstate.c - the state of a process, to go back to. */
#include "vm/core/processstate.h"

#include <assert.h>
#include <string.h>

#include "vm/base/hash.h"
#include "vm/core/cpustate.h"
#include "vm/core/ramused.h"

/* --- saving --------------------------------------------------------------- */

/* What a refused address was is left out where it means nothing. */
static void save_end(const struct process_stop *end, struct buf *b)
{
    bool has_va = end->why == PROCESS_FAULT && end->has_va;

    buf_add_octa(b, end->why);
    buf_add_octa(b, end->pc);
    buf_add_octa(b, end->insn);
    buf_add_octa(b, end->fault);
    buf_add_octa(b, has_va);
    buf_add_octa(b, has_va ? end->va : 0);
}

static void restore_end(struct process_stop *end, struct reader *r)
{
    end->why = (enum process_why)reader_up_to(r, PROCESS_FAULT);
    end->pc = reader_octa(r);
    end->insn = (tetra)reader_up_to(r, 0xffffffff);
    end->fault = (unsigned)reader_up_to(r, ~0u);
    end->has_va = reader_up_to(r, 1) == 1;
    end->va = reader_octa(r);
}

/* All but the place in the log. */
static void save_guest(const struct process *p, struct buf *b)
{
    cpustate_save(&p->cpu, b);
    buf_add(b, p->calls.modes, sizeof p->calls.modes);
    buf_add_octa(b, p->calls.count);
    save_end(&p->end, b);
}

void process_save(const struct process *p, struct buf *b)
{
    struct inputlog_place place = inputlog_place(&p->calls.log);

    save_guest(p, b);
    buf_add_octa(b, place.at);
    buf_add_octa(b, place.time);
}

static enum status restore_guest(struct process *p, struct reader *r)
{
    enum status s = cpustate_restore(&p->cpu, r);
    const byte *modes = reader_bytes(r, sizeof p->calls.modes);

    if (s != STATUS_OK || modes == NULL)
        return STATUS_BAD_INPUT;
    memcpy(p->calls.modes, modes, sizeof p->calls.modes);
    p->calls.count = reader_octa(r);
    restore_end(&p->end, r);
    p->is_refused = false;
    p->ram.is_exhausted = false;
    return reader_status(r);
}

enum status process_restore(struct process *p, struct reader *r)
{
    struct inputlog_place place;
    enum status s = restore_guest(p, r);

    assert(p->calls.log.mode != INPUTLOG_PASS);
    place.at = reader_octa(r);
    place.time = reader_octa(r);
    if (s == STATUS_OK)
        s = reader_status(r);
    return s == STATUS_OK ? inputlog_go(&p->calls.log, place) : s;
}

/* --- memory --------------------------------------------------------------- */

enum status process_put(struct process *p, octa address, const octa *page)
{
    const octa *before = ram_find(&p->ram, address), *after;
    enum status s = ram_put(&p->ram, address, page);

    if (s != STATUS_OK)
        return s;
    after = ram_find(&p->ram, address);
    if (before != NULL)
        bus_written_page(&p->bus, before);
    if (after != NULL)
        bus_written_page(&p->bus, after);
    if (before == after)
        return STATUS_OK;
    if (ram_is_moved(&p->ram, address))
        bus_drop_page(&p->bus, address);
    if (after == NULL) /* windows for stores lead to pages that exist */
        bus_drop_stores(&p->bus);
    return STATUS_OK;
}

enum status process_hash(const struct process *p, octa *hash)
{
    struct buf b;
    enum status s;

    buf_init(&b);
    save_guest(p, &b);
    s = buf_status(&b);
    if (s == STATUS_OK) {
        *hash = hash_bytes(HASH_START, b.data, b.len);
        s = ramused_hash(&p->ram, hash);
    }
    buf_fini(&b);
    return s;
}
