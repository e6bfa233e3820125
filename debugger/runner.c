/* runner.c - runs to the next moment that somebody is looking for. */
#include "debugger/runner.h"

#include "vm/base/alloc.h"
#include "vm/isa/codec.h"

/* --- which instructions to stop before ------------------------------------ */

/* May INSN leave the frame of G, and not by way of its place?  Where that is
 * known, the many POPs of deeper frames need not be looked at. */
static bool may_return(const struct runner_goal *g, tetra insn)
{
    if (codec_op(insn) == OP_POP)
        return !g->has_place || codec_yz(insn) != 0;
    return codec_op(insn) == OP_UNSAVE || codec_op(insn) == OP_RESUME;
}

static bool is_behind_return(const struct runner_goal *g, const struct cpu *c)
{
    return sig(c->sr[SREG_rO] - g->frame) < 0;
}

/* A stops_wanted. */
static bool is_wanted(void *runner, octa loc, tetra insn)
{
    const struct runner *r = runner;
    const struct runner_goal *g = &r->goal;

    if (!g->ignores_bps && bps_want(r->bps, loc, insn))
        return true;
    switch (g->kind) {
    case RUNNER_PLACE:
        return loc == g->place || loc == g->other;
    case RUNNER_RETURN:
        return may_return(g, insn) || (g->has_place && loc == g->place);
    case RUNNER_CALL:
        return codec_is_push(insn);
    default:
        return false;
    }
}

void runner_init(struct runner *r, struct target *t, struct history *h,
                 struct bps *bps)
{
    *r = (struct runner){.target = t, .history = h, .bps = bps};
    t->stops = (struct stops){.wanted = is_wanted, .context = r};
    t->real->stops = &t->stops;
}

void runner_fini(struct runner *r)
{
    r->target->real->stops = NULL;
}

/* Let the target watch what is to be watched in memory. */
static enum status watch_octas(struct runner *r)
{
    struct target_octa *octas;
    size_t count;
    enum status s = bps_octas(r->bps, &octas, &count);

    if (s == STATUS_OK)
        s = r->target->class->watch(r->target, octas, count);
    alloc_free(octas);
    return s;
}

/* Entries of page tables may have come, or gone. */
static void follow_walks(struct runner *r)
{
    if (bps_follow(r->bps, r->target))
        r->has_failed |= watch_octas(r) != STATUS_OK;
}

/* The present is another one, and no change. */
static void refresh(struct runner *r)
{
    follow_walks(r);
    bps_refresh(r->bps, r->target);
}

enum status runner_changed(struct runner *r)
{
    r->target->stops.epoch++;
    (void)bps_follow(r->bps, r->target);
    bps_refresh(r->bps, r->target);
    return watch_octas(r);
}

/* Look for G from now on.  Only what makes a difference for engines makes them
 * forget. */
static void set_goal(struct runner *r, const struct runner_goal *g)
{
    const struct runner_goal *was = &r->goal;

    if (g->kind != was->kind || g->ignores_bps != was->ignores_bps ||
        g->has_place != was->has_place || g->place != was->place ||
        g->other != was->other)
        r->target->stops.epoch++;
    r->goal = *g;
    r->has_event = r->has_failed = false;
    refresh(r);
}

/* --- events --------------------------------------------------------------- */

/* Who looks for events of E's kind: a catchpoint.  Null: nobody. */
static struct bp *find_catcher(const struct runner *r, const struct event *e)
{
    for (size_t i = 0; i < r->bps->count && !r->goal.ignores_bps; i++) {
        struct bp *bp = r->bps->bp[i];

        if (bp->kind == BP_CATCH && bp->is_enabled &&
            event_choice_has(&bp->events, e))
            return bp;
    }
    return NULL;
}

/* Registers change in these, whatever the instruction is. */
static bool moves_registers(const struct event *e)
{
    return e->kind == EVENT_TRAP || e->kind == EVENT_TRIP ||
           e->kind == EVENT_RESUME || e->kind == EVENT_EXIT ||
           e->kind == EVENT_ENTER;
}

void runner_event(struct runner *r, const struct event *e)
{
    bool is_goal =
        r->goal.kind == RUNNER_EVENT && event_choice_has(&r->goal.events, e);
    struct bp *catcher = find_catcher(r, e);

    if (moves_registers(e) && r->bps->count > 0)
        stops_ask(r->target->real);
    if (r->has_event || (!is_goal && catcher == NULL))
        return;
    r->has_event = true;
    r->event = *e;
    r->catcher = catcher;
    stops_ask(r->target->real);
}

/* --- hits ----------------------------------------------------------------- */

/* Does GUEST run? */
static bool runs(const struct target *t, unsigned guest)
{
    return t->class->current == NULL || t->class->current(t) == guest;
}

/* Does the guest run that the goal is about, if it is about one? */
static bool is_guest_of_goal(const struct runner *r)
{
    const struct runner_goal *g = &r->goal;

    return (!g->has_guest || runs(r->target, g->guest)) &&
           (!g->has_nested || g->is_nested == target_is_nested(r->target));
}

static bool is_ignored(struct bp *bp, struct target *t)
{
    return !bp->is_enabled || !bp_holds(bp, t);
}

static void set_hit(struct runner *r, struct runner_hit *hit, struct bp *bp)
{
    *hit = (struct runner_hit){.step = history_now(r->history), .bp = bp};
}

/* A breakpoint at LOC, which is the pc? */
static bool hits_breakpoint(struct runner *r, octa loc, struct runner_hit *hit)
{
    for (size_t i = 0; i < r->bps->count; i++) {
        struct bp *bp = r->bps->bp[i];

        if (bp->kind == BP_BREAK && bp->location == loc &&
            (!bp->has_guest || runs(r->target, bp->view.guest)) &&
            (bp->view.level < 2 || target_is_nested(r->target)) &&
            !is_ignored(bp, r->target)) {
            set_hit(r, hit, bp);
            return true;
        }
    }
    return false;
}

/* Is the moment before INSN at the pc the goal? */
static bool is_goal_before(const struct runner *r, tetra insn)
{
    const struct runner_goal *g = &r->goal;
    octa pc = r->target->real->pc, offset = r->target->real->sr[SREG_rO];

    if (!is_guest_of_goal(r))
        return false;
    if (g->kind == RUNNER_PLACE)
        return (pc == g->place || pc == g->other) &&
               (!g->has_frame || offset == g->frame);
    if (g->kind == RUNNER_RETURN)
        return g->has_place && pc == g->place &&
               is_behind_return(g, r->target->real);
    return g->kind == RUNNER_CALL && codec_is_push(insn) &&
           sig(offset - g->frame) <= 0;
}

/* As with engines (stops.h), what is inserted, or cannot be fetched, is not
 * there: once its page is, the run comes back to it. */
static bool hits_before(struct runner *r, tetra insn, struct runner_hit *hit)
{
    if (r->target->real->inserting != CPU_INSERT_NOTHING)
        return false;
    if (!r->goal.ignores_bps && hits_breakpoint(r, r->target->real->pc, hit))
        return true;
    if (!is_goal_before(r, insn))
        return false;
    set_hit(r, hit, NULL);
    return true;
}

static bool hits_event(struct runner *r, struct runner_hit *hit)
{
    struct bp *bp = r->catcher;

    if (!r->has_event)
        return false;
    r->has_event = false;
    if (bp != NULL && is_ignored(bp, r->target))
        return false;
    set_hit(r, hit, bp);
    hit->has_event = true;
    hit->event = r->event;
    return true;
}

static bool hits_watch(struct runner *r, struct runner_hit *hit)
{
    octa old, new;
    struct bp *bp;

    while ((bp = bps_changed(r->bps, r->target, &old, &new)) != NULL) {
        follow_walks(r);
        if (r->goal.ignores_bps || is_ignored(bp, r->target))
            continue;
        set_hit(r, hit, bp);
        hit->old = old;
        hit->new = new;
        hit->at = bp->changed_at;
        return true;
    }
    return false;
}

/* Has the instruction INSN, just executed, left the frame? */
static bool hits_return(struct runner *r, tetra insn, struct runner_hit *hit)
{
    const struct runner_goal *g = &r->goal;
    const struct cpu *c = r->target->real;

    if (g->kind != RUNNER_RETURN || !may_return(g, insn) ||
        target_is_between(r->target) || !is_guest_of_goal(r))
        return false;
    if (!is_behind_return(g, c) &&
        (c->sr[SREG_rO] != g->frame || codec_op(insn) != OP_RESUME))
        return false;
    set_hit(r, hit, NULL);
    return true;
}

static bool hits_behind(struct runner *r, tetra insn, struct runner_hit *hit)
{
    return hits_event(r, hit) || hits_watch(r, hit) ||
           hits_return(r, insn, hit);
}

/* --- running -------------------------------------------------------------- */

/* Is there something to look at right behind INSN, which is next? */
static bool must_step(struct runner *r, tetra insn)
{
    const struct cpu *c = r->target->real;

    if (r->goal.kind == RUNNER_RETURN && may_return(&r->goal, insn))
        return true;
    if (r->goal.ignores_bps || r->bps->count == 0)
        return false;
    if (c->inserting != CPU_INSERT_NOTHING) /* whatever that is */
        return true;
    if (!bps_may_change(r->bps, insn))
        return false;
    if (bps_note_call(r->bps, c, c->pc, insn))
        r->target->stops.epoch++;
    return true;
}

/* Note which instruction is at hand.  Returns whether it is one to be fetched
 * now. */
static bool look_at_insn(struct runner *r)
{
    tetra insn;
    bool has_insn = r->target->class->has_insn(r->target, &insn);

    if (!target_is_between(r->target))
        r->insn = insn;
    return has_insn;
}

/* From the present on, to the first hit before the moment END. */
static enum target_why run_to_hit(struct runner *r, octa end,
                                  struct runner_hit *hit)
{
    struct stops *stops = &r->target->stops;

    for (;;) {
        octa now = history_now(r->history);
        bool has_insn;
        enum target_why why;

        if (now >= end)
            return TARGET_STEPS;
        has_insn = look_at_insn(r);
        if (!r->is_looked_at && has_insn && hits_before(r, r->insn, hit)) {
            r->is_looked_at = true;
            return TARGET_STOP;
        }
        r->is_looked_at = false;
        stops->is_asked = false;
        stops_pass(r->target->real);
        why = history_run(r->history, must_step(r, r->insn) ? 1 : end - now);
        if (hits_behind(r, r->insn, hit))
            return TARGET_STOP;
        if (r->has_failed)
            return TARGET_FAILED;
        if (why != TARGET_STEPS && why != TARGET_STOP)
            return why;
    }
}

/* Count the hit of BP.  Returns whether it is one to be ignored. */
static bool count_hit(struct bp *bp)
{
    if (bp == NULL)
        return false;
    bp->hits++;
    if (bp->ignore == 0)
        return false;
    bp->ignore--;
    return true;
}

enum target_why runner_forward(struct runner *r, const struct runner_goal *g,
                               octa steps, struct runner_hit *hit)
{
    octa now = history_now(r->history);
    octa end = steps > ~(octa)0 - now ? ~(octa)0 : now + steps;
    enum target_why why;

    set_goal(r, g);
    r->is_looked_at = true;
    do
        why = run_to_hit(r, end, hit);
    while (why == TARGET_STOP && count_hit(hit->bp));
    return why;
}

enum target_why runner_went(enum status s)
{
    switch (s) {
    case STATUS_OK:
        return TARGET_STEPS;
    case STATUS_INTERRUPTED:
        return TARGET_INTERRUPTED;
    default:
        return TARGET_FAILED;
    }
}

/* The last hit from the moment START on, up to END, and before PRESENT; as
 * runner_backward() but that the target is somewhere then. */
static enum target_why search(struct runner *r, octa start, octa end,
                              octa present, struct runner_hit *hit)
{
    bool is_found = false;
    struct runner_hit next;
    enum target_why why;

    why = runner_went(history_go(r->history, start));
    if (why != TARGET_STEPS)
        return why;
    refresh(r);
    bps_forget(r->bps, r->target);
    r->is_looked_at = r->has_event = false;
    for (;;) {
        why = run_to_hit(r, end, &next);
        if (why != TARGET_STOP || next.step >= present)
            break;
        is_found = true;
        *hit = next;
    }
    if (why == TARGET_INTERRUPTED || why == TARGET_FAILED)
        return why;
    return is_found ? TARGET_STOP : TARGET_STEPS;
}

enum target_why runner_backward(struct runner *r, const struct runner_goal *g,
                                struct runner_hit *hit)
{
    octa present = history_now(r->history), end = present;
    octa first = history_first(r->history);
    enum target_why why = TARGET_STEPS, went;
    octa to = first;

    set_goal(r, g);
    while (why == TARGET_STEPS && end > first) {
        octa start = history_before(r->history, end);

        why = search(r, start, end, present, hit);
        end = start;
    }
    if (why == TARGET_STOP)
        to = hit->step;
    if (why == TARGET_INTERRUPTED || why == TARGET_FAILED)
        return why;
    r->goal.kind = RUNNER_NOTHING;
    r->target->stops.epoch++;
    went = runner_went(history_go(r->history, to));
    refresh(r);
    return went == TARGET_STEPS ? why : went;
}
