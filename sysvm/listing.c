/* listing.c - what is in a store, for people and for programs. */
#include "sysvm/listing.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "vm/isa/objdump.h"

/* The next file of S at or after entry *AT, which moves behind it; null at the
 * end. */
static const struct store_entry *next_file(const struct store *s, size_t *at)
{
    while (*at < STORE_FILES)
        if (s->entries[(*at)++].name[0] != 0)
            return &s->entries[*at - 1];
    return NULL;
}

/* --- for people ----------------------------------------------------------- */

void listing_text(struct buf *b, const struct survey *v)
{
    const struct store_entry *f;
    size_t at = 0;

    buf_printf(b, "%10s %8s  name\n", "bytes", "sectors");
    while ((f = next_file(v->store, &at)) != NULL)
        buf_printf(b, "%10" PRIu64 " %8" PRIu64 "  %s\n", f->size,
                   v->sectors[at - 1], store_show(f->name).text);
}

/* A root that is not valid is no problem while the other one is: power failed
 * when it was written, or it is not needed yet. */
void listing_summary(struct buf *b, const struct survey *v)
{
    const struct store *s = v->store;
    const struct store_root *other = &s->roots[1 - s->present];
    size_t at = 0, files = 0;

    while (next_file(s, &at) != NULL)
        files++;
    buf_printf(b, "root %u counts, with generation %" PRIu64 "; root %u ",
               s->present, s->roots[s->present].generation, 1 - s->present);
    if (other->flaw == NULL)
        buf_printf(b, "has generation %" PRIu64 "\n", other->generation);
    else
        buf_printf(b, "is not valid: %s\n", other->flaw);
    buf_printf(
        b, "files: %zu; sectors: %" PRIu64 ", of which %" PRIu64 " are free\n",
        files, s->sectors, survey_free(v));
}

/* --- for programs --------------------------------------------------------- */

static json_t *string(const char *s)
{
    return objdump_json_string(s, strlen(s));
}

/* An array; null: out of memory. */
static json_t *list_files(const struct survey *v)
{
    json_t *files = json_array();
    const struct store_entry *f;
    size_t at = 0;

    while ((f = next_file(v->store, &at)) != NULL) {
        json_t *file = json_pack("{s:o, s:I, s:I}", "name", string(f->name),
                                 "size", (json_int_t)f->size, "sectors",
                                 (json_int_t)v->sectors[at - 1]);

        if (json_array_append_new(files, file) != 0) {
            json_decref(files);
            return NULL;
        }
    }
    return files;
}

void listing_json(struct buf *b, const struct survey *v, const char *name)
{
    const struct store *s = v->store;
    json_t *json = json_pack(
        "{s:i, s:o, s:I, s:I, s:I, s:o}", "schema", 1, "file", string(name),
        "generation", (json_int_t)s->roots[s->present].generation, "sectors",
        (json_int_t)s->sectors, "free", (json_int_t)survey_free(v), "files",
        list_files(v));
    char *text = json == NULL ? NULL : json_dumps(json, JSON_INDENT(1));

    if (text == NULL)
        b->failed = true;
    else
        buf_printf(b, "%s\n", text);
    free(text);
    json_decref(json);
}
