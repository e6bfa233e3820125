/* why.c - explains why the guest stands where it stands. */
#include "debugger/why.h"

#include <inttypes.h>
#include <string.h>

#include "debugger/place.h"
#include "debugger/show_events.h"
#include "debugger/show_insn.h"
#include "debugger/show_value.h"
#include "debugger/target_guest.h"
#include "debugger/target_machine.h"
#include "debugger/target_process.h"
#include "debugger/why_exit.h"
#include "debugger/why_rule.h"
#include "debugger/why_trap.h"

/* --- the stop -------------------------------------------------------------
 */

/* The instruction that was completed just before, if there is a history to
 * look at. */
static bool previous(struct session *s, octa *loc, tetra *insn)
{
    octa now = history_now(s->history);

    if (history_info(s->history).limit == 0 ||
        now == history_first(s->history) ||
        history_go(s->history, now - 1) != STATUS_OK)
        return false;
    *loc = s->target->cpu->pc;
    *insn = target_insn(s->target);
    return history_go(s->history, now) == STATUS_OK;
}

static void add_writer(struct session *s, struct buf *out)
{
    octa loc;
    tetra insn;

    if (!previous(s, &loc, &insn))
        return;
    buf_add_string(out, "That was done by ");
    show_insn(out, s->target, insn, loc);
    buf_add_string(out, " at ");
    place_add(out, s->target, loc);
    buf_add_string(out, ". ");
}

static void add_watch(struct session *s, struct buf *out)
{
    const struct runner_hit *hit = &s->hit;

    buf_printf(out, "Watchpoint %u", s->bp_number);
    if (hit->bp != NULL)
        buf_printf(out, ", %s,", hit->bp->text);
    buf_add_string(out, " has seen a change");
    if (hit->bp != NULL && hit->bp->is_walk)
        buf_printf(out, " of the entry at #%" PRIx64, hit->at);
    buf_add_string(out, " from ");
    show_value_short(out, hit->old);
    buf_add_string(out, " to ");
    show_value_short(out, hit->new);
    buf_add_string(out, ". ");
    add_writer(s, out);
}

static void add_event(const struct event *e, struct buf *out)
{
    const struct event_info *info = &event_infos[e->kind];

    buf_printf(out, "%s %s (%s): %s",
               strchr("aeiou", *info->name) != NULL ? "an" : "a", info->name,
               info->meaning, e->what);
    if (e->of != NULL)
        buf_printf(out, " %s", e->of);
    buf_printf(out, ", at #%" PRIx64 ". ", e->address);
}

static void add_break(const struct session *s, struct buf *out)
{
    const struct bp *bp = s->hit.bp;

    buf_printf(out, "Breakpoint %u is at this instruction", s->bp_number);
    if (bp != NULL && bp->condition != NULL)
        buf_printf(out, ", and its condition holds: %s", bp->condition);
    if (bp != NULL)
        buf_printf(out, "; it was met %" PRIu64 " time%s", bp->hits,
                   bp->hits == 1 ? "" : "s");
    buf_add_string(out, ". ");
}

static void add_hit(struct session *s, struct buf *out)
{
    if (s->hit.has_event) {
        buf_printf(out, "Catchpoint %u has seen ", s->bp_number);
        add_event(&s->hit.event, out);
    } else if (s->hit.bp != NULL && s->hit.bp->kind == BP_WATCH) {
        add_watch(s, out);
    } else {
        add_break(s, out);
    }
}

/* What the target says itself, but for the hints on further lines. */
static void add_explained(struct session *s, struct buf *out)
{
    size_t start = out->len, len;

    s->target->class->explain(s->target, out);
    len = strcspn(buf_text(out) + start, "\n");
    buf_cut(out, start + len);
    buf_add_string(out, ". ");
}

static void add_stop(struct session *s, struct buf *out)
{
    switch (s->why) {
    case SESSION_BEGIN:
        buf_add_string(out, "Nothing was executed yet. ");
        break;
    case SESSION_STEPPED:
        buf_add_string(out, "The run has gone as far as it was asked to. ");
        break;
    case SESSION_HIT:
        add_hit(s, out);
        break;
    case SESSION_EVENT:
        buf_add_string(out, "What was waited for has come: ");
        add_event(&s->hit.event, out);
        break;
    case SESSION_ENDED:
    case SESSION_LIMIT:
        add_explained(s, out);
        break;
    case SESSION_INTERRUPTED:
        buf_add_string(out, "Somebody has pressed Ctrl-C. ");
        break;
    case SESSION_FIRST:
        buf_add_string(out, "The history goes back no further. ");
        break;
    case SESSION_FAILED:
        if (s->target->class->has_failed(s->target))
            add_explained(s, out);
        else
            buf_add_string(out, "The host has no memory left for the past. ");
        break;
    }
}

/* --- what the guest did ---------------------------------------------------
 */

/* The run of the process P is over: by which rule? */
static void add_process_end(struct buf *out, const struct target *t,
                            const struct process_stop *end)
{
    if (end->why == PROCESS_HALT)
        buf_printf(out, "Its exit status is the low byte of $255. ");
    if (end->why != PROCESS_FAULT)
        return;
    if (end->has_va && sig(end->va) < 0)
        buf_printf(out,
                   "The rule: #%" PRIx64
                   " is negative, and negative addresses are the kernel's",
                   end->va);
    else if (end->pc >> 61 != 0)
        buf_add_string(out, "The rule: instructions of a process lie below "
                            "#2000000000000000");
    else if (end->fault & FAULT_B) {
        buf_add_string(out, "The rule: ");
        why_rule_illegal(out, t, end->insn);
    } else {
        buf_add_string(out, "The rule: ");
        why_rule_privileged(out, t, end->insn);
    }
    buf_add_string(out, ". Nobody deals with that in a process, so its run is "
                        "over. ");
}

/* Why the run of the machine, or of the guest that is looked at, is over; null:
 * that is neither. */
static const struct machine_stop *end_of(const struct session *s)
{
    struct machine *m = target_machine(s->target);
    struct guest *g = target_guest(s->target);

    return m != NULL ? &m->end : g != NULL ? &g->end : NULL;
}

static bool add_end(struct session *s, struct buf *out)
{
    struct process *p = target_process(s->target);
    const struct machine_stop *end = end_of(s);

    if (p != NULL && p->end.why != PROCESS_BUDGET) {
        add_process_end(out, s->target, &p->end);
        return true;
    }
    return end != NULL && machine_is_end(end->why);
}

/* Has the guest ended its run itself? */
static bool is_off(const struct session *s)
{
    const struct machine_stop *end = end_of(s);

    return end != NULL && end->why == MACHINE_OFF;
}

/* Events of KINDS of who is looked at. */
static struct event_choice of_shown(const struct session *s, unsigned kinds)
{
    const struct target *t = s->target;
    bool is_guest = t->view.level > 0;

    return (struct event_choice){.kinds = kinds,
                                 .has_level = true,
                                 .level = t->view.level,
                                 .has_guest = is_guest,
                                 .guest =
                                     is_guest ? target_guest_number(t) : 0};
}

/* The trap by which the kernel came in, if it has not left again. */
static void add_trap(struct session *s, struct buf *out)
{
    const octa *sr = s->target->cpu->sr;
    unsigned kind = s->target->view.level > 0 ? EVENT_REFLECT : EVENT_TRAP;
    const struct event_choice kinds =
        of_shown(s, 1u << kind | 1u << EVENT_RESUME);
    const struct session_event *e = show_events_last(s, &kinds);
    enum { RWW = 2, RXX = 3 };
    struct addrspace space;

    if (s->target->view.level == 2 || /* its rWW and rXX are not known */
        !s->target->class->space(s->target, &space) || e == NULL ||
        e->event.kind != kind)
        return;
    if (e->event.value[RWW] == sr[SREG_rWW] &&
        e->event.value[RXX] == sr[SREG_rXX])
        why_trap(out, s->target, &space, &e->event);
}

static void add_trip(struct session *s, struct buf *out)
{
    const struct event_choice kinds = {.kinds = 1u << EVENT_TRIP |
                                                1u << EVENT_RESUME};
    const struct session_event *e = show_events_last(s, &kinds);
    enum { TO, RW, RX };

    if (e == NULL || e->event.kind != EVENT_TRIP ||
        e->event.value[RW] != s->target->cpu->sr[SREG_rW])
        return;
    if (strcmp(e->event.what, "TRIP") != 0)
        buf_printf(out, "The exception %s has come, which rA enables: ",
                   e->event.what);
    show_insn(out, s->target, (tetra)e->event.value[RX], e->event.address);
    buf_add_string(out, " at ");
    place_add(out, s->target, e->event.address);
    buf_add_string(out, " has led to the handler at ");
    place_add(out, s->target, e->event.value[TO]);
    buf_add_string(out, ". RESUME 0 would go on at rW, ");
    place_add(out, s->target, s->target->cpu->sr[SREG_rW]);
    buf_add_string(out, ". ");
}

/* --- the paragraph --------------------------------------------------------
 */

/* Append TEXT in lines of a usual width. */
static void add_wrapped(struct buf *out, const char *text)
{
    enum { WIDTH = 79 };
    size_t column = 0;

    while (*text != 0) {
        size_t n = strcspn(text, " ");

        if (column > 0 && column + 1 + n > WIDTH) {
            buf_add_byte(out, '\n');
            column = 0;
        }
        buf_add_string(out, column > 0 ? " " : "");
        buf_add(out, text, n);
        column += n + (column > 0);
        text += n + strspn(text + n, " ");
    }
    buf_add_byte(out, '\n');
}

void why_show(struct session *s, struct buf *out)
{
    struct buf text;
    enum why_exit_state state;

    buf_init(&text);
    add_stop(s, &text);
    state = why_exit(s, &text);
    if (!is_off(s) && state != WHY_EXIT_TRAPPED && state != WHY_EXIT_DEALT) {
        add_trap(s, &text);
        add_trip(s, &text);
    }
    if (!add_end(s, &text) && !target_is_between(s->target) &&
        target_need(s->target, NULL) == STATUS_OK && !why_exit_next(s, &text) &&
        s->target->view.level < 2)
        why_trap_next(&text, s->target);
    add_wrapped(out, buf_text(&text));
    out->failed |= text.failed;
    buf_fini(&text);
}
