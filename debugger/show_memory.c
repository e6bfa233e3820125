/* show_memory.c - what is in memory, in rows. */
#include "debugger/show_memory.h"

#include <inttypes.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/show_code.h"

enum { ROW_BYTES = 16 };

/* Append "  (Main+4)" if A has a name. */
static void add_name(struct buf *out, const struct target *t, octa a)
{
    size_t before = out->len;

    buf_add_string(out, "  (");
    if (place_add_name(out, t, a))
        buf_add_byte(out, ')');
    else if (!out->failed)
        buf_cut(out, before);
}

/* COUNT bytes at ADDRESS as text. */
static void add_text(struct buf *out, struct target *t, octa address,
                     octa count)
{
    buf_add_string(out, "  ");
    for (octa i = 0; i < count; i++) {
        octa c = 0;
        bool is_there = peek_field(t, address + i, BUS_LOAD, 1, &c, NULL);

        buf_add_byte(out, is_there && c >= ' ' && c < 0x7f ? (byte)c : '.');
    }
}

/* A row of COUNT numbers of SIZE bytes. */
static void add_row(struct session *s, octa address, octa count, char letter,
                    unsigned size, struct buf *out)
{
    struct target *t = s->target;

    buf_printf(out, "#%016" PRIx64 ":", address);
    for (octa i = 0; i < count; i++) {
        octa value;

        buf_add_byte(out, ' ');
        if (!peek_field(t, address + i * size, BUS_LOAD, size, &value, out))
            break;
        show_value(out, t, letter, value, size);
    }
    if (size == 1 && letter == 'x')
        add_text(out, t, address, count);
    add_name(out, t, address);
    buf_add_byte(out, '\n');
}

static octa add_numbers(struct session *s, octa address,
                        const struct show_format *f, struct buf *out)
{
    unsigned size = f->size != 0 ? f->size : 8;
    char letter = f->letter != 0 ? f->letter : 'x';
    octa in_row = letter == 'a' ? 1 : ROW_BYTES / size;

    address &= -(octa)size;
    for (octa left = f->count; left > 0 && !out->failed;) {
        octa count = smaller(left, in_row);

        add_row(s, address, count, letter, size, out);
        address += count * size;
        left -= count;
    }
    return address;
}

static octa add_strings(struct session *s, octa address, octa count,
                        struct buf *out)
{
    for (; count > 0 && !out->failed; count--) {
        buf_printf(out, "#%016" PRIx64 ": ", address);
        show_value_string(out, s->target, &address);
        buf_add_byte(out, '\n');
    }
    return address;
}

octa show_memory(struct session *s, octa address, const struct show_format *f,
                 struct buf *out)
{
    if (f->letter == 's')
        return add_strings(s, address, f->count, out);
    if (f->letter != 'i')
        return add_numbers(s, address, f, out);
    show_code(s, address, f->count, out);
    return (address & ~(octa)3) + 4 * f->count;
}
