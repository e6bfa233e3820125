/* table.c - does the instruction table say what was measured? */
#include "sysvm/classify/table.h"

#include <assert.h>

/* --- what the table claims ------------------------------------------------ */

static bool is_get_or_put(byte op)
{
    return op == OP_GET || op == OP_PUT || op == OP_PUTI;
}

/* Forms that are V's are 2.2 and 2.3 of the design: RESUME 2 and the world
 * switch. */
static bool needs_v(const struct classify_form *f)
{
    if (is_get_or_put(f->op))
        return isa_sregs[f->number].flags & SREG_NEEDS_V;
    return (f->op == OP_RESUME && f->number == 2) ||
           ((f->op == OP_SAVE || f->op == OP_UNSAVE) && f->number == 4);
}

static bool exists(const struct classify *c, const struct classify_form *f)
{
    bool puts = f->op == OP_PUT || f->op == OP_PUTI;

    if (f->variant == CLASSIFY_ANY)
        return true;
    if (f->variant != CLASSIFY_NUMBERED || (needs_v(f) && !c->kind.has_v))
        return false;
    return !(puts && isa_sregs[f->number].flags & SREG_PUT_ILLEGAL);
}

/* A leaky processor lets happen in guest mode what is not privileged. */
static bool is_guarded(const struct classify *c, tetra word)
{
    return isa_is_sensitive(word) &&
           (!c->kind.is_leaky || isa_is_privileged(word));
}

/* The table calls some instructions sensitive out of caution, and no state can
 * show it: SYNC 5 and 7 do nothing where there are no caches.  And a world
 * switch names physical memory, where only the host ever gets to. */
static bool is_caution(const struct classify_form *f)
{
    if (f->op == OP_SYNC)
        return f->number == 5 || f->number == 7;
    return (f->op == OP_SAVE || f->op == OP_UNSAVE) && f->number == 4;
}

/* --- what was measured ---------------------------------------------------- */

/* On plain MMIX much is sensitive only since the mode is in pc: that is no
 * flaw of single instructions, so the table does not mention it. */
static bool is_sensitive(const struct classify *c,
                         const struct classify_result *r)
{
    unsigned by_mode = c->kind.has_v ? 0 : CLASSIFY_SWITCHES | CLASSIFY_TELLS;

    return (classify_sensitivity(r) & ~by_mode) != 0;
}

/* In MODE it is refused; *SOMETIMES: at least once, and not always. */
static bool is_refused(const struct classify_result *r, enum classify_mode mode,
                       bool *sometimes)
{
    unsigned how = r->facts[mode] & (CLASSIFY_REFUSED | CLASSIFY_RUNS);

    if (how == (CLASSIFY_REFUSED | CLASSIFY_RUNS))
        *sometimes = true;
    return (how & CLASSIFY_REFUSED) != 0;
}

/* --- both ----------------------------------------------------------------- */

struct list {
    struct classify_dispute *disputes;
    size_t count;
    const struct classify_result *result;
};

static void compare(struct list *l, enum classify_claim claim, bool is_so,
                    bool is_claimed)
{
    if (is_so != is_claimed)
        l->disputes[l->count++] = (struct classify_dispute){
            .result = l->result, .claim = claim, .is_so = is_so};
}

/* What traps where it should not, or not always, is in dispute, too. */
static void compare_traps(struct list *l, const struct classify *c, tetra word)
{
    const struct classify_result *r = l->result;
    bool odd = false, privileged, guarded, guest;

    privileged = is_refused(r, CLASSIFY_HOST_USER, &odd);
    if (is_refused(r, CLASSIFY_HOST_KERNEL, &odd))
        odd = true;
    compare(l, CLASSIFY_CLAIM_PRIVILEGED, privileged ^ odd,
            isa_is_privileged(word));
    if (!c->kind.has_v)
        return;
    odd = false;
    guarded = is_refused(r, CLASSIFY_GUEST_KERNEL, &odd);
    guest = is_refused(r, CLASSIFY_GUEST_USER, &odd);
    compare(l, CLASSIFY_CLAIM_GUARDED, guarded ^ (odd || guest != guarded),
            is_guarded(c, word));
}

static void compare_form(struct list *l, const struct classify *c)
{
    const struct classify_result *r = l->result;
    tetra words[CLASSIFY_WORDS];
    tetra word;

    (void)form_words(&r->form, words);
    word = words[0];
    compare(l, CLASSIFY_CLAIM_EXISTS,
            classify_class(c, r) != CLASSIFY_CLASS_NONE, exists(c, &r->form));
    compare(l, CLASSIFY_CLAIM_ESCAPES, classify_escapes(c, r), false);
    if (!exists(c, &r->form))
        return;
    compare_traps(l, c, word);
    if (is_sensitive(c, r) || !is_caution(&r->form))
        compare(l, CLASSIFY_CLAIM_SENSITIVE, is_sensitive(c, r),
                isa_is_sensitive(word));
}

size_t table_compare(const struct classify *c,
                     struct classify_dispute disputes[CLASSIFY_DISPUTES])
{
    struct list l = {.disputes = disputes};

    for (size_t i = 0; i < c->count; i++) {
        l.result = &c->results[i];
        compare_form(&l, c);
    }
    assert(l.count <= CLASSIFY_DISPUTES);
    return l.count;
}

const char *table_text(const struct classify_dispute *d)
{
    static const char *const texts[CLASSIFY_CLAIMS][2] = {
#define CLAIM(name, is_so, is_not) {is_not, is_so},
#include "sysvm/classify/claim.def"
#undef CLAIM
    };

    return texts[d->claim][d->is_so];
}
