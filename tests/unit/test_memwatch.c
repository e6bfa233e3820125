/* test_memwatch.c - who watches an octa hears of each change, and only then. */
#include "tests/unit/test_guest.h"
#include "vm/core/memwatch.h"

#define DATA ((octa)0x2000000000000000)

/* What a listener has heard, and of whom. */
struct heard {
    const struct process *p;
    octa count;
    octa address, before, after; /* the last time */
    octa insns;                  /* how many were complete then */
};

/* A memwatch_changed. */
static void hear(void *heard, octa address, octa before, octa after)
{
    struct heard *h = heard;

    CHECK(before != after);
    h->count++;
    h->address = address;
    h->before = before;
    h->after = after;
    h->insns = h->p->cpu.counts.insns;
}

static void watch(struct process *p, const octa *at, size_t count,
                  struct heard *h)
{
    *h = (struct heard){.p = p};
    CHECK_INT(memwatch_set(&p->ram.watch, at, count, hear, h), STATUS_OK);
    bus_drop_stores(&p->bus);
}

/* --- the set -------------------------------------------------------------- */

static void pages_with_watched_octas_are_known(void)
{
    const octa at[] = {0x6008, 0x2000, 0x3ff9, 0x6008};
    struct memwatch w;

    memwatch_init(&w);
    CHECK(!memwatch_has_page(&w, 0));
    CHECK_INT(memwatch_set(&w, at, ARRAY_LEN(at), hear, NULL), STATUS_OK);
    CHECK(!memwatch_has_page(&w, 0x1fff));
    CHECK(memwatch_has_page(&w, 0x2000));
    CHECK(memwatch_has_page(&w, 0x3fff));
    CHECK(!memwatch_has_page(&w, 0x4000));
    CHECK(memwatch_has_page(&w, 0x7ff8));
    CHECK(!memwatch_has_page(&w, 0x8000));
    memwatch_fini(&w);
}

static void windows_end_where_a_watched_page_begins(void)
{
    const octa at[] = {0x6008, 0xc000};
    struct bus_access a = {.before = 0x8000, .after = 0x10000};
    struct memwatch w;

    memwatch_init(&w);
    CHECK_INT(memwatch_set(&w, at, 2, hear, NULL), STATUS_OK);
    memwatch_exclude(&w, 0x8123, &a);
    CHECK_U64(a.before, 0);
    CHECK_U64(a.after, 0x2000);
    a = (struct bus_access){.before = 0x4000, .after = 0};
    memwatch_exclude(&w, 0x4000, &a);
    CHECK_U64(a.before, 0x4000);
    CHECK_U64(a.after, 0);
    a = (struct bus_access){.before = 0x8000, .after = 0x8000};
    memwatch_exclude(&w, 0x10000, &a);
    CHECK_U64(a.before, 0x2000);
    CHECK_U64(a.after, 0x8000);
    memwatch_fini(&w);
}

/* A test_body. */
static enum test_outcome set_twice(void *context)
{
    const octa one = 0x2000, other = 0x8000;
    struct memwatch w;
    enum status s;

    (void)context;
    memwatch_init(&w);
    s = memwatch_set(&w, &one, 1, hear, NULL);
    CHECK(memwatch_has_page(&w, one) == (s == STATUS_OK));
    if (s == STATUS_OK) {
        s = memwatch_set(&w, &other, 1, hear, NULL);
        CHECK(memwatch_has_page(&w, one) == (s != STATUS_OK));
        CHECK(memwatch_has_page(&w, other) == (s == STATUS_OK));
    }
    memwatch_fini(&w);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void without_memory_the_old_set_stays(void)
{
    CHECK(test_each_allocation_fails(set_twice, NULL) >= 2);
}

/* --- in a process --------------------------------------------------------- */

/* Stores of all widths, a CSWAP, stores of the same value; on the page beside,
 * too. */
static const char STORES[] = "        LOC   Data_Segment\n"
                             "        GREG  @\n"
                             "A       OCTA  5,6\n"
                             "        LOC   #100\n"
                             "Main    SET   $1,5\n"
                             "        STO   $1,A\n" /* no change */
                             "        SET   $2,#1234\n"
                             "        STB   $2,A+3\n" /* 1 */
                             "        STW   $2,A+4\n" /* 2 */
                             "        STT   $2,A\n"   /* 3 */
                             "        STCO  7,A\n"    /* 4 */
                             "        STO   $2,A+8\n" /* another octa */
                             "        PUT   rP,$2\n"
                             "        CSWAP $3,A\n" /* differs: no store */
                             "        SET   $3,8\n"
                             "        CSWAP $3,A\n" /* 5 */
                             "        LDO   $4,A\n"
                             "        TRAP  0,Halt,0\n";

static void each_change_is_heard_by_either_engine(void)
{
    static engine_run *const engines[] = {exec_switch, exec_threaded};

    for (unsigned i = 0; i < ARRAY_LEN(engines); i++) {
        struct process *p = guest_make(STORES, NULL);
        const octa at = DATA;
        struct heard h;

        watch(p, &at, 1, &h);
        CHECK_INT(process_run(p, engines[i], 4).why, PROCESS_BUDGET);
        CHECK_U64(h.count, 1);
        CHECK_U64(h.address, DATA);
        CHECK_U64(h.before, 5);
        CHECK_U64(h.after, 0x3400000005);
        CHECK_U64(h.insns, 3);
        CHECK_INT(process_run(p, engines[i], 3).why, PROCESS_BUDGET);
        CHECK_U64(h.count, 4);
        CHECK_U64(h.before, 0x0000123412340005);
        CHECK_U64(h.after, 7);
        CHECK_INT(process_run(p, engines[i], 100).why, PROCESS_HALT);
        CHECK_U64(h.count, 5);
        process_destroy(p);
    }
}

/* A spill of the register ring, a SAVE, and a host call that reads. */
static const char OTHERS[] = "        LOC   Data_Segment\n"
                             "        GREG  @\n"
                             "Arg     OCTA  Buffer,16\n"
                             "Buffer  OCTA  0,0\n"
                             "Name    BYTE  \"/dev/zero\",0\n"
                             "        LOC   (@+7)&-8\n"
                             "Open    OCTA  Name,BinaryRead\n"
                             "        LOC   #100\n"
                             "Main    SET   $0,1\n"
                             "        SET   $200,3\n"
                             "        PUSHJ $200,1F\n"
                             "1H      SET   $100,4\n"
                             "        SAVE  $255,0\n"
                             "        LDA   $255,Open\n"
                             "        TRAP  0,Fopen,3\n"
                             "        SET   $1,9\n"
                             "        STO   $1,Buffer\n"
                             "        LDA   $255,Arg\n"
                             "        TRAP  0,Fread,3\n"
                             "        TRAP  0,Halt,0\n";

static void spills_saves_and_host_calls_are_heard(void)
{
    struct process *p = guest_make(OTHERS, NULL);
    const octa stack = p->cpu.sr[SREG_rO];
    const octa at[] = {stack + 8 * 200, stack + 8 * 301, DATA + 16};
    struct heard h;

    watch(p, at, ARRAY_LEN(at), &h);
    CHECK_INT(process_run(p, exec_threaded, 3).why, PROCESS_BUDGET);
    CHECK_U64(h.count, 0);
    CHECK_INT(process_run(p, exec_threaded, 2).why, PROCESS_BUDGET);
    CHECK_U64(h.count, 2); /* $200 as a count, and $100 */
    CHECK_U64(h.address, at[1]);
    CHECK_U64(h.after, 4);
    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(h.address, DATA + 16);
    CHECK_U64(h.before, 9); /* in the last of eight bytes */
    CHECK_U64(h.after, 0);
    process_destroy(p);
}

int main(void)
{
    return TEST_RUN(pages_with_watched_octas_are_known,
                    windows_end_where_a_watched_page_begins,
                    without_memory_the_old_set_stays,
                    each_change_is_heard_by_either_engine,
                    spills_saves_and_host_calls_are_heard);
}
