/* session.c - a person debugs a target: forwards, backwards, stops. */
#include "debugger/session.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "debugger/place.h"
#include "debugger/show_levels.h"
#include "vm/base/alloc.h"
#include "vm/isa/disasm.h"

/* --- events --------------------------------------------------------------- */

octa session_first_event(const struct session *s)
{
    return s->event_count > SESSION_EVENTS ? s->event_count - SESSION_EVENTS
                                           : 0;
}

const struct session_event *session_event(const struct session *s, octa number)
{
    assert(number >= session_first_event(s) && number < s->event_count);
    return &s->recent[number % SESSION_EVENTS];
}

/* What an instruction does while it is executed is remembered with the step
 * before it; what follows from it, with the step after it: traps, calls, and
 * what a device asks for. */
octa session_event_moment(const struct session_event *e)
{
    if (e->event.level > 0) /* a hypervisor's step has been counted by then */
        return e->step;
    switch (e->event.kind) {
    case EVENT_TRAP:
    case EVENT_CALL:
        return e->step;
    case EVENT_DEVICE:
        return e->step + (strcmp(e->event.what, "request") != 0);
    default:
        return e->step + 1;
    }
}

void session_forget_future(struct session *s)
{
    octa now = s->target->class->now(s->target);

    while (s->event_count > session_first_event(s) &&
           session_event_moment(session_event(s, s->event_count - 1)) > now)
        s->event_count--;
}

/* An event_sink.  What is replayed has been remembered before. */
static void note_event(void *session, const struct event *e)
{
    struct session *s = session;
    octa now = s->target->class->now(s->target);

    runner_event(&s->runner, e);
    if (!s->target->is_live)
        return;
    s->recent[s->event_count++ % SESSION_EVENTS] =
        (struct session_event){.step = now, .event = *e};
}

/* --- beginning and end ---------------------------------------------------- */

enum status session_init(struct session *s, struct target *t, octa history)
{
    enum status status;

    *s = (struct session){.target = t};
    bps_init(&s->bps);
    status = srctext_init(&s->sources, &t->program->lines);
    s->program = t->program;
    s->guest = ~0u;
    s->history = history_create(t, history);
    s->recent = alloc_zeroed(SESSION_EVENTS, sizeof *s->recent);
    if (s->history == NULL || s->recent == NULL)
        return STATUS_NO_MEMORY;
    runner_init(&s->runner, t, s->history, &s->bps);
    s->events =
        (struct events){.sink = note_event, .listener = s, .kinds = EVENT_ALL};
    t->class->listen(t, &s->events);
    s->listed = s->examined = t->cpu->pc;
    return status;
}

void session_fini(struct session *s)
{
    s->target->class->listen(s->target, NULL);
    runner_fini(&s->runner);
    history_destroy(s->history);
    bps_fini(&s->bps);
    alloc_free(s->recent);
    if (s->user != NULL)
        srctext_fini(&s->user_sources);
    srctext_fini(&s->sources);
}

enum status session_use(struct session *s, const struct session_user *u)
{
    if (s->user != NULL)
        srctext_fini(&s->user_sources);
    s->user = NULL;
    s->target->user = NULL;
    s->listed = s->target->cpu->pc;
    s->view.line = 0;
    if (u == NULL)
        return STATUS_OK;
    if (srctext_init(&s->user_sources, &u->mmo->lines) != STATUS_OK) {
        srctext_fini(&s->user_sources);
        return STATUS_NO_MEMORY;
    }
    s->user = u;
    s->target->user = u->mmo;
    return STATUS_OK;
}

/* The first program of GUEST from FIRST on; or user_count. */
static size_t find_user(const struct session *s, size_t first, unsigned guest)
{
    while (first < s->user_count && s->users[first].guest != guest)
        first++;
    return first;
}

/* The only program that GUEST runs, or its guest; or null.  What a hypervisor
 * is given first is its guest's kernel. */
static const struct session_user *single_user(struct session *s, unsigned guest)
{
    size_t found = find_user(s, 0, guest);

    s->target->nested = found < s->user_count ? s->users[found].mmo : NULL;
    if (s->target->view.level == 2)
        found = find_user(s, found + 1, guest);
    return found < s->user_count &&
                   find_user(s, found + 1, guest) >= s->user_count
               ? &s->users[found]
               : NULL;
}

/* Without memory for it there are no lines. */
void session_follow(struct session *s)
{
    struct target *t = s->target;
    unsigned guest;

    if (t->class->current == NULL)
        return;
    guest = target_guest_number(t);
    if (guest == s->guest && t->view.level == s->level)
        return;
    s->guest = guest;
    s->level = t->view.level;
    if (session_use(s, single_user(s, guest)) != STATUS_OK)
        s->guest = ~0u;
    t->class->look(t, t->view); /* with these symbols */
}

void session_look(struct session *s, struct target_view v)
{
    (void)target_look(s->target, v);
    session_follow(s);
    s->listed = s->examined = s->target->cpu->pc;
}

/* Guests may have kernels of their own. */
struct srctext *session_sources(struct session *s, const struct mmo *program)
{
    if (s->user != NULL && program == s->user->mmo)
        return &s->user_sources;
    if (program != s->program) {
        srctext_fini(&s->sources);
        s->program = program;
        if (srctext_init(&s->sources, &program->lines) != STATUS_OK)
            s->program = NULL;
    }
    return &s->sources;
}

enum status session_stops_changed(struct session *s)
{
    return runner_changed(&s->runner);
}

/* --- showing -------------------------------------------------------------- */

static void add_hit(const struct session *s, struct buf *out)
{
    const struct runner_hit *hit = &s->hit;

    buf_add_string(out, s->bp_text);
    if (hit->old != hit->new)
        buf_printf(out, ": #%" PRIx64 " -> #%" PRIx64, hit->old, hit->new);
    if (hit->old != hit->new && hit->bp != NULL && hit->bp->is_walk)
        buf_printf(out, ", the entry at #%" PRIx64, hit->at);
    buf_add_byte(out, '\n');
    if (hit->has_event)
        event_text(out, &hit->event);
}

/* What has failed: a run, or going to a moment, which wants memory. */
static void add_failure(const struct session *s, struct buf *out)
{
    const struct target_class *class = s->target->class;

    if (class->has_failed(s->target))
        class->explain(s->target, out);
    else
        buf_add_string(out, "the host has no memory left for the past");
    buf_add_byte(out, '\n');
}

static void add_reason(const struct session *s, struct buf *out)
{
    switch (s->why) {
    case SESSION_HIT:
        add_hit(s, out);
        break;
    case SESSION_EVENT:
        event_text(out, &s->hit.event);
        break;
    case SESSION_ENDED:
        s->target->class->explain(s->target, out);
        buf_printf(out, "\nthat was after %" PRIu64 " instructions\n",
                   s->target->class->insns(s->target));
        break;
    case SESSION_LIMIT:
        s->target->class->explain(s->target, out);
        buf_add_byte(out, '\n');
        break;
    case SESSION_INTERRUPTED:
        buf_add_string(out, "interrupted\n");
        break;
    case SESSION_FIRST:
        buf_add_string(out, "this is as far back as the history goes\n");
        break;
    case SESSION_FAILED:
        add_failure(s, out);
        break;
    default:
        break;
    }
}

/* The count of who is looked at; with several guests, that of all behind it,
 * which is what `goto` means. */
static void add_count(const struct session *s, struct buf *out)
{
    const struct target *t = s->target;
    octa all = t->class->insns(t);

    buf_printf(out, "%" PRIu64, t->cpu->counts.insns);
    if (t->class->look != NULL && all != t->cpu->counts.insns)
        buf_printf(out, " (of %" PRIu64 ")", all);
    buf_add_byte(out, ' ');
}

/* Shadow tables may not have the page yet. */
static void add_insn_here(struct buf *out, struct target *t)
{
    octa pc = t->cpu->pc, pair;

    place_add(out, t, pc);
    buf_add_string(out, "  ");
    if (t->class->look != NULL && !target_load(t, pc, BUS_FETCH, &pair, NULL))
        buf_add_string(out, "nothing is mapped here");
    else
        disasm_insn(out, target_insn(t), pc, mmo_symbol_name,
                    target_program(t, pc));
}

void session_show_place(struct session *s, struct buf *out)
{
    struct target *t = s->target;

    if (t->class->look != NULL)
        show_levels_name(out, t);
    add_count(s, out);
    if (target_need(t, NULL) != STATUS_OK)
        buf_add_string(out, "does not run: what there is of it is in level 1's "
                            "memory");
    else if (show_levels_is_host(t))
        buf_add_string(out, "host mode: the hypervisor");
    else
        add_insn_here(out, t);
    if (t->class->look != NULL)
        show_levels_state(out, t);
    buf_add_byte(out, '\n');
}

void session_show_stop(struct session *s, struct buf *out)
{
    octa back = history_newest(s->history) - history_now(s->history);

    add_reason(s, out);
    if (s->why == SESSION_ENDED)
        return;
    if (back > 0)
        buf_printf(out, "past, %" PRIu64 " step%s back: ", back,
                   back == 1 ? "" : "s");
    session_show_place(s, out);
}
