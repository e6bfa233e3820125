/* history_walk.h - to and fro through the history of a real target.
 *
 * The fingerprint of each moment that the walk comes to is written down, and
 * compared when it is there again: after m steps forwards and m backwards, by
 * single steps or at once, through changes by hand.
 *
 * A checkpoint is due when the host has worked for milliseconds, and nobody
 * waits so long here: the target pretends that each run was hard work.
 */
#ifndef TESTS_UNIT_HISTORY_WALK_H
#define TESTS_UNIT_HISTORY_WALK_H

#include <string.h>

#include "debugger/history.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"

enum { WALK_STEPS = 20000, WALK_MOST = 64 << 20 };

struct walk {
    struct target *t;
    struct history *h;
    octa state;                    /* of the random numbers */
    void (*change)(struct walk *); /* something by hand */
    void *subject;                 /* what T is about */
    octa hash[WALK_STEPS];         /* of each moment; 0: not known yet */
    octa changes, known;           /* so often something was changed, met */
};

static struct target_class walk_class;
static const struct target_class *walk_real;

static inline enum target_why walk_run(struct target *t, octa steps)
{
    enum target_why why = walk_real->run(t, steps);

    t->real->bus->misses += 1 << 16;
    return why;
}

/* The present is as it was, or is met for the first time. */
static inline void walk_look(struct walk *w)
{
    octa now = history_now(w->h), hash;

    CHECK(now < WALK_STEPS);
    CHECK_INT(w->t->class->hash(w->t, &hash), STATUS_OK);
    if (w->hash[now] == 0)
        w->hash[now] = hash;
    else
        w->known++;
    CHECK_U64(hash, w->hash[now]);
}

static inline void walk_begin(struct walk *w, struct target *t, octa limit)
{
    walk_real = t->class;
    walk_class = *t->class;
    walk_class.run = walk_run;
    t->class = &walk_class;
    w->t = t;
    w->h = history_create(t, limit);
    CHECK(w->h != NULL);
    history_check_replay(w->h);
    memset(w->hash, 0, sizeof w->hash);
    walk_look(w);
}

static inline void walk_end(struct walk *w)
{
    history_destroy(w->h);
    w->t->class = walk_real;
}

/* N steps, or fewer if the run ends. */
static inline void walk_on(struct walk *w, octa n)
{
    enum target_why why = history_run(w->h, n);

    CHECK(why == TARGET_STEPS || why == TARGET_ENDED || why == TARGET_LIMIT);
    walk_look(w);
}

static inline void walk_go(struct walk *w, octa step)
{
    CHECK_INT(history_go(w->h, step), STATUS_OK);
    CHECK_U64(history_now(w->h), step);
    walk_look(w);
}

/* What comes is forgotten; so mostly nothing does. */
static inline void walk_change(struct walk *w)
{
    octa now = random_below(&w->state, 5) == 0 ? history_now(w->h)
                                               : history_newest(w->h);

    CHECK_INT(history_go(w->h, now), STATUS_OK);
    CHECK_INT(history_open(w->h), STATUS_OK);
    w->change(w);
    CHECK_INT(history_close(w->h), STATUS_OK);
    CHECK_U64(history_now(w->h), now);
    memset(&w->hash[now], 0, (WALK_STEPS - now) * sizeof w->hash[now]);
    w->changes++;
    walk_look(w);
}

/* Some steps one by one, then back, and the same at once. */
static inline void walk_singly(struct walk *w)
{
    octa from = history_now(w->h), n = 1 + random_below(&w->state, 12);

    for (octa i = 0; i < n; i++)
        walk_on(w, 1);
    n = history_now(w->h) - from;
    walk_go(w, from);
    if (n > 0)
        walk_on(w, n);
    CHECK_U64(history_now(w->h), from + n);
}

/* Some moment, mostly one that was met. */
static inline octa walk_moment(struct walk *w)
{
    octa first = history_first(w->h), newest = history_newest(w->h);
    octa moment = first + random_below(&w->state, newest - first + 1);

    if (random_below(&w->state, 4) != 0)
        while (moment > first && w->hash[moment] == 0)
            moment--;
    return moment;
}

static inline void walk_somewhere(struct walk *w)
{
    octa now = history_now(w->h), first = history_first(w->h);

    switch (random_below(&w->state, 16)) {
    case 0:
        walk_change(w);
        break;
    case 1:
    case 2:
    case 3:
        walk_singly(w);
        break;
    case 4:
    case 5:
    case 6:
        walk_go(w, walk_moment(w));
        break;
    case 7:
    case 8:
        walk_go(w, now > first ? now - 1 : now);
        break;
    default:
        walk_on(w, random_below(&w->state, 150));
    }
}

#endif
