/* srctext.c - the text of source lines, by file and number. */
#include "vm/core/srctext.h"

#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/file.h"

enum status srctext_init(struct srctext *t, const struct lines *lines)
{
    /* one more than needed, so that null means failure */
    size_t count = (size_t)lines->file_count + 1;

    *t = (struct srctext){.lines = lines};
    t->files = alloc_zeroed(count, sizeof *t->files);
    return t->files == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

void srctext_fini(struct srctext *t)
{
    for (tetra i = 0; t->files != NULL && i < t->lines->file_count; i++) {
        buf_fini(&t->files[i].text);
        alloc_free(t->files[i].starts);
    }
    alloc_free(t->files);
    t->files = NULL;
}

/* Behind the line that begins at AT: where the next one begins, or the end. */
static size_t after_line(const struct buf *text, size_t at)
{
    const byte *end = memchr(text->data + at, '\n', text->len - at);

    return end == NULL ? text->len : (size_t)(end - text->data) + 1;
}

static size_t count_lines(const struct buf *text)
{
    size_t count = 0;

    for (size_t at = 0; at < text->len; at = after_line(text, at))
        count++;
    return count;
}

/* Fill in the starts of F, whose text is complete. */
static void find_starts(struct srctext_file *f)
{
    size_t count = count_lines(&f->text), at = 0;

    f->starts = alloc_zeroed(count + 1, sizeof *f->starts);
    if (f->starts == NULL)
        return;
    for (f->count = 0; f->count < count; at = after_line(&f->text, at))
        f->starts[f->count++] = at;
}

/* "-" names what came through standard input, which is gone. */
static void read_file(struct srctext_file *f, const char *name)
{
    f->is_tried = true;
    buf_init(&f->text);
    if (strcmp(name, "-") != 0 && file_read(name, &f->text, NULL) == STATUS_OK)
        find_starts(f);
}

const char *srctext_line(struct srctext *t, tetra file, tetra line, size_t *len)
{
    struct srctext_file *f;
    const char *text;

    if (t->files == NULL || file >= t->lines->file_count)
        return NULL;
    f = &t->files[file];
    if (!f->is_tried)
        read_file(f, t->lines->files[file]);
    if (line == 0 || line > f->count)
        return NULL;
    text = (const char *)f->text.data + f->starts[line - 1];
    *len = after_line(&f->text, f->starts[line - 1]) - f->starts[line - 1];
    while (*len > 0 && (text[*len - 1] == '\n' || text[*len - 1] == '\r'))
        --*len;
    return text;
}
