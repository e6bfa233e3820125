/* label.c - definitions, and what they complete. */
#include "asm/label.h"

#include <inttypes.h>

#include "asm/fixup.h"

/* Whether it is one of 0H to 9H. */
static bool is_local(const struct assembler *a)
{
    return lex_is_digit(*a->statement.label.at);
}

/* The symbol that the label defines and that others wait for; for 2H this is
 * 2F.  Null without memory. */
static struct sym *find(struct assembler *a)
{
    struct span label = a->statement.label;
    struct trie *t;

    if (is_local(a))
        return &a->symbols.forward_syms[*label.at - '0'];
    t = sym_node(&a->symbols, label);
    return t == NULL ? NULL : sym_at(&a->symbols, t);
}

/* --- fix-ups ------------------------------------------------------------ */

/* Tell the loader, which has been sent to the label's value, to complete one
 * place.  The bits that a distance in tetras cannot tell are lost, with a
 * warning; a distance that does not fit is an error of the place, but only
 * here it shows. */
static void complete(struct assembler *a, const struct fixup *f)
{
    struct span label = a->statement.label;

    object_move(&a->object);
    if (f->kind != OBJECT_FIX_OCTA && ((a->object.loc - f->loc) & 3) != 0)
        diag_warning(&a->diags, label,
                     "relative address in location #%016" PRIx64
                     " not divisible by 4",
                     f->loc);
    if (object_fix(&a->object, f->kind, f->loc))
        return;
    diag_error(&a->diags, label,
               "the instruction at #%" PRIx64 " refers to %.*s, which is too "
               "far away",
               f->loc, SPAN_ARGS(f->place.span));
    diag_hint(&a->diags, "it is in %s:%u", a->source.files[f->place.line.file],
              f->place.line.number);
}

/* Complete all that waits for SYM, the newest place first.
 *
 * The fix-up lops have no operand for the value: the loader completes a place
 * with the location it has reached.  For a label at the current location that
 * is no effort, and this was the usual case to be made short.  For a label
 * that IS defines, the loader has to be sent to VALUE, wherever that is, and
 * back before the next data. */
static void complete_all(struct assembler *a, struct sym *sym, octa value)
{
    octa loc = a->object.loc;
    const struct fixup *f;

    a->object.loc = value;
    while ((f = fixup_take(&a->symbols, sym)) != NULL)
        complete(a, f);
    a->object.loc = loc;
}

/* An operand may be the very symbol that the label defines: in `x JMP x` x
 * was a future reference when the operands were read, and is none now.  Not
 * so with local labels, since in `2H JMP 2F` another 2H is meant. */
static void complete_operands(struct assembler *a, const struct sym *sym)
{
    for (size_t i = 0; i < a->operands.count; i++) {
        struct value *v = &a->operands.values[i];

        if (v->kind == VALUE_UNDEFINED && v->symbol->sym == sym)
            *v = value_of_symbol(v->symbol, v->span);
    }
}

/* --- definition --------------------------------------------------------- */

/* SYM, which has a value, gets another one: only a predefined symbol may. */
static bool redefine(struct assembler *a, struct sym *sym)
{
    struct span label = a->statement.label;

    if (sym->serial == 0) {
        sym->serial = ++a->symbols.serial;
        diag_warning(&a->diags, label,
                     "redefinition of predefined symbol `%.*s'",
                     SPAN_ARGS(label));
        return true;
    }
    diag_error(&a->diags, label, "%.*s is already defined, with another value",
               SPAN_ARGS(label));
    diag_hint(&a->diags, "the first definition is in %s:%u",
              a->source.files[sym->file], sym->line);
    return false;
}

/* Look at what SYM was before; false if it must stay so.
 *
 *     before           what a definition means
 *     undefined        the usual case; places may wait for it
 *     predefined       a new symbol, which so gets its serial number
 *     has that value   nothing
 *     has another one  an error, or a warning if it was predefined and used
 *     wrong            better late than never
 */
static bool prepare(struct assembler *a, struct sym *sym, enum sym_state state,
                    octa value)
{
    switch (sym->state) {
    case SYM_PURE:
    case SYM_REGISTER:
        return (sym->state == state && sym->value == value) || redefine(a, sym);
    case SYM_PREDEFINED:
        sym->serial = ++a->symbols.serial;
        return true;
    case SYM_UNDEFINED:
        if (state == SYM_REGISTER && sym->fixups != NULL) {
            diag_error(&a->diags, a->statement.label,
                       "%.*s was used as an address before and cannot be a "
                       "register number",
                       SPAN_ARGS(a->statement.label));
            fixup_drop(&a->symbols, sym);
        }
        complete_all(a, sym, value);
        return true;
    case SYM_WRONG:
        break;
    }
    return true;
}

/* Store the value; for 2H it becomes that of 2B. */
static void assign(struct assembler *a, struct sym *sym, enum sym_state state,
                   octa value)
{
    if (is_local(a))
        sym = &a->symbols.backward_syms[*a->statement.label.at - '0'];
    sym->state = state;
    sym->value = value;
    sym->file = a->source.line.file;
    sym->line = a->source.line.number;
}

/* IS and LOC have nothing else to show in the listing. */
static void show(struct assembler *a, enum sym_state state, octa value)
{
    const struct operation *o = a->statement.operation;

    if (!o->is_pseudo || (o->code != PSEUDO_IS && o->code != PSEUDO_LOC))
        return;
    if (state == SYM_REGISTER)
        list_register(&a->list, value & 0xff);
    else
        list_value(&a->list, value);
}

void label_define(struct assembler *a, enum sym_state state, octa value)
{
    struct sym *sym;

    if (a->statement.label.len == 0)
        return;
    sym = find(a);
    if (sym == NULL || !prepare(a, sym, state, value))
        return;
    assign(a, sym, state, value);
    if (!is_local(a))
        complete_operands(a, sym);
    show(a, state, value);
}

void label_spoil(struct assembler *a)
{
    struct sym *sym;

    if (a->statement.label.len == 0)
        return;
    sym = find(a);
    if (sym == NULL)
        return;
    fixup_drop(&a->symbols, sym);
    if (is_local(a) || sym->state == SYM_UNDEFINED)
        assign(a, sym, SYM_WRONG, 0);
}
