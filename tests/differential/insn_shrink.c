/* insn_shrink.c - a smaller program on which the simulators differ, too.
 *
 * Everything is tried that leaves less to read: instructions left out or
 * replaced by SWYM, registers and memory of zero, no insertions.  What still
 * differs, however it does, is kept. */
#include "tests/differential/insn_case.h"
#include "vm/isa/codec.h"

#define SWYM ((tetra)OP_SWYM << 24)

struct shrinking {
    const struct insn_frame *f;
    const struct insn_programs *p;
    struct insn_case *c; /* differs */
    bool traces;
};

/* Whether C ends as it should; what is made by leaving out may be endless. */
static bool is_fit(const struct shrinking *s, const struct insn_case *c)
{
    struct insn_cover cover;
    enum insn_fate fate = insn_try(s->f, c, &cover);

    return s->traces ? fate != INSN_FATE_UNFIT : fate == INSN_FATE_ENDS;
}

static bool differs(const struct shrinking *s, const struct insn_case *c)
{
    struct common_outcome ours, theirs;
    struct buf object = {0};
    const char *how;

    common_outcome_init(&ours);
    common_outcome_init(&theirs);
    insn_object(s->f, &c, 1, &object);
    how = insn_compare(s->p, &object, s->traces, &ours, &theirs);
    common_outcome_fini(&ours);
    common_outcome_fini(&theirs);
    buf_fini(&object);
    return how != NULL;
}

/* Take LESS for the case if it differs. */
static bool keep(struct shrinking *s, const struct insn_case *less)
{
    if (!is_fit(s, less) || !differs(s, less))
        return false;
    *s->c = *less;
    return true;
}

/* --- instructions -----------------------------------------------------------
 */

static void leave_out(struct insn_case *c, unsigned from, unsigned count)
{
    for (unsigned i = from + count; i < c->length; i++)
        c->code[i - count] = c->code[i];
    c->length -= count;
}

static bool blank(struct insn_case *c, unsigned from, unsigned count)
{
    bool changes = false;

    for (unsigned i = from; i < from + count; i++) {
        changes |= c->code[i] != SWYM;
        c->code[i] = SWYM;
    }
    return changes;
}

/* Make COUNT instructions from FROM on disappear, or do nothing. */
static bool drop_code(struct shrinking *s, unsigned from, unsigned count)
{
    struct insn_case less = *s->c;

    leave_out(&less, from, count);
    if (keep(s, &less))
        return true;
    less = *s->c;
    if (blank(&less, from, count))
        (void)keep(s, &less);
    return false;
}

static void shrink_code(struct shrinking *s)
{
    for (unsigned n = s->c->length; n > 0; n /= 2)
        for (unsigned at = 0; at + n <= s->c->length;)
            if (!drop_code(s, at, n))
                at += n;
}

/* --- numbers ----------------------------------------------------------------
 */

static bool zero(octa *o, size_t count)
{
    bool changes = false;

    for (size_t i = 0; i < count; i++) {
        changes |= o[i] != 0;
        o[i] = 0;
    }
    return changes;
}

/* Make the COUNT octas zero that begin OFFSET bytes into the case: together,
 * else the halves. */
static void shrink_octas(struct shrinking *s, size_t offset, size_t count)
{
    struct insn_case less = *s->c;

    if (!zero((octa *)(void *)((byte *)&less + offset), count) ||
        keep(s, &less) || count == 1)
        return;
    shrink_octas(s, offset, count / 2);
    shrink_octas(s, offset + 8 * (count / 2), count - count / 2);
}

static void shrink_numbers(struct shrinking *s)
{
#define SHRINK(field)                                                          \
    shrink_octas(s, offsetof(struct insn_case, field), sizeof s->c->field / 8)
    SHRINK(sregs);
    SHRINK(scratch);
    SHRINK(locals);
    SHRINK(globals);
#undef SHRINK
}

static void shrink_trips(struct shrinking *s)
{
    for (size_t i = 0; i < INSN_TRIPS; i++) {
        struct insn_case less = *s->c;

        less.trips[i] = (struct insn_trip){.x = 0};
        (void)keep(s, &less);
    }
}

static void shrink_counts(struct shrinking *s)
{
    struct insn_case less = *s->c;

    less.local_count = 0;
    (void)keep(s, &less);
    less = *s->c;
    less.first_global = 255;
    (void)keep(s, &less);
}

void insn_shrink(const struct insn_frame *f, const struct insn_programs *p,
                 struct insn_case *c, bool traces)
{
    struct shrinking s = {.f = f, .p = p, .c = c, .traces = traces};
    struct insn_case near = *c;
    unsigned before;

    near.slot = 0; /* a test's usual place */
    (void)keep(&s, &near);
    do {
        before = c->length;
        shrink_code(&s);
        shrink_trips(&s);
        shrink_numbers(&s);
        shrink_counts(&s);
    } while (c->length < before);
}
