/* session_move.c - forwards, backwards, to a moment. */
#include "debugger/session.h"

#include <stdio.h>

#include "debugger/peek.h"
#include "vm/isa/codec.h"

/* --- how a run has ended -------------------------------------------------- */

static void name_hit(struct session *s, const struct bp *bp)
{
    static const char *const kinds[] = {[BP_BREAK] = "breakpoint",
                                        [BP_WATCH] = "watchpoint",
                                        [BP_CATCH] = "catchpoint"};

    s->bp_number = bp->number;
    snprintf(s->bp_text, sizeof s->bp_text, "%s%s %u, %s",
             bp->is_temporary ? "temporary " : "", kinds[bp->kind], bp->number,
             bp->text);
}

/* A hit is where the session stands. */
static void stand_at_hit(struct session *s)
{
    struct bp *bp = s->hit.bp;

    s->why = bp != NULL         ? SESSION_HIT
             : s->hit.has_event ? SESSION_EVENT
                                : SESSION_STEPPED;
    if (bp == NULL)
        return;
    name_hit(s, bp);
    if (!bp->is_temporary)
        return;
    bps_delete(&s->bps, bp);
    s->hit.bp = NULL;
    if (session_stops_changed(s) != STATUS_OK)
        s->why = SESSION_FAILED;
}

/* The session stands where a run has ended by WHY. */
static void stand(struct session *s, enum target_why why)
{
    static const enum session_why whys[] = {[TARGET_STEPS] = SESSION_STEPPED,
                                            [TARGET_ENDED] = SESSION_ENDED,
                                            [TARGET_LIMIT] = SESSION_LIMIT,
                                            [TARGET_INTERRUPTED] =
                                                SESSION_INTERRUPTED,
                                            [TARGET_FAILED] = SESSION_FAILED};

    if (why == TARGET_STOP)
        stand_at_hit(s);
    else
        s->why = whys[why];
    session_follow(s);
    s->listed = s->examined = s->target->cpu->pc;
}

static octa frame_of(const struct session *s)
{
    return s->target->real->sr[SREG_rO];
}

static octa place_of(const struct session *s)
{
    return s->target->real->pc;
}

static bool is_in_kernel(const struct session *s)
{
    return sig(place_of(s)) < 0;
}

/* Let G be about the guest that runs now, if there are guests, or about its own
 * guest. */
static struct runner_goal of_guest(const struct session *s,
                                   struct runner_goal g)
{
    const struct target *t = s->target;

    g.has_guest = g.has_nested = t->class->current != NULL;
    if (g.has_guest)
        g.guest = t->class->current(t);
    g.is_nested = target_is_nested(t);
    return g;
}

/* --- forwards ------------------------------------------------------------- */

#define FOR_EVER (~(octa)0)

static enum target_why forward(struct session *s, const struct runner_goal *g,
                               octa steps)
{
    return runner_forward(&s->runner, g, steps, &s->hit);
}

void session_step(struct session *s, octa n)
{
    const struct runner_goal nothing = {.kind = RUNNER_NOTHING};

    stand(s, forward(s, &nothing, n));
}

/* Behind a call that has just been made, or a trap to the kernel, from the
 * instruction at LOC with rO as FRAME: go on to where that ends. */
static enum target_why pass_call(struct session *s, octa loc, octa frame,
                                 bool was_in_kernel)
{
    const struct runner_goal back_here =
        of_guest(s, (struct runner_goal){.kind = RUNNER_PLACE,
                                         .place = loc + 4,
                                         .other = loc,
                                         .has_frame = true,
                                         .frame = frame});
    const struct runner_goal return_here =
        of_guest(s, (struct runner_goal){.kind = RUNNER_RETURN,
                                         .has_place = true,
                                         .place = loc + 4,
                                         .frame = frame_of(s)});

    if (is_in_kernel(s) && !was_in_kernel)
        return forward(s, &back_here, FOR_EVER);
    if (sig(frame_of(s) - frame) > 0)
        return forward(s, &return_here, FOR_EVER);
    return TARGET_STEPS;
}

/* Where a guest stands: before which instruction, after how many. */
struct stand {
    bool is_guest, is_between;
    octa loc, insns;
};

static struct stand stand_of(const struct session *s)
{
    const struct target *t = s->target;

    return (struct stand){.is_guest = t->class->look != NULL,
                          .is_between = target_is_between(t),
                          .loc = place_of(s),
                          .insns = t->view.level == 2 ? t->cpu->counts.insns
                                                      : t->class->insns(t)};
}

/* Is the session at a moment that no guest could tell from THEN?  An exit may
 * lead back to the very same instruction. */
static bool is_nowhere_else(const struct session *s, const struct stand *then)
{
    const struct stand now = stand_of(s);

    return now.is_between || (now.is_guest && !then->is_between &&
                              now.loc == then->loc && now.insns == then->insns);
}

/* It is level 2 that is looked at: let what level 1 does for it be a part of
 * the step. */
static enum target_why come_back(struct session *s)
{
    const struct target_view *v = &s->target->view;
    struct runner_goal entry =
        of_guest(s, (struct runner_goal){.kind = RUNNER_EVENT,
                                         .events = {.kinds = 1u << EVENT_ENTER,
                                                    .has_level = true,
                                                    .level = v->level,
                                                    .has_guest = true}});
    enum target_why why;

    if (v->level != 2 || target_is_nested(s->target))
        return TARGET_STEPS;
    entry.events.guest = entry.guest;
    why = forward(s, &entry, FOR_EVER);
    return why == TARGET_STOP && s->hit.bp == NULL ? TARGET_STEPS : why;
}

/* One step, and on until what was begun is complete. */
static enum target_why complete(struct session *s)
{
    const struct runner_goal nothing = {.kind = RUNNER_NOTHING};
    const struct stand then = stand_of(s);
    enum target_why why;

    do {
        why = forward(s, &nothing, 1);
        if (why == TARGET_STEPS)
            why = come_back(s);
    } while (why == TARGET_STEPS && is_nowhere_else(s, &then));
    return why;
}

/* One instruction with all that it calls; or the rest of one.  STEPS: done. */
static enum target_why next(struct session *s)
{
    octa loc = place_of(s), frame = frame_of(s);
    bool was_in_kernel = is_in_kernel(s);
    bool was_between = target_is_between(s->target);
    const struct runner_goal who = of_guest(s, (struct runner_goal){0});
    enum target_why why = complete(s);
    const struct runner_goal now = of_guest(s, (struct runner_goal){0});

    if (why == TARGET_STEPS && !was_between && now.guest == who.guest &&
        now.is_nested == who.is_nested)
        why = pass_call(s, loc, frame, was_in_kernel);
    if (why == TARGET_STOP && s->hit.bp == NULL)
        why = TARGET_STEPS;
    return why;
}

void session_next(struct session *s, octa n)
{
    enum target_why why = TARGET_STEPS;

    for (; n > 0 && why == TARGET_STEPS; n--)
        why = next(s);
    stand(s, why);
}

static void run_to(struct session *s, const struct runner_goal *g)
{
    stand(s, forward(s, g, FOR_EVER));
}

void session_finish(struct session *s)
{
    const struct runner_goal g = of_guest(
        s, (struct runner_goal){.kind = RUNNER_RETURN, .frame = frame_of(s)});

    run_to(s, &g);
}

void session_continue(struct session *s)
{
    const struct runner_goal g = {.kind = RUNNER_NOTHING};

    run_to(s, &g);
}

void session_until(struct session *s, octa location)
{
    const struct target_view *v = &s->target->view;
    const struct runner_goal g = {.kind = RUNNER_PLACE,
                                  .place = location,
                                  .other = location,
                                  .has_guest = v->level > 0 && !v->is_current,
                                  .guest = v->guest,
                                  .has_nested = v->level == 2,
                                  .is_nested = true};

    run_to(s, &g);
}

void session_to_event(struct session *s, const struct event_choice *events)
{
    const struct runner_goal g = {.kind = RUNNER_EVENT, .events = *events};

    run_to(s, &g);
}

/* --- backwards ------------------------------------------------------------ */

/* Go to the last moment that G describes. */
static enum target_why backward(struct session *s, const struct runner_goal *g)
{
    return runner_backward(&s->runner, g, &s->hit);
}

/* The session stands where a search backwards has ended by WHY. */
static void stand_behind(struct session *s, enum target_why why)
{
    stand(s, why);
    if (why == TARGET_STEPS)
        s->why = SESSION_FIRST;
}

static void run_back_to(struct session *s, const struct runner_goal *g)
{
    stand_behind(s, backward(s, g));
}

/* Go to the moment STEP. */
static enum target_why go(struct session *s, octa step)
{
    return runner_went(history_go(s->history, step));
}

void session_back(struct session *s, octa n)
{
    octa now = history_now(s->history), first = history_first(s->history);
    octa to = n < now - first ? now - n : first;

    stand(s, go(s, to));
    if (s->why == SESSION_STEPPED && n > now - first)
        s->why = SESSION_FIRST;
}

/* To the moment STEP, or the last one before at which an instruction is to
 * begin. */
static enum target_why go_to_begin(struct session *s, octa step)
{
    const struct stand then = stand_of(s);
    enum target_why why = go(s, step);

    while (why == TARGET_STEPS && is_nowhere_else(s, &then) &&
           step > history_first(s->history))
        why = go(s, --step);
    return why;
}

/* From inside the kernel to the last trap by which a user got there. */
static enum target_why back_to_user(struct session *s)
{
    struct runner_goal trap = of_guest(
        s, (struct runner_goal){.kind = RUNNER_EVENT, .ignores_bps = true});
    enum target_why why;

    trap.events = (struct event_choice){
        .kinds = 1u << (trap.has_guest ? EVENT_REFLECT : EVENT_TRAP),
        .has_guest = trap.has_guest,
        .guest = trap.guest};
    do
        why = backward(s, &trap);
    while (why == TARGET_STOP && sig(s->hit.event.address) < 0);
    return why == TARGET_STOP ? go_to_begin(s, s->hit.step - 1) : why;
}

/* The call to which POP, the next instruction, returns behind, if rJ is what
 * the call made it: from there to LOC.  False: there is none. */
static bool guess_call(struct session *s, octa loc, octa *place)
{
    tetra pop = target_insn(s->target), call;

    if (codec_op(pop) != OP_POP)
        return false;
    *place = loc - 4 * (codec_yz(pop) + (octa)1);
    return peek_insn(s->target, *place, &call, NULL) && codec_is_push(call);
}

/* Would `next` lead from here to the moment THEN?  The session stands here
 * again afterwards. */
static bool leads_to(struct session *s, octa then)
{
    octa here = history_now(s->history), loc = place_of(s);
    octa frame = frame_of(s);
    const struct runner_goal step = {.ignores_bps = true};
    struct runner_goal back = {.kind = RUNNER_RETURN,
                               .ignores_bps = true,
                               .has_place = true,
                               .place = loc + 4};
    bool is_there;

    (void)forward(s, &step, 1);
    back.frame = frame_of(s);
    if (sig(back.frame - frame) > 0)
        (void)forward(s, &back, then - history_now(s->history));
    is_there = history_now(s->history) == then;
    return go(s, here) == TARGET_STEPS && is_there;
}

/* From a deeper frame, into which a step back has led from LOC, to the call
 * with rO as FRAME.  Where that is can be guessed, mostly, and then the many
 * other calls need not be looked at. */
static enum target_why back_to_call(struct session *s, octa loc, octa frame)
{
    const struct runner_goal call = of_guest(
        s, (struct runner_goal){
               .kind = RUNNER_CALL, .ignores_bps = true, .frame = frame});
    struct runner_goal guess =
        of_guest(s, (struct runner_goal){.kind = RUNNER_PLACE,
                                         .ignores_bps = true,
                                         .has_frame = true,
                                         .frame = frame});
    octa end = history_now(s->history);
    enum target_why why = TARGET_STEPS;

    if (guess_call(s, loc, &guess.place)) {
        guess.other = guess.place;
        why = backward(s, &guess);
        if (why == TARGET_STOP && leads_to(s, end + 1))
            return why;
        if (why == TARGET_STOP || why == TARGET_STEPS)
            why = go(s, end);
    }
    return why == TARGET_STEPS ? backward(s, &call) : why;
}

/* One instruction back, with all that it has called.  STEPS: done. */
static enum target_why reverse_next(struct session *s)
{
    octa frame = frame_of(s), loc = place_of(s);
    bool was_in_kernel = is_in_kernel(s);
    enum target_why why = go_to_begin(s, history_now(s->history) - 1);

    if (why != TARGET_STEPS)
        return why;
    if (is_in_kernel(s) && !was_in_kernel)
        return back_to_user(s);
    if (sig(frame_of(s) - frame) <= 0)
        return TARGET_STEPS;
    why = back_to_call(s, loc, frame);
    return why == TARGET_STOP ? TARGET_STEPS : why;
}

void session_reverse_next(struct session *s, octa n)
{
    octa first = history_first(s->history);
    enum target_why why = TARGET_STEPS;

    for (; n > 0 && why == TARGET_STEPS; n--) {
        if (history_now(s->history) == first)
            break;
        why = reverse_next(s);
    }
    stand(s, why);
    if (why == TARGET_STEPS && n > 0)
        s->why = SESSION_FIRST;
}

void session_reverse_finish(struct session *s)
{
    const struct runner_goal g =
        of_guest(s, (struct runner_goal){.kind = RUNNER_CALL,
                                         .ignores_bps = true,
                                         .frame = frame_of(s) - 8});

    run_back_to(s, &g);
}

void session_reverse_continue(struct session *s)
{
    const struct runner_goal g = {.kind = RUNNER_NOTHING};

    run_back_to(s, &g);
}

void session_back_to_event(struct session *s, const struct event_choice *events)
{
    const struct runner_goal g = {.kind = RUNNER_EVENT, .events = *events};

    run_back_to(s, &g);
}

/* --- to a moment ---------------------------------------------------------- */

void session_go(struct session *s, octa count)
{
    const struct runner_goal nothing = {.ignores_bps = true};
    const struct target *t = s->target;
    enum target_why why = runner_went(history_go_to_count(s->history, count));

    while (why == TARGET_STEPS && t->class->insns(t) < count)
        why = forward(s, &nothing, count - t->class->insns(t));
    stand(s, why);
    if (why == TARGET_STEPS && t->class->insns(t) > count)
        s->why = SESSION_FIRST;
}

void session_go_to_moment(struct session *s, octa step)
{
    stand(s, go(s, step));
}
