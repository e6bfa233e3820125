/* statement.c - takes lines apart and leads through each instruction.
 *
 * The order matters: the location is aligned before the label and the
 * operands see it; the operands are read before the label is defined, so that
 * `2H JMP 2B` refers to the 2H before; and the instruction is assembled
 * last, so that `x JMP x` knows x.  (mmixal, "Assembling an instruction".)
 */
#include "asm/statement.h"

#include "asm/encode.h"
#include "asm/expr.h"
#include "asm/hint.h"
#include "asm/label.h"
#include "asm/pseudo.h"
#include "vm/base/bits.h"

/* --- taking apart ------------------------------------------------------- */

/* A label that begins with a digit must be one of 0H to 9H. */
static bool check_local(struct assembler *a, struct span label)
{
    if (label.len == 0 || !lex_is_digit(*label.at))
        return true;
    if (label.len == 2 && label.at[1] == 'H')
        return true;
    diag_error(&a->diags, label,
               "a label that begins with a digit must be one of 0H to 9H");
    if (operation_find(&a->operations, label) != NULL)
        diag_hint(&a->diags, "an operation does not start in column 1");
    return false;
}

/* Read the label field at AT.  The result is the start of the operation
 * field, or null if there is none: the line is a comment, or wrong. */
static const char *read_label(struct assembler *a, const char *at,
                              const char *end)
{
    const char *start = at;

    a->statement = (struct statement){.label = {start, 0}};
    if (at == end)
        return NULL;
    if (!lex_is_space(*at)) {
        if (!lex_is_letter(*at) && !lex_is_digit(*at))
            return NULL;
        at = lex_word(start, end);
        if (at < end && !lex_is_space(*at)) {
            diag_error(&a->diags, (struct span){at, 1},
                       "a label consists of letters and digits");
            return NULL;
        }
    }
    a->statement.label = lex_span(start, at);
    return check_local(a, a->statement.label) ? lex_spaces(at, end) : NULL;
}

/* A label alone gets no value, which is worth a warning. */
static void warn_of_label(struct assembler *a)
{
    struct span label = a->statement.label;

    if (label.len == 0)
        return;
    diag_warning(&a->diags, label, "no opcode; label `%.*s' will be ignored",
                 SPAN_ARGS(label));
    if (operation_find(&a->operations, label) != NULL)
        diag_hint(&a->diags, "an operation does not start in column 1");
}

/* Read the operation field at AT.  The result is the start of the operand
 * field, or null if there is no instruction. */
static const char *read_name(struct assembler *a, const char *at,
                             const char *end)
{
    struct statement *s = &a->statement;
    const char *start = at;

    at = lex_word(start, end);
    s->name = lex_span(start, at);
    if (s->name.len == 0) {
        warn_of_label(a);
        return NULL;
    }
    if (at < end && !lex_is_space(*at)) {
        diag_error(&a->diags, (struct span){at, 1},
                   "a blank is expected after the operation %.*s",
                   SPAN_ARGS(s->name));
        label_spoil(a);
        return NULL;
    }
    s->operation = operation_find(&a->operations, s->name);
    if (s->operation == NULL) {
        diag_error(&a->diags, s->name, "there is no operation %.*s",
                   SPAN_ARGS(s->name));
        hint_operation(a, s->name);
        label_spoil(a);
    }
    return lex_spaces(at, end);
}

/* Read the operand field at AT.  The result is the start of the next
 * instruction, or END; null after an error. */
static const char *read_field(struct assembler *a, const char *at,
                              const char *end)
{
    const char *problem, *start = at;

    at = lex_operands(start, end, &problem);
    if (problem != NULL) {
        diag_error(&a->diags, (struct span){at, 1}, "%s", problem);
        label_spoil(a);
        return NULL;
    }
    a->statement.field = lex_span(start, at);
    at = lex_spaces(at, end);
    return lex_char(at, end) == ';' ? at + 1 : end;
}

/* --- assembling --------------------------------------------------------- */

static bool is_pseudo(const struct assembler *a, enum pseudo code)
{
    const struct operation *o = a->statement.operation;

    return o->is_pseudo && o->code == code;
}

/* Between BSPEC and ESPEC, and to have a label, not all are allowed. */
static bool check_context(struct assembler *a)
{
    struct statement *s = &a->statement;
    unsigned flags = s->operation->flags;

    if (a->object.is_special && !(flags & OPERATION_SPECIAL)) {
        diag_error(&a->diags, s->name,
                   "%.*s may not stand between BSPEC and ESPEC",
                   SPAN_ARGS(s->name));
        label_spoil(a);
        return false;
    }
    if (s->label.len > 0 && !(flags & OPERATION_LABEL)) {
        diag_warning(&a->diags, s->label,
                     "label field of `%.*s' instruction is ignored",
                     SPAN_ARGS(s->name));
        s->label.len = 0;
    }
    return true;
}

/* GREG gets its register before its label is defined, which is that register;
 * a value that is wrong still takes one. */
static void allocate_register(struct assembler *a)
{
    const struct value *v = &a->operands.values[0];

    a->statement.reg = greg_allocate(&a->gregs, v->number);
    if (a->statement.reg == 0)
        diag_error(&a->diags, a->statement.name,
                   "there are no more global registers: GREG has used $%u to "
                   "$%u",
                   GREG_LOWEST, GREG_START - 1);
}

/* A label is the current location, but of IS and GREG. */
static void define_label(struct assembler *a)
{
    const struct value *v = &a->operands.values[0];

    if (is_pseudo(a, PSEUDO_GREG) && a->statement.reg != 0)
        label_define(a, SYM_REGISTER, a->statement.reg);
    else if (is_pseudo(a, PSEUDO_IS) && v->kind == VALUE_REGISTER)
        label_define(a, SYM_REGISTER, v->number);
    else if (is_pseudo(a, PSEUDO_IS) && v->kind == VALUE_PURE)
        label_define(a, SYM_PURE, v->number);
    else if (is_pseudo(a, PSEUDO_IS) || is_pseudo(a, PSEUDO_GREG))
        label_spoil(a);
    else
        label_define(a, SYM_PURE, a->object.loc);
}

/* Say how the operation is written, with both forms of Z if it has two. */
static void report_count(struct assembler *a)
{
    const struct statement *s = &a->statement;
    const struct operation *o = s->operation;

    if (s->field.len == 0)
        diag_error(&a->diags, s->name, "%s needs operands", o->name);
    else
        diag_error(&a->diags, s->field, "%s cannot have %zu operand%s", o->name,
                   a->operands.count, a->operands.count == 1 ? "" : "s");
    if (!o->is_pseudo && (o->flags & OPERATION_IMMEDIATE))
        diag_hint(&a->diags, "it is written %s %s or %s %s", o->name,
                  o->operands, o->name,
                  isa_formats[isa_insns[o->code + 1].format].syntax);
    else
        diag_hint(&a->diags, "it is written %s %s", o->name, o->operands);
}

/* Whether as many operands are allowed as there are. */
static bool check_count(struct assembler *a)
{
    static const unsigned flags[] = {0, OPERATION_ONE, OPERATION_TWO,
                                     OPERATION_THREE};
    const struct operation *o = a->statement.operation;
    size_t count = a->operands.count;

    if (o->flags & OPERATION_MANY)
        return true;
    if (count < ARRAY_LEN(flags) && (o->flags & flags[count]))
        return true;
    report_count(a);
    return false;
}

static bool is_insn(const struct operation *o)
{
    return !o->is_pseudo || o->code == PSEUDO_SET;
}

/* The operands cannot be used; so that nothing that follows is blamed for it,
 * the label gets its value if that does not depend on them. */
static void recover(struct assembler *a)
{
    a->operands.count = 0;
    if (is_pseudo(a, PSEUDO_IS) || is_pseudo(a, PSEUDO_GREG))
        label_spoil(a);
    else
        label_define(a, SYM_PURE, a->object.loc);
    if (is_insn(a->statement.operation))
        a->object.loc += 4;
}

static void assemble(struct assembler *a)
{
    const struct operation *o = a->statement.operation;

    if (!check_context(a))
        return;
    a->object.loc = bits_align_up(a->object.loc, (octa)1 << o->align);
    if (!expr_read_field(a, a->statement.field)) {
        recover(a);
        return;
    }
    if (is_pseudo(a, PSEUDO_GREG))
        allocate_register(a);
    define_label(a);
    if (!check_count(a))
        a->object.loc += is_insn(o) ? 4 : 0;
    else if (o->is_pseudo)
        pseudo_obey(a);
    else
        encode_insn(a);
}

/* The instruction at AT; the result is the start of the next one. */
static const char *assemble_one(struct assembler *a, const char *at,
                                const char *end)
{
    at = read_label(a, at, end);
    if (at != NULL)
        at = read_name(a, at, end);
    if (at != NULL)
        at = read_field(a, at, end);
    if (at == NULL)
        return end;
    if (a->statement.operation != NULL)
        assemble(a);
    return at;
}

static bool has_failed(const struct assembler *a)
{
    return a->source.has_failed || a->diags.has_failed ||
           a->object.has_failed || a->symbols.has_failed;
}

/* What the source has to say about the line is about its end, or all of it. */
static void pass_complaint_on(struct assembler *a)
{
    const struct source *s = &a->source;

    if (s->complaint == NULL)
        return;
    if (s->complaint_is_error)
        diag_error(&a->diags, (struct span){s->line.text, s->line.len}, "%s",
                   s->complaint);
    else
        diag_warning(&a->diags, (struct span){s->line.text + s->line.len, 0},
                     "%s", s->complaint);
}

void statement_assemble_line(struct assembler *a)
{
    const struct line *line = &a->source.line;
    const char *at = line->text, *end = at + line->len;

    list_begin_line(&a->list);
    pass_complaint_on(a);
    while (at < end && !has_failed(a))
        at = assemble_one(a, at, end);
    object_end_line(&a->object);
    list_end_line(&a->list);
}
