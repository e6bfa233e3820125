/* store_fixture.h - a disk in memory whose power can fail. */
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include <string.h>

#include "sysvm/survey.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"

enum { FIXTURE_SECTORS = 24, FIXTURE_WAITING = 64 };

/* The platters, and what is written but not flushed.  Reading sees both. */
struct fixture {
    byte sectors[FIXTURE_SECTORS][STORE_SECTOR];
    byte waiting[FIXTURE_WAITING][STORE_SECTOR];
    octa numbers[FIXTURE_WAITING]; /* where they go */
    size_t count;
    octa writes, flushes; /* so many since the power came */
    octa steps;           /* writes and flushes until it fails */
    octa read_fails;      /* this sector cannot be read */
    struct store_disk disk;
};

static enum status fixture_read(void *context, octa number, byte *to)
{
    struct fixture *f = context;

    CHECK(number < f->disk.sectors);
    if (number == f->read_fails)
        return STATUS_IO;
    memcpy(to, f->sectors[number], STORE_SECTOR);
    for (size_t i = 0; i < f->count; i++)
        if (f->numbers[i] == number)
            memcpy(to, f->waiting[i], STORE_SECTOR);
    return STATUS_OK;
}

static bool fixture_has_power(struct fixture *f)
{
    if (f->steps == 0)
        return false;
    f->steps--;
    return true;
}

/* The write at which power fails is one of those that wait: it may be done,
 * in part, or not. */
static enum status fixture_write(void *context, octa number, const byte *from)
{
    struct fixture *f = context;
    bool has_power = fixture_has_power(f);

    CHECK(number < f->disk.sectors && f->count < FIXTURE_WAITING);
    memcpy(f->waiting[f->count], from, STORE_SECTOR);
    f->numbers[f->count++] = number;
    f->writes++;
    return has_power ? STATUS_OK : STATUS_IO;
}

static enum status fixture_flush(void *context)
{
    struct fixture *f = context;

    if (!fixture_has_power(f))
        return STATUS_IO;
    for (size_t i = 0; i < f->count; i++)
        memcpy(f->sectors[f->numbers[i]], f->waiting[i], STORE_SECTOR);
    f->count = 0;
    f->flushes++;
    return STATUS_OK;
}

/* Power comes, for so many STEPS; nothing waits. */
static inline void fixture_start(struct fixture *f, octa steps)
{
    f->count = 0;
    f->writes = f->flushes = 0;
    f->steps = steps;
    f->read_fails = FIXTURE_SECTORS;
}

static inline void fixture_init(struct fixture *f, octa sectors)
{
    memset(f, 0, sizeof *f);
    f->disk = (struct store_disk){sectors, fixture_read, fixture_write,
                                  fixture_flush, f};
    fixture_start(f, ~(octa)0);
}

/* The power has failed: of what waits, chance decides what is done, what is
 * done in part (before or behind some byte), and what is lost. */
static inline void fixture_crash(struct fixture *f, octa *seed)
{
    for (size_t i = 0; i < f->count; i++) {
        byte *to = f->sectors[f->numbers[i]];
        size_t cut = random_below(seed, STORE_SECTOR + 1);

        switch (random_below(seed, 4)) {
        case 0:
            memcpy(to, f->waiting[i], STORE_SECTOR);
            break;
        case 1:
            memcpy(to, f->waiting[i], cut);
            break;
        case 2:
            memcpy(to + cut, f->waiting[i] + cut, STORE_SECTOR - cut);
            break;
        }
    }
    fixture_start(f, ~(octa)0);
}

/* --- a naive model: names and lengths; the contents follow from a seed ---- */

struct model_file {
    char name[STORE_NAME + 1]; /* "": none */
    size_t len;
    byte first; /* of its bytes; each is one more */
};

struct model {
    struct model_file files[STORE_FILES];
};

static inline struct model_file *model_find(struct model *m, const char *name)
{
    for (size_t i = 0; i < STORE_FILES; i++)
        if (strcmp(m->files[i].name, name) == 0)
            return &m->files[i];
    return NULL;
}

/* The contents of F in B, which is emptied before. */
static inline void model_fill(const struct model_file *f, struct buf *b)
{
    buf_clear(b);
    buf_extend(b, f->len);
    for (size_t i = 0; i < f->len; i++)
        b->data[i] = (byte)(f->first + i + i / 256);
}

/* --- a store on such a disk ----------------------------------------------- */

static struct fixture disk;
static struct store store;

static inline void make(octa sectors)
{
    fixture_init(&disk, sectors);
    CHECK_INT(store_create(&disk.disk, NULL), STATUS_OK);
    CHECK_INT(store_open(&store, &disk.disk, NULL), STATUS_OK);
}

static inline enum status put(const char *name, size_t len, byte first,
                              struct error *e)
{
    const struct model_file f = {.len = len, .first = first};
    struct buf b;
    enum status s;

    buf_init(&b);
    model_fill(&f, &b);
    s = store_put(&store, name, b.data, b.len, e);
    buf_fini(&b);
    return s;
}

/* Does STORE have the file WANTED with just these contents? */
static inline bool has(const struct model_file *wanted)
{
    const struct store_entry *f = store_find(&store, wanted->name);
    struct buf b, expected;
    bool is_same;

    if (f == NULL || f->size != wanted->len)
        return false;
    buf_init(&b);
    buf_init(&expected);
    model_fill(wanted, &expected);
    CHECK_INT(store_get(&store, f, &b, NULL), STATUS_OK);
    is_same = b.len == expected.len &&
              (b.len == 0 || memcmp(b.data, expected.data, b.len) == 0);
    buf_fini(&b);
    buf_fini(&expected);
    return is_same;
}

/* Does STORE have the files of M and no others? */
static inline bool is_like(const struct model *m)
{
    size_t files = 0, wanted = 0;

    for (size_t i = 0; i < STORE_FILES; i++) {
        files += store.entries[i].name[0] != 0;
        wanted += m->files[i].name[0] != 0;
        if (m->files[i].name[0] != 0 && !has(&m->files[i]))
            return false;
    }
    return files == wanted;
}

static void listen(void *text, const char *problem)
{
    buf_printf(text, "%s\n", problem);
}

/* Open what is on DISK, and append to TEXT all that is wrong; the number of
 * free sectors. */
static inline octa survey(struct buf *text)
{
    struct survey v;
    octa left;

    CHECK_INT(store_open(&store, &disk.disk, NULL), STATUS_OK);
    CHECK_INT(survey_init(&v, &store, listen, text, NULL), STATUS_OK);
    left = survey_free(&v);
    survey_fini(&v);
    return left;
}

/* Open what is on DISK, and find nothing wrong. */
static inline octa survey_fine(void)
{
    struct buf text;
    octa left;

    buf_init(&text);
    left = survey(&text);
    CHECK_STR(buf_text(&text), "");
    buf_fini(&text);
    return left;
}

#endif
