/* test_loader.c - memory as a program finds it. */
#include "tests/unit/test_guest.h"
#include "vm/core/loader.h"

static const char DATA_IN_POOL[] = "        LOC   Pool_Segment+40\n"
                                   "        OCTA  #1111111111111111\n"
                                   "        LOC   Stack_Segment\n"
                                   "        TETRA 7,8\n"
                                   "        LOC   #100\n"
                                   "Main    TRAP  0\n";

static octa at(const struct ram *r, octa address)
{
    const octa *page = ram_find(r, address);

    return page != NULL ? page[address / 8 % BUS_PAGE_OCTAS] : 0;
}

/* Load SOURCE with ARGV into R, which the caller gives back. */
static struct loader_start load(struct ram *r, const char *source,
                                char *const *argv)
{
    struct loader_start start = {0};
    struct mmo m;

    ram_init(r, 0);
    guest_assemble(source, &m);
    CHECK_INT(loader_load(r, &m, argv, &start), STATUS_OK);
    mmo_fini(&m);
    return start;
}

static void arguments_lie_in_the_pool(void)
{
    char *const argv[] = {(char[]){"prog.mmo"}, (char[]){"1234567"},
                          (char[]){""}, NULL};
    struct ram r;

    (void)load(&r, "Main TRAP 0\n", argv);
    CHECK_U64(at(&r, LOADER_POOL + 8), LOADER_POOL + 40);
    CHECK_U64(at(&r, LOADER_POOL + 16), LOADER_POOL + 56);
    CHECK_U64(at(&r, LOADER_POOL + 24), LOADER_POOL + 64);
    CHECK_U64(at(&r, LOADER_POOL + 32), 0);
    CHECK_U64(at(&r, LOADER_POOL + 40), 0x70726f672e6d6d6f); /* "prog.mmo" */
    CHECK_U64(at(&r, LOADER_POOL + 48), 0);                  /* its end */
    CHECK_U64(at(&r, LOADER_POOL + 56), 0x3132333435363700);
    CHECK_U64(at(&r, LOADER_POOL), LOADER_POOL + 72); /* first unused */
    ram_fini(&r);
}

static void the_stack_holds_argc_argv_and_globals(void)
{
    char *const argv[] = {(char[]){"a"}, (char[]){"b"}, NULL};
    struct ram r;
    struct loader_start start =
        load(&r, "a GREG 10\nb GREG 11\n LOC #100\nMain TRAP 0\n", argv);

    CHECK_U64(at(&r, LOADER_STACK), 2);
    CHECK_U64(at(&r, LOADER_STACK + 8), LOADER_POOL + 8);
    CHECK_U64(at(&r, LOADER_STACK + 16), 2);
    CHECK_U64(at(&r, LOADER_STACK + 24), 11);
    CHECK_U64(at(&r, LOADER_STACK + 32), 10);
    CHECK_U64(at(&r, LOADER_STACK + 40), 0x100); /* $255 is Main */
    CHECK_U64(start.stack_top, LOADER_STACK + 48 + 8 * 12);
    CHECK_U64(at(&r, start.stack_top), (octa)253 << 56);
    CHECK_U64(start.pc, 0x100);
    ram_fini(&r);
}

static void what_the_object_has_beside_them_stays(void)
{
    char *const argv[] = {(char[]){"abc"}, NULL};
    struct ram r;

    (void)load(&r, DATA_IN_POOL, argv);
    CHECK_U64(at(&r, LOADER_POOL + 24), 0x6162630000000000);
    CHECK_U64(at(&r, LOADER_POOL + 40), 0x1111111111111111);
    CHECK_U64(at(&r, LOADER_STACK), (octa)7 << 32 | 1);
    ram_fini(&r);
}

static void a_prelude_at_f0_comes_first(void)
{
    char *const argv[] = {(char[]){"a"}, NULL};
    struct ram r;
    struct loader_start start =
        load(&r, " LOC #F0\n TETRA 1\n LOC #100\nMain TRAP 0\n", argv);

    CHECK_U64(start.pc, 0xf0);
    CHECK_U64(at(&r, LOADER_STACK + 24), 0x100);
    ram_fini(&r);
    start = load(&r, " LOC #F0\n TETRA 0,1\n LOC #100\nMain TRAP 0\n", argv);
    CHECK_U64(start.pc, 0x100); /* only the tetra at #f0 counts */
    ram_fini(&r);
}

static void data_may_cross_pages_and_begin_anywhere(void)
{
    char *const argv[] = {(char[]){"a"}, NULL};
    struct ram r;

    (void)load(&r,
               " LOC Data_Segment+#1ffc\n TETRA #11223344,#55667788\n"
               " LOC #100\nMain TRAP 0\n",
               argv);
    CHECK_U64(at(&r, 0x2000000000001ff8), 0x11223344);
    CHECK_U64(at(&r, 0x2000000000002000), 0x5566778800000000);
    ram_fini(&r);
}

static void each_page_is_counted_against_the_limit(void)
{
    char *const argv[] = {(char[]){"a"}, NULL};
    struct loader_start start;
    struct ram r;
    struct mmo m;

    guest_assemble("Main TRAP 0\n", &m);
    /* the program, the pool, the stack */
    for (octa pages = 1; pages <= 3; pages++) {
        ram_init(&r, pages * BUS_PAGE_BYTES);
        CHECK_INT(loader_load(&r, &m, argv, &start),
                  pages < 3 ? STATUS_LIMIT : STATUS_OK);
        ram_fini(&r);
    }
    mmo_fini(&m);
}

static enum test_outcome load_again(void *mmo)
{
    char *const argv[] = {(char[]){"a"}, NULL};
    struct loader_start start;
    struct ram r;
    enum status s;

    ram_init(&r, 0);
    ram_without_rows(&r);
    s = loader_load(&r, mmo, argv, &start);
    ram_fini(&r);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_is_reported(void)
{
    struct mmo m;

    guest_assemble(DATA_IN_POOL, &m);
    CHECK(test_each_allocation_fails(load_again, &m) >= 3);
    mmo_fini(&m);
}

int main(void)
{
    return TEST_RUN(
        arguments_lie_in_the_pool, the_stack_holds_argc_argv_and_globals,
        what_the_object_has_beside_them_stays, a_prelude_at_f0_comes_first,
        data_may_cross_pages_and_begin_anywhere,
        each_page_is_counted_against_the_limit, lack_of_memory_is_reported);
}
