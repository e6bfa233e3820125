/* trace_text.c - fills in the templates of trace.h. */
#include "vm/core/trace_text.h"

#include <assert.h>
#include <inttypes.h>

#include "vm/core/fpu.h"

static void add_float(struct buf *out, octa o)
{
    char text[FPU_TEXT_MAX];

    fpu_format(o, text);
    buf_add_string(out, text);
}

static void add_handle(struct buf *out, octa o)
{
    static const char *const names[] = {"StdIn", "StdOut", "StdErr"};

    if (o < ARRAY_LEN(names))
        buf_add_string(out, names[o]);
    else
        buf_printf(out, "%" PRId64, sig(o));
}

static void add_octa(struct buf *out, char style, octa o)
{
    switch (style) {
    case '#':
        buf_printf(out, "#%" PRIx64, o);
        break;
    case '0':
        buf_printf(out, "%016" PRIx64, o);
        break;
    case '.':
        add_float(out, o);
        break;
    case '!':
        add_handle(out, o);
        break;
    default:
        buf_printf(out, "%" PRId64, sig(o));
        break;
    }
}

/* The value called NAME, or null: then it is no value that NAME stands for. */
static const octa *value_of(const struct trace_text *t, char name)
{
    switch (name) {
    case 'a':
        return &t->a;
    case 'b':
        return &t->b;
    case 'p':
        return &t->p;
    case 'q':
        return &t->q;
    case 'w':
        return &t->w;
    case 'x':
        return &t->x;
    case 'y':
        return &t->y;
    case 'z':
        return &t->z;
    default:
        return NULL;
    }
}

static void add_target(struct buf *out, const struct trace_text *t)
{
    if (t->x != 0)
        buf_printf(out, " Yes, -> #%" PRIx64, t->target);
    else
        buf_add_string(out, " No");
}

/* What NAME stands for that is no value. */
static void add_other(struct buf *out, char name, const struct trace_text *t)
{
    static const char opening[] = "([^_", closing[] = ")]^_";

    switch (name) {
    case '(':
        buf_add_byte(out, (byte)opening[t->round]);
        break;
    case ')':
        buf_add_byte(out, (byte)closing[t->round]);
        break;
    case 'g':
        buf_add_string(out, t->is_bad_guess ? " (bad guess)" : "");
        break;
    case 'l':
        buf_add_string(out, t->lhs);
        break;
    case 's':
        buf_add_string(out, t->special);
        break;
    case 't':
        add_target(out, t);
        break;
    default:
        assert(!"no template of the tables has such a letter");
        break;
    }
}

/* "%?+": the operator OP and z.  Only the low half of z is looked at: it is a
 * field of the instruction, except after RESUME with ropcode 1, and there the
 * reference does so, too. */
static void add_unless_zero(struct buf *out, char op,
                            const struct trace_text *t)
{
    if ((tetra)t->z != 0)
        buf_printf(out, "%c%" PRId32, op, (int32_t)(tetra)t->z);
}

/* Append what stands at AT, behind a percent sign; returns what follows. */
static const char *add_filled_in(struct buf *out, const char *at,
                                 const struct trace_text *t)
{
    char style = *at == '#' || *at == '0' || *at == '.' || *at == '!' ? *at : 0;
    const octa *value = value_of(t, style != 0 ? *++at : *at);

    if (*at == '?') {
        add_unless_zero(out, at[1], t);
        return at + 2;
    }
    if (*at == 'r')
        return t->rest;
    if (value != NULL)
        add_octa(out, style, *value);
    else
        add_other(out, *at, t);
    return at + 1;
}

void trace_text_add(struct buf *out, const char *template,
                    const struct trace_text *t)
{
    while (*template != '\0') {
        char c = *template ++;

        if (c == '%')
            template = add_filled_in(out, template, t);
        else
            buf_add_byte(out, (byte)c);
    }
}
