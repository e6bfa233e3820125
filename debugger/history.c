/* history.c - every moment that a target has lived through.
 *
 * The present is either live, at the newest moment, and then the last
 * checkpoint is told what changes; or in the past, where a replay can only
 * change what the checkpoint before it knows already.
 */
#include "debugger/history.h"

#include <assert.h>

#include "debugger/past.h"
#include "vm/base/alloc.h"

/* What the host has to do, in steps: no clock is asked, so that the same run
 * has the same checkpoints.  A step takes some 1.2 ns. */
enum {
    WORK_MISS = 64,          /* of the bus */
    WORK_COPY = 1500,        /* of a block */
    WORK_COPIES = 10,        /* copying shall be a tenth of all work, */
    GAP_LEAST = 2000000,     /* but not be done every moment, */
    GAP_MOST = 8000000,      /* and to come back must not take long */
    GAP_COPIES = 16 << 7,    /* where no more blocks change: 16 MiB */
    GAP_PART = 2,            /* farther away a half of the distance will do, */
    GAP_FAR = 40000000,      /* but a half of this everywhere */
    GAP_PARTS = 16,          /* of all, where there is too little memory */
    PORTION = 1 << 18,       /* steps, then we look whether one is due */
    STOPS_MANY = 100,        /* a stop takes some 300 steps */
    CHECKPOINTS_MOST = 4000, /* to look at all of them takes time */
    CHECKPOINTS_FEW = 8      /* no fewer, if that makes little room */
};

struct history {
    struct target *t;
    struct past past;
    octa limit;
    octa work;       /* of the host, up to the newest moment */
    octa copies;     /* blocks, since the last checkpoint */
    bool is_past;    /* the present may not be the newest moment; then */
    size_t at;       /* it lies behind this checkpoint, and before the next */
    bool has_failed; /* the witness could not keep a block */
    bool is_lost;
    bool is_checked;
    octa replayed;
    history_tick *tick; /* or null */
    void *context;      /* its argument; borrowed */
};

static octa now(const struct history *h)
{
    return h->t->class->now(h->t);
}

/* The buses of a target form a circle. */
static octa misses(const struct history *h)
{
    const struct bus *first = h->t->real->bus, *b = first;
    octa sum = 0;

    if (first == NULL)
        return 0;
    do {
        sum += b->misses;
        b = b->sibling;
    } while (b != first);
    return sum;
}

/* --- room ------------------------------------------------------------------
 */

/* Forget number I.  False: there is no memory to do so. */
static bool merge(struct history *h, size_t i)
{
    if (!past_merge(&h->past, i))
        return false;
    if (h->is_past && h->at >= i)
        h->at--;
    return true;
}

/* Forget those that nobody would miss: memory that is used again costs less
 * than new memory, and is not taken from others. */
static void thin_out(struct history *h)
{
    struct past_choice c = {.work = h->work, .far = GAP_FAR};
    struct past_loss loss;
    size_t i;

    do
        i = past_weakest(&h->past, &c, &loss);
    while (i > 0 && loss.gap < loss.age / GAP_PART && merge(h, i));
}

/* Give up one checkpoint.  False: nothing more can be given up now. */
static bool give_up_one(struct history *h)
{
    struct past *p = &h->past;
    octa far = (h->work - p->list[0]->work) / GAP_PARTS;
    struct past_choice c = {.work = h->work,
                            .far = far > GAP_FAR ? far : GAP_FAR,
                            .makes_room = p->count <= CHECKPOINTS_FEW};
    struct past_loss loss;
    size_t i = past_weakest(p, &c, &loss);

    if (i > 0 && merge(h, i))
        return true;
    if (p->count <= 1 || h->is_past)
        return false;
    past_drop_first(p);
    h->is_lost = true;
    return true;
}

/* False: the limit cannot be kept. */
static bool make_room(struct history *h)
{
    while (past_bytes(&h->past) > h->limit || h->past.count > CHECKPOINTS_MOST)
        if (!give_up_one(h))
            return false;
    return true;
}

/* --- live ------------------------------------------------------------------
 */

static void witness(void *context, octa key, const octa *block)
{
    struct history *h = context;
    octa taken = h->past.blocks.taken;

    if (h->has_failed)
        return;
    if (!past_keep(&h->past, key, block)) {
        h->has_failed = true;
        return;
    }
    if (h->past.blocks.taken != taken) {
        h->copies++;
        h->work += WORK_COPY;
        h->has_failed = !make_room(h);
    }
}

static void watch(struct history *h)
{
    h->t->class->track(h->t, witness, h);
}

/* There is no memory for the past; it begins anew with the next run. */
static void lose(struct history *h)
{
    h->t->class->track(h->t, NULL, NULL);
    past_cut(&h->past, 0);
    h->has_failed = false;
    h->is_lost = true;
}

/* The present becomes a checkpoint. */
static void add_checkpoint(struct history *h)
{
    h->copies = 0;
    if (!past_add(&h->past, h->t, h->work) || !make_room(h)) {
        lose(h);
        return;
    }
    thin_out(h);
    watch(h);
}

static bool is_due(const struct history *h)
{
    const struct checkpoint *last = past_last(&h->past);
    octa gap = h->copies * WORK_COPY * WORK_COPIES;

    if (gap < GAP_LEAST)
        gap = GAP_LEAST;
    if (gap > GAP_MOST && h->copies <= GAP_COPIES)
        gap = GAP_MOST;
    return now(h) > last->step && h->work - last->work >= gap;
}

/* Run on from the newest moment. */
static enum target_why run_live(struct history *h, octa steps)
{
    octa step = now(h), missed = misses(h);
    enum target_why why;

    if (h->past.count == 0)
        add_checkpoint(h);
    why = h->t->class->run(h->t, steps < PORTION ? steps : PORTION);
    h->work += now(h) - step + WORK_MISS * (misses(h) - missed);
    if (h->has_failed)
        lose(h);
    else if (h->past.count > 0 && is_due(h))
        add_checkpoint(h);
    return why;
}

/* --- the past --------------------------------------------------------------
 */

/* The newest moment is going to be left. */
static enum status enter_past(struct history *h)
{
    if (past_last(&h->past)->step != now(h) &&
        !past_add(&h->past, h->t, h->work))
        return STATUS_NO_MEMORY;
    h->t->class->track(h->t, NULL, NULL);
    h->at = h->past.count - 1;
    h->is_past = true;
    return STATUS_OK;
}

static void leave_past(struct history *h)
{
    struct checkpoint *last = past_last(&h->past);

    assert(h->at == h->past.count - 1);
    h->t->class->go_live(h->t);
    h->is_past = false;
    h->work = last->work + (now(h) - last->step);
    h->copies = 0;
    if (last->step == now(h))
        past_clear_last(&h->past);
    watch(h);
}

static enum status put_all(struct target *t, const struct map *changes)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(changes, &at)) != NULL) {
        const octa *block = checkpoint_content(slot->value);
        enum status s = STATUS_OK;

        if (block != NULL || t->class->block(t, slot->key) != NULL)
            s = t->class->put(t, slot->key, block);
        if (s != STATUS_OK)
            return s;
    }
    return STATUS_OK;
}

static enum status restore(struct history *h, size_t to)
{
    const struct checkpoint *c = h->past.list[to];
    enum status s = STATUS_NO_MEMORY;
    struct map changes;
    struct reader r;

    map_init(&changes);
    if (past_changes(&h->past, h->t, h->at, to, &changes))
        s = put_all(h->t, &changes);
    map_fini(&changes);
    if (s != STATUS_OK)
        return s;
    reader_init(&r, c->small, c->len);
    s = h->t->class->restore(h->t, &r);
    h->at = to;
    if (s == STATUS_OK)
        (void)make_room(h); /* or later */
    return s;
}

static bool is_newest(const struct history *h)
{
    return !h->is_past || h->at == h->past.count - 1;
}

/* Is a change by hand to come, which could not be restored? */
static bool is_behindhand(const struct history *h)
{
    return !is_newest(h) && h->past.list[h->at + 1]->step == now(h);
}

static void check_replay(void *context, octa key, const octa *block)
{
    const struct history *h = context;

    (void)block;
    assert(map_get(&h->past.list[h->at]->undo, key) != NULL);
    (void)h;
}

void history_check_replay(struct history *h)
{
    h->is_checked = true;
}

/* Replay up to STEPS steps, to the next checkpoint at most, and become it. */
static enum target_why replay(struct history *h, octa steps)
{
    const struct checkpoint *next = h->past.list[h->at + 1];
    octa step = now(h), left = next->step - step;
    enum target_why why = TARGET_STEPS;

    if (h->is_checked)
        h->t->class->track(h->t, check_replay, h);
    if (left > 0)
        why = h->t->class->run(h->t, steps < left ? steps : left);
    h->replayed += now(h) - step;
    if (now(h) != next->step)
        return why;
    if (!next->is_kept) {
        h->at++;
        return why;
    }
    if (restore(h, h->at + 1) != STATUS_OK)
        return TARGET_FAILED;
    /* The run was over perhaps; that may have been changed. */
    return why == TARGET_ENDED || why == TARGET_LIMIT ? TARGET_STEPS : why;
}

void history_watch(struct history *h, history_tick *tick, void *context)
{
    h->tick = tick;
    h->context = context;
}

enum target_why history_run(struct history *h, octa steps)
{
    enum target_why why = TARGET_STEPS;

    while (why == TARGET_STEPS && steps > 0) {
        octa step = now(h);

        if (h->tick != NULL)
            h->tick(h->context);
        if (h->is_past && is_newest(h))
            leave_past(h);
        if (h->limit == 0)
            why = h->t->class->run(h->t, steps < PORTION ? steps : PORTION);
        else
            why = h->is_past ? replay(h, steps) : run_live(h, steps);
        steps -= now(h) - step;
    }
    return why;
}

/* --- going -----------------------------------------------------------------
 */

/* Come to number I, unless the present is nearer to what comes behind it. */
static enum status approach(struct history *h, size_t i, bool is_behind)
{
    enum status s = STATUS_OK;

    if (!h->is_past)
        s = enter_past(h);
    if (s != STATUS_OK || (is_behind && h->at >= i))
        return s;
    return restore(h, i);
}

/* Replay up to the moment STEP, or less.  Stops mean nothing now.  To be
 * without them would make the engines decode everything anew, so they are
 * passed; unless there are many. */
static enum status replay_to(struct history *h, octa step)
{
    struct cpu *c = h->t->real;
    unsigned stopped = 0;

    while (now(h) < step) {
        octa before = now(h);
        enum target_why why;

        if (c->stops != NULL) {
            c->stops->is_asked = false;
            stops_pass(c);
        }
        why = replay(h, step - before);
        if (why == TARGET_INTERRUPTED)
            return STATUS_INTERRUPTED;
        if (is_behindhand(h))
            return STATUS_NO_MEMORY;
        if (why != TARGET_STEPS && now(h) == before)
            return STATUS_BAD_INPUT;
        if (why == TARGET_STOP && ++stopped == STOPS_MANY)
            c->stops = NULL;
    }
    return STATUS_OK;
}

static enum status go_on(struct history *h, octa step)
{
    struct stops *stops = h->t->real->stops;
    enum status s = replay_to(h, step);

    h->t->real->stops = stops;
    if (stops != NULL)
        stops->is_asked = false;
    return s;
}

enum status history_go(struct history *h, octa step)
{
    enum status s;

    assert(history_first(h) <= step && step <= history_newest(h));
    if (step == now(h) && !is_behindhand(h))
        return STATUS_OK;
    s = approach(h, past_find(&h->past, step), now(h) < step);
    return s == STATUS_OK ? go_on(h, step) : s;
}

static octa insns(const struct history *h)
{
    return h->t->class->insns(h->t);
}

/* A step completes one instruction at most, so as many steps as instructions
 * are missing are never too many. */
static enum status go_on_to_count(struct history *h, octa count)
{
    enum status s = STATUS_OK;

    while (s == STATUS_OK && insns(h) < count && !is_newest(h)) {
        octa left = history_newest(h) - now(h);

        if (left > count - insns(h))
            left = count - insns(h);
        s = go_on(h, now(h) + left);
    }
    return s;
}

enum status history_go_to_count(struct history *h, octa count)
{
    enum status s;
    size_t i = h->past.count;

    if (is_newest(h) && insns(h) < count)
        return STATUS_OK;
    while (i > 0 && h->past.list[i - 1]->insns >= count)
        i--;
    if (i == 0)
        return history_go(h, history_first(h));
    s = approach(h, i - 1, insns(h) < count);
    return s == STATUS_OK ? go_on_to_count(h, count) : s;
}

/* --- changes by hand -------------------------------------------------------
 */

enum status history_open(struct history *h)
{
    if (h->is_past) {
        past_cut(&h->past, h->at + 1);
        leave_past(h);
    }
    return STATUS_OK;
}

/* The last checkpoint, which is of this very moment, gives way. */
static bool give_way(struct history *h)
{
    size_t last = h->past.count - 1;

    if (last > 0)
        return past_merge(&h->past, last);
    past_cut(&h->past, 0);
    return true;
}

enum status history_close(struct history *h)
{
    if (h->limit == 0)
        return STATUS_OK;
    assert(!h->is_past);
    if (h->has_failed || (h->past.count > 0 &&
                          past_last(&h->past)->step == now(h) && !give_way(h)))
        lose(h);
    add_checkpoint(h);
    if (h->past.count > 0)
        past_last(&h->past)->is_kept = true;
    return STATUS_OK;
}

/* --- as a whole ------------------------------------------------------------
 */

struct history *history_create(struct target *t, octa limit)
{
    struct history *h = alloc_zeroed(1, sizeof *h);

    if (h == NULL)
        return NULL;
    h->t = t;
    h->limit = limit;
    past_init(&h->past);
    if (limit == 0)
        return h;
    add_checkpoint(h);
    return h;
}

void history_destroy(struct history *h)
{
    if (h == NULL)
        return;
    if (h->limit > 0)
        h->t->class->track(h->t, NULL, NULL);
    past_fini(&h->past);
    alloc_free(h);
}

octa history_first(const struct history *h)
{
    return h->past.count > 0 ? h->past.list[0]->step : now(h);
}

octa history_now(const struct history *h)
{
    return now(h);
}

octa history_newest(const struct history *h)
{
    return h->is_past ? past_last(&h->past)->step : now(h);
}

octa history_before(const struct history *h, octa step)
{
    assert(step > history_first(h));
    return h->past.list[past_find(&h->past, step - 1)]->step;
}

struct history_info history_info(const struct history *h)
{
    struct history_info info = {
        .checkpoints = h->past.count,
        .bytes = past_bytes(&h->past),
        .limit = h->limit,
        .replayed = h->replayed,
        .is_lost = h->is_lost,
    };

    for (size_t i = 1; i < h->past.count; i++) {
        octa gap = h->past.list[i]->step - h->past.list[i - 1]->step;

        info.newest_gap = gap;
        if (info.widest_gap < gap)
            info.widest_gap = gap;
    }
    return info;
}
