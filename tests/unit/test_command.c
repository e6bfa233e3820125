/* test_command.c - the debugger's commands as a table: names, short forms,
 * beginnings, help, completion. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "debugger/command.h"
#include "debugger/complete.h"
#include "debugger/script.h"
#include "tests/unit/test.h"

static const struct command *find(const char *word)
{
    return command_find(word, strlen(word), NULL);
}

/* WORD names nothing, and the reason contains PART. */
static void is_refused(const char *word, const char *part)
{
    struct error e;

    CHECK(command_find(word, strlen(word), &e) == NULL);
    CHECK_INT(e.status, STATUS_BAD_INPUT);
    CHECK_HAS(e.text, part);
}

/* --- the table ------------------------------------------------------------ */

static void each_name_and_short_form_is_of_one_command(void)
{
    struct buf all;
    char letters[60], *word;

    buf_init(&all);
    buf_add_byte(&all, ' ');
    for (size_t i = 0; i < commands_count; i++) {
        const struct command *c = &commands_all[i];

        snprintf(letters, sizeof letters, "%s %s", c->name, c->letters);
        for (word = strtok(letters, " "); word; word = strtok(NULL, " ")) {
            char padded[40];

            CHECK(find(word) == c);
            snprintf(padded, sizeof padded, " %s ", word);
            CHECK(strstr(buf_text(&all), padded) == NULL);
            buf_printf(&all, "%s ", word);
        }
    }
    buf_fini(&all);
}

static void words_about_commands_have_one_form(void)
{
    for (size_t i = 0; i < commands_count; i++) {
        const struct command *c = &commands_all[i];
        size_t len = strlen(c->summary);

        CHECK(c->run != NULL);
        CHECK(len > 0 && len <= 50);
        CHECK(islower((byte)c->summary[0]) && c->summary[len - 1] != '.');
        CHECK_INT(strspn(c->name, "abcdefghijklmnopqrstuvwxyz-"),
                  strlen(c->name));
        if (c->details != NULL)
            CHECK(c->details[strlen(c->details) - 1] == '.');
    }
}

/* --- finding -------------------------------------------------------------- */

static void a_beginning_is_enough_where_no_other_command_has_it(void)
{
    CHECK_STR(find("reverse-c")->name, "reverse-continue");
    CHECK_STR(find("fini")->name, "finish");
    CHECK_STR(find("goto")->name, "goto");
    is_refused("reverse", "reverse-next, reverse-finish, reverse-continue");
    is_refused("wa", "watch, walk");
}

static void a_short_form_wins_over_beginnings(void)
{
    CHECK_STR(find("s")->name, "step");
    CHECK_STR(find("b")->name, "break");
    CHECK_STR(find("c")->name, "continue");
    CHECK_STR(find("rs")->name, "back");
}

static void a_word_that_is_nearly_right_is_met_with_the_right_one(void)
{
    is_refused("contineu", "did you mean continue?");
    is_refused("Step", "did you mean step?");
    is_refused("qwertyuiop", "`help` lists them");
    is_refused("", "there is no command");
}

/* --- doing ---------------------------------------------------------------- */

/* LINE is done, and says TEXT. */
static void says(const char *line, const char *text)
{
    struct session s = {.is_ended = false};
    struct buf out;
    struct error e;

    buf_init(&out);
    CHECK_INT(command_do(&s, line, &out, &e), STATUS_OK);
    CHECK_STR(buf_text(&out), text);
    buf_fini(&out);
}

static void arguments_have_no_blanks_around(void)
{
    says("echo a b", "a b\n");
    says("  echo \t a  b \t\r", "a  b\n");
    says("echo", "\n");
    says("echo#1", "#1\n");
}

static void comments_and_empty_lines_do_nothing(void)
{
    says("", "");
    says(" \t ", "");
    says("# echo a", "");
    says("  #", "");
    says("echo a # b", "a # b\n");
}

static void a_line_that_is_no_command_is_refused(void)
{
    struct session s = {.is_ended = false};
    struct buf out;
    struct error e;

    buf_init(&out);
    CHECK_INT(command_do(&s, "ecoh a", &out, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "did you mean echo?");
    CHECK_INT(command_do(&s, "=5", &out, &e), STATUS_BAD_INPUT);
    CHECK_INT(command_do(&s, "help ecoh", &out, &e), STATUS_BAD_INPUT);
    CHECK_INT(command_do(&s, "source x", &out, &e), STATUS_REFUSED);
    CHECK_INT(out.len, 0);
    buf_fini(&out);
}

static void quit_ends_the_session(void)
{
    struct session s = {.is_ended = false};
    struct buf out;
    struct error e;

    buf_init(&out);
    CHECK_INT(command_do(&s, "q", &out, &e), STATUS_OK);
    CHECK(s.is_ended);
    CHECK_INT(s.status, 0);
    buf_fini(&out);
}

/* An empty line after LINE does NEXT. */
static void repeats(const char *line, const char *next)
{
    struct buf b;

    buf_init(&b);
    command_repeat(line, &b);
    CHECK_STR(buf_text(&b), next);
    buf_fini(&b);
}

static void what_moves_is_repeated_and_what_lists_goes_on(void)
{
    repeats("s 5", "step 5");
    repeats(" n", "next");
    repeats("x #100", "x");
    repeats("echo a", "");
    repeats("# step", "");
    repeats("", "");
    repeats("nonsense", "");
}

/* --- help ----------------------------------------------------------------- */

static void help_has_every_command(void)
{
    struct session s = {.is_ended = false};
    struct buf some, all;
    struct error e;

    buf_init(&some);
    buf_init(&all);
    CHECK_INT(command_do(&s, "help", &some, &e), STATUS_OK);
    CHECK_INT(command_do(&s, "help all", &all, &e), STATUS_OK);
    for (size_t i = 0; i < commands_count; i++) {
        CHECK_HAS(buf_text(&some), commands_all[i].summary);
        CHECK_HAS(buf_text(&all), commands_all[i].summary);
        CHECK_HAS(buf_text(&some), commands_all[i].arguments);
    }
    for (size_t i = 0; i < COMMAND_GROUPS; i++)
        CHECK_HAS(buf_text(&some), command_groups[i]);
    buf_fini(&some);
    buf_fini(&all);
}

static void no_line_of_help_is_wider_than_a_screen(void)
{
    struct session s = {.is_ended = false};
    struct buf out;
    struct error e;
    const char *at;

    buf_init(&out);
    CHECK_INT(command_do(&s, "help", &out, &e), STATUS_OK);
    CHECK_INT(command_do(&s, "help all", &out, &e), STATUS_OK);
    for (at = buf_text(&out); *at != 0; at += strcspn(at, "\n") + 1)
        CHECK(strcspn(at, "\n") < 80);
    buf_fini(&out);
}

static void help_explains_one_command(void)
{
    struct session s = {.is_ended = false};
    struct buf out;
    struct error e;

    buf_init(&out);
    CHECK_INT(command_do(&s, "help rc", &out, &e), STATUS_OK);
    CHECK_HAS(buf_text(&out), "reverse-continue, rc\n    go back until");
    buf_fini(&out);
}

/* --- completion ----------------------------------------------------------- */

/* Collects words, each with blanks around it. */
static void collect(void *words, const char *word)
{
    buf_printf(words, " %s ", word);
}

/* Does PROGRAM have WORD among what could begin at the end of LINE? */
static bool offers(const char *line, const char *word)
{
    struct mmo_symbol symbol = {.name = "Main:loop"};
    struct mmo program = {.symbols = &symbol, .symbol_count = 1};
    struct target target = {.program = &program};
    struct session s = {.target = &target};
    struct buf words;
    char padded[40];
    bool is_there;

    snprintf(padded, sizeof padded, " %s ", word);
    buf_init(&words);
    is_there = complete_each(&s, line, strlen(line), collect, &words) &&
               strstr(buf_text(&words), padded) != NULL;
    buf_fini(&words);
    return is_there;
}

static void completion_offers_what_a_command_takes(void)
{
    CHECK(offers("", "reverse-next"));
    CHECK(offers("  ", "step"));
    CHECK(offers("help ", "step"));
    CHECK(offers("h ", "all"));
    CHECK(offers("break ", "Main:loop"));
    CHECK(offers("p ", "rA"));
    CHECK(offers("print 1+", "Main:loop"));
    CHECK(offers("catch ", "trap"));
    CHECK(offers("info ", "history"));
    CHECK(!offers("source ", "step"));
    CHECK(!offers("echo ", "step"));
    CHECK(!offers("nonsense ", "step"));
}

static void completion_leaves_files_to_others(void)
{
    struct mmo program = {.symbol_count = 0};
    struct target target = {.program = &program};
    struct session s = {.target = &target};
    struct buf words;

    buf_init(&words);
    CHECK(!complete_each(&s, "source a", 7, collect, &words));
    CHECK(complete_each(&s, "print a", 6, collect, &words));
    buf_fini(&words);
}

/* --- scripts -------------------------------------------------------------- */

static void next_is(struct script *s, const char *line, const char *where)
{
    struct buf got, place;

    buf_init(&got);
    buf_init(&place);
    CHECK(script_next(s, &got, &place));
    CHECK_STR(buf_text(&got), line);
    CHECK_STR(buf_text(&place), where);
    buf_fini(&got);
    buf_fini(&place);
}

static void is_empty(struct script *s)
{
    struct buf got;

    buf_init(&got);
    CHECK(!script_next(s, &got, &got));
    buf_fini(&got);
}

static void the_text_that_came_last_is_read_first(void)
{
    struct script s;
    struct error e;

    script_init(&s);
    is_empty(&s);
    CHECK_INT(script_add(&s, "a", "one\n\nthree", &e), STATUS_OK);
    next_is(&s, "one", "a:1");
    CHECK_INT(script_add(&s, "b", "two\n", &e), STATUS_OK);
    next_is(&s, "two", "b:1");
    next_is(&s, "", "a:2");
    next_is(&s, "three", "a:3");
    is_empty(&s);
    script_fini(&s);
}

static void texts_that_name_each_other_come_to_an_end(void)
{
    struct script s;
    struct error e;
    unsigned count = 0;

    script_init(&s);
    while (script_add(&s, "a", "source a\n", &e) == STATUS_OK)
        CHECK(++count <= SCRIPT_DEPTH);
    CHECK_INT(e.status, STATUS_LIMIT);
    CHECK_INT(script_add_file(&s, "/nowhere", &e), STATUS_LIMIT);
    script_drop(&s);
    CHECK_INT(script_add_file(&s, "/nowhere", &e), STATUS_NOT_FOUND);
    is_empty(&s);
    script_fini(&s);
}

/* --- memory --------------------------------------------------------------- */

/* A test_body: a script of two texts, and the lines of the upper one done. */
static enum test_outcome do_script(void *unused)
{
    struct session s = {.is_ended = false};
    struct script script;
    struct buf line, where, out;
    struct error e;
    enum status status;

    (void)unused;
    script_init(&script);
    buf_init(&line);
    buf_init(&where);
    buf_init(&out);
    status = script_add(&script, "a", "echo 1\n", &e);
    if (status == STATUS_OK)
        status = script_add(&script, "b", "echo 2\n", &e);
    if (status == STATUS_OK && script_next(&script, &line, &where))
        status = buf_status(&line);
    if (status == STATUS_OK)
        status = command_do(&s, buf_text(&line), &out, &e);
    if (status == STATUS_OK)
        status = buf_status(&out);
    if (status == STATUS_OK)
        status = buf_status(&where);
    if (status == STATUS_OK)
        CHECK_STR(buf_text(&out), "2\n");
    else
        CHECK_INT(status, STATUS_NO_MEMORY);
    script_fini(&script);
    buf_fini(&line);
    buf_fini(&where);
    buf_fini(&out);
    return status == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void without_memory_a_script_is_refused(void)
{
    CHECK(test_each_allocation_fails(do_script, NULL) > 5);
}

int main(void)
{
    return TEST_RUN(
        each_name_and_short_form_is_of_one_command,
        words_about_commands_have_one_form,
        a_beginning_is_enough_where_no_other_command_has_it,
        a_short_form_wins_over_beginnings,
        a_word_that_is_nearly_right_is_met_with_the_right_one,
        arguments_have_no_blanks_around, comments_and_empty_lines_do_nothing,
        a_line_that_is_no_command_is_refused, quit_ends_the_session,
        what_moves_is_repeated_and_what_lists_goes_on, help_has_every_command,
        no_line_of_help_is_wider_than_a_screen, help_explains_one_command,
        completion_offers_what_a_command_takes,
        completion_leaves_files_to_others,
        the_text_that_came_last_is_read_first,
        texts_that_name_each_other_come_to_an_end,
        without_memory_a_script_is_refused);
}
