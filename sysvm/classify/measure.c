/* measure.c - execute everything, and look what happens.
 *
 * A form is executed with each set of values, in each mode, on two machines;
 * these runs are compared one with itself before and after (what is changed),
 * on one machine with on the other (what is read), in one mode with in the
 * other (what is told).
 *
 * Nothing is looked up here of what an instruction is said to be: the table's
 * flags are another opinion, and table.h compares.  A test sees to it.
 */
#include "sysvm/classify/measure.h"

#include <assert.h>
#include <string.h>

#include "sysvm/classify/compare.h"
#include "sysvm/classify/values.h"
#include "vm/base/alloc.h"
#include "vm/core/fault.h"

/* The runs of one word. */
struct measure {
    struct classify *c;
    struct stage *stage;
    struct scene scene[VALUES_PARTS][CLASSIFY_MODES][PAGES_MACHINES];
    struct classify_result *result; /* of the form at hand */
};

/* --- one run -------------------------------------------------------------- */

static void keep_pages(struct scene *a, const struct stage *s)
{
    a->written = 0;
    for (unsigned i = 0; i < PAGES_COUNT; i++) {
        unsigned frame = pages_frame_in(&a->run, i);

        if (!(s->dirty >> frame & 1))
            continue;
        a->written |= (octa)1 << i;
        memcpy(a->page[i], s->frame[frame], sizeof a->page[i]);
    }
}

/* What sort of trap was it?  COUNTS are those of before. */
static unsigned trap_facts(const struct machine *m,
                           const struct machine_counts *counts)
{
    unsigned program = m->cpu.sr[SREG_rXX] >> 32 & 0xff;

    if (m->counts.forced != counts->forced)
        return CLASSIFY_CALLS;
    if (m->counts.dynamic == counts->dynamic)
        return 0;
    if (program & FAULT_K)
        return CLASSIFY_REFUSED;
    return program & FAULT_B ? CLASSIFY_ILLEGAL : CLASSIFY_FAULTS;
}

/* Is B worth more than the witness W?  The first one is good, but a user's is
 * better. */
static bool is_better(const struct measure *m, const struct classify_witness *w,
                      const struct scene *b)
{
    return w->what.place == CLASSIFY_NOWHERE ||
           (!classify_is_user(m->c->kind, w->run.mode) &&
            classify_is_user(m->c->kind, b->run.mode));
}

/* FACT was seen in the run B, or where it differs from A.  Of what is inserted
 * only that is kept which would not be so in memory. */
static void note_witness(struct measure *m, enum classify_fact fact,
                         const struct scene *a, const struct scene *b,
                         const struct classify_difference *d)
{
    struct classify_result *r = m->result;
    unsigned i = (unsigned)__builtin_ctz(fact / CLASSIFY_CHANGES);
    struct classify_witness *w = &r->witness[i];

    assert(i < CLASSIFY_WITNESSES);
    if (b->run.source != CLASSIFY_IN_MEMORY) {
        w = &r->inserted_witness;
        if (!classify_is_user(m->c->kind, b->run.mode) ||
            r->facts[b->run.mode] & fact)
            return;
    }
    if (is_better(m, w, b))
        *w = (struct classify_witness){
            .run = b->run, .beside = a->run, .what = *d};
}

/* Execute RUN and keep what is to be seen in *A. */
static void execute(struct measure *m, const struct classify_run *run,
                    struct scene *a)
{
    struct machine *machine = m->stage->machine;
    struct machine_counts counts;
    struct classify_difference d;

    a->run = *run;
    ++*(run->source == CLASSIFY_IN_MEMORY ? &m->c->runs : &m->c->inserted_runs);
    if (!stage_prepare(m->stage, run)) {
        a->facts = CLASSIFY_ILLEGAL;
        return;
    }
    a->before = compare_moment(&machine->cpu);
    counts = machine->counts;
    stage_step(m->stage, run);
    a->after = machine->cpu;
    keep_pages(a, m->stage);
    a->facts = trap_facts(machine, &counts);
    if (a->facts != 0)
        return;
    a->facts = CLASSIFY_RUNS;
    if (compare_machines(a, m->stage, &d)) {
        a->facts |= CLASSIFY_CHANGES;
        note_witness(m, CLASSIFY_CHANGES, a, a, &d);
    }
    if (compare_modes(a, m->stage, &d)) {
        a->facts |= CLASSIFY_SWITCHES;
        note_witness(m, CLASSIFY_SWITCHES, a, a, &d);
    }
}

/* --- two runs ------------------------------------------------------------- */

/* Let FACT be known of B if it has become something else than A. */
static void compare(struct measure *m, enum classify_fact fact,
                    const struct scene *a, struct scene *b)
{
    struct classify_difference d;

    if (!(a->facts & b->facts & CLASSIFY_RUNS) ||
        !compare_programs(a, b, m->stage, &d))
        return;
    b->facts |= fact;
    note_witness(m, fact, a, b, &d);
}

/* The mode that the same state has with more power: other in nothing but the
 * mode; or itself. */
static enum classify_mode supervisor_of(struct cpu_kind kind,
                                        enum classify_mode mode)
{
    if (!kind.has_v)
        return CLASSIFY_HOST_KERNEL;
    switch (mode) {
    case CLASSIFY_GUEST_KERNEL:
        return CLASSIFY_HOST_KERNEL;
    case CLASSIFY_GUEST_USER:
        return CLASSIFY_HOST_USER;
    default:
        return mode;
    }
}

/* Compare all runs of a word with one set of values, and add what is seen to
 * FACTS. */
static void compare_all(struct measure *m, struct scene scene[][PAGES_MACHINES],
                        unsigned *facts)
{
    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++) {
        struct scene *a = scene[mode];
        unsigned above = supervisor_of(m->c->kind, mode);

        if (!classify_has_mode(m->c->kind, mode))
            continue;
        compare(m, CLASSIFY_READS, &a[0], &a[1]);
        for (unsigned i = 0; i < PAGES_MACHINES; i++) {
            if (above != mode)
                compare(m, CLASSIFY_TELLS, &scene[above][i], &a[i]);
            facts[mode] |= a[i].facts;
        }
    }
}

/* --- one word ------------------------------------------------------------- */

/* Execute RUN in each mode. */
static void run_modes(struct measure *m, struct classify_run run,
                      struct scene scene[][PAGES_MACHINES])
{
    for (unsigned mode = 0; mode < CLASSIFY_MODES; mode++) {
        run.mode = (enum classify_mode)mode;
        if (classify_has_mode(m->c->kind, mode))
            execute(m, &run, &scene[mode][run.machine]);
    }
}

/* Execute RUN everywhere, with the program's values COUNT PARTS, and add what
 * is seen to FACTS.  A change of the machine takes longest: all translations
 * are other ones then. */
static void run_all(struct measure *m, struct classify_run run,
                    const byte *parts, size_t count, unsigned *facts)
{
    for (run.machine = 0; run.machine < PAGES_MACHINES; run.machine++)
        for (size_t i = 0; i < count; i++) {
            run.part = parts[i];
            run_modes(m, run, m->scene[i]);
        }
    for (size_t i = 0; i < count; i++)
        compare_all(m, m->scene[i], facts);
}

static void run_in_memory(struct measure *m, tetra word)
{
    static const byte parts[VALUES_PARTS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    bool is_illegal = m->result->form.variant == CLASSIFY_OTHERS;
    const struct classify_run run = {.source = CLASSIFY_IN_MEMORY,
                                     .word = word};

    run_all(m, run, parts, is_illegal ? 1 : VALUES_PARTS, m->result->facts);
}

/* WORD as RESUME inserts it, with every ropcode. */
static void run_inserted(struct measure *m, tetra word)
{
    static const byte parts[] = {VALUES_ADDRESSES, VALUES_NEGATIVE_ADDRESSES};

    for (unsigned k = 0; k < CLASSIFY_INSERTERS * CLASSIFY_ROPCODES; k++) {
        const struct classify_run run = {.source = k / CLASSIFY_ROPCODES,
                                         .ropcode = k % CLASSIFY_ROPCODES,
                                         .word = word};

        run_all(m, run, parts, ARRAY_LEN(parts),
                m->result->inserted[run.source][run.ropcode]);
    }
}

/* --- all ------------------------------------------------------------------ */

/* With every ropcode, the first words of a form are enough. */
enum { FEW_WORDS = 4 };

static void run_form(struct measure *m)
{
    tetra words[CLASSIFY_WORDS];
    size_t count = form_words(&m->result->form, words);

    for (size_t i = 0; i < count; i++)
        run_in_memory(m, words[i]);
    for (size_t i = 0; i < count && i < FEW_WORDS; i++)
        run_inserted(m, words[i]);
}

static void run_forms(struct measure *m)
{
    struct classify_form forms[CLASSIFY_FORMS];
    struct classify *c = m->c;

    c->count = form_list(forms);
    for (size_t i = 0; i < c->count && !stage_is_exhausted(m->stage); i++) {
        m->result = &c->results[i];
        m->result->form = forms[i];
        run_form(m);
    }
}

enum status measure_processor(struct classify *c, struct cpu_kind kind,
                              engine_run *engine)
{
    struct measure *m = alloc_zeroed(1, sizeof *m);
    bool is_complete = false;

    *c = (struct classify){.kind = kind};
    if (m == NULL)
        return STATUS_NO_MEMORY;
    m->c = c;
    m->stage = stage_create(kind, engine);
    if (m->stage != NULL) {
        c->machines = m->stage->machines;
        run_forms(m);
        is_complete = !stage_is_exhausted(m->stage);
    }
    stage_destroy(m->stage);
    alloc_free(m);
    return is_complete ? STATUS_OK : STATUS_NO_MEMORY;
}
