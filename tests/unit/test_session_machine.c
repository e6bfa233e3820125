/* test_session_machine.c - what a session notices on a machine.
 *
 * A random kernel is first executed step by step, and its registers and events
 * are written down after each.  Then each register is watched, and events are
 * caught, from both sides: the session has to stop where the list says, and
 * nowhere else, although it does not look at each step.
 */
#include "debugger/session.h"
#include "debugger/target_machine.h"
#include "tests/unit/ward_fixture.h"

enum { KERNELS = 8, STEPS = 1500, GENERAL = 6, WALKS = 8 };

/* What is watched: all special registers, and some global ones. */
enum { PLACES = SREG_COUNT + GENERAL };

static struct moment {
    octa value[PLACES];
    octa pc;
    unsigned kinds; /* of events in the step that led here */
} moments[STEPS + 1];
static octa moment_count;

/* --- the list ------------------------------------------------------------- */

static unsigned kinds_seen;

static void see(void *nobody, const struct event *e)
{
    (void)nobody;
    kinds_seen |= 1u << e->kind;
}

static octa value_of(const struct cpu *c, unsigned place)
{
    return place < SREG_COUNT ? c->sr[place]
                              : cpu_get(c, 255 - (place - SREG_COUNT));
}

static void note(const struct cpu *c)
{
    struct moment *m = &moments[moment_count++];

    for (unsigned i = 0; i < PLACES; i++)
        m->value[i] = value_of(c, i);
    m->pc = c->pc;
    m->kinds = kinds_seen;
    kinds_seen = 0;
}

static void write_down(octa seed)
{
    const struct events events = {.sink = see, .kinds = EVENT_ALL};
    struct ward w;
    octa steps = 0;

    ward_init(&w, seed);
    w.machine->cpu.events = &events;
    moment_count = 0;
    kinds_seen = 0;
    note(&w.machine->cpu);
    while (moment_count <= STEPS) {
        (void)machine_run_steps(w.machine, exec_switch, 1);
        if (machine_steps(w.machine) == steps)
            break;
        steps = machine_steps(w.machine);
        note(&w.machine->cpu);
    }
    ward_fini(&w);
}

/* --- the session ---------------------------------------------------------- */

#define NONE (~(octa)0)

/* What is looked for: a change of a place, or events. */
static unsigned place, kinds;

static bool is_wanted(octa m)
{
    if (kinds != 0)
        return (moments[m].kinds & kinds) != 0;
    return m > 0 && moments[m].value[place] != moments[m - 1].value[place];
}

static octa find_next(octa from)
{
    for (octa i = from + 1; i < moment_count; i++)
        if (is_wanted(i))
            return i;
    return NONE;
}

static octa find_last(octa from)
{
    for (octa i = from; i > 1; i--)
        if (is_wanted(i - 1))
            return i - 1;
    return NONE;
}

struct sitting {
    struct ward ward;
    struct target *target;
    struct session session;
};

static octa now(const struct sitting *s)
{
    return history_now(s->session.history);
}

static void go(struct sitting *s, octa step)
{
    if (step < now(s))
        session_back(&s->session, now(s) - step);
    while (now(s) < step) /* with stops on the way */
        session_step(&s->session, step - now(s));
    CHECK_U64(now(s), step);
    CHECK_U64(s->target->cpu->pc, moments[step].pc);
}

static void check_forward(struct sitting *s, octa wanted)
{
    if (wanted != NONE)
        CHECK_U64(now(s), wanted);
    else
        CHECK(now(s) >= moment_count - 1);
}

static void check_backward(struct sitting *s, octa wanted)
{
    if (wanted == NONE)
        CHECK_INT(s->session.why, SESSION_FIRST);
    CHECK_U64(now(s), wanted == NONE ? 0 : wanted);
}

static void to_event(struct session *s)
{
    session_to_event(s, &(struct event_choice){.kinds = kinds});
}

static void walk(struct sitting *s, octa *random,
                 void forward(struct session *),
                 void backward(struct session *))
{
    for (unsigned i = 0; i < WALKS; i++) {
        octa from = random_below(random, moment_count), next = find_next(from);

        go(s, from);
        if (next != NONE) {
            forward(&s->session);
            check_forward(s, next);
        }
        go(s, from);
        backward(&s->session);
        check_backward(s, find_last(from));
    }
}

static void back_to_event(struct session *s)
{
    session_back_to_event(s, &(struct event_choice){.kinds = kinds});
}

static void sitting_init(struct sitting *s, octa seed)
{
    static const struct mmo nameless; /* no labels, no lines */

    write_down(seed);
    ward_init(&s->ward, seed);
    s->target =
        target_machine_create(s->ward.machine, exec_threaded, &nameless);
    CHECK(s->target != NULL);
    CHECK_INT(session_init(&s->session, s->target, (octa)64 << 20), STATUS_OK);
}

static void sitting_fini(struct sitting *s)
{
    session_fini(&s->session);
    s->target->class->destroy(s->target);
    ward_fini(&s->ward);
}

static void watch_place(struct sitting *s, octa *random)
{
    struct expr_value v = {.kind = EXPR_SPECIAL, .place = place};
    struct error e;
    struct bp *bp;

    if (place >= SREG_COUNT)
        v = (struct expr_value){.kind = EXPR_REGISTER,
                                .place = 255 - (place - SREG_COUNT)};
    go(s, 0);
    bp = bps_watch(&s->session.bps, s->target, &v, "place", &e);
    CHECK(bp != NULL);
    CHECK_INT(session_stops_changed(&s->session), STATUS_OK);
    walk(s, random, session_continue, session_reverse_continue);
    bps_delete(&s->session.bps, bp);
    CHECK_INT(session_stops_changed(&s->session), STATUS_OK);
}

/* A global register may become local, and then it is another one. */
static bool is_global_always(unsigned n)
{
    if (n < SREG_COUNT)
        return true;
    for (octa i = 0; i < moment_count; i++)
        if (moments[i].value[SREG_rG] > 255 - (n - SREG_COUNT))
            return false;
    return true;
}

static void each_register_is_watched_without_a_look_at_each_step(void)
{
    octa random = 3;
    octa changes = 0;

    kinds = 0;
    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct sitting s;

        sitting_init(&s, seed);
        for (place = 0; place < PLACES; place++) {
            changes += find_next(0) != NONE;
            if (is_global_always(place))
                watch_place(&s, &random);
        }
        sitting_fini(&s);
    }
    CHECK(changes > 80);
}

static void events_are_found_in_both_directions(void)
{
    octa random = 4;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct sitting s;

        sitting_init(&s, seed);
        for (unsigned kind = 0; kind < EVENT_KINDS; kind++) {
            kinds = 1u << kind;
            walk(&s, &random, to_event, back_to_event);
        }
        kinds = 1u << EVENT_TRAP | 1u << EVENT_DEVICE;
        walk(&s, &random, to_event, back_to_event);
        sitting_fini(&s);
    }
}

int main(void)
{
    return TEST_RUN(each_register_is_watched_without_a_look_at_each_step,
                    events_are_found_in_both_directions);
}
