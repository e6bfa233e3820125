/* record.c - a run of a machine in a file. */
#include "sysvm/record.h"

#include <assert.h>

#include "sysvm/snapshot.h"
#include "vm/base/bits.h"
#include "vm/base/sealed.h"

static const struct sealed_kind kind = {
    .letter = 'i', .version = 4, .name = "a recording of input"};

enum { END_BYTES = 16 };

enum status record_begin(struct record *r, struct machine *m)
{
    const struct image *disk = m->row.disk.image;

    *r = (struct record){.has_file = disk->has_file,
                         .is_copy = disk->is_copy,
                         .sectors = disk->sectors};
    return snapshot_hash(m, &r->start);
}

/* --- writing -------------------------------------------------------------- */

/* Let the log L end here. */
static enum status add_end(struct inputlog *l, struct machine *m)
{
    byte bytes[END_BYTES];
    struct inputlog_entry e = {
        .kind = INPUTLOG_END, .bytes = bytes, .len = sizeof bytes};
    enum status s = snapshot_hash(m, &e.value);

    e.time = m->row.port.time;
    be_put_octa(bytes, m->cpu.counts.insns);
    be_put_octa(bytes + 8, machine_is_end(m->end.why));
    return s != STATUS_OK ? s : inputlog_add(l, &e);
}

enum status record_write(const struct record *r, const char *name,
                         struct inputlog *l, struct machine *m, struct error *e)
{
    struct buf b;
    enum status s;

    assert(l->mode == INPUTLOG_RECORD && m->row.port.log == l);
    buf_init(&b);
    buf_add_octa(&b, r->start);
    buf_add_octa(&b, r->has_file);
    buf_add_octa(&b, r->sectors);
    buf_add_octa(&b, r->is_copy);
    if (add_end(l, m) != STATUS_OK)
        b.failed = true;
    buf_add(&b, l->log.data, l->log.len);
    s = sealed_write(name, &kind, &b, e);
    buf_fini(&b);
    return s;
}

/* --- reading -------------------------------------------------------------- */

/* Look through the log L, and let R know its end.  False if it has none. */
static bool find_end(struct record *r, struct inputlog *l)
{
    struct inputlog_entry last = {.kind = INPUTLOG_KINDS};

    while (inputlog_peek(l, &last))
        if (inputlog_next(l, last.time, &last) != STATUS_OK)
            return false;
    if (!inputlog_is_at_end(l) || last.kind != INPUTLOG_END ||
        last.len != END_BYTES)
        return false;
    r->end = last.value;
    r->insns = be_get_octa(last.bytes);
    r->is_over = be_get_octa(last.bytes + 8) == 1;
    return inputlog_go(l, (struct inputlog_place){0}) == STATUS_OK;
}

static enum status unpack(struct record *r, const char *name,
                          struct inputlog *l, struct reader *from,
                          struct error *e)
{
    *r = (struct record){.start = reader_octa(from)};
    r->has_file = reader_up_to(from, 1) == 1;
    r->sectors = reader_up_to(from, DEV_END / IMAGE_SECTOR);
    r->is_copy = reader_up_to(from, 1) == 1;
    if (!from->failed && inputlog_replay(l, from->at, from->left) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "%s: out of memory", name);
    if (from->failed || !find_end(r, l))
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: the recording makes no sense", name);
    return STATUS_OK;
}

enum status record_read(struct record *r, const char *name, struct inputlog *l,
                        struct error *e)
{
    struct buf b;
    struct reader from;
    enum status s;

    buf_init(&b);
    s = sealed_read(name, &kind, &b, e);
    if (s == STATUS_OK) {
        reader_init(&from, b.data, b.len);
        s = unpack(r, name, l, &from, e);
    }
    buf_fini(&b);
    return s;
}
