/* stage.c - the stage on which instructions show what they do. */
#include "sysvm/classify/stage.h"

#include <assert.h>
#include <string.h>

#include "sysvm/classify/values.h"
#include "vm/base/alloc.h"
#include "vm/core/trip.h"

/* --- memory --------------------------------------------------------------- */

static void note_dirty(void *stage, octa address, const octa *page)
{
    struct stage *s = stage;

    (void)page;
    s->dirty |= (octa)1 << (address >> BUS_PAGE_BITS);
}

/* Let memory be as in the image again, and the witness be told of what will be
 * written.  If nothing was, it still will. */
static void clean(struct stage *s)
{
    struct machine *m = s->machine;

    if (s->dirty == 0)
        return;
    for (unsigned i = 0; i < PAGES_FRAMES; i++)
        if (s->dirty >> i & 1) {
            memcpy(s->frame[i], s->image[i], sizeof s->image[i]);
            bus_written_page(&m->kernel.bus, s->frame[i]);
        }
    s->dirty = 0;
    ram_track(&m->mem.ram, note_dirty, s);
    bus_drop_stores(&m->kernel.bus);
}

/* Let INSN be at the address AT. */
static void put_code(struct stage *s, octa at, tetra insn)
{
    s->dirty |= pages_put_code(s->image, at, insn);
}

/* --- a run ---------------------------------------------------------------- */

octa stage_drops(const struct stage *s)
{
    const struct tcache_counts *n = &s->machine->tcache.counts;

    return n->changed + n->dropped + n->clears;
}

/* Fill the translation cache with all that is not negative, in the address
 * space of MACHINE, so that to fetch, to load and to store changes nothing
 * there. */
static bool fill_tcache(struct stage *s, unsigned machine)
{
    struct tcache *t = &s->machine->tcache;
    bool is_evicted;

    tcache_clear(t);
    machine_forget_translations(s->machine);
    for (unsigned i = 0; i < PAGES_KERNEL * TCACHE_SIDES; i++) {
        unsigned number = i / TCACHE_SIDES;
        struct va v = {pages_address(number)};
        struct mmu_page page =
            mmu_entry_page(pages_entry(number, machine), MMU_SMALLEST_S);

        if (tcache_put(t, i % TCACHE_SIDES, v, pages_n(machine), &page,
                       &is_evicted) != STATUS_OK)
            return false;
    }
    s->drops = stage_drops(s);
    s->filled = machine;
    return true;
}

/* How many steps execute the word. */
static octa steps_of(const struct stage *s, const struct classify_run *run)
{
    return run->source == CLASSIFY_IN_MEMORY && s->engine != exec_switch ? 2
                                                                         : 1;
}

/* Ropcode 3 is for what software has translated. */
static bool is_software(const struct classify_run *run)
{
    return run->source != CLASSIFY_IN_MEMORY && run->ropcode == ROPCODE_TRANS;
}

/* As RUN begins when the word is in memory.  Time goes on, that the machine may
 * not take this run for a part of the last one. */
static void set_up(struct stage *s, const struct classify_run *run)
{
    struct machine *m = s->machine;
    struct cpu *c = &m->cpu;
    struct cpu_counts counts = c->counts;

    cpu_init(c, s->kind, &m->kernel.bus);
    c->counts = counts;
    c->counts.insns++;
    m->access.overflowed = false;
    m->end.why = MACHINE_BUDGET;
    values_set(c, run, s->context);
    machine_put_translation(m, pages_rv(run->machine, is_software(run)),
                            s->kind.has_v ? pages_rvv(run->machine) : 0);
    c->is_guest = pages_is_guest(run->mode);
    c->pc = pages_code(run->mode, PAGES_WORD_AT) - 4 * (steps_of(s, run) - 1);
}

/* Memory as in the image, with the word of RUN where it is executed. */
static void set_memory(struct stage *s, const struct classify_run *run)
{
    bool is_filled = s->filled == run->machine && s->drops == stage_drops(s);

    put_code(s, PAGES_WORD_AT,
             run->source == CLASSIFY_IN_MEMORY ? run->word : 0);
    clean(s);
    if (!is_filled && !fill_tcache(s, run->machine))
        access_lack_memory(s->machine);
}

byte stage_resume(const struct classify_run *run)
{
    assert(run->source != CLASSIFY_IN_MEMORY);
    if (run->source == CLASSIFY_TRIPPED)
        return 0;
    return pages_is_guest(run->mode) ? 2 : 1;
}

/* Let C be in the host's kernel, which will give back what is there now. */
static void trap(struct cpu *c)
{
    c->sr[SREG_rBB] = c->g[255];
    c->g[255] = c->sr[SREG_rK];
    c->sr[SREG_rK] = values_mask(CLASSIFY_HOST_KERNEL);
    c->is_guest = false;
}

/* Let RESUME insert the word: from rW to rZ as the program itself, or from rWW
 * to rZZ as the host's kernel; these are then alike on both machines. */
static void set_insertion(struct stage *s, const struct classify_run *run)
{
    struct cpu *c = &s->machine->cpu;
    bool is_trapped = run->source == CLASSIFY_TRAPPED;
    octa *sr = &c->sr[is_trapped ? SREG_rWW : SREG_rW];
    octa at = PAGES_RESUME_AT + 4 * (octa)stage_resume(run);

    sr[0] = pages_code(run->mode, PAGES_WORD_AT) + 4;
    sr[1] = (octa)run->ropcode << 56 | run->word;
    sr[2] = is_software(run) ? PAGES_DATA_AT : cpu_get(c, codec_y(run->word));
    sr[3] = is_software(run) ? pages_entry(PAGES_DATA, run->machine)
                             : cpu_get(c, codec_z(run->word));
    c->pc = pages_code(is_trapped ? CLASSIFY_HOST_KERNEL : run->mode, at);
    if (is_trapped)
        trap(c);
}

bool stage_prepare(struct stage *s, const struct classify_run *run)
{
    struct machine *m = s->machine;

    set_up(s, run);
    set_memory(s, run);
    if (run->source == CLASSIFY_IN_MEMORY)
        return true;
    set_insertion(s, run);
    (void)machine_step(m);
    values_set_time(&m->cpu, run);
    /* Its sign is the mode's, and RESUME has used it. */
    m->cpu.sr[run->source == CLASSIFY_TRIPPED ? SREG_rW : SREG_rWW] =
        PAGES_NOTHING_AT;
    s->drops = stage_drops(s);
    return m->cpu.inserting != CPU_INSERT_NOTHING;
}

void stage_step(struct stage *s, const struct classify_run *run)
{
    (void)machine_run_steps(s->machine, s->engine, steps_of(s, run));
}

bool stage_is_exhausted(const struct stage *s)
{
    return s->machine->access.is_exhausted ||
           mem_is_exhausted(&s->machine->mem);
}

/* --- what is the program's ------------------------------------------------ */

/* Let a user execute WORD, with the values PART. */
static void let_run(struct stage *s, unsigned part, unsigned machine,
                    tetra word)
{
    const struct classify_run run = {.mode = CLASSIFY_HOST_USER,
                                     .part = (byte)part,
                                     .machine = (byte)machine,
                                     .source = CLASSIFY_IN_MEMORY,
                                     .word = word};
    bool is_ready = stage_prepare(s, &run);

    assert(is_ready);
    (void)is_ready;
    stage_step(s, &run);
}

/* A program saves its context on one machine, and takes it back on the other,
 * where all is otherwise: what is as it was came with the context. */
static void find_owners(struct stage *s)
{
    const octa *sr = s->machine->cpu.sr;
    octa before[SREG_COUNT];

    let_run(s, VALUES_SAVING, 0, codec_make(OP_SWYM, 0, 0, 0));
    memcpy(before, sr, sizeof before);
    let_run(s, VALUES_SAVING, 0, codec_make(OP_SAVE, 255, 0, 0));
    s->context = s->machine->cpu.g[255];
    for (unsigned machine = 0; machine < PAGES_MACHINES; machine++) {
        unsigned frame = pages_frame(PAGES_STACK, machine);

        memcpy(s->image[frame], s->frame[pages_frame(PAGES_STACK, 0)],
               BUS_PAGE_BYTES);
        s->dirty |= (octa)1 << frame;
    }
    let_run(s, VALUES_CONTEXT, 1, codec_make(OP_UNSAVE, 0, 0, 3));
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (sr[i] != before[i])
            s->machines |= (octa)1 << i;
    if (!s->kind.has_v)
        s->machines &= ~((octa)1 << SREG_rVV);
}

/* --- creation ------------------------------------------------------------- */

static bool make_frames(struct stage *s)
{
    for (unsigned i = 0; i < PAGES_FRAMES; i++) {
        s->frame[i] =
            mem_touch(&s->machine->mem, (struct pa){(octa)i << BUS_PAGE_BITS});
        if (s->frame[i] == NULL)
            return false;
    }
    s->dirty = ((octa)1 << PAGES_FRAMES) - 1;
    return true;
}

struct stage *stage_create(struct cpu_kind kind, engine_run *engine)
{
    const struct machine_options options = {
        .kind = kind, .ram = (octa)PAGES_FRAMES << BUS_PAGE_BITS};
    struct stage *s = alloc_zeroed(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->kind = kind;
    s->engine = engine;
    s->machine = machine_create(&options);
    if (s->machine == NULL || !make_frames(s)) {
        stage_destroy(s);
        return NULL;
    }
    pages_fill(s->image);
    put_code(s, PAGES_WORD_AT - 4, codec_make(OP_SWYM, 0, 0, 0));
    for (byte i = 0; i < 3; i++)
        put_code(s, PAGES_RESUME_AT + 4 * (octa)i,
                 codec_make(OP_RESUME, 0, 0, i));
    s->drops = ~(octa)0;
    find_owners(s);
    return s;
}

void stage_destroy(struct stage *s)
{
    if (s == NULL)
        return;
    machine_destroy(s->machine);
    alloc_free(s);
}
