/* list.c - the columns of the listing.
 *
 *     2000000000000008:  a    OCTA 1F,#98    the location has changed, and
 *      ...008: xxxxxxxx                      has a row of its own
 *      ...00c: xxxxxxxx
 *      ...010: 00000000
 *      ...014: 00000098
 *     ($254=#20000000    b    GREG a         a register, in two rows
 *              00000008)
 *     (0000000000000005) five IS   5         a value
 *
 * A row ends with the source line if that was not shown yet; the columns that
 * a row has not filled are blank.
 */
#include "asm/list.h"

#include <assert.h>
#include <string.h>

static const char columns[] = "                   "; /* 19 spaces */

void list_init(struct list *l, struct buf *out, const struct line *line)
{
    *l = (struct list){.out = out, .line = line};
}

/* Hexadecimal without printf, which would take half of the assembler's time
 * when there is a listing. */
static void add_hex(struct buf *out, octa value, unsigned digits)
{
    char text[16];

    for (unsigned i = digits; i-- > 0; value >>= 4)
        text[i] = "0123456789abcdef"[value & 15];
    buf_add(out, text, digits);
}

/* End a line of the listing whose columns miss as many characters as PAD
 * has. */
static void end_row(struct list *l, const char *pad)
{
    if (!l->is_shown) {
        buf_add_string(l->out, pad);
        buf_add(l->out, l->line->text, l->line->len);
    }
    l->is_shown = true;
    buf_add_byte(l->out, '\n');
}

void list_begin_line(struct list *l)
{
    l->is_shown = false;
}

void list_end_line(struct list *l)
{
    if (l->out != NULL && !l->is_shown)
        end_row(l, columns);
}

/* --- bytes -------------------------------------------------------------- */

/* Four bytes in eight columns, and the end of the row. */
static void add_bytes(struct list *l, const byte *bytes,
                      struct list_bytes which)
{
    for (unsigned j = 0; j < 4; j++)
        if (which.unknown >> j & 1)
            buf_add_string(l->out, "xx");
        else if (which.known >> j & 1)
            add_hex(l->out, bytes[j], 2);
        else
            buf_add_string(l->out, "  ");
    end_row(l, "  ");
}

void list_data(struct list *l, octa loc, const byte *bytes,
               struct list_bytes which)
{
    octa first = loc & ~(octa)3; /* becomes that of the first byte shown */

    assert(which.known != 0);
    if (l->out == NULL)
        return;
    first += (octa)__builtin_ctz(which.known);
    if ((loc ^ l->loc) >> 12 != 0) {
        add_hex(l->out, first, 16);
        buf_add_byte(l->out, ':');
        end_row(l, "  ");
    }
    l->loc = first;
    buf_add_string(l->out, " ...");
    add_hex(l->out, first, 3);
    buf_add_string(l->out, ": ");
    add_bytes(l, bytes, which);
}

void list_special(struct list *l, const byte *bytes, struct list_bytes which)
{
    if (l->out == NULL)
        return;
    buf_add(l->out, columns, 9);
    add_bytes(l, bytes, which);
}

/* --- values ------------------------------------------------------------- */

void list_value(struct list *l, octa value)
{
    if (l->out == NULL)
        return;
    buf_add_byte(l->out, '(');
    add_hex(l->out, value, 16);
    buf_add_byte(l->out, ')');
    end_row(l, " ");
}

void list_register(struct list *l, tetra reg)
{
    if (l->out == NULL)
        return;
    buf_printf(l->out, "($%03d)", (int)reg);
    end_row(l, columns + strlen("($255)"));
}

void list_greg(struct list *l, unsigned reg, octa value)
{
    if (value == 0) {
        list_register(l, reg);
        return;
    }
    if (l->out == NULL)
        return;
    buf_printf(l->out, "($%03u=#", reg);
    add_hex(l->out, value >> 32, 8);
    end_row(l, "    ");
    buf_add(l->out, columns, 9);
    add_hex(l->out, value, 8);
    buf_add_byte(l->out, ')');
    end_row(l, " ");
}

/* --- messages and symbols ----------------------------------------------- */

void list_message(struct list *l, bool is_error, const char *text)
{
    if (l->out == NULL)
        return;
    if (!l->is_shown) {
        buf_add_string(l->out, "****************** ");
        end_row(l, "");
    }
    buf_printf(l->out, "%s: %s%s\n",
               is_error ? "********** error" : "************ warning", text,
               is_error ? "!" : "");
}

void list_symbols(struct list *l)
{
    if (l->out != NULL)
        buf_add_string(l->out, "\nSymbol table:\n");
}

void list_symbol(struct list *l, const char *name, bool is_register, octa value,
                 tetra serial)
{
    if (l->out == NULL)
        return;
    buf_printf(l->out, " %s = ", name);
    if (is_register) {
        buf_printf(l->out, "$%03d", (int)(tetra)value);
    } else {
        buf_add_byte(l->out, '#');
        add_hex(l->out, value, 16);
    }
    buf_printf(l->out, " (%d)\n", (int)serial);
}
