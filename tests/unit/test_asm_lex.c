/* test_asm_lex.c - where fields end. */
#include "asm/lex.h"

#include <string.h>

#include "tests/unit/test.h"

/* The length of the operand field at the start of TEXT; -1 if it is wrong. */
static int operands(const char *text)
{
    const char *problem, *end = text + strlen(text);
    const char *at = lex_operands(text, end, &problem);

    return problem != NULL ? -1 : (int)(at - text);
}

static void operands_end_at_a_blank_or_semicolon(void)
{
    CHECK_INT(operands("$1,$2,$3 rest"), 8);
    CHECK_INT(operands("$1,$2;ADD"), 5);
    CHECK_INT(operands("$1\trest"), 2);
    CHECK_INT(operands("$1"), 2);
    CHECK_INT(operands(";"), 0);
    CHECK_INT(operands(""), 0);
}

static void constants_may_hold_blanks_semicolons_and_quotes(void)
{
    CHECK_INT(operands("\"a ;b\",1 rest"), 8);
    CHECK_INT(operands("' ',';',''' rest"), 11);
    CHECK_INT(operands("'\"',5 \""), 5);
    CHECK_INT(operands("\"'\" '"), 3);
}

static void an_unfinished_constant_is_a_problem(void)
{
    CHECK_INT(operands("\"abc"), -1);
    CHECK_INT(operands("1,\""), -1);
    CHECK_INT(operands("'"), -1);
    CHECK_INT(operands("'a"), -1);
    CHECK_INT(operands("'ab'"), -1);
    CHECK_INT(operands("''"), -1);
}

static void every_byte_above_126_is_a_letter(void)
{
    for (int c = 127; c < 256; c++)
        CHECK(lex_is_letter((char)c));
    CHECK(lex_is_letter('_') && lex_is_letter(':'));
    CHECK(lex_is_letter('a') && lex_is_letter('Z'));
    CHECK(!lex_is_letter('0') && !lex_is_letter('@') && !lex_is_letter('['));
    CHECK(!lex_is_letter('`') && !lex_is_letter('{') && !lex_is_letter('~'));
}

static void hexadecimal_digits_have_values(void)
{
    CHECK_INT(lex_hex_digit('0'), 0);
    CHECK_INT(lex_hex_digit('f'), 15);
    CHECK_INT(lex_hex_digit('A'), 10);
    CHECK_INT(lex_hex_digit('g'), -1);
    CHECK_INT(lex_hex_digit(0), -1);
}

static void spans_are_compared_in_full(void)
{
    struct span span = {"Main rest", 4};

    CHECK(lex_equals(span, "Main"));
    CHECK(!lex_equals(span, "Mai"));
    CHECK(!lex_equals(span, "Main "));
}

int main(void)
{
    return TEST_RUN(operands_end_at_a_blank_or_semicolon,
                    constants_may_hold_blanks_semicolons_and_quotes,
                    an_unfinished_constant_is_a_problem,
                    every_byte_above_126_is_a_letter,
                    hexadecimal_digits_have_values, spans_are_compared_in_full);
}
