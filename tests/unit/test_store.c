/* test_store.c - a store of files on a disk. */
#include "sysvm/store.h"

#include <stdio.h>

#include "tests/unit/store_fixture.h"
#include "vm/base/bits.h"

/* A store with the files "one" and "two", of 5 and 1 sectors in all. */
static void make_two(void)
{
    static const byte data[4 * STORE_SECTOR] = {1, 2, 3};

    make(FIXTURE_SECTORS);
    CHECK_INT(store_put(&store, "one", data, sizeof data, NULL), STATUS_OK);
    CHECK_INT(store_put(&store, "two", data + 1, 5, NULL), STATUS_OK);
}

/* --- files ---------------------------------------------------------------- */

static void a_new_store_has_no_files_and_all_its_sectors_are_free(void)
{
    make(STORE_LEAST);
    CHECK_U64(survey_fine(), STORE_LEAST - STORE_ROOTS);
    CHECK_U64(store.roots[store.present].generation, 1);
    CHECK(is_like(&(struct model){0}));
}

static void files_come_back_as_they_were_put(void)
{
    static const size_t lens[] = {0, 1, 8191, 8192, 8193, 50000};
    struct model m = {0};

    make(FIXTURE_SECTORS);
    for (size_t i = 0; i < ARRAY_LEN(lens); i++) {
        m.files[i] = (struct model_file){"a", lens[i], (byte)i};
        m.files[i].name[0] += (char)i;
        CHECK_INT(put(m.files[i].name, lens[i], (byte)i, NULL), STATUS_OK);
    }
    CHECK_U64(survey_fine(), 22 - 2 - 2 - 2 - 3 - 8);
    CHECK(is_like(&m));
}

static void a_file_put_again_has_the_new_contents_and_no_more_sectors(void)
{
    const struct model_file last = {"two", 7, 'c'};

    make_two();
    CHECK_INT(put("two", 20000, 'b', NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 22 - 5 - 4);
    CHECK_INT(put("two", 7, 'c', NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 22 - 5 - 2);
    CHECK(has(&last));
}

static void a_removed_file_is_gone_and_its_sectors_are_free(void)
{
    make_two();
    CHECK_INT(store_remove(&store, store_find(&store, "one"), NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 22 - 2);
    CHECK(store_find(&store, "one") == NULL);
    CHECK(store_find(&store, "two") != NULL);
    CHECK(store_find(&store, "") == NULL);
}

static void what_was_never_written_reads_as_zeros(void)
{
    struct buf b;

    make_two();
    buf_init(&b);
    be_put_octa(disk.sectors[store.entries[0].index], 0);
    CHECK_INT(store_get(&store, &store.entries[0], &b, NULL), STATUS_OK);
    CHECK_U64(b.len, 4 * STORE_SECTOR);
    CHECK_INT(b.data[0] | b.data[1] | b.data[2], 0);
    buf_fini(&b);
    CHECK_U64(survey_fine(), 22 - 4 - 2);
}

static void only_what_the_store_may_use_of_a_disk_is_used(void)
{
    make(STORE_LEAST);
    disk.disk.sectors = FIXTURE_SECTORS;
    CHECK_U64(survey_fine(), 2);
    CHECK_INT(put("a", STORE_SECTOR + 1, 0, NULL), STATUS_LIMIT);
    CHECK_INT(put("a", STORE_SECTOR, 0, NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 0);
}

/* --- what cannot be done, and changes nothing ----------------------------- */

/* PUT(NAME, LEN) is refused with TEXT, and nothing was written. */
static void check_refused(const char *name, size_t len, const char *text)
{
    octa writes = disk.writes;
    struct error e;

    CHECK_INT(put(name, len, 0, &e), STATUS_LIMIT);
    CHECK_HAS(e.text, text);
    CHECK_U64(disk.writes, writes);
}

static void names_have_1_to_63_bytes(void)
{
    char name[STORE_NAME + 2] = {0};

    make(FIXTURE_SECTORS);
    check_refused("", 1, "a name has 1 to 63 bytes");
    memset(name, 'n', STORE_NAME + 1);
    check_refused(name, 1, "has 64");
    name[STORE_NAME] = 0;
    CHECK_INT(put(name, 1, 0, NULL), STATUS_OK);
    survey_fine();
    CHECK(store_find(&store, name) != NULL);
}

static void a_store_has_100_files_and_one_can_still_be_replaced(void)
{
    char name[12];

    make(FIXTURE_SECTORS);
    for (int i = 0; i < STORE_FILES; i++) {
        snprintf(name, sizeof name, "%d", i);
        CHECK_INT(put(name, 0, 0, NULL), STATUS_OK);
    }
    check_refused("more", 0, "100 files");
    CHECK_INT(put("50", 5, 0, NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 20);
}

static void a_full_disk_keeps_what_it_has(void)
{
    const struct model m = {{{"a", 11 * STORE_SECTOR, 1}}};

    make(FIXTURE_SECTORS);
    CHECK_INT(put("a", 11 * STORE_SECTOR, 1, NULL), STATUS_OK);
    check_refused("b", 10 * STORE_SECTOR, "needs 11 sectors, 10 are free");
    check_refused("a", 10 * STORE_SECTOR, "the disk is full");
    CHECK(is_like(&m));
    CHECK_INT(put("a", 9 * STORE_SECTOR, 1, NULL), STATUS_OK);
    CHECK_INT(put("b", 11 * STORE_SECTOR, 1, NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 0);
    CHECK_INT(put("empty", 0, 1, NULL), STATUS_OK);
    CHECK_INT(store_remove(&store, store_find(&store, "b"), NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 12);
}

static void a_file_has_at_most_8_mib(void)
{
    make(FIXTURE_SECTORS);
    check_refused("a", STORE_MOST + 1, "too long: a file has at most 8 MiB");
    check_refused("a", STORE_MOST, "needs 1025 sectors, 22 are free");
}

static void a_disk_without_a_store_is_refused(void)
{
    struct error e;

    fixture_init(&disk, FIXTURE_SECTORS);
    CHECK_INT(store_open(&store, &disk.disk, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "there is no store on it");
    make(FIXTURE_SECTORS);
    disk.disk.sectors = FIXTURE_SECTORS - 1;
    CHECK_INT(store_open(&store, &disk.disk, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "another number of sectors");
    disk.disk.sectors = 3;
    CHECK_INT(store_open(&store, &disk.disk, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "at least 4 sectors");
}

static void creating_leaves_nothing_of_an_older_store(void)
{
    make_two();
    CHECK_INT(store_create(&disk.disk, NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 22);
    CHECK(is_like(&(struct model){0}));
}

/* --- the page that describes the format ----------------------------------- */

/* The checksum as STORE.md says it, by another hand. */
static octa sum_of(const byte *root)
{
    octa sum = 0;

    for (int i = 0; i < 1024; i++)
        if (i != 4) {
            sum += be_get_octa(root + 8 * i);
            sum = (sum << 1) + (sum >> 63);
        }
    return sum;
}

static void the_layout_is_that_of_the_page(void)
{
    static const octa head[] = {0x5452414d53544f52, 1, 3, FIXTURE_SECTORS};
    const byte *root = disk.sectors[0], *one = root + 192, *two = one + 80;

    make_two();
    for (size_t i = 0; i < ARRAY_LEN(head); i++)
        CHECK_U64(be_get_octa(root + 8 * i), head[i]);
    CHECK_U64(be_get_octa(root + 32), sum_of(root));
    CHECK_STR((const char *)one, "one");
    CHECK_U64(be_get_octa(one + 64), 4 * STORE_SECTOR);
    CHECK_STR((const char *)two, "two");
    CHECK_U64(be_get_octa(two + 64), 5);
    CHECK_MEM(disk.sectors[be_get_octa(disk.sectors[be_get_octa(two + 72)])],
              "\2\3\0\0\0\0", 6);
    CHECK_U64(be_get_octa(disk.sectors[be_get_octa(one + 72)] + 32), 0);
}

static void the_valid_root_with_the_greater_generation_counts(void)
{
    make_two();
    CHECK_INT(store.present, 0);
    disk.sectors[0][100] ^= 1;
    CHECK_INT(store_open(&store, &disk.disk, NULL), STATUS_OK);
    CHECK_INT(store.present, 1);
    CHECK_STR(store.roots[0].flaw, "its checksum is wrong");
    CHECK(store_find(&store, "one") != NULL);
    CHECK(store_find(&store, "two") == NULL);
    CHECK_U64(survey_fine(), 22 - 5);
    CHECK_INT(put("three", 1, 0, NULL), STATUS_OK);
    CHECK_INT(store.present, 0);
    survey_fine();
    CHECK_U64(store.roots[0].generation, 3);
}

/* --- what is wrong with a store ------------------------------------------- */

/* Put VALUE at offset AT of the present root, and make its sum right. */
static void patch(size_t at, octa value)
{
    byte *root = disk.sectors[store.present];

    be_put_octa(root + at, value);
    be_put_octa(root + 32, sum_of(root));
}

/* What a survey says is WANTED, and nothing else. */
static void check_says(const char *wanted)
{
    struct buf text;

    buf_init(&text);
    survey(&text);
    CHECK_STR(buf_text(&text), wanted);
    buf_fini(&text);
}

enum { ONE = 192, TWO = ONE + 80, SIZE = 64, INDEX = 72 };

static void a_wrong_name_is_found(void)
{
    make_two();
    patch(TWO, (octa)0x6f6e65 << 40);
    check_says("there are two files \"one\"\n");
    make_two();
    memset(disk.sectors[0] + TWO, '\n', 64);
    patch(TWO, (octa)0x616263646566677f);
    CHECK_INT(store_open(&store, &disk.disk, NULL), STATUS_OK);
    CHECK_HAS(store_show(store.entries[1].name).text, "abcdefg\\x7f\\x0a");
    CHECK_INT(store_remove(&store, &store.entries[1], NULL), STATUS_OK);
    CHECK_U64(survey_fine(), 22 - 5);
}

static void a_name_without_end_is_found(void)
{
    struct buf text;

    make_two();
    memset(disk.sectors[0] + TWO, 'x', 64);
    patch(TWO, (octa)0x6162636465666768);
    buf_init(&text);
    survey(&text);
    CHECK_HAS(buf_text(&text), "does not end within 63 bytes");
    buf_fini(&text);
}

static void a_size_that_the_index_does_not_reach_is_found(void)
{
    make_two();
    patch(TWO + SIZE, STORE_MOST + 1);
    check_says("\"two\" has 8388609 bytes, more than an index can lead to\n");
    patch(TWO + SIZE, 0);
    check_says("\"two\" is empty and has an index\n"
               "\"two\" has sector 7 behind its end\n");
    patch(TWO + SIZE, 5);
    patch(TWO + INDEX, 0);
    check_says("\"two\" has 5 bytes and no index\n");
}

static void sectors_outside_are_found(void)
{
    struct buf b;

    make_two();
    buf_init(&b);
    be_put_octa(disk.sectors[store.entries[1].index], FIXTURE_SECTORS);
    check_says("\"two\": there is no sector 24 for data\n");
    CHECK_INT(store_get(&store, &store.entries[1], &b, NULL), STATUS_BAD_INPUT);
    patch(TWO + INDEX, 1);
    check_says("\"two\": there is no sector 1 for data\n");
    CHECK_INT(store_get(&store, &store.entries[1], &b, NULL), STATUS_BAD_INPUT);
    buf_fini(&b);
}

static void sectors_shared_are_found(void)
{
    make_two();
    be_put_octa(disk.sectors[store.entries[1].index], 2);
    check_says("\"two\" has sector 2, which is also of \"one\"\n");
    be_put_octa(disk.sectors[store.entries[1].index], 8);
    check_says("\"two\" has sector 8 twice\n");
}

static void a_root_for_too_few_sectors_is_not_valid(void)
{
    make(FIXTURE_SECTORS);
    patch(24, STORE_LEAST - 1);
    CHECK_INT(store_open(&store, &disk.disk, NULL), STATUS_BAD_INPUT);
}

static void strange_generations_are_found(void)
{
    struct error e;

    make_two();
    patch(16, 2);
    check_says("both roots have the generation 2\n");
    CHECK_INT(store.present, 0);
    patch(16, ~(octa)0);
    check_says("it has the last generation: no change is possible\n");
    CHECK_INT(put("a", 1, 0, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "no change is possible");
}

/* --- a host that fails, and strangers ------------------------------------- */

static void a_sector_that_cannot_be_read_is_said(void)
{
    struct survey v;
    struct error e;

    make_two();
    disk.read_fails = store.entries[0].index;
    CHECK_INT(survey_init(&v, &store, NULL, NULL, &e), STATUS_IO);
    survey_fini(&v);
    CHECK_STR(e.text, "sector 6 cannot be read");
    CHECK_INT(put("a", 1, 0, &e), STATUS_IO);
    disk.read_fails = 1;
    CHECK_INT(store_open(&store, &disk.disk, &e), STATUS_IO);
}

static enum test_outcome put_and_get(void *context)
{
    static const byte data[3 * STORE_SECTOR] = {1};
    struct store s = store;
    struct buf b;
    enum status status;

    (void)context;
    buf_init(&b);
    status = store_put(&s, "a", data, sizeof data, NULL);
    if (status == STATUS_OK)
        status = store_get(&s, store_find(&s, "a"), &b, NULL);
    buf_fini(&b);
    CHECK(status == STATUS_OK || status == STATUS_NO_MEMORY);
    return status == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    make_two();
    CHECK(test_each_allocation_fails(put_and_get, NULL) > 1);
}

/* A number that a wrong disk may have where a sector, or a size, should be. */
static octa strange(octa *seed)
{
    switch (random_below(seed, 4)) {
    case 0:
        return random_octa(seed);
    case 1:
        return ~random_below(seed, 3);
    default:
        return random_below(seed, FIXTURE_SECTORS + 2);
    }
}

/* Change some numbers of the root and the index sectors. */
static void spoil(octa *seed)
{
    for (octa i = random_below(seed, 6); i > 0; i--) {
        octa at = random_below(seed, 2);
        size_t entry = ONE + 80 * random_below(seed, 3);

        if (at == 0)
            patch(entry + random_below(seed, 10) * 8, strange(seed));
        else
            be_put_octa(disk.sectors[6 + 2 * random_below(seed, 2)] +
                            8 * random_below(seed, 8),
                        strange(seed));
    }
}

/* Whatever is there, nothing outside is touched (the fixture looks), nothing
 * goes on for ever, and a file that was put comes back. */
static void a_spoilt_store_does_no_harm(void)
{
    octa seed = 5;
    struct buf b;

    buf_init(&b);
    for (int i = 0; i < 1000; i++) {
        make_two();
        spoil(&seed);
        buf_clear(&b);
        survey(&b);
        for (size_t k = 0; k < 3; k++) {
            buf_clear(&b);
            (void)!store_get(&store, &store.entries[k], &b, NULL);
            CHECK(b.len <= STORE_MOST);
        }
        CHECK_INT(store_remove(&store, &store.entries[i % 2], NULL), STATUS_OK);
        if (put("new", 20000, 9, NULL) == STATUS_OK)
            CHECK(has(&(struct model_file){"new", 20000, 9}));
    }
    buf_fini(&b);
}

int main(void)
{
    return TEST_RUN(
        a_new_store_has_no_files_and_all_its_sectors_are_free,
        files_come_back_as_they_were_put,
        a_file_put_again_has_the_new_contents_and_no_more_sectors,
        a_removed_file_is_gone_and_its_sectors_are_free,
        what_was_never_written_reads_as_zeros,
        only_what_the_store_may_use_of_a_disk_is_used, names_have_1_to_63_bytes,
        a_store_has_100_files_and_one_can_still_be_replaced,
        a_full_disk_keeps_what_it_has, a_file_has_at_most_8_mib,
        a_disk_without_a_store_is_refused,
        creating_leaves_nothing_of_an_older_store,
        the_layout_is_that_of_the_page,
        the_valid_root_with_the_greater_generation_counts,
        a_wrong_name_is_found, a_name_without_end_is_found,
        a_size_that_the_index_does_not_reach_is_found,
        sectors_outside_are_found, sectors_shared_are_found,
        a_root_for_too_few_sectors_is_not_valid, strange_generations_are_found,
        a_sector_that_cannot_be_read_is_said, each_allocation_may_fail,
        a_spoilt_store_does_no_harm);
}
