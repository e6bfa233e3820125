/* test_profile.c - counting instructions, and the report. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/core_fixture.h"
#include "vm/base/alloc.h"
#include "vm/base/file.h"
#include "vm/core/profile.h"
#include "vm/core/srctext.h"

/* Count the instruction at LOC COUNT times. */
static void count(struct profile *p, struct core *m, octa loc, unsigned count)
{
    m->cpu.pc = loc;
    while (count-- > 0)
        profile_step(p, &m->cpu);
}

static void each_location_has_its_own_count(void)
{
    struct core m;
    struct profile p;

    core_init(&m, CORE_PROCESS);
    profile_init(&p);
    CHECK_U64(profile_count(&p, 0), 0);
    count(&p, &m, 0, 1);
    count(&p, &m, 4, 2);
    count(&p, &m, BUS_PAGE_BYTES - 4, 3);
    count(&p, &m, BUS_PAGE_BYTES, 4);
    count(&p, &m, 4, 5);
    CHECK_U64(profile_count(&p, 0), 1);
    CHECK_U64(profile_count(&p, 4), 7);
    CHECK_U64(profile_count(&p, 7), 7); /* low bits do not matter */
    CHECK_U64(profile_count(&p, BUS_PAGE_BYTES - 4), 3);
    CHECK_U64(profile_count(&p, BUS_PAGE_BYTES), 4);
    CHECK_U64(profile_count(&p, ~(octa)3), 0);
    CHECK_INT(profile_status(&p), STATUS_OK);
    profile_fini(&p);
    core_fini(&m);
}

static void what_resume_inserts_is_not_counted(void)
{
    struct core m;
    struct profile p;

    core_init(&m, CORE_PROCESS);
    profile_init(&p);
    m.cpu.inserting = CPU_INSERT_TRIPPED;
    count(&p, &m, 0x1000, 1);
    CHECK_U64(profile_count(&p, 0x1000), 0);
    CHECK_U64(profile_count(&p, 0xffc), 0);
    profile_fini(&p);
    core_fini(&m);
}

/* A processor whose memory has SETL, BNZ with a gap before ADD, and counts of
 * them. */
static void prepare(struct core *m, struct profile *p)
{
    core_init(m, CORE_PROCESS);
    profile_init(p);
    core_put(m, 0x100, 0xe3000001);
    core_put(m, 0x104, 0x4b00ffff);
    core_put(m, 0x10c, 0x20000000);
    core_put(m, 0x6000, 0xbf000000);
    count(p, m, 0x6000, 1);
    count(p, m, 0x10c, 12345);
    count(p, m, 0x104, 10);
    count(p, m, 0x100, 1);
}

static void the_report_is_in_the_order_of_locations(void)
{
    struct core m;
    struct profile p;
    struct buf out;

    prepare(&m, &p);
    buf_init(&out);
    CHECK_INT(profile_report(&p, &m.bus, NULL, &out), STATUS_OK);
    CHECK_STR(buf_text(&out),
              "Program profile:\n"
              "         1. 0000000000000100: e3000001 (SETL)\n"
              "        10. 0000000000000104: 4b00ffff (BNZB)\n"
              "         0.        ...\n"
              "     12345. 000000000000010c: 20000000 (ADD)\n"
              "         0.        ...\n"
              "         1. 0000000000006000: bf000000 (PUSHGOI)\n");
    buf_fini(&out);
    profile_fini(&p);
    core_fini(&m);
}

/* Write TEXT to a new file and put its name into NAME. */
static void write_source(char *name, size_t size, const char *text)
{
    const char *folder = getenv("TMPDIR");
    struct buf b;

    snprintf(name, size, "%s/test_profile.mms",
             folder != NULL ? folder : "/tmp");
    buf_init(&b);
    buf_add_string(&b, text);
    CHECK_INT(file_write(name, &b, NULL), STATUS_OK);
    buf_fini(&b);
}

/* A table in which the instructions of prepare() come from lines 1, 2, 2 and 9
 * of the file NAME. */
static void add_lines(struct lines *l, const char *name)
{
    static const tetra line[] = {1, 2, 0, 2};
    tetra file;

    lines_init(l);
    CHECK_INT(lines_add_file(l, name, strlen(name), &file), STATUS_OK);
    for (tetra i = 0; i < ARRAY_LEN(line); i++)
        if (line[i] != 0)
            CHECK_INT(lines_add(l, 0x100 + 4 * i, file, line[i]), STATUS_OK);
    CHECK_INT(lines_add(l, 0x6000, file, 9), STATUS_OK);
    CHECK_INT(lines_finish(l), STATUS_OK);
}

static void the_report_shows_source_lines(void)
{
    char name[200], wanted[1000];
    struct core m;
    struct profile p;
    struct lines l;
    struct buf out;

    prepare(&m, &p);
    write_source(name, sizeof name, "Main\tSETL $0,1\r\n BNZ $0,Main");
    add_lines(&l, name);
    buf_init(&out);
    CHECK_INT(profile_report(&p, &m.bus, &l, &out), STATUS_OK);
    snprintf(wanted, sizeof wanted,
             "Program profile:\n"
             "\"%s\"\n"
             "         1. 0000000000000100: e3000001 (SETL)        1: "
             "Main\tSETL $0,1\n"
             "        10. 0000000000000104: 4b00ffff (BNZB)        2:  "
             "BNZ $0,Main\n"
             "         0.        ...\n"
             "     12345. 000000000000010c: 20000000 (ADD)         2:  "
             "BNZ $0,Main\n"
             "         0.        ...\n"
             "         1. 0000000000006000: bf000000 (PUSHGOI)     9: \n",
             name);
    CHECK_STR(buf_text(&out), wanted);
    buf_fini(&out);
    lines_fini(&l);
    profile_fini(&p);
    core_fini(&m);
    remove(name);
}

static void a_line_is_shown_once_for_all_its_instructions(void)
{
    struct core m;
    struct profile p;
    struct lines l;
    struct buf out;
    tetra file;

    prepare(&m, &p);
    lines_init(&l);
    CHECK_INT(lines_add_file(&l, "no/such/file", 12, &file), STATUS_OK);
    CHECK_INT(lines_add_run(&l, 0x100, 2, file, 77), STATUS_OK);
    CHECK_INT(lines_finish(&l), STATUS_OK);
    buf_init(&out);
    CHECK_INT(profile_report(&p, &m.bus, &l, &out), STATUS_OK);
    CHECK_HAS(buf_text(&out),
              "e3000001 (SETL)       77: \n"
              "        10. 0000000000000104: 4b00ffff (BNZB)\n");
    buf_fini(&out);
    lines_fini(&l);
    profile_fini(&p);
    core_fini(&m);
}

static void source_text_is_found_by_file_and_number(void)
{
    char name[200];
    struct srctext t;
    struct lines l;
    tetra none;
    size_t len = 99;

    write_source(name, sizeof name, "one\n\nthree");
    lines_init(&l);
    CHECK_INT(lines_add_file(&l, "-", 1, &none), STATUS_OK);
    CHECK_INT(lines_add_file(&l, name, strlen(name), &none), STATUS_OK);
    CHECK_INT(srctext_init(&t, &l), STATUS_OK);
    CHECK_MEM(srctext_line(&t, 1, 1, &len), "one", 3);
    CHECK_INT(len, 3);
    CHECK(srctext_line(&t, 1, 2, &len) != NULL);
    CHECK_INT(len, 0);
    CHECK_MEM(srctext_line(&t, 1, 3, &len), "three", 5);
    CHECK_INT(len, 5);
    CHECK(srctext_line(&t, 1, 0, &len) == NULL);
    CHECK(srctext_line(&t, 1, 4, &len) == NULL);
    CHECK(srctext_line(&t, 0, 1, &len) == NULL); /* standard input is gone */
    CHECK(srctext_line(&t, 2, 1, &len) == NULL);
    srctext_fini(&t);
    lines_fini(&l);
    remove(name);
}

/* The report as a test_body: CONTEXT is a struct core with the program. */
static enum test_outcome count_and_report(void *context)
{
    struct core *m = context;
    struct profile p;
    struct buf out;
    enum status s;

    profile_init(&p);
    buf_init(&out);
    count(&p, m, 0x100, 1);
    count(&p, m, 0x6000, 2);
    s = profile_report(&p, &m->bus, NULL, &out);
    if (s == STATUS_OK)
        CHECK_HAS(buf_text(&out), "         2. 0000000000006000: bf000000");
    profile_fini(&p);
    buf_fini(&out);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_is_reported(void)
{
    struct core m;
    struct profile p;

    prepare(&m, &p);
    CHECK(test_each_allocation_fails(count_and_report, &m) > 4);
    profile_fini(&p);
    core_fini(&m);
}

static bool always_fails(void)
{
    return true;
}

static void a_lost_count_is_remembered(void)
{
    struct core m;
    struct profile p;
    struct buf out;

    core_init(&m, CORE_PROCESS);
    profile_init(&p);
    buf_init(&out);
    alloc_fail_hook(always_fails);
    count(&p, &m, 0x100, 1);
    alloc_fail_hook(NULL);
    CHECK_INT(profile_status(&p), STATUS_NO_MEMORY);
    CHECK_U64(profile_count(&p, 0x100), 0);
    count(&p, &m, 0x100, 1);
    CHECK_U64(profile_count(&p, 0x100), 1);
    CHECK_INT(profile_report(&p, &m.bus, NULL, &out), STATUS_NO_MEMORY);
    buf_fini(&out);
    profile_fini(&p);
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(
        each_location_has_its_own_count, what_resume_inserts_is_not_counted,
        the_report_is_in_the_order_of_locations, the_report_shows_source_lines,
        a_line_is_shown_once_for_all_its_instructions,
        source_text_is_found_by_file_and_number, lack_of_memory_is_reported,
        a_lost_count_is_remembered);
}
