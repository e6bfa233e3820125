/* store.c - files on a disk, as examples/kernel/STORE.md lays them out. */
#include "sysvm/store.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sysvm/survey.h"
#include "vm/base/bits.h"

/* Where things are in a root. */
enum {
    AT_MARK = 0,
    AT_VERSION = 8,
    AT_GENERATION = 16,
    AT_SECTORS = 24,
    AT_CHECKSUM = 32,
    AT_ENTRIES = 192,
    ENTRY = 80, /* bytes, of which */
    ENTRY_SIZE = 64,
    ENTRY_INDEX = 72
};

static const octa mark = 0x5452414d53544f52; /* "TRAMSTOR" */
static const octa version = 1;

static_assert(AT_ENTRIES + STORE_FILES * ENTRY == STORE_SECTOR,
              "a root fills its sector");

/* --- sectors -------------------------------------------------------------- */

static enum status disk_error(struct error *e, enum status s, const char *what,
                              octa number)
{
    if (s == STATUS_NO_MEMORY)
        return error_set(e, s, "out of memory");
    return error_set(e, s, "sector %" PRIu64 " cannot be %s", number, what);
}

enum status store_read(const struct store_disk *d, octa number, byte *to,
                       struct error *e)
{
    enum status s = d->read(d->context, number, to);

    return s == STATUS_OK ? s : disk_error(e, s, "read", number);
}

static enum status write_sector(const struct store_disk *d, octa number,
                                const byte *from, struct error *e)
{
    enum status s = d->write(d->context, number, from);

    return s == STATUS_OK ? s : disk_error(e, s, "written", number);
}

static enum status flush(const struct store_disk *d, struct error *e)
{
    enum status s = d->flush(d->context);

    if (s == STATUS_OK)
        return s;
    return error_set(e, s, "what was written cannot be made to last");
}

octa store_sectors(octa size)
{
    return size / STORE_SECTOR + (size % STORE_SECTOR != 0);
}

bool store_is_outside(const struct store *s, octa sector)
{
    return sector < STORE_ROOTS || sector >= s->sectors;
}

/* --- roots ---------------------------------------------------------------- */

/* Rotating makes the place of an octa count, not only its value. */
static octa checksum(const byte *root)
{
    octa sum = 0;

    for (size_t i = 0; i < STORE_SECTOR; i += 8) {
        if (i == AT_CHECKSUM)
            continue;
        sum += be_get_octa(root + i);
        sum = sum << 1 | sum >> 63;
    }
    return sum;
}

static const char *find_flaw(const byte *root, octa sectors)
{
    octa own = be_get_octa(root + AT_SECTORS);

    if (be_get_octa(root + AT_MARK) != mark)
        return "it is not marked as a root";
    if (be_get_octa(root + AT_VERSION) != version)
        return "it is of another version of the format";
    if (be_get_octa(root + AT_CHECKSUM) != checksum(root))
        return "its checksum is wrong";
    if (own < STORE_LEAST || own > sectors)
        return "it is for another number of sectors";
    return NULL;
}

static void decode_entry(struct store_entry *f, const byte *from)
{
    memcpy(f->name, from, STORE_NAME + 1);
    f->name[STORE_NAME + 1] = 0;
    f->size = be_get_octa(from + ENTRY_SIZE);
    f->index = be_get_octa(from + ENTRY_INDEX);
}

static void encode_entry(const struct store_entry *f, byte *to)
{
    strncpy((char *)to, f->name, STORE_NAME + 1); /* zeros behind the name */
    be_put_octa(to + ENTRY_SIZE, f->size);
    be_put_octa(to + ENTRY_INDEX, f->index);
}

static void decode(struct store *s, const byte *root)
{
    s->sectors = be_get_octa(root + AT_SECTORS);
    for (size_t i = 0; i < STORE_FILES; i++)
        decode_entry(&s->entries[i], root + AT_ENTRIES + i * ENTRY);
}

/* S as a root with GENERATION. */
static void encode(const struct store *s, octa generation, byte *root)
{
    memset(root, 0, STORE_SECTOR);
    be_put_octa(root + AT_MARK, mark);
    be_put_octa(root + AT_VERSION, version);
    be_put_octa(root + AT_GENERATION, generation);
    be_put_octa(root + AT_SECTORS, s->sectors);
    for (size_t i = 0; i < STORE_FILES; i++)
        encode_entry(&s->entries[i], root + AT_ENTRIES + i * ENTRY);
    be_put_octa(root + AT_CHECKSUM, checksum(root));
}

/* Look at root PLACE: if it is valid, and the best so far, it counts. */
static void consider(struct store *s, unsigned place, const byte *root)
{
    struct store_root *r = &s->roots[place];

    r->flaw = find_flaw(root, s->disk->sectors);
    r->generation = be_get_octa(root + AT_GENERATION);
    if (r->flaw != NULL)
        return;
    if (place > 0 && s->roots[0].flaw == NULL &&
        r->generation <= s->roots[0].generation)
        return;
    s->present = place;
    decode(s, root);
}

/* --- creating and opening ------------------------------------------------- */

/* Root 1 first: what was on the disk before must not outlive root 0. */
enum status store_create(const struct store_disk *d, struct error *e)
{
    const struct store s = {.sectors = d->sectors};
    byte root[STORE_SECTOR] = {0};
    enum status status;

    assert(d->sectors >= STORE_LEAST);
    status = write_sector(d, 1, root, e);
    encode(&s, 1, root);
    if (status == STATUS_OK)
        status = write_sector(d, 0, root, e);
    return status == STATUS_OK ? flush(d, e) : status;
}

enum status store_open(struct store *s, const struct store_disk *d,
                       struct error *e)
{
    byte root[STORE_SECTOR];

    *s = (struct store){.disk = d};
    if (d->sectors < STORE_LEAST)
        return error_set(e, STATUS_BAD_INPUT,
                         "there is no store on it: a store has at least %d "
                         "sectors of %d bytes",
                         STORE_LEAST, STORE_SECTOR);
    for (unsigned i = 0; i < STORE_ROOTS; i++) {
        enum status status = store_read(d, i, root, e);

        if (status != STATUS_OK)
            return status;
        consider(s, i, root);
    }
    if (s->roots[0].flaw != NULL && s->roots[1].flaw != NULL)
        return error_set(e, STATUS_BAD_INPUT,
                         "there is no store on it: root 0 is not valid (%s), "
                         "nor is root 1 (%s)",
                         s->roots[0].flaw, s->roots[1].flaw);
    return STATUS_OK;
}

/* --- reading -------------------------------------------------------------- */

const struct store_entry *store_find(const struct store *s, const char *name)
{
    for (size_t i = 0; i < STORE_FILES; i++)
        if (*name != 0 && strcmp(s->entries[i].name, name) == 0)
            return &s->entries[i];
    return NULL;
}

static enum status damaged(struct error *e, const struct store_entry *f)
{
    return error_set(e, STATUS_BAD_INPUT,
                     "the file \"%s\" is damaged: `check` tells more",
                     store_show(f->name).text);
}

enum status store_get(const struct store *s, const struct store_entry *f,
                      struct buf *b, struct error *e)
{
    byte index[STORE_SECTOR], data[STORE_SECTOR];
    enum status status = STATUS_OK;

    if (f->size == 0)
        return STATUS_OK;
    if (f->size > STORE_MOST || store_is_outside(s, f->index))
        return damaged(e, f);
    status = store_read(s->disk, f->index, index, e);
    for (octa i = 0; status == STATUS_OK && i < store_sectors(f->size); i++) {
        octa sector = be_get_octa(index + 8 * i);

        if (sector == 0)
            memset(data, 0, sizeof data);
        else if (store_is_outside(s, sector))
            return damaged(e, f);
        else
            status = store_read(s->disk, sector, data, e);
        buf_add(b, data, smaller(f->size - i * STORE_SECTOR, STORE_SECTOR));
    }
    if (status == STATUS_OK && b->failed)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    return status;
}

/* --- changing ------------------------------------------------------------- */

/* NEXT becomes the store, in place of S: what it leads to is made to last
 * before the root that leads there is written. */
static enum status commit(struct store *s, struct store *next, struct error *e)
{
    octa generation = s->roots[s->present].generation + 1;
    byte root[STORE_SECTOR];
    enum status status;

    next->present = 1 - s->present;
    next->roots[next->present] = (struct store_root){NULL, generation};
    encode(next, generation, root);
    status = flush(s->disk, e);
    if (status == STATUS_OK)
        status = write_sector(s->disk, next->present, root, e);
    if (status == STATUS_OK)
        status = flush(s->disk, e);
    if (status == STATUS_OK)
        *s = *next;
    return status;
}

/* To be called before anything is written.  The root that was read may be
 * one that has not reached the disk yet, if its writer was killed; and what is
 * free for it may not be so for the root before. */
static enum status begin(const struct store *s, struct error *e)
{
    if (s->roots[s->present].generation == ~(octa)0)
        return error_set(e, STATUS_BAD_INPUT,
                         "no change is possible: it has the last generation");
    return flush(s->disk, e);
}

/* The first entry of S called NAME; "": that is free.  Null: there is none. */
static struct store_entry *find_entry(struct store *s, const char *name)
{
    for (size_t i = 0; i < STORE_FILES; i++)
        if (strcmp(s->entries[i].name, name) == 0)
            return &s->entries[i];
    return NULL;
}

/* The entry for NAME in NEXT, old or free, with that name now; or null, and E
 * says why. */
static struct store_entry *name_entry(struct store *next, const char *name,
                                      struct error *e)
{
    struct store_entry *f;
    size_t len = strlen(name);

    if (len == 0 || len > STORE_NAME) {
        error_set(e, STATUS_LIMIT,
                  "a name has 1 to %d bytes, and \"%.100s\" has %zu",
                  STORE_NAME, name, len);
        return NULL;
    }
    f = find_entry(next, name);
    if (f == NULL)
        f = find_entry(next, "");
    if (f == NULL)
        error_set(e, STATUS_LIMIT, "there are %d files, the most it can have",
                  STORE_FILES);
    else
        strcpy(f->name, name);
    return f;
}

/* Write LEN bytes at DATA to the sectors that V picks, and an index of them;
 * LEN is not 0. */
static enum status write_file(struct survey *v, const byte *data, size_t len,
                              octa *at, struct error *e)
{
    const struct store_disk *d = v->store->disk;
    byte index[STORE_SECTOR] = {0}, last[STORE_SECTOR] = {0};
    enum status status = STATUS_OK;

    for (size_t i = 0; i * STORE_SECTOR < len && status == STATUS_OK; i++) {
        const byte *from = data + i * STORE_SECTOR;
        size_t left = len - i * STORE_SECTOR;
        octa sector = survey_pick(v);

        if (left < STORE_SECTOR)
            from = memcpy(last, from, left);
        be_put_octa(index + 8 * i, sector);
        status = write_sector(d, sector, from, e);
    }
    *at = survey_pick(v);
    return status == STATUS_OK ? write_sector(d, *at, index, e) : status;
}

/* Let the entry F have the contents DATA, if they fit. */
static enum status fill(struct store_entry *f, struct survey *v,
                        const byte *data, size_t len, struct error *e)
{
    octa need = store_sectors(len) + (len > 0);

    if (need > survey_free(v))
        return error_set(e, STATUS_LIMIT,
                         "the disk is full: \"%s\" needs %" PRIu64
                         " sectors, %" PRIu64 " are free",
                         store_show(f->name).text, need, survey_free(v));
    f->size = len;
    f->index = 0;
    return len == 0 ? STATUS_OK : write_file(v, data, len, &f->index, e);
}

enum status store_put(struct store *s, const char *name, const byte *data,
                      size_t len, struct error *e)
{
    struct store next = *s;
    struct store_entry *f = name_entry(&next, name, e);
    struct survey v;
    enum status status;

    if (f == NULL)
        return STATUS_LIMIT;
    if (len > STORE_MOST)
        return error_set(e, STATUS_LIMIT,
                         "\"%s\" is too long: a file has at most 8 MiB",
                         store_show(name).text);
    status = survey_init(&v, s, NULL, NULL, e);
    if (status == STATUS_OK)
        status = begin(s, e);
    if (status == STATUS_OK)
        status = fill(f, &v, data, len, e);
    survey_fini(&v);
    return status == STATUS_OK ? commit(s, &next, e) : status;
}

enum status store_remove(struct store *s, const struct store_entry *f,
                         struct error *e)
{
    struct store next = *s;
    enum status status = begin(s, e);

    next.entries[f - s->entries] = (struct store_entry){.size = 0};
    return status == STATUS_OK ? commit(s, &next, e) : status;
}

/* --- showing -------------------------------------------------------------- */

struct store_shown store_show(const char *name)
{
    struct store_shown shown = {""}; /* and zeros behind */
    char *to = shown.text;

    for (size_t i = 0; i <= STORE_NAME && name[i] != 0; i++)
        if ((byte)name[i] < ' ' || name[i] == 0x7f)
            to += sprintf(to, "\\x%02x", (byte)name[i]);
        else
            *to++ = name[i];
    return shown;
}
