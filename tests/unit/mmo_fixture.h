/* mmo_fixture.h - the object file of a test, and what was made of it. */
#ifndef TESTS_UNIT_MMO_FIXTURE_H
#define TESTS_UNIT_MMO_FIXTURE_H

#include <stdio.h>
#include <string.h>

#include "tests/unit/mmo_sample.h"
#include "tests/unit/test.h"
#include "vm/isa/mmo.h"

enum { MANY = 1 << 20 }; /* what is malicious */

static struct buf object; /* the object file of the running test */
static struct mmo m;      /* what was made of it */
static struct error e;

static inline void begin(void)
{
    buf_clear(&object);
    mmo_start(&object, 1);
}

/* Read OBJECT, which is right as it is, symbols and all. */
static inline void read_it(void)
{
    if (mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        fail_msg("%s", e.text);
    CHECK_INT(m.damage.status, STATUS_OK);
}

/* End OBJECT after its data, and read it. */
static inline void end_and_read(void)
{
    mmo_post(&object, 0x100);
    mmo_no_symbols(&object);
    read_it();
}

static inline void done(void)
{
    mmo_fini(&m);
    buf_fini(&object);
}

/* The program is refused, for the tetra at OFFSET and with TEXT. */
static inline void check_refused(size_t offset, const char *text)
{
    char place[40];

    CHECK_INT(mmo_read(object.data, object.len, &m, &e), STATUS_BAD_OBJECT);
    CHECK_INT(e.status, STATUS_BAD_OBJECT);
    snprintf(place, sizeof place, "offset %zu: ", offset);
    CHECK_HAS(e.text, place);
    CHECK_HAS(e.text, text);
    done();
}

static inline void check_chunk(size_t i, octa address, const char *bytes,
                               size_t len)
{
    CHECK(i < m.chunk_count);
    CHECK_U64(m.chunks[i].address, address);
    CHECK_U64(m.chunks[i].length, len);
    CHECK_MEM(m.chunks[i].bytes, bytes, len);
}

static inline void check_line(octa address, const char *file, tetra line)
{
    const struct line_run *r = lines_at(&m.lines, address);

    CHECK(r != NULL);
    CHECK_INT(r->line, line);
    CHECK_STR(m.lines.files[r->file], file);
}

#endif
