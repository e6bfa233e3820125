/* topic.c - what `tramoya help WORD` explains, from the tables.
 *
 * A topic is a table: its rows have names, can be explained one by one, and
 * are listed together under the table's own name.
 */
#include "vm/help/topic.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "vm/isa/isa.h"

/* One table, and how its rows are shown. */
struct topic {
    const char *list;                        /* "opcodes" */
    bool is_coded;                           /* instructions hold the row */
    size_t count;                            /* rows */
    const char *(*name)(size_t row);         /* or null: the row has none */
    void (*line)(struct buf *b, size_t row); /* one line of the list */
    void (*explain)(struct buf *b, size_t row);
};

/* --- opcodes ----------------------------------------------------- */

static const char *insn_name(size_t op)
{
    return isa_insns[op].text;
}

/* Source has one word for this opcode and the one before. */
static bool is_second(size_t op)
{
    return isa_insn_suffix((unsigned)op) != 0;
}

static void insn_line(struct buf *b, size_t op)
{
    const struct insn_info *insn = &isa_insns[op];

    buf_printf(b, "#%02x  %-7s %-11s %s\n", (unsigned)op, insn->text,
               isa_formats[insn->format].syntax, insn->meaning);
}

/* One of the two forms that an instruction of source can take. */
static void insn_form(struct buf *b, size_t op)
{
    const struct insn_info *insn = &isa_insns[op];

    buf_printf(b, "%s %s\n    %s\n    opcode #%02x",
               isa_insns[op - is_second(op)].text,
               isa_formats[insn->format].syntax, insn->meaning, (unsigned)op);
    if (is_second(op))
        buf_printf(b, " (%s)", insn->text);
    buf_printf(b, ", cost %uυ", insn->oops);
    if (insn->mems > 0)
        buf_printf(b, " + %uμ", insn->mems);
    buf_add_string(b, "\n");
}

/* The flags that a reader of one instruction wants to know. */
static const struct {
    unsigned flag;
    const char *text;
} insn_notes[] = {
    {INSN_PRIV, "Privileged: only the kernel may execute it."},
    {INSN_PRIV_SOME, "Privileged with some operands."},
    {INSN_SENS, "Sensitive: traps in guest mode."},
    {INSN_SENS_SOME, "Sensitive with some operands: traps in guest mode."},
    {INSN_PROBABLE, "A probable branch: predicted to be taken."},
};

static void insn_explain(struct buf *b, size_t op)
{
    op -= is_second(op);
    insn_form(b, op);
    if (op + 1 < OP_COUNT && is_second(op + 1))
        insn_form(b, op + 1);
    if (isa_insns[op].flags & INSN_BRANCH)
        buf_add_string(b, "    A branch that goes where it was not predicted "
                          "costs 2υ more.\n");
    for (size_t i = 0; i < ARRAY_LEN(insn_notes); i++)
        if (isa_insns[op].flags & insn_notes[i].flag)
            buf_printf(b, "    %s\n", insn_notes[i].text);
}

/* --- special registers ------------------------------------------- */

static const char *sreg_name(size_t r)
{
    return isa_sregs[r].name;
}

static void sreg_line(struct buf *b, size_t r)
{
    buf_printf(b, "%2u  %-3s  %s\n", (unsigned)r, isa_sregs[r].name,
               isa_sregs[r].meaning);
}

static const struct {
    unsigned flag;
    const char *text;
} sreg_notes[] = {
    {SREG_SAVED, "SAVE and UNSAVE include it."},
    {SREG_PUT_PRIV, "Only the kernel may PUT it."},
    {SREG_PUT_ILLEGAL, "PUT is never allowed."},
    {SREG_PUT_CHECKED, "PUT allows only legal values."},
    {SREG_SENSITIVE, "In guest mode GET and PUT trap."},
    {SREG_NEEDS_V, "Exists only on a processor with the V extension."},
};

/* The fields of the word called NAME, highest first. */
static void add_fields(struct buf *b, const char *name)
{
    for (size_t i = 0; i < LAYOUT_COUNT; i++) {
        const struct layout_info *f = &isa_layouts[i];

        if (strcmp(f->word, name) == 0)
            buf_printf(b, "    bits %2d to %2d  %-10s %s\n",
                       f->low + f->width - 1, f->low, f->field, f->meaning);
    }
}

static void sreg_explain(struct buf *b, size_t r)
{
    const struct sreg_info *s = &isa_sregs[r];

    buf_printf(b, "%s, special register %u: %s\n", s->name, (unsigned)r,
               s->meaning);
    for (size_t i = 0; i < ARRAY_LEN(sreg_notes); i++)
        if (s->flags & sreg_notes[i].flag)
            buf_printf(b, "    %s\n", sreg_notes[i].text);
    add_fields(b, s->name);
}

/* --- host calls -------------------------------------------------- */

static const char *hostcall_name(size_t y)
{
    return isa_hostcalls[y].name;
}

static void hostcall_line(struct buf *b, size_t y)
{
    buf_printf(b, "%2u  %-6s  %s\n", (unsigned)y, isa_hostcalls[y].name,
               isa_hostcalls[y].meaning);
}

static void hostcall_explain(struct buf *b, size_t y)
{
    static const char *const where[] = {
        "none", "the handle Z", "the handle Z; $255",
        "the handle Z; the two octas that $255 points to"};
    const struct hostcall_info *h = &isa_hostcalls[y];

    buf_printf(b, "TRAP 0,%s,%c, host call %u: %s\n    arguments: %s\n",
               h->name, h->arguments == 0 ? '0' : 'Z', (unsigned)y, h->meaning,
               where[h->arguments]);
    if (y != HOSTCALL_Halt)
        buf_add_string(b, "    $255 gets the result; negative if it failed\n");
}

/* --- exceptions and interrupts ----------------------------------- */

static const char *exception_name(size_t bit)
{
    static const char *const names[EXC_COUNT] = {
#define EXCEPTION(letter, bit, handler, meaning) [bit] = #letter,
#include "vm/isa/exception.def"
#undef EXCEPTION
    };

    return names[bit];
}

static void exception_line(struct buf *b, size_t bit)
{
    buf_printf(b, "%c  bit %u of rA, handler at #%02x  %s\n",
               isa_exceptions[bit].letter, (unsigned)bit,
               isa_exceptions[bit].handler, isa_exceptions[bit].meaning);
}

static void exception_explain(struct buf *b, size_t bit)
{
    const struct exception_info *e = &isa_exceptions[bit];

    buf_printf(b,
               "%c, arithmetic exception: %s\n"
               "    happened: bit %u of rA, #%02x\n"
               "    enabled:  bit %u of rA, #%02x00; trips to #%02x\n",
               e->letter, e->meaning, (unsigned)bit, 1u << bit,
               (unsigned)bit + 8, 1u << bit, e->handler);
}

static const char *interrupt_name(size_t bit)
{
    const struct interrupt_info *i = &isa_interrupts[bit];

    return i->letter != NULL && *i->letter != 0 ? i->letter : i->name;
}

static void interrupt_line(struct buf *b, size_t bit)
{
    if (interrupt_name(bit) != NULL)
        buf_printf(b, "%2u  %-11s  %s\n", (unsigned)bit, interrupt_name(bit),
                   isa_interrupts[bit].meaning);
}

static void interrupt_explain(struct buf *b, size_t bit)
{
    buf_printf(b, "%s, bit %u of rQ and rK: %s\n", interrupt_name(bit),
               (unsigned)bit, isa_interrupts[bit].meaning);
}

/* --- all of them ------------------------------------------------- */

static const struct topic topics[] = {
    {"opcodes", true, OP_COUNT, insn_name, insn_line, insn_explain},
    {"registers", true, SREG_COUNT, sreg_name, sreg_line, sreg_explain},
    {"traps", true, HOSTCALL_COUNT, hostcall_name, hostcall_line,
     hostcall_explain},
    {"exceptions", false, EXC_COUNT, exception_name, exception_line,
     exception_explain},
    {"interrupts", false, INTERRUPT_COUNT, interrupt_name, interrupt_line,
     interrupt_explain},
};

typedef int comparison(const char *a, const char *b);

static bool explain_list(struct buf *b, const char *word)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        if (strcasecmp(topics[i].list, word) == 0) {
            for (size_t row = 0; row < topics[i].count; row++)
                topics[i].line(b, row);
            return true;
        }
    return false;
}

static bool explain_row(struct buf *b, const char *word, comparison *compare)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        for (size_t row = 0; row < topics[i].count; row++) {
            const char *name = topics[i].name(row);

            if (name == NULL || compare(name, word) != 0)
                continue;
            topics[i].explain(b, row);
            return true;
        }
    return false;
}

/* The rows of this number, with empty lines between. */
static bool explain_number(struct buf *b, const char *word)
{
    bool is_known = false;
    octa n;

    if (!cli_number(word, CLI_KIND_COUNT, &n))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
        if (!topics[i].is_coded || n >= topics[i].count)
            continue;
        if (is_known)
            buf_add_byte(b, '\n');
        topics[i].explain(b, (size_t)n);
        is_known = true;
    }
    return is_known;
}

bool topic_explain(struct buf *b, const char *word)
{
    return explain_list(b, word) || explain_row(b, word, strcmp) ||
           explain_row(b, word, strcasecmp) || explain_number(b, word);
}

void topic_each(cli_visitor *visit, void *context)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
        visit(context, topics[i].list);
        for (size_t row = 0; row < topics[i].count; row++)
            if (topics[i].name(row) != NULL)
                visit(context, topics[i].name(row));
    }
}
