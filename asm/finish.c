/* finish.c - global registers, symbols, last complaints. */
#include "asm/finish.h"

#include "asm/fixup.h"
#include "asm/hint.h"
#include "asm/stab.h"

/* What LOCAL was told; $31 is local in any case.  As in mmixal, there must be
 * one more register between the local and the global ones if nobody used
 * LOCAL, and numbers from 2^31 on are negative. */
static void check_locals(struct assembler *a)
{
    int32_t last = (int32_t)a->last_local;

    if (last < (int32_t)a->gregs.first)
        return;
    diag_error_at(&a->diags, NULL,
                  "$%d is to be local, but the global registers start at $%u",
                  (int)last, a->gregs.first);
    diag_hint(&a->diags, "have %d fewer GREG", last - (int)a->gregs.first + 1);
}

/* $255 starts with the address of Main. */
static void write_postamble(struct assembler *a)
{
    const struct sym *main = a->symbols.main->sym;

    if (main->state != SYM_UNDEFINED)
        a->gregs.values[GREG_START] = main->value;
    object_post(&a->object, a->gregs.first, a->gregs.values);
}

/* 2F without a 2H after it: the oldest place is reported, since all of them
 * wait for the same label. */
static void check_forward(struct assembler *a)
{
    for (unsigned i = 0; i < ARRAY_LEN(a->symbols.forward_syms); i++) {
        const struct fixup *f = a->symbols.forward_syms[i].fixups;

        if (f == NULL)
            continue;
        while (f->next != NULL)
            f = f->next;
        diag_error_at(&a->diags, &f->place, "no label %uH follows", i);
    }
}

void finish_assembly(struct assembler *a)
{
    check_locals(a);
    write_postamble(a);
    stab_write(a);
    check_forward(a);
    hint_pending(a);
    diag_sort(&a->diags);
}
