/* test_cli.c - command lines, read by a table. */
#include <stdio.h>

#include "tests/unit/test.h"
#include "vm/base/cli.h"

enum { OPT_OUTPUT, OPT_DEBUG, OPT_TRACE, OPT_LIMIT, OPT_MEMORY, OPT_SAVE };

static const struct cli_option options[] = {
    {OPT_OUTPUT, "output", 'o', CLI_KIND_FILE, "FILE", "", false},
    {OPT_DEBUG, "debug", 'g', CLI_KIND_FLAG, NULL, "", false},
    {OPT_TRACE, "trace", 't', CLI_KIND_COUNT, "N", "", true},
    {OPT_LIMIT, "max-insns", 0, CLI_KIND_COUNT, "N", "", false},
    {OPT_MEMORY, "max-mem", 0, CLI_KIND_SIZE, "N", "", false},
    {OPT_SAVE, "save-at", 0, CLI_KIND_COUNT_FILE, "COUNT FILE", "", false},
    {0}};

static const struct cli_command command = {.name = "test", .options = options};
static const struct cli_command runner = {.name = "run",
                                          .options = options,
                                          .stops_at_operand = true,
                                          .runs_guest = true};

/* A command line in memory that may be reordered. */
struct line {
    char *argv[12];
    char words[12][40];
    struct cli c;
};

/* Start reading the words of TEXT, which blanks separate. */
static struct cli *start(struct line *l, const struct cli_command *which,
                         const char *text)
{
    int argc = 1, used;

    l->argv[0] = l->words[0];
    while (sscanf(text, "%39s%n", l->words[argc], &used) == 1) {
        l->argv[argc] = l->words[argc];
        text += used;
        argc++;
    }
    l->argv[argc] = NULL;
    cli_init(&l->c, which, argc, l->argv);
    return &l->c;
}

static void next_is(struct cli *c, int id, const char *text, octa number)
{
    CHECK(cli_next(c));
    CHECK_INT(c->option->id, id);
    if (text == NULL)
        CHECK(c->text == NULL);
    else
        CHECK_STR(c->text, text);
    CHECK_U64(c->number, number);
}

/* The line TEXT is wrong, and the error contains PART. */
static void is_wrong(const char *text, const char *part)
{
    struct line l;
    struct cli *c = start(&l, &command, text);

    while (cli_next(c))
        continue;
    CHECK_INT(c->state, CLI_WRONG);
    CHECK_HAS(c->error.text, part);
}

static void options_are_found_by_name_and_by_letter(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "--output a -o b -oc --output=d -g");

    next_is(c, OPT_OUTPUT, "a", 0);
    next_is(c, OPT_OUTPUT, "b", 0);
    next_is(c, OPT_OUTPUT, "c", 0);
    next_is(c, OPT_OUTPUT, "d", 0);
    next_is(c, OPT_DEBUG, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->state, CLI_END);
}

static void letters_may_stand_together(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "-ggo file");

    next_is(c, OPT_DEBUG, NULL, 0);
    next_is(c, OPT_DEBUG, NULL, 0);
    next_is(c, OPT_OUTPUT, "file", 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->operand_count, 0);
}

static void an_optional_argument_must_be_attached(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "--trace=5 --trace -t7 -t 9");

    next_is(c, OPT_TRACE, "5", 5);
    next_is(c, OPT_TRACE, NULL, 0);
    next_is(c, OPT_TRACE, "7", 7);
    next_is(c, OPT_TRACE, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_STR(c->operands[0], "9");
}

static void a_count_may_be_followed_by_a_file(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "--save-at 5k a --save-at=7 -b c");

    next_is(c, OPT_SAVE, "a", 5000);
    next_is(c, OPT_SAVE, "-b", 7);
    CHECK(!cli_next(c));
    CHECK_INT(c->operand_count, 1);
    is_wrong("--save-at", "--save-at needs COUNT FILE");
    is_wrong("--save-at 5", "--save-at needs COUNT FILE");
    is_wrong("--save-at a 5", "\"a\" is not a number");
}

static void operands_and_options_may_be_mixed(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "a -g - b --debug -- -g c");

    next_is(c, OPT_DEBUG, NULL, 0);
    next_is(c, OPT_DEBUG, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->operand_count, 5);
    CHECK_STR(c->operands[0], "a");
    CHECK_STR(c->operands[1], "-");
    CHECK_STR(c->operands[2], "b");
    CHECK_STR(c->operands[3], "-g");
    CHECK_STR(c->operands[4], "c");
    CHECK(c->operands[5] == NULL);
}

static void what_follows_the_program_is_the_programs(void)
{
    struct line l;
    struct cli *c = start(&l, &runner, "-g prog.mmo -g --output -- x");

    next_is(c, OPT_DEBUG, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->operand_count, 5);
    CHECK_STR(c->operands[0], "prog.mmo");
    CHECK_STR(c->operands[1], "-g");
    CHECK_STR(c->operands[3], "--");
}

static void help_stops_the_reading(void)
{
    struct line l;
    struct cli *c = start(&l, &command, "-g --help --nonsense");

    next_is(c, OPT_DEBUG, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->state, CLI_HELP);
    c = start(&l, &command, "-gh");
    next_is(c, OPT_DEBUG, NULL, 0);
    CHECK(!cli_next(c));
    CHECK_INT(c->state, CLI_HELP);
}

static void mistakes_are_named(void)
{
    is_wrong("--ouptut x", "unknown option --ouptut; did you mean --output?");
    is_wrong("--zzzzzzzz", "unknown option --zzzzzzzz");
    is_wrong("-x", "unknown option -x");
    is_wrong("-gx", "unknown option -x");
    is_wrong("--output", "--output needs FILE");
    is_wrong("-o", "-o needs FILE");
    is_wrong("--debug=1", "--debug takes no argument");
    is_wrong("--max-insns 5x", "\"5x\" is not a number");
    is_wrong("--max-insns=", "is not a number");
}

static void usage_errors_leave_small_statuses_to_a_guest(void)
{
    struct line l;

    CHECK_INT(cli_wrong(start(&l, &command, ""), "no"), CLI_EXIT_USAGE);
    CHECK_INT(cli_wrong(start(&l, &runner, ""), "no"), CLI_EXIT_MISUSED);
    CHECK_STR(l.c.error.text, "no");
    CHECK_INT(cli_host_status(&command), CLI_EXIT_HOST);
    CHECK_INT(cli_host_status(&runner), CLI_EXIT_MISUSED);
}

static void a_command_needs_no_options(void)
{
    static const struct cli_command bare = {.name = "bare"};
    struct line l;
    struct cli *c = start(&l, &bare, "a -g");

    CHECK(!cli_next(c));
    CHECK_INT(c->state, CLI_WRONG);
    c = start(&l, &bare, "--hlep");
    CHECK(!cli_next(c));
    CHECK_HAS(c->error.text, "did you mean --help?");
}

static void number_is(const char *text, enum cli_kind kind, octa wanted)
{
    octa n = 0;

    CHECK(cli_number(text, kind, &n));
    CHECK_U64(n, wanted);
}

static void numbers_have_bases_units_and_gaps(void)
{
    number_is("0", CLI_KIND_COUNT, 0);
    number_is("18446744073709551615", CLI_KIND_COUNT, ~(octa)0);
    number_is("#fF", CLI_KIND_COUNT, 255);
    number_is("0x1_0000", CLI_KIND_COUNT, 65536);
    number_is("1_000_000", CLI_KIND_COUNT, 1000000);
    number_is("5k", CLI_KIND_COUNT, 5000);
    number_is("5k", CLI_KIND_SIZE, 5120);
    number_is("2M", CLI_KIND_COUNT, 2000000);
    number_is("3G", CLI_KIND_SIZE, (octa)3 << 30);
}

static void what_is_no_number_changes_nothing(void)
{
    static const char *const wrong[] = {"",
                                        "-1",
                                        "+1",
                                        "k",
                                        "5kk",
                                        "5T",
                                        "1__0",
                                        "_1",
                                        "1_",
                                        "0x",
                                        "#",
                                        "1.5",
                                        " 1",
                                        "18446744073709551616",
                                        "18446744073709551615k"};
    octa n = 42;

    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        CHECK(!cli_number(wrong[i], CLI_KIND_COUNT, &n));
    CHECK_U64(n, 42);
}

int main(void)
{
    return TEST_RUN(
        options_are_found_by_name_and_by_letter, letters_may_stand_together,
        an_optional_argument_must_be_attached,
        a_count_may_be_followed_by_a_file, operands_and_options_may_be_mixed,
        what_follows_the_program_is_the_programs, help_stops_the_reading,
        mistakes_are_named, usage_errors_leave_small_statuses_to_a_guest,
        a_command_needs_no_options, numbers_have_bases_units_and_gaps,
        what_is_no_number_changes_nothing);
}
