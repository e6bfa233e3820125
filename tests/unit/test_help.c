/* test_help.c - what is made from the descriptions of commands and from the
 * tables: help, manual, completion, colours. */
#include <string.h>

#include "tests/unit/test.h"
#include "vm/help/completion.h"
#include "vm/help/manpage.h"
#include "vm/help/topic.h"
#include "vm/help/usage.h"
#include "vm/help/vimsyntax.h"
#include "vm/isa/isa.h"

static const struct cli_option options[] = {
    {0, "output", 'o', CLI_KIND_FILE, "FILE", "write it to FILE", false},
    {1, "below", 0, CLI_KIND_DIR, "DIR", "stay below DIR", false},
    {2, "trace", 0, CLI_KIND_COUNT, "N", "it's [shown]", true},
    {3, "quite-a-long-option-name", 'q', CLI_KIND_FLAG, NULL,
     "its help is so long that it has to go on in a second line below it",
     false},
    {0}};

static const struct cli_command play = {
    .name = "play",
    .operands = "FILE",
    .summary = "play a piece",
    .about = "First paragraph - with a dash.\n\n.dots and 'quotes'",
    .options = options,
    .suffixes = "mms mmo",
};

static const struct cli_command stage = {.name = "stage",
                                         .operands = "",
                                         .summary = "set the stage",
                                         .about = "About it.",
                                         .runs_guest = true};

static const struct cli_command *const both[] = {&play, &stage, NULL};

static void usage_shows_every_form_of_option(void)
{
    struct buf b;

    buf_init(&b);
    usage_command(&b, &play);
    CHECK_HAS(buf_text(&b), "usage: tramoya play [options] FILE\n");
    CHECK_HAS(buf_text(&b), "\n  -o, --output FILE        write it to FILE\n");
    CHECK_HAS(buf_text(&b), "\n      --trace[=N]          it's [shown]\n");
    CHECK_HAS(buf_text(&b), "\n  -q, --quite-a-long-option-name\n     ");
    CHECK_HAS(buf_text(&b), "\n  -h, --help ");
    buf_fini(&b);
}

static void no_line_of_usage_is_wider_than_a_screen(void)
{
    const char *line;
    struct buf b;

    buf_init(&b);
    usage_command(&b, &play);
    usage_overview(&b, both);
    for (line = buf_text(&b); *line != 0; line += strcspn(line, "\n") + 1)
        CHECK(strcspn(line, "\n") < 80);
    buf_fini(&b);
}

static void statuses_are_those_of_the_kind_of_command(void)
{
    struct buf b;

    buf_init(&b);
    usage_command(&b, &play);
    CHECK(strstr(buf_text(&b), "124") == NULL);
    buf_clear(&b);
    usage_command(&b, &stage);
    CHECK_HAS(buf_text(&b), "\n  0-255 ");
    CHECK_HAS(buf_text(&b), "\n  124 ");
    buf_fini(&b);
}

static void overview_names_every_command(void)
{
    struct buf b;

    buf_init(&b);
    usage_overview(&b, both);
    CHECK_HAS(buf_text(&b), "  play                     play a piece\n");
    CHECK_HAS(buf_text(&b), "  stage                    set the stage\n");
    buf_fini(&b);
}

static void every_name_of_every_table_is_a_topic(void)
{
    struct buf b;

    buf_init(&b);
    for (size_t op = 0; op < OP_COUNT; op++) {
        buf_clear(&b);
        CHECK(topic_explain(&b, isa_insns[op].text));
        CHECK_HAS(buf_text(&b), isa_insns[op].meaning);
    }
    for (size_t r = 0; r < SREG_COUNT; r++) {
        buf_clear(&b);
        CHECK(topic_explain(&b, isa_sregs[r].name));
        CHECK_HAS(buf_text(&b), isa_sregs[r].meaning);
    }
    for (size_t y = 0; y < HOSTCALL_COUNT; y++) {
        buf_clear(&b);
        CHECK(topic_explain(&b, isa_hostcalls[y].name));
        CHECK_HAS(buf_text(&b), isa_hostcalls[y].meaning);
    }
    buf_fini(&b);
}

static void what_was_written_exactly_comes_first(void)
{
    struct buf b;

    buf_init(&b);
    CHECK(topic_explain(&b, "W")); /* the exception */
    CHECK_HAS(buf_text(&b), "arithmetic exception");
    buf_clear(&b);
    CHECK(topic_explain(&b, "w")); /* the bit of rQ */
    CHECK_HAS(buf_text(&b), "rQ");
    buf_clear(&b);
    CHECK(topic_explain(&b, "pushj"));
    CHECK(topic_explain(&b, "RA"));
    CHECK(!topic_explain(&b, "nothing"));
    CHECK(topic_explain(&b, "#ff"));
    CHECK(!topic_explain(&b, "#100"));
    buf_fini(&b);
}

static void lists_have_a_line_per_row(void)
{
    struct buf b;
    size_t lines = 0;

    buf_init(&b);
    CHECK(topic_explain(&b, "registers"));
    for (const char *s = buf_text(&b); *s != 0; s++)
        lines += *s == '\n';
    CHECK_U64(lines, SREG_COUNT);
    buf_fini(&b);
}

static void manual_protects_what_troff_would_interpret(void)
{
    struct buf b;

    buf_init(&b);
    manpage_write(&b, both);
    CHECK_HAS(buf_text(&b), "\nFirst paragraph \\- with a dash.\n.PP\n");
    CHECK_HAS(buf_text(&b), "\n\\&.dots and 'quotes'\n");
    CHECK_HAS(buf_text(&b), "\n.B \\-o, \\-\\-output FILE\n");
    CHECK_HAS(buf_text(&b), ".SS tramoya stage");
    buf_fini(&b);
}

static void bash_gets_words_and_suffixes(void)
{
    struct buf b;

    buf_init(&b);
    completion_bash(&b, both);
    CHECK_HAS(buf_text(&b), " play stage'\n");
    CHECK_HAS(buf_text(&b), "'--help --output --below --trace "
                            "--quite-a-long-option-name'\n");
    CHECK_HAS(buf_text(&b), "files='mms|mmo'\n");
    CHECK_HAS(buf_text(&b), "--output | -o) files='' ;;\n");
    CHECK_HAS(buf_text(&b), "--below) files='' folders=yes ;;\n");
    buf_fini(&b);
}

static void zsh_gets_quoted_specifications(void)
{
    struct buf b;

    buf_init(&b);
    completion_zsh(&b, both);
    CHECK_HAS(buf_text(&b), "'*--output=[write it to FILE]:FILE:_files'");
    CHECK_HAS(buf_text(&b), "'*-o+[write it to FILE]:FILE:_files'");
    CHECK_HAS(buf_text(&b), "'*--trace=-[it'\\''s \\[shown\\]]::N:'");
    CHECK_HAS(buf_text(&b), "_files -g \"*.(mms|mmo)\"");
    buf_fini(&b);
}

static void vim_knows_opcodes_and_pseudo_operations(void)
{
    static const char *const pseudo[] = {"GREG", "LOC", NULL};
    struct buf b;

    buf_init(&b);
    vimsyntax_write(&b, pseudo);
    CHECK_HAS(buf_text(&b), " PUSHJ ");
    CHECK_HAS(buf_text(&b), " GREG LOC ");
    CHECK_HAS(buf_text(&b), " rZZ");
    buf_fini(&b);
}

static enum test_outcome write_all_of_it(void *context)
{
    enum test_outcome outcome;
    struct buf b;

    (void)context;
    buf_init(&b);
    usage_command(&b, &play);
    manpage_write(&b, both);
    completion_zsh(&b, both);
    (void)topic_explain(&b, "opcodes");
    outcome = b.failed ? TEST_OUTCOME_REFUSED : TEST_OUTCOME_DONE;
    buf_fini(&b);
    return outcome;
}

static void every_failing_allocation_is_reported(void)
{
    CHECK(test_each_allocation_fails(write_all_of_it, NULL) > 5);
}

int main(void)
{
    return TEST_RUN(
        usage_shows_every_form_of_option,
        no_line_of_usage_is_wider_than_a_screen,
        statuses_are_those_of_the_kind_of_command, overview_names_every_command,
        every_name_of_every_table_is_a_topic,
        what_was_written_exactly_comes_first, lists_have_a_line_per_row,
        manual_protects_what_troff_would_interpret,
        bash_gets_words_and_suffixes, zsh_gets_quoted_specifications,
        vim_knows_opcodes_and_pseudo_operations,
        every_failing_allocation_is_reported);
}
