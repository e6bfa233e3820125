/* asm_case.c - a program in MMIXAL, as one text or several. */
#include "tests/differential/asm_case.h"

#include <string.h>

void asm_case_init(struct asm_case *c)
{
    *c = (struct asm_case){0};
}

void asm_case_fini(struct asm_case *c)
{
    for (size_t i = 0; i < ASM_CASE_FILES; i++)
        buf_fini(&c->files[i]);
}

const char *asm_case_name(size_t i)
{
    static const char *const names[ASM_CASE_FILES] = {"in.mms", "b.mms",
                                                      "lib/c.mms"};

    return names[i];
}

void asm_case_join(const struct asm_case *c, struct buf *out)
{
    for (size_t i = 0; i < c->count; i++) {
        if (i > 0)
            buf_printf(out, "# 1 \"%s\"\n", asm_case_name(i));
        buf_add(out, c->files[i].data, c->files[i].len);
    }
}

void asm_outcome_init(struct asm_outcome *o)
{
    *o = (struct asm_outcome){0};
}

void asm_outcome_fini(struct asm_outcome *o)
{
    buf_fini(&o->object);
    buf_fini(&o->listing);
    buf_fini(&o->said);
}

static bool is_same(const struct buf *a, const struct buf *b)
{
    return a->len == b->len &&
           (a->len == 0 || !memcmp(a->data, b->data, a->len));
}

const char *asm_outcome_differ(const struct asm_outcome *ours,
                               const struct asm_outcome *theirs)
{
    if (theirs->is_dead)
        return NULL; /* nothing can be learned from that */
    if (ours->is_accepted != theirs->is_accepted)
        return ours->is_accepted ? "only ours accepts it"
                                 : "only mmixal accepts it";
    if (!is_same(&ours->object, &theirs->object))
        return "the object files differ";
    if (!is_same(&ours->listing, &theirs->listing))
        return "the listings differ";
    return NULL;
}
