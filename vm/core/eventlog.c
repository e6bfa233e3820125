/* eventlog.c - events for people and for programs. */
#include "vm/core/eventlog.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "vm/base/file.h"

enum { ENOUGH = 1 << 16 };

static bool has_failed(const struct eventlog *l)
{
    return l->error.status != STATUS_OK;
}

static void write_json(struct eventlog *l)
{
    if (l->json.failed)
        (void)error_set(&l->error, STATUS_NO_MEMORY, "out of memory");
    else if (!has_failed(l))
        (void)!file_append(l->fd, &l->json, l->name, &l->error);
    buf_clear(&l->json);
}

static void show_text(struct eventlog *l)
{
    if (l->text.failed)
        (void)error_set(&l->error, STATUS_NO_MEMORY, "out of memory");
    l->show(l->context, &l->text);
    buf_clear(&l->text);
}

/* An event_sink. */
static void keep(void *log, const struct event *e)
{
    struct eventlog *l = log;

    if (l->fd >= 0 && !has_failed(l)) {
        event_json(&l->json, e);
        if (l->json.len >= ENOUGH || l->json.failed)
            write_json(l);
    }
    if (l->shown >> e->kind & 1) {
        event_text(&l->text, e);
        show_text(l);
    }
}

void eventlog_init(struct eventlog *l)
{
    *l = (struct eventlog){.fd = -1, .error.status = STATUS_OK};
    l->events = (struct events){.sink = keep, .listener = l};
    buf_init(&l->text);
    buf_init(&l->json);
}

void eventlog_listen(struct eventlog *l, unsigned kinds, eventlog_show *show,
                     void *context)
{
    l->shown = kinds;
    l->show = show;
    l->context = context;
    l->events.kinds |= kinds;
}

enum status eventlog_open(struct eventlog *l, const char *name, struct error *e)
{
    bool is_stdout = strcmp(name, "-") == 0;
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;

    l->fd = is_stdout ? dup(STDOUT_FILENO) : open(name, flags, 0666);
    l->name = is_stdout ? "standard output" : name;
    if (l->fd < 0)
        return error_errno(e, errno, *name == 0 ? "\"\"" : l->name);
    l->events.kinds = EVENT_ALL;
    return STATUS_OK;
}

enum status eventlog_fini(struct eventlog *l, struct error *e)
{
    enum status s;

    if (l->fd >= 0)
        write_json(l);
    if (l->fd >= 0 && close(l->fd) != 0 && !has_failed(l))
        (void)error_errno(&l->error, errno, l->name);
    s = l->error.status;
    if (s != STATUS_OK && e != NULL)
        *e = l->error;
    buf_fini(&l->text);
    buf_fini(&l->json);
    eventlog_init(l);
    return s;
}
