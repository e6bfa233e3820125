/* test_spell.c - the word that was probably meant. */
#include "tests/unit/test.h"
#include "vm/base/spell.h"

static const char *const words[] = {"asm",       "objdump",   "run",
                                    "max-insns", "max-mem",   "profile",
                                    "stats",     "stats-file"};

static const char *best(const char *word)
{
    struct spell s;

    spell_init(&s, word);
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        spell_try(&s, words[i]);
    return s.best;
}

static void one_slip_of_each_kind_is_forgiven(void)
{
    CHECK_STR(best("ron"), "run");         /* another letter */
    CHECK_STR(best("profle"), "profile");  /* one left out */
    CHECK_STR(best("statss"), "stats");    /* one too many */
    CHECK_STR(best("objudmp"), "objdump"); /* two swapped */
    CHECK_STR(best("OBJDUMP"), "objdump"); /* only the case */
    CHECK_STR(best("max-insn"), "max-insns");
}

static void a_long_word_may_have_more_slips(void)
{
    CHECK_STR(best("stasts-fle"), "stats-file");
}

static void the_nearest_wins(void)
{
    CHECK_STR(best("statz"), "stats");
    CHECK_STR(best("max-me"), "max-mem");
}

static void a_strange_word_gets_no_suggestion(void)
{
    CHECK(best("boot") == NULL);
    CHECK(best("") == NULL);
    CHECK(best("x") == NULL);
    CHECK(best("a-word-that-is-much-longer-than-any-name-has-to-be") == NULL);
}

int main(void)
{
    return TEST_RUN(one_slip_of_each_kind_is_forgiven,
                    a_long_word_may_have_more_slips, the_nearest_wins,
                    a_strange_word_gets_no_suggestion);
}
