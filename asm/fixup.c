/* fixup.c - lists of places, newest first; used ones are used again. */
#include "asm/fixup.h"

#include <assert.h>

static struct fixup *make(struct symbols *s)
{
    struct fixup *f = s->spare_fixups;

    if (f == NULL)
        return arena_alloc(&s->arena, sizeof *f);
    s->spare_fixups = f->next;
    return f;
}

void fixup_add(struct symbols *s, struct sym *sym, enum object_fix kind,
               octa loc, const struct place *place)
{
    struct fixup *f = make(s);

    assert(sym->state == SYM_UNDEFINED);
    if (f == NULL) {
        s->has_failed = true;
        return;
    }
    *f = (struct fixup){
        .next = sym->fixups, .kind = kind, .loc = loc, .place = *place};
    sym->fixups = f;
}

const struct fixup *fixup_take(struct symbols *s, struct sym *sym)
{
    struct fixup *f = sym->fixups;

    if (f == NULL)
        return NULL;
    sym->fixups = f->next;
    f->next = s->spare_fixups;
    s->spare_fixups = f;
    return f;
}

void fixup_drop(struct symbols *s, struct sym *sym)
{
    while (fixup_take(s, sym) != NULL)
        continue;
}
