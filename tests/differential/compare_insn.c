/* compare_insn.c - our engine against Knuth's simulator, on random programs.
 *
 *     compare_insn FRAME TRAMOYA MMIX FOLDER SEED COUNT [OPTION ...]
 *
 * Programs are made from SEED on and run by both, until COUNT instructions of
 * them were executed.  FRAME is the file frame.mms, FOLDER is for files, the
 * OPTIONs are for `tramoya run`.
 *
 * Programs that end well are put together, some hundred in an object file,
 * and what each leaves behind is compared: registers, the clocks, memory where
 * a program is meant to write (what it writes elsewhere, a trace shows).
 * Every TRACED-th seed, and those that end by an illegal or privileged
 * instruction or change the frame, are compared by their traces; of these,
 * every ALONE_TRACED-th.  Where there is a difference, a small program that
 * shows it is printed, as a test for tests/isa; then the status is 1.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/differential/insn_case.h"

enum {
    DIFFERENT_MOST = 5, /* that many are shown, then it ends */
    TRACED = 40,        /* of the seeds, one in so many */
    ALONE_TRACED = 2    /* the same for those that stay alone */
};

struct comparison {
    struct insn_frame frame;
    struct insn_programs programs;
    octa seed;
    struct insn_case *batch[INSN_SLOTS];
    unsigned batched;
    struct insn_cover cover; /* of what was compared */
    octa fates[INSN_FATE_UNFIT + 1];
    octa traced, spoilt;
    unsigned different;
};

/* Whether the simulators differ on COUNT programs; *STATUS is how ours ended.
 */
static bool differ(struct comparison *p, struct insn_case *const *cases,
                   size_t count, bool traces, int *status)
{
    struct common_outcome ours, theirs;
    struct buf object = {0};
    const char *how;

    common_outcome_init(&ours);
    common_outcome_init(&theirs);
    insn_object(&p->frame, (const struct insn_case *const *)cases, count,
                &object);
    how = insn_compare(&p->programs, &object, traces, &ours, &theirs);
    *status = ours.status;
    common_outcome_fini(&ours);
    common_outcome_fini(&theirs);
    buf_fini(&object);
    return how != NULL;
}

/* Whether C leaves behind something else, too: then no trace is needed to show
 * it. */
static bool differs_in_the_end(struct comparison *p, struct insn_case *c)
{
    struct insn_cover cover;
    int status;

    return insn_try(&p->frame, c, &cover) == INSN_FATE_ENDS &&
           differ(p, &c, 1, false, &status);
}

static void report(struct comparison *p, struct insn_case *c, bool traces)
{
    printf("=== seed %" PRIu64 "\n", c->seed);
    insn_shrink(&p->frame, &p->programs, c, traces);
    if (traces && differs_in_the_end(p, c))
        traces = false;
    insn_show(&p->frame, &p->programs, c, traces);
    fflush(stdout);
    p->different++;
}

/* Compare the trace of C alone. */
static void compare_trace(struct comparison *p, struct insn_case *c)
{
    int status;

    p->traced++;
    if (differ(p, &c, 1, true, &status))
        report(p, c, true);
}

/* The batch differs: find out where. */
static void search_batch(struct comparison *p, int status)
{
    unsigned before = p->different;
    int ignored;

    for (unsigned i = 0; i < p->batched && p->different < DIFFERENT_MOST; i++)
        if (differ(p, &p->batch[i], 1, false, &ignored))
            report(p, p->batch[i], false);
    if (p->different > before)
        return;
    if (status != 0) { /* one has written into another, as they may */
        p->spoilt++;
        return;
    }
    printf("=== seeds %" PRIu64 " to %" PRIu64 ": only together\n",
           p->batch[0]->seed, p->batch[p->batched - 1]->seed);
    p->different++;
}

/* Compare what the programs of the batch leave behind. */
static void compare_batch(struct comparison *p)
{
    int status;

    if (p->batched > 0 && differ(p, p->batch, p->batched, false, &status))
        search_batch(p, status);
    p->batched = 0;
}

/* Make the next program and put it where it belongs. */
static void next(struct comparison *p)
{
    struct insn_case *c = p->batch[p->batched];
    struct insn_cover cover;
    enum insn_fate fate;

    insn_gen(&p->frame, p->seed++, p->batched, c);
    fate = insn_try(&p->frame, c, &cover);
    p->fates[fate]++;
    if (fate == INSN_FATE_ALONE && c->seed % ALONE_TRACED == 0) {
        insn_cover_add(&p->cover, &cover);
        compare_trace(p, c);
    }
    if (fate != INSN_FATE_ENDS)
        return;
    insn_cover_add(&p->cover, &cover);
    if (c->seed % TRACED == 0) {
        struct insn_case copy = *c; /* it may be shrunk */

        compare_trace(p, &copy);
    }
    if (++p->batched == INSN_SLOTS)
        compare_batch(p);
}

static void tell(const struct comparison *p)
{
    insn_cover_print(&p->cover);
    printf("%" PRIu64 " instructions; %" PRIu64 " programs together, %" PRIu64
           " alone, %" PRIu64 " unfit, %" PRIu64 " spoilt; %" PRIu64
           " traces; %u differ\n",
           p->cover.insns, p->fates[INSN_FATE_ENDS], p->fates[INSN_FATE_ALONE],
           p->fates[INSN_FATE_UNFIT], p->spoilt, p->traced, p->different);
}

static void compare_all(struct comparison *p, octa count)
{
    for (size_t i = 0; i < INSN_SLOTS; i++) {
        p->batch[i] = malloc(sizeof *p->batch[i]);
        if (p->batch[i] == NULL)
            common_die("malloc");
    }
    while (p->cover.insns < count && p->different < DIFFERENT_MOST)
        next(p);
    compare_batch(p);
    for (size_t i = 0; i < INSN_SLOTS; i++)
        free(p->batch[i]);
}

int main(int argc, char **argv)
{
    static struct comparison p;

    if (argc < 7) {
        fprintf(stderr, "usage: compare_insn FRAME TRAMOYA MMIX FOLDER SEED "
                        "COUNT [OPTION ...]\n");
        return 2;
    }
    p.programs = (struct insn_programs){argv[2], argv[3], argv + 7};
    p.seed = strtoull(argv[5], NULL, 10);
    insn_frame_init(&p.frame, argv[1]);
    if (chdir(argv[4]) != 0)
        common_die(argv[4]);
    compare_all(&p, strtoull(argv[6], NULL, 10));
    tell(&p);
    insn_frame_fini(&p.frame);
    return p.different > 0;
}
