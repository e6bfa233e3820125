/* test_session_guest.c - what a session notices of guests.
 *
 * As test_session_machine.c: random guests are first executed step by step, and
 * the registers of the first one, as it believes them to be, those of the
 * machine, and events are written down after each.  Then each register is
 * watched, and events are caught, from both sides.
 */
#include "debugger/guest_view.h"
#include "debugger/session.h"
#include "tests/unit/wards_fixture.h"

enum { SEEDS = 4, GUESTS = 2, STEPS = 1500, GENERAL = 4, WALKS = 4 };

/* What is watched: the special registers of the guest, some of its global ones,
 * the special registers of the machine. */
enum {
    OF_GUEST = 0,
    GLOBAL = SREG_COUNT,
    REAL = GLOBAL + GENERAL,
    PLACES = REAL + SREG_COUNT
};

static struct moment {
    octa value[PLACES];
    octa pc;           /* the guest's */
    unsigned kinds[2]; /* of events in the step that led here, by level */
} moments[STEPS + 1];
static octa moment_count;

/* --- the list ------------------------------------------------------------- */

static unsigned kinds_seen[2];

static void see(void *nobody, const struct event *e)
{
    (void)nobody;
    CHECK(e->level < 2);
    kinds_seen[e->level] |= 1u << e->kind;
}

static octa value_of(const struct cpu *guest, const struct cpu *real,
                     unsigned place)
{
    if (place >= REAL)
        return real->sr[place - REAL];
    return place < GLOBAL ? guest->sr[place]
                          : cpu_get(guest, 255 - (place - GLOBAL));
}

static void note(struct hypervisor *h)
{
    struct moment *m = &moments[moment_count++];
    static struct cpu seen;

    guest_view_make(h->guests[0], &seen);
    for (unsigned i = 0; i < PLACES; i++)
        m->value[i] = value_of(&seen, &h->machine->cpu, i);
    m->pc = seen.pc;
    for (unsigned i = 0; i < 2; i++) {
        m->kinds[i] = kinds_seen[i];
        kinds_seen[i] = 0;
    }
}

static void begin(struct wards *w, octa seed)
{
    wards_init(w, GUESTS, seed, seed % 2 ? SHADOW_FLUSH : SHADOW_TRACE, 0);
}

static void write_down(octa seed)
{
    const struct events events = {.sink = see, .kinds = EVENT_ALL};
    enum hypervisor_why why = HYPERVISOR_BUDGET;
    struct wards w;

    begin(&w, seed);
    hypervisor_listen(w.h, &events);
    moment_count = 0;
    kinds_seen[0] = kinds_seen[1] = 0;
    note(w.h);
    while (moment_count <= STEPS && why != HYPERVISOR_OVER) {
        why = hypervisor_run(w.h, exec_switch, 1);
        note(w.h);
    }
    wards_fini(&w);
}

/* --- the session ---------------------------------------------------------- */

#define NONE (~(octa)0)

/* What is looked for: a change of a place, or events. */
static unsigned place;
static struct event_choice events;

static bool is_wanted(octa m)
{
    if (events.kinds != 0)
        return (moments[m].kinds[events.level] & events.kinds) != 0;
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
    struct wards wards;
    struct target *target;
    struct session session;
};

static octa now(const struct sitting *s)
{
    return history_now(s->session.history);
}

static void go(struct sitting *s, octa step)
{
    const struct target_view guest = {.level = 1};

    if (step < now(s))
        session_back(&s->session, now(s) - step);
    while (now(s) < step) /* with stops on the way */
        session_step(&s->session, step - now(s));
    CHECK_U64(now(s), step);
    session_look(&s->session, guest);
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

static void to_event(struct session *s)
{
    session_to_event(s, &events);
}

static void back_to_event(struct session *s)
{
    session_back_to_event(s, &events);
}

static void sitting_init(struct sitting *s, octa seed)
{
    write_down(seed);
    begin(&s->wards, seed);
    s->target = wards_target(&s->wards);
    CHECK_INT(session_init(&s->session, s->target, (octa)64 << 20), STATUS_OK);
}

static void sitting_fini(struct sitting *s)
{
    session_fini(&s->session);
    s->target->class->destroy(s->target);
    wards_fini(&s->wards);
}

static void watch_place(struct sitting *s, octa *random)
{
    struct target_view view = {.level = place < REAL};
    struct expr_value v = {.kind = EXPR_SPECIAL, .place = place};
    struct error e;
    struct bp *bp;

    if (place >= REAL)
        v.place = place - REAL;
    else if (place >= GLOBAL)
        v = (struct expr_value){.kind = EXPR_REGISTER,
                                .place = 255 - (place - GLOBAL)};
    go(s, 0);
    session_look(&s->session, view);
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
    if (n < GLOBAL || n >= REAL)
        return true;
    for (octa i = 0; i < moment_count; i++)
        if (moments[i].value[SREG_rG] > 255 - (n - GLOBAL))
            return false;
    return true;
}

static void each_register_is_watched_real_or_virtual(void)
{
    octa random = 3;
    octa changes = 0;

    events.kinds = 0;
    for (octa seed = 1; seed <= SEEDS; seed++) {
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

static void events_of_both_levels_are_found_in_both_directions(void)
{
    octa random = 4, found = 0;

    for (octa seed = 1; seed <= SEEDS; seed++) {
        struct sitting s;

        sitting_init(&s, seed);
        for (unsigned i = 0; i < 2 * EVENT_KINDS; i++) {
            events = (struct event_choice){
                .kinds = 1u << i / 2, .has_level = true, .level = i % 2};
            found += find_next(0) != NONE;
            walk(&s, &random, to_event, back_to_event);
        }
        sitting_fini(&s);
    }

    CHECK(found > SEEDS * 6);
}

int main(void)
{
    return TEST_RUN(each_register_is_watched_real_or_virtual,
                    events_of_both_levels_are_found_in_both_directions);
}
