/* test_asm.c - the assembler as others call it: in memory. */
#include "asm/asm.h"

#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/bits.h"

static struct asm_result r;

/* Assemble TEXT, called t.mms, with all that one can ask for. */
static enum status assemble(const char *text)
{
    struct asm_options o = {
        .makes_listing = true, .makes_lines = true, .time = 0x12345678};
    struct asm_source source = {"t.mms", text, strlen(text)};

    return asm_assemble(&o, &source, 1, &r);
}

static tetra object_tetra(size_t i)
{
    CHECK(4 * i + 4 <= r.object.len);
    return be_get_tetra(r.object.data + 4 * i);
}

static const char hello[] = "        LOC     #100\n"
                            "Main    TRAP    0,Halt,0\n";

static void an_object_starts_with_the_time_and_ends_with_its_symbols(void)
{
    CHECK_INT(assemble(hello), STATUS_OK);
    CHECK_U64(object_tetra(0), 0x98090101);
    CHECK_U64(object_tetra(1), 0x12345678);
    CHECK_U64(object_tetra(r.object.len / 4 - 1) >> 16, 0x980c);
    CHECK_INT(r.diag_count, 0);
    asm_fini(&r);
}

static void the_listing_shows_location_bytes_and_line(void)
{
    CHECK_INT(assemble(hello), STATUS_OK);
    CHECK_HAS(buf_text(&r.listing),
              " ...100: 00000000  Main    TRAP    0,Halt,0\n");
    CHECK_HAS(buf_text(&r.listing), "\nSymbol table:\n"
                                    " Main = #0000000000000100 (1)\n");
    asm_fini(&r);
}

static void the_lines_tell_where_a_tetra_came_from(void)
{
    CHECK_INT(assemble(hello), STATUS_OK);
    CHECK_INT(r.lines.run_count, 1);
    CHECK_STR(r.lines.files[0], "t.mms");
    CHECK_U64(lines_at(&r.lines, 0x100)->line, 2);
    asm_fini(&r);
}

static void nothing_is_made_that_nobody_asked_for(void)
{
    struct asm_options o = {.time = 0};
    struct asm_source source = {"t.mms", hello, strlen(hello)};

    CHECK_INT(asm_assemble(&o, &source, 1, &r), STATUS_OK);
    CHECK_INT(r.listing.len, 0);
    CHECK_INT(r.lines.run_count, 0);
    CHECK_INT(r.lines.file_count, 0);
    asm_fini(&r);
}

/* --- errors ------------------------------------------------------------- */

static void an_error_leaves_no_object_but_a_listing(void)
{
    CHECK_INT(assemble("Main FOO 1\n"), STATUS_BAD_INPUT);
    CHECK_INT(r.object.len, 0);
    CHECK_INT(r.lines.run_count, 0);
    CHECK_HAS(buf_text(&r.listing), "error: there is no operation FOO!");
    asm_fini(&r);
}

static void all_errors_are_reported_in_the_order_of_the_text(void)
{
    CHECK_INT(assemble("Main JMP nowhere\n"
                       " FOO 1\n"
                       " JMP 1F; BAR 2\n"),
              STATUS_BAD_INPUT);
    CHECK_INT(r.error_count, 4);
    CHECK_HAS(r.diags[0].text, "nowhere");
    CHECK_HAS(r.diags[1].text, "FOO");
    CHECK_HAS(r.diags[2].text, "1H");
    CHECK_HAS(r.diags[3].text, "BAR");
    asm_fini(&r);
}

static void an_error_has_file_line_column_and_extent(void)
{
    const char *text = "Main SWYM\n"
                       "# 40 \"macro.m4\"\n"
                       "\u00e9t\u00e9\tFOOBAR\t1\n";

    CHECK_INT(assemble(text), STATUS_BAD_INPUT);
    CHECK_INT(r.diag_count, 1);
    CHECK(r.diags[0].is_error);
    CHECK_STR(r.diags[0].file, "macro.m4");
    CHECK_INT(r.diags[0].line, 40);
    CHECK_INT(r.diags[0].column, 5); /* in characters, */
    CHECK_INT(r.diags[0].start, 6);  /* and in bytes */
    CHECK_INT(r.diags[0].len, 6);
    CHECK_MEM(r.diags[0].source + 6, "FOOBAR", 6);
    asm_fini(&r);
}

static void a_warning_does_not_stop_anything(void)
{
    CHECK_INT(assemble("Main ADD 1,$2,$3\n"), STATUS_OK);
    CHECK_INT(r.diag_count, 1);
    CHECK_INT(r.error_count, 0);
    CHECK(!r.diags[0].is_error);
    asm_fini(&r);
}

static void what_depends_on_an_error_is_not_blamed(void)
{
    CHECK_INT(assemble("Main  FOO  5\n"
                       "x     IS   1+\n"
                       "y     GREG 1+\n"
                       "z     ADD  $1,$2\n"
                       "      ADD  $1,y,x\n"
                       "      JMP  z; JMP x; LOC x; SET $1,x+1\n"
                       "      LDO  $1,x\n"),
              STATUS_BAD_INPUT);
    CHECK_INT(r.error_count, 4);
    CHECK_INT(r.diags[3].line, 4);
    asm_fini(&r);
}

static void the_program_as_a_whole_may_be_wrong(void)
{
    CHECK_INT(assemble(""), STATUS_BAD_INPUT);
    CHECK_INT(r.diag_count, 1);
    CHECK_PTR(r.diags[0].source, NULL);
    CHECK_HAS(r.diags[0].text, "Main");
    asm_fini(&r);
}

/* --- how messages look -------------------------------------------------- */

static void check_printed(const struct asm_diag *d, const char *wanted)
{
    struct buf out;

    buf_init(&out);
    asm_diag_print(d, &out);
    CHECK_STR(buf_text(&out), wanted);
    buf_fini(&out);
}

static void a_message_shows_the_place_under_the_line(void)
{
    CHECK_INT(assemble("\u00e9\tADDD\t$1,$2,3\n"), STATUS_BAD_INPUT);
    check_printed(&r.diags[0], "t.mms:1:3: error: there is no operation ADDD\n"
                               "     1 | \u00e9\tADDD\t$1,$2,3\n"
                               "       |  \t^~~~\n"
                               "  hint: did you mean ADD?\n");
    asm_fini(&r);
}

static void a_message_about_the_program_shows_no_line(void)
{
    CHECK_INT(assemble(""), STATUS_BAD_INPUT);
    check_printed(&r.diags[0], "t.mms: error: there is no label Main, where "
                               "the program would start\n");
    asm_fini(&r);
}

static void a_long_line_is_cut_around_the_place(void)
{
    char text[400];
    struct buf out;

    memset(text, ' ', sizeof text);
    memcpy(text + 300, "FOO", 4);
    CHECK_INT(assemble(text), STATUS_BAD_INPUT);
    buf_init(&out);
    asm_diag_print(&r.diags[0], &out);
    CHECK_HAS(buf_text(&out), "t.mms:1:301: error");
    CHECK_HAS(buf_text(&out), "FOO\n");
    CHECK(out.len < 250);
    buf_fini(&out);
    asm_fini(&r);
}

/* --- several sources ---------------------------------------------------- */

static void sources_are_one_text_with_their_own_lines(void)
{
    struct asm_options o = {.makes_lines = true};
    struct asm_source sources[] = {{"a.mms", "Main JMP Sub", 12},
                                   {"empty.mms", "", 0},
                                   {"b.mms", "\nSub JMP Main\n", 14}};

    CHECK_INT(asm_assemble(&o, sources, ARRAY_LEN(sources), &r), STATUS_OK);
    CHECK_INT(r.lines.file_count, 3);
    CHECK_INT(lines_at(&r.lines, 0)->line, 1);
    CHECK_INT(lines_at(&r.lines, 4)->line, 2);
    CHECK_STR(r.lines.files[lines_at(&r.lines, 4)->file], "b.mms");
    asm_fini(&r);
}

static void a_source_may_lack_its_last_newline_and_hold_zero_bytes(void)
{
    struct asm_options o = {.time = 0};
    struct asm_source source = {"t.mms", "Main SWYM 0\0 rest\n SWYM 1", 25};

    CHECK_INT(asm_assemble(&o, &source, 1, &r), STATUS_OK);
    CHECK_INT(r.diag_count, 1);
    CHECK_HAS(r.diags[0].text, "zero byte");
    CHECK_U64(object_tetra(7), 0xfd000001);
    asm_fini(&r);
}

/* --- memory ------------------------------------------------------------- */

/* A little of everything that takes memory; two of the names are late. */
static const char everything[] =
    "        LOC     Data_Segment\n"
    "base    GREG    @\n"
    "        OCTA    later,((1+(2*3)))\n"
    "# 5 \"made.m4\"\n"
    "        LOC     #100\n"
    "Main    LDA     $1,base; JMP 1F; JMP later; GET $0,rVV\n"
    "1H      BYTE    \"a string that takes more than one growth\"\n"
    "later   SWYM    0\n"
    "        ADD     1,$2,300\n";

static enum test_outcome assemble_everything(void *context)
{
    struct asm_options o = {.makes_listing = true, .makes_lines = true};
    struct asm_source sources[] = {
        {"a.mms", everything, strlen(everything)},
        {"b.mms", context, strlen(context)},
    };
    enum status status = asm_assemble(&o, sources, ARRAY_LEN(sources), &r);

    asm_fini(&r);
    if (status == STATUS_NO_MEMORY)
        return TEST_OUTCOME_REFUSED;
    CHECK_INT(status,
              *(const char *)context == ' ' ? STATUS_OK : STATUS_BAD_INPUT);
    return TEST_OUTCOME_DONE;
}

static void each_failing_allocation_is_reported(void)
{
    char correct[] = " SWYM 2\n";
    char wrong[] = "x JMP nowhere; JMP nowhere\n"
                   " SET $1,latr+1\n"
                   " ADDD $1,$2,$3\n"
                   " JMP 5F\n";

    CHECK(test_each_allocation_fails(assemble_everything, correct) > 20);
    CHECK(test_each_allocation_fails(assemble_everything, wrong) > 40);
}

int main(void)
{
    return TEST_RUN(an_object_starts_with_the_time_and_ends_with_its_symbols,
                    the_listing_shows_location_bytes_and_line,
                    the_lines_tell_where_a_tetra_came_from,
                    nothing_is_made_that_nobody_asked_for,
                    an_error_leaves_no_object_but_a_listing,
                    all_errors_are_reported_in_the_order_of_the_text,
                    an_error_has_file_line_column_and_extent,
                    a_warning_does_not_stop_anything,
                    what_depends_on_an_error_is_not_blamed,
                    the_program_as_a_whole_may_be_wrong,
                    a_message_shows_the_place_under_the_line,
                    a_message_about_the_program_shows_no_line,
                    a_long_line_is_cut_around_the_place,
                    sources_are_one_text_with_their_own_lines,
                    a_source_may_lack_its_last_newline_and_hold_zero_bytes,
                    each_failing_allocation_is_reported);
}
