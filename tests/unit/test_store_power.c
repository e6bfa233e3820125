/* test_store_power.c - a store of files, and power that fails. */
#include "sysvm/store.h"
#include "tests/unit/store_fixture.h"

/* A change of the store, and the same of M; the name is one letter. */
struct change {
    char name[2];
    bool is_removal;
    size_t len;
    byte first;
};

static enum status change_store(const struct change *c)
{
    if (c->is_removal)
        return store_remove(&store, store_find(&store, c->name), NULL);
    return put(c->name, c->len, c->first, NULL);
}

static void change_model(struct model *m, const struct change *c)
{
    struct model_file *f = model_find(m, c->name);

    if (f == NULL)
        f = model_find(m, "");
    *f = (struct model_file){.len = c->len, .first = c->first};
    if (!c->is_removal)
        strcpy(f->name, c->name);
}

/* Make the store "a" with 3 sectors, "b" with 2; and M. */
static void make_model(struct model *m)
{
    static const struct change changes[] = {{"a", false, 20000, 'a'},
                                            {"b", false, 9000, 'b'}};

    *m = (struct model){0};
    make(FIXTURE_SECTORS);
    for (size_t i = 0; i < ARRAY_LEN(changes); i++) {
        CHECK_INT(change_store(&changes[i]), STATUS_OK);
        change_model(m, &changes[i]);
    }
}

/* Let power fail after so many STEPS of C. */
static void cut(const struct change *c, octa steps, octa *seed)
{
    struct model before, after;

    make_model(&before);
    after = before;
    change_model(&after, c);
    fixture_start(&disk, steps);
    CHECK_INT(change_store(c), STATUS_IO);
    CHECK(is_like(&before));
    fixture_crash(&disk, seed);
    survey_fine();
    CHECK(is_like(&before) || is_like(&after));
    CHECK_INT(put("new", 9 * STORE_SECTOR, 1, NULL), STATUS_OK);
    survey_fine();
    CHECK(has(&(struct model_file){"new", 9 * STORE_SECTOR, 1}));
}

/* How many writes and flushes C takes. */
static octa count_steps(const struct change *c)
{
    struct model m;

    make_model(&m);
    fixture_start(&disk, ~(octa)0);
    CHECK_INT(change_store(c), STATUS_OK);
    return disk.writes + disk.flushes;
}

static void a_cut_at_any_step_leaves_the_store_as_before_or_as_after(void)
{
    static const struct change changes[] = {{"c", false, 17000, 'c'},
                                            {"c", false, 0, 'c'},
                                            {"a", false, 30000, 'c'},
                                            {"a", false, 0, 'c'},
                                            {"b", true, 0, 0}};
    octa seed = 7;

    for (size_t i = 0; i < ARRAY_LEN(changes); i++) {
        octa steps = count_steps(&changes[i]);

        CHECK(steps >= 4); /* two flushes, a root, a flush */
        for (octa k = 0; k < steps; k++)
            for (int n = 0; n < 8; n++)
                cut(&changes[i], k, &seed);
    }
}

/* What was flushed is there for good: without a cut, nothing else waits. */
static void a_change_that_is_done_lasts(void)
{
    struct model m;

    make_model(&m);
    CHECK_U64(disk.count, 0);
    fixture_start(&disk, ~(octa)0);
    survey_fine();
    CHECK(is_like(&m));
}

/* The program that made a change was killed before its last flush.  Its root
 * can be read, and counts, but it still waits when the next change begins. */
static void a_killed_program_and_then_a_cut_do_no_harm(void)
{
    static const struct change killed = {"a", false, 30000, 'c'},
                               next = {"b", false, 40000, 'd'};
    octa steps = count_steps(&killed), seed = 11;
    struct model before, between, after;

    for (octa k = 0; k < 12 * 8; k++) {
        make_model(&before);
        between = before;
        change_model(&between, &killed);
        after = between;
        change_model(&after, &next);
        fixture_start(&disk, steps - 1);
        CHECK_INT(change_store(&killed), STATUS_IO);
        CHECK_U64(disk.count, 1);
        disk.steps = k / 8;
        survey_fine();
        CHECK(is_like(&between));
        (void)!change_store(&next);
        fixture_crash(&disk, &seed);
        survey_fine();
        CHECK(is_like(&before) || is_like(&between) || is_like(&after));
    }
}

static void random_changes_and_cuts_are_those_of_a_naive_model(void)
{
    struct model m = {0};
    octa seed = 3;

    make(FIXTURE_SECTORS);
    for (int i = 0; i < 1000; i++) {
        struct change c = {.len = random_below(&seed, 5 * STORE_SECTOR),
                           .first = (byte)i};
        struct model before = m;

        c.name[0] = (char)('a' + random_below(&seed, 6));
        c.is_removal =
            model_find(&m, c.name) != NULL && random_below(&seed, 3) == 0;
        fixture_start(&disk, random_below(&seed, 30));
        if (change_store(&c) != STATUS_LIMIT)
            change_model(&m, &c);
        fixture_crash(&disk, &seed);
        survey_fine();
        if (!is_like(&m)) {
            m = before;
            CHECK(is_like(&m));
        }
    }
}

int main(void)
{
    return TEST_RUN(a_cut_at_any_step_leaves_the_store_as_before_or_as_after,
                    a_change_that_is_done_lasts,
                    a_killed_program_and_then_a_cut_do_no_harm,
                    random_changes_and_cuts_are_those_of_a_naive_model);
}
