/* dev_fixture.h - a row of devices with RAM behind it, and a host. */
#ifndef TESTS_UNIT_DEV_FIXTURE_H
#define TESTS_UNIT_DEV_FIXTURE_H

#include <string.h>

#include "sysvm/mem.h"
#include "tests/unit/test.h"

enum { DEVICES_RAM = 16 * BUS_PAGE_BYTES, DEVICES_SECTORS = 4 };

/* A test's machine: what it may type, and what was shown to it. */
struct devices {
    struct row row;
    struct mem mem;
    struct image image;
    const char *typed; /* what is still to come; null: no more input */
    unsigned asked[3]; /* how often, by patience */
    char shown[100];
    size_t shown_len;
    unsigned heard;  /* pages that the listener heard of */
    struct pa where; /* the last of them */
};

static inline int devices_source(void *host, byte *to, size_t room,
                                 enum console_patience p)
{
    struct devices *t = host;
    size_t len;

    t->asked[p]++;
    if (t->typed == NULL)
        return -1;
    len = strlen(t->typed) < room ? strlen(t->typed) : room;
    memcpy(to, t->typed, len);
    t->typed += len;
    return (int)len;
}

static inline void devices_sink(void *host, byte b)
{
    struct devices *t = host;

    CHECK(t->shown_len < sizeof t->shown);
    t->shown[t->shown_len++] = (char)b;
}

static inline void devices_listener(void *machine, struct pa at, octa *page)
{
    struct devices *t = machine;

    CHECK_PTR(page, mem_page(&t->mem, at));
    t->heard++;
    t->where = at;
}

/* T has a disk of zeros in memory, and nothing typed yet. */
static inline void devices_init(struct devices *t)
{
    *t = (struct devices){.typed = ""};
    image_init(&t->image, DEVICES_SECTORS);
    mem_init(&t->mem, DEVICES_RAM, &t->row);
    t->mem.listener = devices_listener;
    t->mem.machine = t;
    row_init(&t->row, &(struct row_parts){.ram = DEVICES_RAM,
                                          .read = mem_read,
                                          .write = mem_write,
                                          .memory = &t->mem,
                                          .console = {.source = devices_source,
                                                      .sink = devices_sink,
                                                      .host = t},
                                          .image = &t->image});
}

static inline void devices_fini(struct devices *t)
{
    image_fini(&t->image);
    mem_fini(&t->mem);
}

/* Where the register REG of a device's PAGE is. */
static inline struct pa devices_place(unsigned page, unsigned reg)
{
    return (struct pa){ADDR_DEVICES + (octa)page * BUS_PAGE_BYTES + reg};
}

static inline octa devices_load(struct devices *t, unsigned page, unsigned reg)
{
    octa value;

    CHECK(mem_load(&t->mem, devices_place(page, reg), &value));
    return value;
}

static inline void devices_store(struct devices *t, unsigned page, unsigned reg,
                                 octa value)
{
    CHECK(mem_store(&t->mem, devices_place(page, reg), 8, BUS_OPERAND, value));
}

/* Save FROM's row, and restore TO's from its first LEN bytes, or all of them
 * if LEN is larger. */
static inline enum status devices_copy(const struct devices *from,
                                       struct devices *to, size_t len)
{
    struct buf b;
    struct reader r;
    enum status s;

    buf_init(&b);
    row_save(&from->row, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    reader_init(&r, b.data, len < b.len ? len : b.len);
    s = row_restore(&to->row, &r);
    if (s == STATUS_OK)
        CHECK_U64(r.left, 0);
    buf_fini(&b);
    return s;
}

#endif
