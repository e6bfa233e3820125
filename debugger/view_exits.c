/* view_exits.c - why guests have stopped running, counted.
 *
 * The columns are those of `perf kvm stat report`; but there is no column of
 * times, since here a hypervisor in C takes none of the machine's, and the
 * host's would not be the same twice.
 */
#include <inttypes.h>

#include "debugger/target_guest.h"
#include "debugger/view.h"

/* Those of guest NUMBER, or of all if that is beyond them. */
static octa count_of(const struct hypervisor *h, unsigned number,
                     unsigned reason)
{
    octa sum = 0;

    for (unsigned i = 0; i < h->guest_count; i++)
        if (number == i || number >= h->guest_count)
            sum += h->guests[i]->counts.exits[reason];
    return sum;
}

/* The guest that is looked at; of the machine, all. */
static unsigned chosen_of(const struct target *t)
{
    return t->view.level > 0 ? target_guest_number(t) : ~0u;
}

/* The guest whose own guest is looked at, or null. */
static const struct guest *whose_guest(struct target *t)
{
    return t->view.level == 2 ? target_guest(t) : NULL;
}

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    struct target *t = c->s->target;

    (void)v;
    if (target_hypervisor(t) == NULL)
        buf_add_string(out, "none");
    else if (t->view.level == 0)
        buf_add_string(out, "of all guests");
    else
        buf_printf(out,
                   t->view.level == 1 ? "of guest %u" : "of guest %u's guest",
                   target_guest_number(t));
}

static void add_row(struct page *p, unsigned reason, octa count, octa sum)
{
    if (!page_line(p))
        return;
    page_printf(p, LOOK_NAME, "%20s", exit_infos[reason].name);
    page_printf(p, LOOK_NORMAL, " %10" PRIu64 " %8.2f%%", count,
                100.0 * (double)count / (double)sum);
    page_printf(p, LOOK_DIM, "  %s", exit_infos[reason].meaning);
}

/* The most frequent ones first: the next after the one that has LAST, which
 * is number AT. */
static unsigned next_reason(const octa *counts, octa last, unsigned at)
{
    unsigned best = EXIT_REASONS;

    for (unsigned i = 0; i < EXIT_REASONS; i++) {
        bool is_left = counts[i] < last || (counts[i] == last && i > at);

        if (is_left && counts[i] > 0 &&
            (best == EXIT_REASONS || counts[i] > counts[best]))
            best = i;
    }
    return best;
}

static void fill_table(const octa *counts, octa sum, struct page *p)
{
    unsigned at;

    if (page_line(p))
        page_add(p, LOOK_DIM, "             VM-EXIT    Samples  Samples%");
    for (at = next_reason(counts, ~(octa)0, 0); at < EXIT_REASONS;
         at = next_reason(counts, counts[at], at))
        add_row(p, at, counts[at], sum);
    if (page_line(p))
        page_printf(p, LOOK_DIM, "Total Samples: %" PRIu64, sum);
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    struct hypervisor *h = target_hypervisor(c->s->target);
    const struct guest *g = whose_guest(c->s->target);
    octa counts[EXIT_REASONS], sum = 0;

    (void)v;
    if (h == NULL) {
        if (page_line(p))
            page_printf(p, LOOK_DIM, "a %s has no guests",
                        c->s->target->class->name);
        return;
    }
    for (unsigned i = 0; i < EXIT_REASONS; i++) {
        counts[i] = g != NULL ? g->counts.nested_exits[i]
                              : count_of(h, chosen_of(c->s->target), i);
        sum += counts[i];
    }
    fill_table(counts, sum, p);
}

const struct view_class view_exits = {.forms = 1, .title = title, .fill = fill};
