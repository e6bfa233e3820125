/* survey.c - a walk through all files of a store. */
#include "sysvm/survey.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/bits.h"

/* --- what is wrong -------------------------------------------------------- */

static void tell(struct survey *v, const char *format, ...) PRINTF_LIKE(2, 3);
static void tell(struct survey *v, const char *format, ...)
{
    char text[1000]; /* two names, and words */
    va_list args;

    v->problems++;
    if (v->listener == NULL)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    v->listener(v->context, text);
}

static void check_roots(struct survey *v)
{
    const struct store_root *r = v->store->roots;

    if (r[0].flaw == NULL && r[1].flaw == NULL &&
        r[0].generation == r[1].generation)
        tell(v, "both roots have the generation %" PRIu64, r[0].generation);
    else if (r[v->store->present].generation == ~(octa)0)
        tell(v, "it has the last generation: no change is possible");
}

static void check_name(struct survey *v, const struct store_entry *f)
{
    if (strlen(f->name) > STORE_NAME)
        tell(v, "the name \"%s\" does not end within %d bytes",
             store_show(f->name).text, STORE_NAME);
    if (store_find(v->store, f->name) != f)
        tell(v, "there are two files \"%s\"", store_show(f->name).text);
}

static void check_size(struct survey *v, const struct store_entry *f)
{
    if (f->size > STORE_MOST)
        tell(v, "\"%s\" has %" PRIu64 " bytes, more than an index can lead to",
             store_show(f->name).text, f->size);
    else if (f->size > 0 && f->index == 0)
        tell(v, "\"%s\" has %" PRIu64 " bytes and no index",
             store_show(f->name).text, f->size);
    else if (f->size == 0 && f->index != 0)
        tell(v, "\"%s\" is empty and has an index", store_show(f->name).text);
}

/* --- the walk ------------------------------------------------------------- */

/* The file that SECTOR belongs to, as far as the walk has come; or null. */
static const struct store_entry *owner_of(const struct survey *v, octa sector)
{
    const octa *count = map_get(&v->used, sector);

    return count == NULL ? NULL : &v->store->entries[count - v->sectors];
}

/* SECTOR belongs to the file F.  Returns whether it can: then it is taken. */
static bool claim(struct survey *v, const struct store_entry *f, octa sector,
                  enum status *status)
{
    octa *count = &v->sectors[f - v->store->entries];
    const struct store_entry *owner;

    if (store_is_outside(v->store, sector)) {
        tell(v, "\"%s\": there is no sector %" PRIu64 " for data",
             store_show(f->name).text, sector);
        return false;
    }
    ++*count;
    owner = owner_of(v, sector);
    if (owner == f)
        tell(v, "\"%s\" has sector %" PRIu64 " twice", store_show(f->name).text,
             sector);
    else if (owner != NULL)
        tell(v, "\"%s\" has sector %" PRIu64 ", which is also of \"%s\"",
             store_show(f->name).text, sector, store_show(owner->name).text);
    else
        *status = map_put(&v->used, sector, count);
    return true;
}

/* Go through the sectors that the index of F leads to.  Those behind the end
 * are as little free as others. */
static enum status walk_index(struct survey *v, const struct store_entry *f,
                              struct error *e)
{
    byte index[STORE_SECTOR];
    enum status status = store_read(v->store->disk, f->index, index, e);

    if (status != STATUS_OK)
        return status;
    for (octa i = 0; i < STORE_INDEX && status == STATUS_OK; i++) {
        octa sector = be_get_octa(index + 8 * i);

        if (sector == 0)
            continue;
        if (i >= store_sectors(f->size))
            tell(v, "\"%s\" has sector %" PRIu64 " behind its end",
                 store_show(f->name).text, sector);
        (void)claim(v, f, sector, &status);
    }
    return status == STATUS_OK ? status : error_set(e, status, "out of memory");
}

static enum status walk_file(struct survey *v, const struct store_entry *f,
                             struct error *e)
{
    enum status status = STATUS_OK;

    check_name(v, f);
    check_size(v, f);
    if (f->index == 0 || !claim(v, f, f->index, &status))
        return STATUS_OK;
    if (status != STATUS_OK)
        return error_set(e, status, "out of memory");
    return walk_index(v, f, e);
}

enum status survey_init(struct survey *v, const struct store *s,
                        survey_listener *listener, void *context,
                        struct error *e)
{
    enum status status = STATUS_OK;

    *v = (struct survey){.store = s,
                         .listener = listener,
                         .context = context,
                         .next = STORE_ROOTS};
    map_init(&v->used);
    check_roots(v);
    for (size_t i = 0; i < STORE_FILES && status == STATUS_OK; i++)
        if (s->entries[i].name[0] != 0)
            status = walk_file(v, &s->entries[i], e);
    return status;
}

void survey_fini(struct survey *v)
{
    map_fini(&v->used);
}

/* --- what is free --------------------------------------------------------- */

octa survey_free(const struct survey *v)
{
    return v->store->sectors - STORE_ROOTS - v->used.count;
}

octa survey_pick(struct survey *v)
{
    while (map_get(&v->used, v->next) != NULL)
        v->next++;
    assert(!store_is_outside(v->store, v->next));
    return v->next++;
}
