/* asm.c - one assembly from beginning to end.
 *
 * The assembler goes through the source once.  It can do so because MMIXAL
 * lets only such operands refer to later symbols as the loader is able to
 * complete afterwards: whole octas, and the addresses of branches.  So no
 * instruction's size is ever in doubt, and a location, once given to a label,
 * stays.  What a two-pass assembler would remember of the whole program is
 * here a list of places for each symbol that is still missing.
 */
#include "asm/asm.h"

#include <assert.h>

#include "asm/assembler.h"
#include "asm/expr.h"
#include "asm/finish.h"
#include "asm/predef.h"
#include "asm/statement.h"
#include "vm/base/alloc.h"

static void init_result(struct asm_result *r)
{
    *r = (struct asm_result){0};
    buf_init(&r->object);
    buf_init(&r->listing);
    lines_init(&r->lines);
    arena_init(&r->strings);
}

void asm_fini(struct asm_result *r)
{
    buf_fini(&r->object);
    buf_fini(&r->listing);
    lines_fini(&r->lines);
    alloc_free(r->diags);
    arena_fini(&r->strings);
    init_result(r);
}

/* --- parts -------------------------------------------------------------- */

static enum status init(struct assembler *a, const struct asm_options *o,
                        const struct asm_source *sources, size_t count,
                        struct asm_result *r)
{
    *a = (struct assembler){.options = o, .last_local = GREG_LOWEST};
    source_init(&a->source, sources, count, &r->strings);
    list_init(&a->list, o->makes_listing ? &r->listing : NULL, &a->source.line);
    a->diags =
        (struct diags){.result = r, .source = &a->source, .list = &a->list};
    buf_init(&a->diags.pending);
    object_init(&a->object, &r->object, o->time, &a->source, &a->list,
                o->makes_lines ? &r->lines : NULL);
    greg_init(&a->gregs);
    expr_init(&a->operands);
    return operation_init(&a->operations);
}

/* What remains is in the result. */
static void fini(struct assembler *a)
{
    expr_fini(&a->operands);
    operation_fini(&a->operations);
    sym_fini(&a->symbols);
    buf_fini(&a->diags.pending);
}

/* Parts that find no memory remember it and go on with less; here they are
 * asked, once per line. */
static bool has_memory(const struct assembler *a)
{
    const struct asm_result *r = a->diags.result;

    return !a->source.has_failed && !a->diags.has_failed &&
           !a->object.has_failed && !a->symbols.has_failed &&
           !r->object.failed && !r->listing.failed;
}

/* An object file, or none of what depends on it. */
static enum status conclude(const struct assembler *a)
{
    struct asm_result *r = a->diags.result;
    enum status status;

    if (!has_memory(a))
        return STATUS_NO_MEMORY;
    if (r->error_count > 0) {
        buf_clear(&r->object);
        lines_fini(&r->lines);
        return STATUS_BAD_INPUT;
    }
    status = lines_finish(&r->lines);
    assert(status == STATUS_OK);
    return status;
}

/* --- the whole ---------------------------------------------------------- */

/* All is prepared first, also after a failure, so that fini() always has
 * something to give back.
 *
 * Assemble with or without the late predefined symbols (predef.h); *IS_MISSED
 * tells whether the program misses them. */
static enum status assemble(const struct asm_options *o,
                            const struct asm_source *sources, size_t count,
                            bool is_late, struct asm_result *r, bool *is_missed)
{
    struct assembler a;
    enum status status = init(&a, o, sources, count, r);

    sym_init(&a.symbols, is_late);
    while (status == STATUS_OK && has_memory(&a) && source_next(&a.source))
        statement_assemble_line(&a);
    if (status == STATUS_OK && has_memory(&a)) {
        *is_missed = predef_is_missed(&a.symbols);
        finish_assembly(&a);
        status = conclude(&a);
    } else {
        status = STATUS_NO_MEMORY;
    }
    fini(&a);
    return status;
}

enum status asm_assemble(const struct asm_options *o,
                         const struct asm_source *sources, size_t count,
                         struct asm_result *r)
{
    bool is_missed = false;
    enum status status;

    init_result(r);
    status = assemble(o, sources, count, false, r, &is_missed);
    if (!is_missed || status == STATUS_NO_MEMORY)
        return status;
    asm_fini(r);
    return assemble(o, sources, count, true, r, &is_missed);
}
