/* classify.c - what Popek and Goldberg would say of what was measured. */
#include "sysvm/classify/classify.h"

bool classify_has_mode(struct cpu_kind kind, enum classify_mode mode)
{
    return kind.has_v || mode == CLASSIFY_HOST_KERNEL ||
           mode == CLASSIFY_HOST_USER;
}

bool classify_is_user(struct cpu_kind kind, enum classify_mode mode)
{
    if (!kind.has_v)
        return mode == CLASSIFY_HOST_USER;
    return mode == CLASSIFY_GUEST_KERNEL || mode == CLASSIFY_GUEST_USER;
}

/* In all user states an instruction that is privileged is refused; or it is
 * illegal there, or lacks a page, before anybody asks. */
bool classify_is_privileged(const struct classify *c,
                            const struct classify_result *r)
{
    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++)
        if (classify_is_user(c->kind, mode) &&
            (!(r->facts[mode] & CLASSIFY_REFUSED) ||
             r->facts[mode] & CLASSIFY_RUNS))
            return false;
    return !(r->facts[CLASSIFY_HOST_KERNEL] & CLASSIFY_REFUSED);
}

unsigned classify_sensitivity(const struct classify_result *r)
{
    unsigned all = 0;

    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++)
        all |= r->facts[mode];
    return all & CLASSIFY_SENSITIVE;
}

/* With V a hybrid monitor interprets the guest's kernel; of users it has no
 * other than those of its guest.  A user that is compared with a supervisor is
 * not alone, so what it TELLS does not count. */
unsigned classify_user_sensitivity(const struct classify *c,
                                   const struct classify_result *r)
{
    enum classify_mode user =
        c->kind.has_v ? CLASSIFY_GUEST_USER : CLASSIFY_HOST_USER;

    return r->facts[user] & (CLASSIFY_CONTROL | CLASSIFY_READS);
}

bool classify_offends(const struct classify *c, const struct classify_result *r,
                      int theorem)
{
    unsigned how = theorem == 1 ? classify_sensitivity(r)
                                : classify_user_sensitivity(c, r);

    return how != 0 && !classify_is_privileged(c, r);
}

/* In each mode nothing was seen but FACTS. */
static bool is_only(const struct classify_result *r, unsigned facts)
{
    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++)
        if (r->facts[mode] & ~facts)
            return false;
    return true;
}

enum classify_class classify_class(const struct classify *c,
                                   const struct classify_result *r)
{
    bool is_privileged = classify_is_privileged(c, r);

    if (is_only(r, CLASSIFY_ILLEGAL))
        return CLASSIFY_CLASS_NONE;
    if (is_only(r, CLASSIFY_CALLS))
        return CLASSIFY_CLASS_CALL;
    if (classify_sensitivity(r) != 0)
        return is_privileged ? CLASSIFY_CLASS_GUARDED : CLASSIFY_CLASS_OFFENDER;
    return is_privileged ? CLASSIFY_CLASS_CAUTIOUS : CLASSIFY_CLASS_INNOCUOUS;
}

bool classify_escapes(const struct classify *c, const struct classify_result *r)
{
    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++)
        for (unsigned k = 0; k < CLASSIFY_INSERTERS * CLASSIFY_ROPCODES; k++)
            if (classify_is_user(c->kind, mode) &&
                r->inserted[k / CLASSIFY_ROPCODES][k % CLASSIFY_ROPCODES]
                           [mode] &
                    CLASSIFY_SENSITIVE & ~r->facts[mode])
                return true;
    return false;
}
