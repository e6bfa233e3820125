/* mmd.c - the side file of source lines. */
#include "vm/isa/mmd.h"

#include <inttypes.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/file.h"

#define MMD_SUFFIX ".mmd"

octa mmd_fingerprint(const byte *object, size_t size)
{
    octa hash = 0xcbf29ce484222325; /* FNV-1a's offset and prime */

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ object[i]) * 0x100000001b3;
    return hash;
}

/* --- writing ------------------------------------------------------------ */

static void write_name(struct buf *out, const char *name)
{
    for (; *name != 0; name++) {
        if (*name == '\\')
            buf_add_string(out, "\\\\");
        else if (*name == '\n')
            buf_add_string(out, "\\n");
        else
            buf_add_byte(out, (byte)*name);
    }
}

void mmd_write(struct buf *out, const struct lines *l, octa fingerprint)
{
    buf_printf(out, "mmd 1 %016" PRIx64 "\n", fingerprint);
    for (tetra i = 0; i < l->file_count; i++) {
        buf_add_string(out, "file ");
        write_name(out, l->files[i]);
        buf_add_byte(out, '\n');
    }
    for (size_t i = 0; i < l->run_count; i++) {
        const struct line_run *r = &l->runs[i];

        buf_printf(out, "%" PRIx64 " %" PRIu32 " %" PRIu32 " %" PRIu32 "\n",
                   r->address, r->count, r->file, r->line);
    }
}

/* --- reading ------------------------------------------------------------ */

struct reader {
    const char *at, *end; /* what is left of the current line */
    const char *next;     /* the line after it */
    const char *stop;     /* the end of the text */
    size_t line;          /* number of the current line */
    struct lines *lines;
    struct error *error;
};

static enum status wrong(struct reader *r, const char *what)
{
    return error_set(r->error, STATUS_BAD_INPUT, "line %zu: %s", r->line, what);
}

/* Go to the next line; false at the end of the text. */
static bool next_line(struct reader *r)
{
    const char *newline;

    if (r->next == r->stop)
        return false;
    newline = memchr(r->next, '\n', (size_t)(r->stop - r->next));
    r->at = r->next;
    r->end = newline == NULL ? r->stop : newline;
    r->next = newline == NULL ? r->stop : newline + 1;
    r->line++;
    return true;
}

/* Go behind WORD, if the rest of the line begins with it. */
static bool take_word(struct reader *r, const char *word)
{
    size_t len = strlen(word);

    if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0)
        return false;
    r->at += len;
    return true;
}

/* The value of the hexadecimal digit C, or 16. */
static unsigned digit(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 16;
}

/* Take a number of this BASE and at most MOST, and the space behind it or the
 * end of the line. */
static bool take_number(struct reader *r, unsigned base, octa most, octa *value)
{
    const char *start = r->at;

    *value = 0;
    for (; r->at < r->end && digit(*r->at) < base; r->at++) {
        octa d = digit(*r->at);

        if (*value > (most - d) / base)
            return false;
        *value = *value * base + d;
    }
    return r->at > start && (r->at == r->end || take_word(r, " "));
}

static enum status read_header(struct reader *r, octa *fingerprint)
{
    octa version;

    if (!next_line(r) || !take_word(r, "mmd "))
        return wrong(r, "this is no side file of source lines");
    if (!take_number(r, 10, ~(octa)0, &version) || version != 1)
        return wrong(r, "only version 1 of the format is known");
    if (!take_number(r, 16, ~(octa)0, fingerprint) || r->at != r->end)
        return wrong(r, "no fingerprint of the object file");
    return STATUS_OK;
}

/* The rest of the line is a file's name. */
static enum status read_file(struct reader *r)
{
    size_t len = 0;
    tetra index;
    char *name = alloc_zeroed((size_t)(r->end - r->at) + 1, 1);
    enum status s;

    if (name == NULL)
        return STATUS_NO_MEMORY;
    for (; r->at < r->end; r->at++) {
        bool is_escape = *r->at == '\\' && r->at + 1 < r->end;

        if (is_escape)
            r->at++;
        name[len++] = (char)(is_escape && *r->at == 'n' ? '\n' : *r->at);
    }
    s = lines_add_file(r->lines, name, len, &index);
    alloc_free(name);
    return s;
}

static enum status read_run(struct reader *r)
{
    octa address, count, file, line;

    if (!take_number(r, 16, ~(octa)0, &address) || address % 4 != 0)
        return wrong(r, "expected an address, a multiple of 4");
    if (!take_number(r, 10, UINT32_MAX, &count) || count == 0 ||
        count - 1 > ~address >> 2)
        return wrong(r, "expected a number of tetras");
    if (!take_number(r, 10, UINT32_MAX, &file) || file >= r->lines->file_count)
        return wrong(r, "expected the number of a file named above");
    if (!take_number(r, 10, UINT32_MAX, &line) || line == 0 || r->at != r->end)
        return wrong(r, "expected the number of a line");
    return lines_add_run(r->lines, address, (tetra)count, (tetra)file,
                         (tetra)line);
}

static enum status read_body(struct reader *r)
{
    enum status s = STATUS_OK;

    while (s == STATUS_OK && next_line(r))
        s = take_word(r, "file ") ? read_file(r) : read_run(r);
    if (s != STATUS_OK)
        return s;
    s = lines_finish(r->lines);
    return s == STATUS_BAD_INPUT ? wrong(r, "some runs overlap") : s;
}

enum status mmd_read(const byte *text, size_t size, struct lines *l,
                     octa *fingerprint, struct error *e)
{
    const char *start = (const char *)text;
    struct reader r = {
        .next = start, .stop = start + size, .lines = l, .error = e};
    enum status s = read_header(&r, fingerprint);

    if (s == STATUS_OK)
        s = read_body(&r);
    if (s == STATUS_NO_MEMORY)
        error_set(e, s, "%s", status_text(s));
    return s;
}

/* --- finding ------------------------------------------------------------ */

static bool ends_with(const char *s, const char *suffix)
{
    size_t len = strlen(s), suffix_len = strlen(suffix);

    return len >= suffix_len && strcmp(s + len - suffix_len, suffix) == 0;
}

void mmd_name(struct buf *out, const char *object_name)
{
    size_t len = strlen(object_name);

    if (ends_with(object_name, ".mmo"))
        len -= strlen(".mmo");
    buf_add(out, object_name, len);
    buf_add_string(out, MMD_SUFFIX);
}

/* Read TEXT, the contents of the side file NAME, which should belong to the
 * object with this FINGERPRINT, and let it replace L. */
static enum status use(const char *name, const struct buf *text,
                       octa fingerprint, struct lines *l, struct error *e)
{
    struct lines fresh;
    struct error why;
    octa found = 0;
    enum status s;

    lines_init(&fresh);
    s = mmd_read((const byte *)buf_text(text), text->len, &fresh, &found, &why);
    if (s != STATUS_OK)
        error_set(e, s, "%s: %s", name, why.text);
    else if (found != fingerprint)
        s = error_set(e, STATUS_BAD_INPUT,
                      "%s belongs to another version of the object file", name);
    if (s != STATUS_OK) {
        lines_fini(&fresh);
        return s;
    }
    lines_fini(l);
    *l = fresh;
    return STATUS_OK;
}

enum status mmd_load(const char *name, const byte *object, size_t size,
                     struct lines *l, bool *is_found, struct error *e)
{
    struct buf side = {0}, text = {0};
    struct error why;
    enum status s = STATUS_NO_MEMORY;

    mmd_name(&side, name);
    error_set(&why, s, "%s", status_text(s));
    if (!side.failed)
        s = file_read(buf_text(&side), &text, &why);
    if (s == STATUS_OK)
        s = use(buf_text(&side), &text, mmd_fingerprint(object, size), l, &why);
    *is_found = s == STATUS_OK;
    buf_fini(&side);
    buf_fini(&text);
    if (s == STATUS_NOT_FOUND)
        return STATUS_OK;
    if (s != STATUS_OK)
        *e = why;
    return s;
}
