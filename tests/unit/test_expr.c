/* test_expr.c - expressions of MMIXAL over what is debugged. */
#include "debugger/expr.h"

#include <stdio.h>

#include "tests/unit/debug_fixture.h"
#include "tests/unit/random.h"

static const char PROGRAM[] = "base     GREG  @\n"
                              "five     IS    5\n"
                              "reg      IS    $2\n"
                              "         LOC   Data_Segment\n"
                              "Data     OCTA  #0123456789abcdef\n"
                              "         LOC   #100\n"
                              "Main     SET   $2,42\n"
                              "         SETH  $1,#8000\n"
                              "         PUT   rA,7\n"
                              "         PREFIX Fib:\n"
                              "loop     SWYM  0,0,0\n"
                              "         TRAP  0,0,0\n";

/* D behind its first three instructions, at Fib:loop. */
static void begin(struct debug *d)
{
    debug_init(d, PROGRAM);
    debug_step(d, 3);
}

static struct expr_value value_of(struct debug *d, const char *text)
{
    struct error e = {0};
    struct expr_value v;
    enum status s = expr_read(d->target, &text, &v, &e);

    CHECK_STR(e.text, "");
    CHECK_INT(s, STATUS_OK);
    CHECK_STR(text, "");
    return v;
}

/* Each of the EXPRESSIONS has the value WANTED; the last one is null. */
static void all_are(octa wanted, const char *const *expressions)
{
    struct debug d;

    begin(&d);
    for (; *expressions != NULL; expressions++)
        CHECK_U64(value_of(&d, *expressions).value, wanted);
    debug_fini(&d);
}
#define ALL_ARE(wanted, ...)                                                   \
    all_are(wanted, (const char *const[]){__VA_ARGS__, NULL})

/* --- what there is --------------------------------------------------------
 */

static void numbers_are_written_as_in_mmixal(void)
{
    ALL_ARE(31, "31", "#1f", "#1F", "0031", "18446744073709551647");
    ALL_ARE('a', "'a'", "97");
    ALL_ARE(39, "'''");
}

static void names_stand_for_what_the_program_has(void)
{
    ALL_ARE(5, "five", ":five");
    ALL_ARE(0x100, "Main", ":Main");
    ALL_ARE(0x10c, "Fib:loop", ":Fib:loop", "@", "Main+12");
    ALL_ARE(0x2000000000000000, "Data", "Data_Segment");
}

static void registers_stand_for_their_values(void)
{
    ALL_ARE(42, "$2", "$(1+1)", "$#2", "reg", "$reg", "$(five-3)");
    ALL_ARE(0, "$reg-reg", "$17");
    ALL_ARE(0x8000000000000000, "$1");
    ALL_ARE(0x100, "$255");
    ALL_ARE(7, "rA");
    ALL_ARE(254, "rG");
}

static void memory_is_what_the_program_would_load(void)
{
    ALL_ARE(0x0123456789abcdef, "M8[Data]", "M8[Data+7]", "M8[M8[Data]*0+Data]",
            "M8[ Data ]");
    ALL_ARE(0x01234567, "M4[Data]", "M4[Data+3]");
    ALL_ARE(0xcdef, "M2[Data+6]");
    ALL_ARE(0xef, "M1[Data+7]");
    ALL_ARE(0, "M8[#2000000012345678]");
}

static void a_kind_says_what_can_be_set(void)
{
    struct debug d;
    struct expr_value v;

    begin(&d);
    CHECK_INT(value_of(&d, "2+2").kind, EXPR_NUMBER);
    CHECK_INT(value_of(&d, "Main+4").kind, EXPR_ADDRESS);
    CHECK_INT(value_of(&d, "Data-Main").kind, EXPR_NUMBER);
    CHECK_INT(value_of(&d, "$2+0").kind, EXPR_NUMBER);
    v = value_of(&d, "reg");
    CHECK_INT(v.kind, EXPR_REGISTER);
    CHECK_U64(v.place, 2);
    v = value_of(&d, "(rJ)");
    CHECK_INT(v.kind, EXPR_SPECIAL);
    CHECK_U64(v.place, SREG_rJ);
    v = value_of(&d, "M2[Data+7]");
    CHECK_INT(v.kind, EXPR_MEMORY);
    CHECK_U64(v.place, 0x2000000000000006);
    CHECK_INT(v.size, 2);
    debug_fini(&d);
}

/* --- operators ------------------------------------------------------------
 */

static void strong_operators_bind_closer_than_weak_ones(void)
{
    ALL_ARE(13, "2+3*4-1", "2 + 3 * 4 - 1", "2+(3*4-1)");
    ALL_ARE(2, "7-4-1", "-1*-2", "16>>1<<1>>3", "1+1&1|0");
    ALL_ARE(~(octa)0, "-1", "~0", "0-1", "-+1", "~~~0");
    ALL_ARE(0x8000000000000000, "1//2", "1<<63", "1<<62<<1");
    ALL_ARE(0, "5/0", "1<<64", "1>>64", "0%5");
    ALL_ARE(5, "5%0", "5//0", "five", "(((five)))", "4^1", "4|1", "7&five");
}

static void relations_compare_signed_and_bind_least(void)
{
    ALL_ARE(1, "1<2", "-1<0", "2 >= 1+1", "1 <= 1", "1<>2", "$2=42", "1=1=1",
            "3&1=1");
    ALL_ARE(0, "1>2", "0 = 1", "(1<2)=(2<1)", "1<1", "5<=4", "4>=5");
}

static void blanks_end_an_expression_unless_an_operator_follows(void)
{
    struct debug d;
    struct expr_value v;
    const char *at = " 1 + 2 if $2", *list = "1,2";

    begin(&d);
    CHECK_INT(expr_read(d.target, &at, &v, NULL), STATUS_OK);
    CHECK_STR(at, " if $2");
    CHECK_U64(v.value, 3);
    CHECK_INT(expr_read(d.target, &list, &v, NULL), STATUS_OK);
    CHECK_STR(list, ",2");
    debug_fini(&d);
}

/* --- against the assembler ------------------------------------------------
 */

/* Append a random expression of DEPTH levels. */
static void add_random(struct buf *out, octa *state, unsigned depth)
{
    static const char *const binary[] = {"+",  "-", "|",  "^",  "*", "/",
                                         "//", "%", "<<", ">>", "&"};
    static const char *const unary[] = {"-", "~", "+"};
    octa value = random_octa(state) >> random_below(state, 64);

    switch (depth == 0 ? random_below(state, 2) : 2 + random_below(state, 4)) {
    case 0:
        buf_printf(out, "#%llx", (unsigned long long)value);
        break;
    case 1:
        buf_printf(out, "%u", (unsigned)value & 63);
        break;
    case 2:
        buf_add_string(out, unary[random_below(state, ARRAY_LEN(unary))]);
        add_random(out, state, 0);
        break;
    case 3:
        buf_add_byte(out, '(');
        add_random(out, state, depth - 1);
        buf_add_byte(out, ')');
        break;
    default:
        add_random(out, state, depth - 1);
        buf_add_string(out, binary[random_below(state, ARRAY_LEN(binary))]);
        add_random(out, state, depth - 1);
        break;
    }
}

static void random_expressions_are_worth_what_the_assembler_says(void)
{
    enum { COUNT = 600 };
    struct buf source, one[COUNT];
    octa state = 6;
    struct debug d;

    buf_init(&source);
    buf_add_string(&source, " LOC Data_Segment\n");
    for (unsigned i = 0; i < COUNT; i++) {
        buf_init(&one[i]);
        add_random(&one[i], &state, 1 + i % 4);
        buf_printf(&source, " OCTA %s\n", buf_text(&one[i]));
    }
    buf_add_string(&source, " LOC #100\nMain TRAP 0,0,0\n");
    debug_init(&d, buf_text(&source));
    for (unsigned i = 0; i < COUNT; i++) {
        CHECK_U64(value_of(&d, buf_text(&one[i])).value,
                  guest_octa(d.process, 0x2000000000000000 + 8 * i));
        buf_fini(&one[i]);
    }
    debug_fini(&d);
    buf_fini(&source);
}

/* --- errors ---------------------------------------------------------------
 */

static void each_mistake_is_told_with_its_column(void)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", "a number, a name or a register is expected, but nothing follows, "
             "at column 1 of \"\""},
        {"1+", "a number, a name or a register is expected, but nothing "
               "follows, at column 3 of \"1+\""},
        {"1+)", "is expected instead of \")\", at column 3 of \"1+)\""},
        {"1 == 2", "is expected instead of \"=\", at column 4"},
        {"(1", "an operator or \")\" is expected, but nothing"},
        {"(1]", "an operator or \")\" is expected instead of \"]\""},
        {"M8[1)", "an operator or \"]\" is expected instead of \")\", at "
                  "column 5"},
        {"5x", "an operator or a comma is expected instead of \"x\", at "
               "column 2"},
        {"1\x01", "is expected instead of byte #01"},
        {"#", "a hexadecimal digit is expected"},
        {"0x1f", "hexadecimal numbers are written as #1f, at column 1"},
        {"2B", "local labels such as 2B are known in the source only"},
        {"'ab'", "one byte between two ' is expected"},
        {"'", "one byte between two ' is expected"},
        {"\"a\"", "is expected instead of \"\"\""},
        {"$", "the number of a register is expected"},
        {"$-1", "the number of a register is expected instead of \"-\""},
        {"$256", "registers are $0 to $255, not $256, at column 1"},
        {"1+$(five*100)", "not $500, at column 3"},
        {"M8[-8]", "there is no memory: #fffffffffffffff8"},
        {"mian", "there is no symbol mian (did you mean Main?), at column 1"},
        {"1+loop", "there is no symbol loop (did you mean Fib:loop?), at "
                   "column 3"},
        {"xyzzy", "there is no symbol xyzzy, at column 1"},
        {"rVV", "there is no symbol rVV"},
        {"\xc3\xa4+)", "there is no symbol \xc3\xa4, at column 1"},
        {"'\x01'+)", "at column 5"},
    };
    struct debug d;

    begin(&d);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *at = cases[i].text;
        struct expr_value v;
        struct error e = {0};

        CHECK_INT(expr_read(d.target, &at, &v, &e), STATUS_BAD_INPUT);
        CHECK_INT(e.status, STATUS_BAD_INPUT);
        CHECK_HAS(e.text, cases[i].wanted);
    }
    debug_fini(&d);
}

static void brackets_and_signs_may_not_be_too_deep(void)
{
    char text[1000];
    const char *at = text;
    struct debug d;
    struct expr_value v;
    struct error e = {0};

    begin(&d);
    memset(text, '(', sizeof text);
    text[999] = 0;
    CHECK_INT(expr_read(d.target, &at, &v, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "too deep");
    memset(text, '-', 90);
    text[90] = '1';
    text[91] = 0;
    CHECK_U64(value_of(&d, text).value, 1);
    debug_fini(&d);
}

/* --- setting --------------------------------------------------------------
 */

/* Let PLACE be VALUE; returns why not, or "". */
static const char *set(struct debug *d, const char *place, octa value,
                       struct error *e)
{
    struct expr_value v;
    enum status s;

    *e = (struct error){0};
    s = expr_read_place(d->target, &place, &v, e);
    if (s == STATUS_OK)
        s = expr_set(d->target, &v, value, e);
    CHECK_INT(s, e->status);
    return e->text;
}

static void places_can_be_set(void)
{
    static const char *const places[] = {
        "$2", "reg",      "$255",       "base", "rJ", "rA",
        "rQ", "M8[Data]", "M1[Data+3]", "@",    "rG"};
    struct debug d;
    struct error e;

    begin(&d);
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        CHECK_STR(set(&d, places[i], 0xfc, &e), "");
        CHECK_U64(value_of(&d, places[i]).value, 0xfc);
    }
    CHECK_U64(value_of(&d, "M8[Data]").value, 0xfc000000fc);
    CHECK_STR(set(&d, "M8[Data]", 0x1122334455667788, &e), "");
    CHECK_STR(set(&d, "M2[Data+3]", 0x123456, &e), "");
    CHECK_U64(value_of(&d, "M8[Data]").value, 0x1122345655667788);
    debug_fini(&d);
}

static void what_cannot_be_set_is_refused_with_the_reason(void)
{
    static const struct {
        const char *place;
        octa value;
        const char *wanted;
    } cases[] = {
        {"$9", 1, "$9 is marginal"},
        {"five", 1,
         "only a register, memory such as M8[#100], or @ can be "
         "set"},
        {"12", 1, "can be set, at column 1 of \"12\""},
        {"rA", 0x40000, "rA cannot be #40000: it has 18 bits"},
        {"rG", 31, "it is at least 32 and rL, at most 255"},
        {"rG", 256, "it is at least 32 and rL, at most 255"},
        {"rL", 4, "it can only become smaller"},
        {"rO", 8, "PUT of it is never allowed"},
        {"rN", 8, "PUT of it is never allowed"},
        {"@", 0x102, "instructions lie at multiples of 4"},
    };
    struct debug d;
    struct error e;

    begin(&d);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        CHECK_HAS(set(&d, cases[i].place, cases[i].value, &e), cases[i].wanted);
    debug_fini(&d);
}

static void registers_that_become_global_are_zero(void)
{
    struct debug d;
    struct error e;

    begin(&d);
    d.target->cpu->g[253] = 1;
    CHECK_STR(set(&d, "rG", 253, &e), "");
    CHECK_U64(value_of(&d, "$253").value, 0);
    CHECK_STR(set(&d, "rL", 1, &e), "");
    CHECK_U64(value_of(&d, "$1").value, 0);
    debug_fini(&d);
}

/* --- locations ------------------------------------------------------------
 */

static void locations_are_expressions_or_lines(void)
{
    static const struct {
        const char *text;
        octa wanted;
        const char *rest;
    } cases[] = {
        {"Main", 0x100, ""},
        {"Fib:loop+4 x", 0x110, " x"},
        {"#100,1", 0x100, ",1"},
        {"#103", 0x100, ""},
        {"7", 0x100, ""},
        {"1", 0x100, ""},
        {"8 if $1", 0x104, " if $1"},
        {" test.mms:10", 0x10c, ""},
        {"@", 0x10c, ""},
    };
    struct debug d;

    begin(&d);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *at = cases[i].text;
        struct error e = {0};
        octa location;

        CHECK_INT(expr_location(d.target, &at, &location, &e), STATUS_OK);
        CHECK_U64(location, cases[i].wanted);
        CHECK_STR(at, cases[i].rest);
    }
    debug_fini(&d);
}

static void a_line_that_is_not_there_is_told(void)
{
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"99", "test.mms has no instructions at or after line 99"},
        {"other.mms:1", "no instruction comes from a source called other.mms"},
        {"test.mms:99999999999999999999", "at or after line"},
        {"nowhere", "there is no symbol nowhere"},
    };
    struct debug d;

    begin(&d);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *at = cases[i].text;
        struct error e = {0};
        octa location;

        CHECK_INT(expr_location(d.target, &at, &location, &e),
                  STATUS_BAD_INPUT);
        CHECK_HAS(e.text, cases[i].wanted);
    }
    debug_fini(&d);
}

int main(void)
{
    return TEST_RUN(
        numbers_are_written_as_in_mmixal, names_stand_for_what_the_program_has,
        registers_stand_for_their_values, memory_is_what_the_program_would_load,
        a_kind_says_what_can_be_set,
        strong_operators_bind_closer_than_weak_ones,
        relations_compare_signed_and_bind_least,
        blanks_end_an_expression_unless_an_operator_follows,
        random_expressions_are_worth_what_the_assembler_says,
        each_mistake_is_told_with_its_column,
        brackets_and_signs_may_not_be_too_deep, places_can_be_set,
        what_cannot_be_set_is_refused_with_the_reason,
        registers_that_become_global_are_zero,
        locations_are_expressions_or_lines, a_line_that_is_not_there_is_told);
}
