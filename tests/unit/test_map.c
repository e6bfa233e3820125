/* test_map.c - a table from octas to pointers. */
#include "tests/unit/test.h"
#include "vm/base/map.h"

enum { MANY = 20000 };

static byte things[MANY]; /* their addresses are the values */

/* Keys as addresses of pages are: far apart, alike in their low bits. */
static octa key_of(size_t i)
{
    return (octa)i << 13 ^ (octa)i << 50;
}

static enum status put_many(struct map *m)
{
    for (size_t i = 0; i < MANY; i++)
        if (map_put(m, key_of(i), &things[i]) != STATUS_OK)
            return STATUS_NO_MEMORY;
    return STATUS_OK;
}

static void an_empty_map_knows_nothing(void)
{
    struct map m;
    size_t at = 0;

    map_init(&m);
    CHECK(map_get(&m, 0) == NULL);
    CHECK(map_next(&m, &at) == NULL);
    map_fini(&m);
}

static void every_key_gets_its_own_value_back(void)
{
    struct map m;

    map_init(&m);
    CHECK_INT(put_many(&m), STATUS_OK);
    CHECK_U64(m.count, MANY);
    for (size_t i = 0; i < MANY; i++)
        CHECK_PTR(map_get(&m, key_of(i)), &things[i]);
    CHECK(map_get(&m, 1) == NULL);
    map_fini(&m);
}

static void zero_and_all_ones_are_keys_like_others(void)
{
    struct map m;

    map_init(&m);
    CHECK_INT(map_put(&m, 0, &things[0]), STATUS_OK);
    CHECK_INT(map_put(&m, ~(octa)0, &things[1]), STATUS_OK);
    CHECK_PTR(map_get(&m, 0), &things[0]);
    CHECK_PTR(map_get(&m, ~(octa)0), &things[1]);
    map_fini(&m);
}

static void a_second_value_replaces_the_first(void)
{
    struct map m;

    map_init(&m);
    CHECK_INT(map_put(&m, 5, &things[0]), STATUS_OK);
    CHECK_INT(map_put(&m, 5, &things[1]), STATUS_OK);
    CHECK_PTR(map_get(&m, 5), &things[1]);
    CHECK_U64(m.count, 1);
    map_fini(&m);
}

/* Keys that are removed in one order and put in another, among others that
 * stay: whoever shares their way must still be found. */
static void what_is_removed_is_gone_and_the_rest_stays(void)
{
    struct map m;

    map_init(&m);
    CHECK(map_remove(&m, 5) == NULL);
    CHECK_INT(put_many(&m), STATUS_OK);
    CHECK(map_remove(&m, 1) == NULL);
    for (size_t i = 0; i < MANY; i += 1 + i % 3)
        CHECK_PTR(map_remove(&m, key_of(i)), &things[i]);
    for (size_t i = 0, next = 0; i < MANY; i++) {
        CHECK_PTR(map_get(&m, key_of(i)), i == next ? NULL : &things[i]);
        next += i == next ? 1 + i % 3 : 0;
    }
    for (size_t i = 0; i < MANY; i++)
        (void)map_remove(&m, key_of(i));
    CHECK_U64(m.count, 0);
    CHECK_INT(put_many(&m), STATUS_OK);
    CHECK_U64(m.count, MANY);
    for (size_t i = 0; i < MANY; i++)
        CHECK_PTR(map_get(&m, key_of(i)), &things[i]);
    map_fini(&m);
}

/* A small table is full enough for its ways to go around its end. */
static void removal_closes_gaps_around_the_end(void)
{
    struct map m;
    bool is_in[64] = {0};
    octa x = 1;

    map_init(&m);
    for (unsigned n = 0; n < 20000; n++) {
        size_t i = (x = x * 0x5851f42d4c957f2d + 1) >> 58;

        if (is_in[i])
            CHECK_PTR(map_remove(&m, key_of(i)), &things[i]);
        else if (m.count < 12)
            CHECK_INT(map_put(&m, key_of(i), &things[i]), STATUS_OK);
        else
            continue;
        is_in[i] = !is_in[i];
        for (size_t k = 0; k < ARRAY_LEN(is_in); k++)
            CHECK_PTR(map_get(&m, key_of(k)), is_in[k] ? &things[k] : NULL);
    }
    CHECK_U64(m.room, 16);
    map_fini(&m);
}

static void walking_meets_every_key_once(void)
{
    const struct map_slot *slot;
    static bool met[MANY];
    struct map m;
    size_t at = 0, count = 0;

    map_init(&m);
    CHECK_INT(put_many(&m), STATUS_OK);
    while ((slot = map_next(&m, &at)) != NULL) {
        size_t i = (size_t)((byte *)slot->value - things);

        CHECK_U64(slot->key, key_of(i));
        CHECK(!met[i]);
        met[i] = true;
        count++;
    }
    CHECK_U64(count, MANY);
    map_fini(&m);
}

/* Whatever was put before memory ran out must still be found. */
static enum test_outcome fill(void *context)
{
    enum test_outcome outcome;
    struct map m;

    (void)context;
    map_init(&m);
    outcome =
        put_many(&m) == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
    for (size_t i = 0; i < m.count; i++)
        CHECK_PTR(map_get(&m, key_of(i)), &things[i]);
    map_fini(&m);
    return outcome;
}

static void a_failed_growth_loses_nothing(void)
{
    CHECK(test_each_allocation_fails(fill, NULL) > 5);
}

int main(void)
{
    return TEST_RUN(
        an_empty_map_knows_nothing, every_key_gets_its_own_value_back,
        zero_and_all_ones_are_keys_like_others,
        a_second_value_replaces_the_first,
        what_is_removed_is_gone_and_the_rest_stays,
        removal_closes_gaps_around_the_end, walking_meets_every_key_once,
        a_failed_growth_loses_nothing);
}
