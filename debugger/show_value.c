/* show_value.c - numbers as a person wants to see them. */
#include "debugger/show_value.h"

#include <inttypes.h>
#include <string.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/show_levels.h"
#include "vm/base/bits.h"
#include "vm/core/fpu.h"
#include "vm/isa/disasm.h"

/* --- formats --------------------------------------------------------------
 */

static unsigned size_of(char c)
{
    static const char sizes[] = "bwto";
    const char *found = strchr(sizes, c);

    return c != 0 && found != NULL ? 1u << (found - sizes) : 0;
}

static void read_count(const char **at, struct show_format *f)
{
    for (; **at >= '0' && **at <= '9'; ++*at)
        if (f->count < UINT32_MAX)
            f->count = 10 * f->count + (octa)(**at - '0');
}

enum status show_format_read(const char **at, struct show_format *f,
                             struct error *e)
{
    *f = (struct show_format){0};
    *at += strspn(*at, " \t");
    if (**at != '/')
        return STATUS_OK;
    ++*at;
    read_count(at, f);
    for (; **at != 0 && **at != ' ' && **at != '\t'; ++*at) {
        if (size_of(**at) != 0)
            f->size = size_of(**at);
        else if (strchr("xdufcasi", **at) != NULL)
            f->letter = **at;
        else
            return error_set(e, STATUS_BAD_INPUT,
                             "a format is a number, a size (b w t o) and one "
                             "of x d u f c a s i, such as /12xb; \"%c\" is "
                             "none of them",
                             **at);
    }
    *at += strspn(*at, " \t");
    return STATUS_OK;
}

/* --- strings --------------------------------------------------------------
 */

/* Append the byte C between quotes. */
static void add_byte(struct buf *out, byte c)
{
    if (c == '\n')
        buf_add_string(out, "\\n");
    else if (c == '"' || c == '\\')
        buf_printf(out, "\\%c", c);
    else if (c < ' ' || c == 0x7f)
        buf_printf(out, "\\x%02x", c);
    else
        buf_add_byte(out, c);
}

void show_value_string(struct buf *out, struct target *t, octa *va)
{
    enum { LONGEST = 200 };
    unsigned len = 0;
    octa c = 0;

    buf_add_byte(out, '"');
    for (; len < LONGEST; len++) {
        if (!peek_field(t, (*va)++, BUS_LOAD, 1, &c, NULL) || c == 0)
            break;
        add_byte(out, (byte)c);
    }
    buf_add_string(out, len == LONGEST ? "\"..." : "\"");
}

static void add_string_at(struct buf *out, struct target *t, octa va)
{
    octa unused;

    if (target_load(t, va, BUS_LOAD, &unused, NULL))
        show_value_string(out, t, &va);
    else
        buf_printf(out, "#%" PRIx64 " is no memory", va);
}

/* The SIZE bytes of VALUE as characters. */
static void add_characters(struct buf *out, octa value, unsigned size)
{
    while (size > 1 && value >> 8 * (size - 1) == 0)
        size--;
    buf_add_byte(out, '\'');
    while (size-- > 0)
        add_byte(out, (byte)(value >> 8 * size));
    buf_add_byte(out, '\'');
}

/* --- numbers --------------------------------------------------------------
 */

static void add_float(struct buf *out, octa value, unsigned size)
{
    char text[FPU_TEXT_MAX];

    fpu_format(size == 4 ? fpu_load_short((tetra)value) : value, text);
    buf_add_string(out, text);
}

static octa extended(octa value, unsigned size)
{
    return bits_sign_extend(value, 8 * size);
}

void show_value(struct buf *out, struct target *t, char letter, octa value,
                unsigned size)
{
    switch (letter) {
    case 'x':
        buf_printf(out, "#%0*" PRIx64, (int)(2 * size), value);
        break;
    case 'd':
        buf_printf(out, "%" PRId64, sig(extended(value, size)));
        break;
    case 'u':
        buf_printf(out, "%" PRIu64, value);
        break;
    case 'f':
        add_float(out, value, size);
        break;
    case 'c':
        add_characters(out, value, size);
        break;
    case 'a':
        place_add(out, t, value);
        break;
    case 's':
        add_string_at(out, t, value);
        break;
    case 'i':
        disasm_insn(out, (tetra)value, t->cpu->pc, mmo_symbol_name,
                    target_program(t, t->cpu->pc));
        break;
    default:
        buf_printf(out, "%" PRId64 " = #%" PRIx64, sig(extended(value, size)),
                   value);
        break;
    }
}

void show_value_short(struct buf *out, octa value)
{
    const octa large = 1000000;

    if (value + large < 2 * large)
        buf_printf(out, "%" PRId64, sig(value));
    else
        buf_printf(out, "#%" PRIx64, value);
}

/* Append " (Main+4)" if VALUE may be an address. */
static void add_name(struct buf *out, const struct target *t, octa value)
{
    size_t before = out->len;

    buf_add_string(out, " (");
    if (place_add_name(out, t, value))
        buf_add_string(out, ")");
    else if (!out->failed)
        buf_cut(out, before);
}

/* Addresses are hexadecimal. */
void show_value_named(struct buf *out, const struct target *t, octa value)
{
    size_t before = out->len;

    buf_printf(out, "#%" PRIx64 " (", value);
    if (place_add_name(out, t, value)) {
        buf_add_byte(out, ')');
    } else {
        buf_cut(out, before);
        show_value_short(out, value);
    }
}

void show_value_expr(struct buf *out, struct target *t,
                     const struct expr_value *v)
{
    if (v->kind == EXPR_ADDRESS || v->kind == EXPR_PC) {
        place_add(out, t, v->value);
        return;
    }
    show_value(out, t, 0, v->value, v->kind == EXPR_MEMORY ? v->size : 8);
    if (v->kind == EXPR_SPECIAL && t->class->look != NULL)
        buf_printf(out, " %s", show_levels_reality(t, (unsigned)v->place));
    if (v->kind != EXPR_NUMBER)
        add_name(out, t, v->value);
}
