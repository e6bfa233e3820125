/* view_stack.c - the register stack: in the ring, and spilled.
 *
 * The top is above, as it grows.  What is below rS is in memory only; a POP
 * that needs it fills the ring again.
 */
#include <inttypes.h>
#include <stdio.h>

#include "debugger/show_stack.h"
#include "debugger/view.h"

enum { SPILLED = 512 }; /* octas of these that are shown */

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    const struct cpu *cpu = c->s->target->cpu;
    octa ring = (cpu->sr[SREG_rO] - cpu->sr[SREG_rS]) / 8 + cpu->sr[SREG_rL];

    (void)v;
    buf_printf(out, "%" PRIu64 " of %d in the ring", ring, CPU_RING);
}

/* The octa at A, number I of the present locals or a caller's. */
static void add_octa(const struct view_context *c, struct page *p, octa a,
                     octa value)
{
    const struct cpu *cpu = c->s->target->cpu;
    int64_t local = sig(a - cpu->sr[SREG_rO]) / 8;
    bool is_ours = sig(a - cpu->sr[SREG_rO]) >= 0;
    bool is_spilled = a < cpu->sr[SREG_rS];
    char name[24] = "caller's";

    if (is_ours)
        snprintf(name, sizeof name, "$%" PRId64, local);
    page_add(p, is_spilled ? LOOK_DIM : LOOK_NAME,
             is_spilled ? "memory " : "ring   ");
    page_printf(p, LOOK_NORMAL, "#%016" PRIx64 " ", a);
    page_printf(p, is_ours ? LOOK_NAME : LOOK_DIM, "%-9s ", name);
    page_printf(p, LOOK_NORMAL, "#%016" PRIx64, value);
    page_add(p, LOOK_MARK, a == cpu->sr[SREG_rO] ? " rO" : "");
    page_add(p, LOOK_MARK, a == cpu->sr[SREG_rS] ? " rS" : "");
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    struct target *t = c->s->target;
    const struct cpu *cpu = t->cpu;
    octa a = cpu->sr[SREG_rO] + 8 * cpu->sr[SREG_rL];
    octa last = cpu->sr[SREG_rS] - 8 * SPILLED;
    octa value;

    (void)v;
    while (a != last &&
           !(a <= cpu->sr[SREG_rS] && show_stack_is_bottom(t, a)) &&
           show_stack_octa(t, a - 8, &value)) {
        a -= 8;
        if (page_line(p))
            add_octa(c, p, a, value);
    }
    if (p->line == 0 && page_line(p))
        page_add(p, LOOK_DIM, "nothing is on it");
}

const struct view_class view_stack = {
    .forms = 1, .title = title, .is_of_shown = true, .fill = fill};
