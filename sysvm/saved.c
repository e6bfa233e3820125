/* saved.c - a machine in a file. */
#include "sysvm/saved.h"

#include "sysvm/snapshot.h"
#include "vm/base/sealed.h"

static const struct sealed_kind kind = {
    .letter = 'm', .version = 3, .name = "a saved machine"};

enum status saved_write(const char *name, struct machine *m, octa start,
                        struct error *e)
{
    const struct inputlog *log = m->row.port.log;
    struct inputlog_place place = {0};
    struct buf b;
    enum status s;

    if (log != NULL)
        place = inputlog_place(log);
    buf_init(&b);
    buf_add_octa(&b, log != NULL ? start : 0);
    buf_add_octa(&b, place.at);
    buf_add_octa(&b, place.time);
    snapshot_take(m, &b);
    s = sealed_write(name, &kind, &b, e);
    buf_fini(&b);
    return s;
}

enum status saved_read(struct saved *s, const char *name, struct error *e)
{
    enum status read;

    *s = (struct saved){.start = 0};
    buf_init(&s->bytes);
    read = sealed_read(name, &kind, &s->bytes, e);
    if (read != STATUS_OK)
        return read;
    reader_init(&s->state, s->bytes.data, s->bytes.len);
    s->start = reader_octa(&s->state);
    s->place.at = reader_octa(&s->state);
    s->place.time = reader_octa(&s->state);
    if (snapshot_ram(&s->state) == 0 || snapshot_processor(&s->state) == NULL)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: the saved machine makes no sense", name);
    return STATUS_OK;
}

void saved_fini(struct saved *s)
{
    buf_fini(&s->bytes);
}

enum status saved_restore(const struct saved *s, struct machine *m,
                          struct error *e)
{
    struct reader r = s->state;
    enum status restored = snapshot_restore(m, &r);

    if (restored == STATUS_NO_MEMORY)
        return error_set(e, restored, "out of memory");
    if (restored != STATUS_OK || r.left != 0)
        return error_set(e, STATUS_BAD_INPUT,
                         "the saved machine cannot be restored with this "
                         "disk: --disk has to be as when it was saved");
    return STATUS_OK;
}
