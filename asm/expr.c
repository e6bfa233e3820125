/* expr.c - an operator precedence parser.
 *
 * It is always in one of two states.  OPENING: an operand must come, perhaps
 * behind unary operators and brackets, which are pushed.  CLOSING: an operand
 * has come, now a binary operator, a closing bracket or the end must follow;
 * before that is pushed, everything that binds as closely or closer is
 * performed.  Reading 2+3*4-1, with the tops of the stacks to the right:
 *
 *     read     values      signs       performed
 *     2        2           ,
 *     +        2           , +
 *     3        2 3         , +
 *     *        2 3         , + *       (* binds closer than +: it waits)
 *     4        2 3 4       , + *
 *     -        14          , -         3*4, then 2+12
 *     1        14 1        , -
 *     end      13          ,           14-1
 *
 * Each operand of a list so leaves one value, and the list leaves them all.
 */
#include "asm/expr.h"

#include <assert.h>
#include <ctype.h>

#include "vm/base/alloc.h"

struct parser {
    struct assembler *a;
    const char *start, *at, *end;
    bool is_in_string; /* AT is in a string, of which one character at least
                          was a value already */
};

/* What is to be done next. */
enum step { STEP_OPENING, STEP_CLOSING, STEP_DONE, STEP_FAILED };

/* How closely an operator binds its operands. */
enum binding { BINDING_NONE, BINDING_WEAK, BINDING_STRONG, BINDING_UNARY };

static const byte bindings[] = {
#define SIGN(name, binding, text) BINDING_##binding,
#include "asm/sign.def"
#undef SIGN
};

void expr_init(struct operands *o)
{
    *o = (struct operands){0};
}

void expr_fini(struct operands *o)
{
    alloc_free(o->values);
    alloc_free(o->signs);
}

/* --- the stacks --------------------------------------------------------- */

/* STACK, with room for *ROOM things of SIZE bytes and no more, made twice as
 * large and perhaps moved; null without memory, which is remembered. */
static void *grow(struct parser *p, void *stack, size_t *room, size_t size)
{
    size_t wanted = *room > 0 ? 2 * *room : 16;

    stack = alloc_resize(stack, wanted, size);
    if (stack == NULL)
        p->a->diags.has_failed = true;
    else
        *room = wanted;
    return stack;
}

/* Without memory SIGN is lost; who pops signs looks at has_failed first. */
static void push_sign(struct parser *p, enum sign sign)
{
    struct operands *o = &p->a->operands;

    if (o->sign_count == o->sign_room) {
        byte *signs = grow(p, o->signs, &o->sign_room, sizeof *signs);

        if (signs == NULL)
            return;
        o->signs = signs;
    }
    o->signs[o->sign_count++] = (byte)sign;
}

static enum sign top_sign(const struct parser *p)
{
    const struct operands *o = &p->a->operands;

    return (enum sign)o->signs[o->sign_count - 1];
}

static enum sign pop_sign(struct parser *p)
{
    enum sign sign = top_sign(p);

    p->a->operands.sign_count--;
    return sign;
}

static bool push_value(struct parser *p, struct value v)
{
    struct operands *o = &p->a->operands;

    if (o->count == o->room) {
        struct value *values = grow(p, o->values, &o->room, sizeof *values);

        if (values == NULL)
            return false;
        o->values = values;
    }
    o->values[o->count++] = v;
    return true;
}

static struct value *top_value(const struct parser *p)
{
    return &p->a->operands.values[p->a->operands.count - 1];
}

/* A constant whose text begins at START and ends here. */
static bool push_number(struct parser *p, const char *start, octa number)
{
    return push_value(p, (struct value){.number = number,
                                        .kind = VALUE_PURE,
                                        .span = lex_span(start, p->at)});
}

/* --- primary expressions ------------------------------------------------ */

/* The character at AT, or the end, is not what should be there. */
static bool fail(struct parser *p, const char *expected)
{
    struct span span = {p->at, p->at < p->end};

    if (p->at == p->end)
        diag_error(&p->a->diags, span, "%s is expected, but the operands end",
                   expected);
    else if (isprint((byte)*p->at))
        diag_error(&p->a->diags, span, "%s is expected instead of \"%c\"",
                   expected, *p->at);
    else
        diag_error(&p->a->diags, span, "%s is expected instead of byte #%02x",
                   expected, (byte)*p->at);
    return false;
}

/* Push the value of the symbol at NODE, whose name has just been read. */
static bool read_symbol(struct parser *p, struct trie *node, const char *start)
{
    struct symbols *s = &p->a->symbols;

    if (node == NULL || sym_at(s, node) == NULL)
        return false;
    return push_value(p, value_of_symbol(node, lex_span(start, p->at)));
}

static bool read_name(struct parser *p)
{
    const char *start = p->at;

    p->at = lex_word(start, p->end);
    return read_symbol(p, sym_node(&p->a->symbols, lex_span(start, p->at)),
                       start);
}

/* A decimal constant, or a local symbol such as 2F. */
static bool read_digits(struct parser *p)
{
    const char *start = p->at;
    char next = lex_char(start + 1, p->end);
    octa number = 0;

    if (next == 'F' || next == 'B') {
        struct symbols *s = &p->a->symbols;
        unsigned i = (unsigned)(*start - '0');

        p->at += 2;
        return read_symbol(p, next == 'F' ? &s->forward[i] : &s->backward[i],
                           start);
    }
    for (; p->at < p->end && lex_is_digit(*p->at); p->at++)
        number = 10 * number + (octa)(*p->at - '0');
    return push_number(p, start, number);
}

static bool read_hex(struct parser *p)
{
    const char *start = p->at++;
    octa number = 0;

    if (lex_hex_digit(lex_char(p->at, p->end)) < 0)
        return fail(p, "a hexadecimal digit");
    for (; lex_hex_digit(lex_char(p->at, p->end)) >= 0; p->at++)
        number = number << 4 | (octa)lex_hex_digit(*p->at);
    return push_number(p, start, number);
}

/* A character constant; lex.c has seen that it is complete. */
static bool read_character(struct parser *p)
{
    const char *start = p->at;

    p->at += 3;
    return push_number(p, start, (byte)start[1]);
}

/* The next character of a string, which is one value, as if the string were
 * 'a','b','c'. */
static bool read_string(struct parser *p)
{
    const char *start = p->at + !p->is_in_string;
    octa number = 0;

    if (!p->is_in_string && *start == '"') {
        p->at += 2;
        diag_warning(&p->a->diags, lex_span(start - 1, p->at),
                     "null string is treated as zero");
    } else {
        number = (byte)*start;
        p->at = start + 1;
        p->is_in_string = *p->at != '"';
        p->at += !p->is_in_string;
    }
    return push_number(p, start, number);
}

/* --- opening: unary operators, then a primary expression ---------------- */

/* Read unary operators and opening brackets; AT is behind them. */
static void read_unary(struct parser *p)
{
    for (; p->at < p->end; p->at++)
        switch (*p->at) {
        case '+':
            break;
        case '-':
            push_sign(p, SIGN_NEGATE);
            break;
        case '&':
            push_sign(p, SIGN_SERIALIZE);
            break;
        case '~':
            push_sign(p, SIGN_COMPLEMENT);
            break;
        case '$':
            push_sign(p, SIGN_REGISTERIZE);
            break;
        case '(':
            push_sign(p, SIGN_INNER_OPEN);
            break;
        default:
            return;
        }
}

/* A field that cannot be operands is a comment: there are none. */
static bool read_comment(struct parser *p)
{
    p->at = p->end;
    return push_number(p, p->start, 0);
}

/* The first character tells what it is. */
static bool read_primary(struct parser *p)
{
    char c = lex_char(p->at, p->end);

    if (lex_is_letter(c))
        return read_name(p);
    if (lex_is_digit(c))
        return read_digits(p);
    switch (c) {
    case '#':
        return read_hex(p);
    case '\'':
        return read_character(p);
    case '"':
        return read_string(p);
    case '@':
        p->at++;
        return push_number(p, p->at - 1, p->a->object.loc);
    default:
        if (p->at == p->start)
            return read_comment(p);
        return fail(p, "a number or symbol");
    }
}

static enum step read_opening(struct parser *p)
{
    if (p->is_in_string)
        return read_string(p) ? STEP_CLOSING : STEP_FAILED;
    read_unary(p);
    return read_primary(p) ? STEP_CLOSING : STEP_FAILED;
}

/* --- closing: a binary operator, a bracket, or the end of an operand ---- */

/* Read what may follow an operand.  The characters of a string are separate
 * operands, as if there were commas between them, and the end of the field
 * closes the last operand as a comma does the others. */
static bool read_closing(struct parser *p, enum sign *sign)
{
    static const char characters[] = "+-*%&|^),";
    static const enum sign meanings[] = {
        SIGN_PLUS, SIGN_MINUS, SIGN_TIMES,       SIGN_MOD,        SIGN_AND,
        SIGN_OR,   SIGN_XOR,   SIGN_INNER_CLOSE, SIGN_OUTER_CLOSE};
    char c = lex_char(p->at, p->end);
    bool is_double = c != 0 && lex_char(p->at + 1, p->end) == c;

    *sign = SIGN_OUTER_CLOSE;
    if (p->is_in_string || c == 0)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(meanings); i++)
        if (characters[i] == c) {
            *sign = meanings[i];
            p->at++;
            return true;
        }
    if (c == '/')
        *sign = is_double ? SIGN_FRACTION : SIGN_OVER;
    else if (is_double && (c == '<' || c == '>'))
        *sign = c == '<' ? SIGN_LEFT : SIGN_RIGHT;
    else
        return fail(p, "an operator or comma");
    p->at += 1 + is_double;
    return true;
}

/* mmixal puts brackets where they are missing, and says so. */
static void warn_of_bracket(struct parser *p, const char *text)
{
    const char *at = p->at > p->start ? p->at - 1 : p->at;

    diag_warning(&p->a->diags, lex_span(at, at), "%s", text);
}

/* Replace the topmost values by what SIGN makes of them. */
static void perform(struct parser *p, enum sign sign)
{
    struct operands *o = &p->a->operands;

    if (bindings[sign] == BINDING_UNARY) {
        value_unary(&p->a->diags, sign, top_value(p));
        return;
    }
    assert(o->count >= 2);
    value_binary(&p->a->diags, sign, &o->values[o->count - 2],
                 &o->values[o->count - 1]);
    o->count--;
}

/* SIGN, before which everything is performed, ends an operand; or it is a
 * bracket too many, and the operand goes on.  Register numbers may exceed 255
 * on the way, as in $300-50, but not at the end. */
static enum step end_operand(struct parser *p, enum sign sign, bool is_last)
{
    struct value *v = top_value(p);

    if (sign != SIGN_OUTER_CLOSE) {
        push_sign(p, SIGN_OUTER_OPEN);
        warn_of_bracket(p, "missing left parenthesis");
        return STEP_CLOSING;
    }
    if (v->kind == VALUE_REGISTER && v->number > 0xff) {
        diag_warning(&p->a->diags, v->span,
                     "register number too large, will be reduced mod 256");
        v->number &= 0xff;
    }
    push_sign(p, SIGN_OUTER_OPEN);
    return is_last ? STEP_DONE : STEP_OPENING;
}

/* Perform all that binds at least as closely as SIGN, which was read; then
 * SIGN waits itself, unless it is a bracket. */
static enum step reduce(struct parser *p, enum sign sign, bool is_last)
{
    while (bindings[top_sign(p)] >= bindings[sign]) {
        enum sign top = pop_sign(p);

        if (top == SIGN_OUTER_OPEN)
            return end_operand(p, sign, is_last);
        if (top != SIGN_INNER_OPEN)
            perform(p, top);
        else if (sign == SIGN_INNER_CLOSE)
            return STEP_CLOSING;
        else
            warn_of_bracket(p, "missing right parenthesis");
    }
    push_sign(p, sign);
    return STEP_OPENING;
}

/* The operand before AT is complete. */
static enum step close(struct parser *p)
{
    bool is_last = p->at == p->end && !p->is_in_string;
    enum sign sign;

    if (!read_closing(p, &sign))
        return STEP_FAILED;
    if (p->a->diags.has_failed)
        return STEP_FAILED;
    return reduce(p, sign, is_last);
}

bool expr_read_field(struct assembler *a, struct span field)
{
    struct parser p = {
        .a = a, .start = field.at, .at = field.at, .end = field.at + field.len};
    enum step step = STEP_OPENING;

    a->operands.count = 0;
    a->operands.sign_count = 0;
    push_sign(&p, SIGN_OUTER_OPEN);
    while (step == STEP_OPENING || step == STEP_CLOSING)
        step = step == STEP_OPENING ? read_opening(&p) : close(&p);
    return step == STEP_DONE;
}
