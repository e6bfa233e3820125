/* expr.c - reads expressions by recursive descent.
 *
 * There is a level for each binding, and one function for all levels of
 * binary operators: it reads operands of the next level as long as operators
 * of its own stand between them.  Errors are sticky: the first one counts,
 * and what is computed after it does not matter.
 */
#include "debugger/expr.h"

#include <string.h>

#include "debugger/expr_sign.h"
#include "debugger/peek.h"
#include "debugger/symbols.h"

/* Brackets in brackets: more than anybody needs, and little for the stack. */
enum { DEPTH_MAX = 100 };

struct parser {
    struct target *t;
    const char *start, *at;
    unsigned depth;
    bool failed;
    struct error *e;
};

static const struct expr_value nothing;

/* --- errors ---------------------------------------------------------------
 */

static unsigned column_of(const struct parser *p, const char *at)
{
    unsigned column = 1;

    for (const char *c = p->start; c < at; c++)
        column += ((byte)*c & 0xc0) != 0x80; /* not inside of a UTF-8 char */
    return column;
}

/* What is wrong, in words, with the text at AT. */
static struct expr_value fail(struct parser *p, const char *at,
                              const char *format, ...) PRINTF_LIKE(3, 4);

static struct expr_value fail(struct parser *p, const char *at,
                              const char *format, ...)
{
    struct buf what;
    va_list args;

    if (p->failed)
        return nothing;
    p->failed = true;
    buf_init(&what);
    va_start(args, format);
    buf_vprintf(&what, format, args);
    va_end(args);
    (void)error_set(p->e, STATUS_BAD_INPUT, "%s, at column %u of \"%.60s\"",
                    buf_text(&what), column_of(p, at), p->start);
    buf_fini(&what);
    return nothing;
}

/* Something else should stand where the parser is. */
static struct expr_value expect(struct parser *p, const char *expected)
{
    byte c = (byte)*p->at;

    if (c == 0)
        return fail(p, p->at, "%s is expected, but nothing follows", expected);
    if (c > ' ' && c < 0x7f)
        return fail(p, p->at, "%s is expected instead of \"%c\"", expected, c);
    return fail(p, p->at, "%s is expected instead of byte #%02x", expected, c);
}

/* --- characters -----------------------------------------------------------
 */

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of the hexadecimal digit C, or -1. */
static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* --- primaries ------------------------------------------------------------
 */

static struct expr_value read_level(struct parser *p, enum expr_binding level);
static struct expr_value read_primary(struct parser *p);

static struct expr_value number(octa value)
{
    return (struct expr_value){.value = value};
}

/* Read an expression and the bracket that closes it; the one that opens it is
 * at AT. */
static struct expr_value read_inside(struct parser *p, char closing)
{
    static const char *const expected[] = {"an operator or \")\"",
                                           "an operator or \"]\""};
    struct expr_value v;

    p->at++;
    v = read_level(p, EXPR_BINDING_RELATION);
    p->at = skip_blanks(p->at);
    if (*p->at != closing)
        return expect(p, expected[closing == ']']);
    p->at++;
    return v;
}

static struct expr_value read_decimal(struct parser *p)
{
    const char *start = p->at;
    octa value = 0;

    while (is_digit(*p->at))
        value = 10 * value + (octa)(*p->at++ - '0');
    if (p->at == start + 1 && strchr("BFH", *p->at) != NULL && *p->at != 0)
        return fail(p, start,
                    "local labels such as %.2s are known in the source only",
                    start);
    if (*start == '0' && (*p->at | 32) == 'x')
        return fail(p, start, "hexadecimal numbers are written as #1f");
    return number(value);
}

static struct expr_value read_hex(struct parser *p)
{
    octa value = 0;

    p->at++;
    if (hex_digit(*p->at) < 0)
        return expect(p, "a hexadecimal digit");
    for (; hex_digit(*p->at) >= 0; p->at++)
        value = value << 4 | (octa)hex_digit(*p->at);
    return number(value);
}

static struct expr_value read_character(struct parser *p)
{
    byte c = (byte)p->at[1];

    if (c == 0 || p->at[2] != '\'')
        return fail(p, p->at, "one byte between two ' is expected");
    p->at += 3;
    return number(c);
}

static struct expr_value register_value(struct parser *p, const char *start,
                                        octa n)
{
    struct error e;

    if (target_need(p->t, &e) != STATUS_OK)
        return fail(p, start, "%s", e.text);
    if (n >= CPU_REGS)
        return fail(p, start, "registers are $0 to $%d, not $%llu",
                    CPU_REGS - 1, (unsigned long long)n);
    return (struct expr_value){.value = cpu_get(p->t->cpu, (unsigned)n),
                               .kind = EXPR_REGISTER,
                               .place = n};
}

/* SIZE bytes at the address in brackets. */
static struct expr_value read_memory(struct parser *p, unsigned size)
{
    const char *start = p->at;
    struct expr_value v = {.kind = EXPR_MEMORY, .size = (byte)size};
    struct buf why;

    v.place = read_inside(p, ']').value & -(octa)size;
    if (p->failed)
        return nothing;
    buf_init(&why);
    if (!peek_field(p->t, v.place, BUS_LOAD, size, &v.value, &why))
        v = fail(p, start, "there is no memory: %s", buf_text(&why));
    buf_fini(&why);
    return v;
}

/* The size that a name like "M4" means when a bracket follows, or 0. */
static unsigned memory_size(const char *name, size_t len)
{
    if (len != 2 || name[0] != 'M' || name[2] != '[')
        return 0;
    return strchr("1248", name[1]) != NULL ? (unsigned)(name[1] - '0') : 0;
}

static struct expr_value special_value(struct parser *p, const char *start,
                                       unsigned number)
{
    if (!target_has_special(p->t, number))
        return fail(p, start,
                    "%s of level 2 is kept by level 1, somewhere in its "
                    "memory; level 0 does not know it",
                    isa_sregs[number].name);
    return (struct expr_value){
        .value = p->t->cpu->sr[number], .kind = EXPR_SPECIAL, .place = number};
}

static struct expr_value value_of_name(struct parser *p, const char *start,
                                       const struct symbols_meaning *m)
{
    switch (m->kind) {
    case SYMBOLS_SPECIAL:
        return special_value(p, start, (unsigned)m->value);
    case SYMBOLS_REGISTER:
        return register_value(p, start, m->value);
    default:
        return (struct expr_value){.value = m->value, .kind = EXPR_ADDRESS};
    }
}

static struct expr_value read_name(struct parser *p)
{
    const char *start = p->at;
    size_t len = symbols_name_length(start);
    unsigned size = memory_size(start, len);
    struct symbols_meaning m;
    struct error e;

    p->at += len;
    if (size != 0)
        return read_memory(p, size);
    if (symbols_find(p->t, start, len, &m, &e) != STATUS_OK ||
        (m.kind != SYMBOLS_ADDRESS && target_need(p->t, &e) != STATUS_OK))
        return fail(p, start, "%s", e.text);
    return value_of_name(p, start, &m);
}

/* Behind $: a number or a number in brackets, or the label of a register. */
static struct expr_value read_register(struct parser *p)
{
    const char *start = p->at++;
    struct expr_value v;

    if (!is_digit(*p->at) && *p->at != '(' && *p->at != '#' &&
        symbols_name_length(p->at) == 0)
        return expect(p, "the number of a register");
    v = read_primary(p);
    if (p->failed || (v.kind == EXPR_REGISTER && start[1] != '('))
        return v;
    return register_value(p, start, v.value);
}

static struct expr_value read_pc(struct parser *p)
{
    const char *start = p->at++;
    struct error e;

    if (target_need(p->t, &e) != STATUS_OK)
        return fail(p, start, "%s", e.text);
    return (struct expr_value){.value = p->t->cpu->pc, .kind = EXPR_ADDRESS};
}

static struct expr_value read_primary(struct parser *p)
{
    static const char expected[] = "a number, a name or a register";

    switch (*p->at) {
    case '#':
        return read_hex(p);
    case '\'':
        return read_character(p);
    case '$':
        return read_register(p);
    case '(':
        return read_inside(p, ')');
    case '@':
        return read_pc(p);
    default:
        break;
    }
    if (is_digit(*p->at))
        return read_decimal(p);
    return symbols_name_length(p->at) > 0 ? read_name(p) : expect(p, expected);
}

/* --- operators ------------------------------------------------------------
 */

static struct expr_value read_unary(struct parser *p)
{
    struct expr_value v;

    p->at = skip_blanks(p->at);
    if (p->depth == DEPTH_MAX)
        return fail(p, p->at, "this is too deep in brackets and signs");
    p->depth++;
    if (*p->at == '+' || *p->at == '-' || *p->at == '~') {
        char sign = *p->at++;

        v = read_unary(p);
        v = number(sign == '-' ? -v.value : sign == '~' ? ~v.value : v.value);
    } else {
        v = read_primary(p);
    }
    p->depth--;
    return v;
}

static struct expr_value read_level(struct parser *p, enum expr_binding level)
{
    struct expr_value x, y;

    if (level == EXPR_BINDING_UNARY)
        return read_unary(p);
    x = read_level(p, level + 1);
    while (!p->failed) {
        const char *at = skip_blanks(p->at);
        enum expr_sign sign = expr_sign_at(at);

        if (sign == EXPR_SIGN_COUNT || expr_sign_binding(sign) != level)
            break;
        p->at = at + expr_sign_length(sign);
        y = read_level(p, level + 1);
        x = expr_sign_apply(sign, &x, &y);
    }
    return x;
}

/* --- for the others -------------------------------------------------------
 */

static enum status end(const struct parser *p, const char **at)
{
    *at = p->at;
    return p->failed ? STATUS_BAD_INPUT : STATUS_OK;
}

/* Read operators down to LEVEL; one of ENDS, or the end, must follow. */
static enum status read_whole(struct target *t, const char **at,
                              enum expr_binding level, const char *ends,
                              struct expr_value *v, struct error *e)
{
    const char *start = skip_blanks(*at);
    struct parser p = {.t = t, .start = start, .at = start, .e = e};

    *v = read_level(&p, level);
    if (!p.failed && *p.at != 0 && strchr(ends, *p.at) == NULL)
        expect(&p, "an operator or a comma");
    return end(&p, at);
}

enum status expr_read(struct target *t, const char **at, struct expr_value *v,
                      struct error *e)
{
    return read_whole(t, at, EXPR_BINDING_RELATION, ", \t", v, e);
}

enum status expr_read_operand(struct target *t, const char **at,
                              struct expr_value *v, struct error *e)
{
    return read_whole(t, at, EXPR_BINDING_WEAK, ", \t=<>", v, e);
}

enum status expr_read_place(struct target *t, const char **at,
                            struct expr_value *v, struct error *e)
{
    const char *start = skip_blanks(*at);
    struct parser p = {.t = t, .start = start, .at = start, .e = e};

    *v = read_primary(&p);
    if (*start == '@')
        v->kind = EXPR_PC;
    if (!p.failed && v->kind <= EXPR_ADDRESS)
        fail(&p, start,
             "only a register, memory such as M8[#100], or @ can be set");
    return end(&p, at);
}
