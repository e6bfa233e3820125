/* show_levels.c - the tower: who runs on whom. */
#include "debugger/show_levels.h"

#include <inttypes.h>
#include <stdio.h>

#include "debugger/guest_view.h"
#include "debugger/show_value.h"
#include "debugger/target_guest.h"
#include "vm/base/alloc.h"
#include "vm/core/trip.h"
#include "vm/isa/codec.h"

/* --- the table ------------------------------------------------------------
 */

static octa exits_of(const struct guest *g)
{
    octa sum = 0;

    for (unsigned i = 0; i < EXIT_REASONS; i++)
        sum += g->counts.exits[i];
    return sum;
}

static octa nested_exits_of(const struct guest *g)
{
    octa sum = 0;

    for (unsigned i = 0; i < EXIT_REASONS; i++)
        sum += g->counts.nested_exits[i];
    return sum;
}

static const char *mode_of(const struct cpu *c, bool has_guests)
{
    bool is_kernel = sig(c->pc) < 0;

    if (!has_guests)
        return is_kernel ? "kernel" : "user";
    if (!c->is_guest)
        return is_kernel ? "host kernel" : "host user";
    return is_kernel ? "guest kernel" : "guest user";
}

static const char *state_of(const struct guest *g)
{
    const struct hypervisor *h = g->host;

    if (g->end.why == MACHINE_OFF)
        return "switched off";
    if (g->end.why == MACHINE_INSNS)
        return "out of instructions";
    if (guest_is_over(g))
        return "wedged";
    if (g->is_paused)
        return "paused";
    if (h->current != g)
        return "waits";
    if (h->has_exited)
        return "has trapped";
    return h->is_inside ? "runs" : "is to be entered";
}

size_t show_levels_count(struct target *t)
{
    const struct hypervisor *h = target_hypervisor(t);

    size_t count = 1;

    for (unsigned i = 0; h != NULL && i < h->guest_count; i++)
        count += 1 + guest_view_has_nested(h->guests[i]);
    return count;
}

static struct show_levels_row row_of_machine(struct target *t)
{
    return (struct show_levels_row){.is_shown = t->view.level == 0,
                                    .mode =
                                        mode_of(t->real, t->real->kind.has_v),
                                    .pc = t->real->pc,
                                    .insns = t->real->counts.insns,
                                    .state = "the machine"};
}

static struct show_levels_row row_of_guest(struct target *t, struct guest *g,
                                           struct cpu *scratch)
{
    guest_view_make(g, scratch);
    return (struct show_levels_row){
        .is_shown = t->view.level == 1 && target_guest(t) == g,
        .level = 1,
        .guest = g->number,
        .is_current = g->host->current == g,
        .mode = mode_of(scratch, scratch->kind.has_v),
        .pc = scratch->pc,
        .insns = scratch->counts.insns,
        .exits = exits_of(g) - nested_exits_of(g),
        .entries = g->counts.entries,
        .reflected = g->counts.forced + g->counts.dynamic,
        .state = state_of(g)};
}

/* The guest of G, of which little is known while it does not run. */
static struct show_levels_row row_of_nested(struct target *t, struct guest *g,
                                            struct cpu *scratch)
{
    bool runs = guest_view_is_nested(g);

    guest_view_make(g, scratch);
    return (struct show_levels_row){
        .is_shown = t->view.level == 2 && target_guest(t) == g,
        .level = 2,
        .guest = g->number,
        .is_current = runs && g->host->current == g,
        .mode = runs ? mode_of(scratch, false) : "-",
        .pc = runs ? scratch->pc : 0,
        .is_absent = !runs,
        .insns = guest_view_nested_insns(g),
        .exits = nested_exits_of(g),
        .state = runs ? state_of(g) : "in level 1's memory"};
}

struct show_levels_row show_levels_row(struct target *t, size_t number,
                                       struct cpu *scratch)
{
    struct hypervisor *h = target_hypervisor(t);
    size_t i = 0;

    if (number-- == 0)
        return row_of_machine(t);
    for (; number > guest_view_has_nested(h->guests[i]); i++)
        number -= 1 + guest_view_has_nested(h->guests[i]);
    return (number == 0 ? row_of_guest : row_of_nested)(t, h->guests[i],
                                                        scratch);
}

static void add_pc(struct buf *out, const struct show_levels_row *r)
{
    if (r->is_absent)
        buf_printf(out, "%-17s", "-");
    else
        buf_printf(out, "#%016" PRIx64, r->pc);
}

static void add_row(struct buf *out, const struct show_levels_row *r,
                    bool has_guests)
{
    char name[12] = "-";

    if (r->level > 0)
        snprintf(name, sizeof name, "%u", r->guest);
    buf_printf(out, "%s %-5u  %-5s  %-12s  ", r->is_shown ? "=>" : "  ",
               r->level, name, r->mode);
    add_pc(out, r);
    buf_printf(out, "  %12" PRIu64, r->insns);
    if (r->level > 0)
        buf_printf(out, "  %8" PRIu64 "  %s", r->exits, r->state);
    else if (has_guests)
        buf_printf(out, "  %8s  %s", "-", r->state);
    buf_add_byte(out, '\n');
}

void show_levels(struct buf *out, struct target *t)
{
    struct cpu *scratch = alloc_zeroed(1, sizeof *scratch);
    size_t count = show_levels_count(t);

    if (scratch == NULL) {
        out->failed = true;
        return;
    }
    buf_add_string(out, "   level  guest  mode          pc                 "
                        "instructions     exits\n");
    for (size_t i = 0; i < count; i++) {
        struct show_levels_row r = show_levels_row(t, i, scratch);

        add_row(out, &r, count > 1);
    }
    alloc_free(scratch);
}

/* --- who is looked at -----------------------------------------------------
 */

void show_levels_name(struct buf *out, const struct target *t)
{
    buf_printf(out, "%u", t->view.level);
    if (t->view.level > 0)
        buf_printf(out, ".%u", target_guest_number(t));
    buf_add_byte(out, ' ');
}

const char *show_levels_reality(struct target *t, unsigned number)
{
    if (target_hypervisor(t) == NULL)
        return NULL;
    return t->view.level == 1 && guest_view_is_virtual(number) ? "virtual"
                                                               : "real";
}

bool show_levels_is_host(struct target *t)
{
    const struct hypervisor *h = target_hypervisor(t);

    return h != NULL && t->view.level == 0 && (!h->is_inside || h->has_exited);
}

/* --- what is strange ------------------------------------------------------
 */

/* What RESUME 2 inserts. */
static void add_insertion(struct buf *out, const struct guest_entry *e)
{
    if ((e->xx >> 56) == ROPCODE_SET) {
        buf_printf(
            out, "  [entered; RESUME 2 inserts $%u = ", codec_x((tetra)e->xx));
        show_value_short(out, e->z);
        buf_add_byte(out, ']');
    } else {
        buf_add_string(out, "  [entered; RESUME 2 inserts it again]");
    }
}

static void add_inside(struct buf *out, const struct guest *g)
{
    const struct cpu *c = &g->host->machine->cpu;

    if (c->inserting == CPU_INSERT_TRAPPED && c->is_guest)
        add_insertion(out, &g->entry);
}

static void add_current(struct buf *out, const struct guest *g)
{
    const struct hypervisor *h = g->host;

    if (h->has_exited)
        buf_add_string(out, "  [has trapped: the hypervisor is next]");
    else if (!h->is_inside)
        buf_add_string(out, "  [to be entered: the hypervisor is next]");
    else
        add_inside(out, g);
}

void show_levels_state(struct buf *out, struct target *t)
{
    struct hypervisor *h = target_hypervisor(t);
    const struct guest *g = target_guest(t);

    if (g == NULL)
        g = h->current;
    if (g == NULL || guest_is_over(g) || (h->current != g && g->is_paused))
        buf_printf(out, "  [%s]", g == NULL ? "nobody runs yet" : state_of(g));
    else if (target_need(t, NULL) != STATUS_OK)
        buf_add_string(out, "  [level 1 runs]");
    else if (h->current == g)
        add_current(out, g);
    else if (h->current == NULL)
        buf_add_string(out, "  [nobody runs yet]");
    else
        buf_printf(out, "  [waits: guest %u has the processor]",
                   h->current->number);
}
