/* script.c - commands that were written before. */
#include "debugger/script.h"

#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/file.h"

void script_init(struct script *s)
{
    *s = (struct script){.count = 0};
}

void script_fini(struct script *s)
{
    script_drop(s);
}

static void drop_last(struct script *s)
{
    struct script_text *t = s->texts[--s->count];

    buf_fini(&t->text);
    alloc_free(t->name);
    alloc_free(t);
}

void script_drop(struct script *s)
{
    while (s->count > 0)
        drop_last(s);
}

/* An empty text called NAME on top, or null. */
static struct script_text *push(struct script *s, const char *name,
                                struct error *e)
{
    struct script_text *t;

    if (s->count == SCRIPT_DEPTH) {
        (void)error_set(e, STATUS_LIMIT,
                        "%s: %d files one in another: does one name itself?",
                        name, SCRIPT_DEPTH);
        return NULL;
    }
    t = alloc_zeroed(1, sizeof *t);
    if (t == NULL) {
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    s->texts[s->count++] = t;
    buf_init(&t->text);
    t->name = alloc_string(name);
    if (t->name != NULL)
        return t;
    drop_last(s);
    (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
    return NULL;
}

enum status script_add_file(struct script *s, const char *file, struct error *e)
{
    struct script_text *t = push(s, file, e);
    enum status status;

    if (t == NULL)
        return e->status;
    status = file_read(file, &t->text, e);
    if (status != STATUS_OK)
        drop_last(s);
    return status;
}

enum status script_add(struct script *s, const char *name, const char *text,
                       struct error *e)
{
    struct script_text *t = push(s, name, e);

    if (t == NULL)
        return e->status;
    buf_add_string(&t->text, text);
    if (!t->text.failed)
        return STATUS_OK;
    drop_last(s);
    return error_set(e, STATUS_NO_MEMORY, "out of memory");
}

bool script_next(struct script *s, struct buf *line, struct buf *where)
{
    struct script_text *t;
    const char *start;
    size_t len;

    while (s->count > 0 &&
           s->texts[s->count - 1]->at == s->texts[s->count - 1]->text.len)
        drop_last(s);
    if (s->count == 0)
        return false;
    t = s->texts[s->count - 1];
    start = buf_text(&t->text) + t->at;
    len = strcspn(start, "\n");
    buf_add(line, start, len);
    t->at += len;
    if (t->at < t->text.len) /* a newline, or a byte that ends a C string */
        t->at++;
    t->line++;
    buf_printf(where, "%s:%u", t->name, t->line);
    return true;
}
