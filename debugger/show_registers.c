/* show_registers.c - the registers of a processor, one per line. */
#include "debugger/show_registers.h"

#include <inttypes.h>
#include <stdio.h>

#include "debugger/place.h"
#include "debugger/show_levels.h"
#include "debugger/show_word.h"
#include "debugger/symbols.h"

/* What columns have room for. */
enum { NAME_WIDTH = 12, DECIMAL_WIDTH = 20 };

/* VALUE in hexadecimal and as a signed number; behind them, ATTRIBUTE. */
static void add_value(struct buf *out, const char *name, octa value)
{
    buf_printf(out, "  %-*s #%016" PRIx64 " %*" PRId64, NAME_WIDTH, name, value,
               DECIMAL_WIDTH, sig(value));
}

void show_registers_one(struct buf *out, struct target *t, unsigned n)
{
    const char *label = symbols_register(t, n);
    octa value = cpu_get(t->cpu, n);
    char name[40];

    snprintf(name, sizeof name, "$%u%s%s", n, label != NULL ? " " : "",
             label != NULL ? label : "");
    add_value(out, name, value);
    if (n >= cpu_local_count(t->cpu) && n < cpu_first_global(t->cpu))
        buf_add_string(out, "  marginal");
    buf_add_string(out, "  ");
    if (!place_add_name(out, t, value) && !out->failed)
        buf_cut(out, out->len - 2);
    buf_add_byte(out, '\n');
}

void show_registers_local(struct buf *out, struct target *t)
{
    unsigned count = cpu_local_count(t->cpu);

    buf_printf(out, "local registers: %u\n", count);
    for (unsigned i = 0; i < count; i++)
        show_registers_one(out, t, i);
}

void show_registers_global(struct buf *out, struct target *t)
{
    unsigned local = cpu_local_count(t->cpu);
    unsigned global = cpu_first_global(t->cpu);

    buf_printf(out, "global registers: %u; marginal, reading as 0: ",
               CPU_REGS - global);
    if (local < global)
        buf_printf(out, "$%u to $%u\n", local, global - 1);
    else
        buf_add_string(out, "none\n");
    for (unsigned i = global; i < CPU_REGS; i++)
        show_registers_one(out, t, i);
}

static bool exists(const struct target *t, unsigned n)
{
    return t->cpu->kind.has_v || !(isa_sregs[n].flags & SREG_NEEDS_V);
}

/* Whether the special register N is real, where there are levels. */
static void add_reality(struct buf *out, struct target *t, unsigned n)
{
    const char *reality = show_levels_reality(t, n);

    if (reality != NULL)
        buf_printf(out, "%-7s  ", reality);
}

/* Whose they are, where there are levels. */
static void add_owner(struct buf *out, const struct target *t)
{
    if (t->class->look == NULL)
        return;
    if (t->view.level == 0)
        buf_add_string(out, " of the machine");
    else
        buf_printf(out,
                   t->view.level == 1
                       ? " of guest %u, as it believes them to be"
                       : " of the guest of guest %u",
                   target_guest_number(t));
}

/* The special register N, which is not known. */
static void add_unknown(struct buf *out, unsigned n)
{
    buf_printf(out, "  %-3s %-17s  kept by level 1: %s\n", isa_sregs[n].name,
               "in its memory", isa_sregs[n].meaning);
}

void show_registers_special(struct buf *out, struct target *t)
{
    buf_add_string(out, "special registers");
    add_owner(out, t);
    buf_add_byte(out, '\n');
    for (unsigned i = 0; i < SREG_COUNT; i++) {
        if (!exists(t, i))
            continue;
        if (!target_has_special(t, i)) {
            add_unknown(out, i);
            continue;
        }
        buf_printf(out, "  %-3s #%016" PRIx64 "  ", isa_sregs[i].name,
                   t->cpu->sr[i]);
        add_reality(out, t, i);
        buf_add_string(out, isa_sregs[i].meaning);
        buf_add_string(out, ": ");
        show_word_special(out, t, i, t->cpu->sr[i]);
        if (!out->failed && out->data[out->len - 1] == ' ')
            buf_cut(out, out->len - 2); /* there was nothing to say */
        buf_add_byte(out, '\n');
    }
}

void show_registers_one_special(struct buf *out, struct target *t, unsigned n)
{
    octa value = t->cpu->sr[n];
    size_t before;

    add_value(out, isa_sregs[n].name, value);
    buf_add_string(out, "  ");
    add_reality(out, t, n);
    buf_printf(out, "%s\n", isa_sregs[n].meaning);
    before = out->len;
    buf_add_string(out, "    ");
    show_word_special(out, t, n, value);
    if (out->len == before + 4)
        buf_cut(out, before);
    else
        buf_add_byte(out, '\n');
}
