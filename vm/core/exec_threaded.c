/* exec_threaded.c - the fast engine: direct threading over predecoded code.
 *
 * The switch engine asks for each instruction, again and again: which opcode,
 * which operands, is one of them global, may it be executed at all?  Here the
 * answers are found once, by predecode.c, and kept in an entry that begins
 * with the address of a HANDLER, a function made for just this case.  A loop
 * that adds up octas:
 *
 *      source           entry                  what its handler does
 *   1H LDO  $3,$2,0     run x=3 y=2 z=0        fp[3] = r = octa at fp[2] + 0
 *      ADDU $0,$0,$3    run x=0 y=0            fp[0] = r = fp[0] + r
 *      ADDU $2,$2,8     run x=2 y=2 z=8        fp[2] = r = fp[2] + 8
 *      SUBU $1,$1,1     run x=1 y=1 z=1        fp[1] = r = fp[1] - 1
 *      PBP  $1,1B       run value=-4 entries   if r > 0, go to e - 4
 *
 * A handler ends by jumping to that of the next entry ("threading"; Bell, CACM
 * 16, 1973): e++, then e->run(e, fp, r, …), a call in the last place.  There
 * is no loop and no table, and the host predicts each of these jumps by
 * itself.  What the handlers share stays in registers of the host, above all
 * r, the result of the instruction before (threaded.h).
 *
 * CHAINS.  What often follows each other has one handler, up to four entries
 * long (threaded_chains.c).  Here LDO takes the ADDU behind it along, the other
 * ADDU takes SUBU: three jumps a round instead of five.
 *
 * BLOCKS.  The five entries are a block, left only at its end.  What has to be
 * done for all of them is done once, on the EDGE that leads there
 * (threaded_run.h): e->cost is counted, what is left of the slice is compared
 * with 0 and rL with e->need.  No handler counts, or asks which registers are
 * marginal.
 *
 * WINDOWS.  The entry of a load or store remembers the piece of memory that it
 * used last (bus.h): an address within it takes a subtraction and a comparison.
 *
 * THE WAY OUT.  Everything unusual leads to threaded_step(): it brings the
 * processor up to date and lets the switch engine execute the instruction.  So
 * a handler has to be right only in the usual case, as long as it notices the
 * others before it has changed anything.
 */
#include <assert.h>
#include <fenv.h>

#include "vm/base/bits.h"
#include "vm/core/regstack.h"
#include "vm/core/threaded_run.h"

/* --- the processor brought up to date --------------------------------------
 */

/* Take the slice's counts over; acc has no part of an unfinished block. */
static void count(struct cpu *c, octa acc)
{
    struct run *k = &c->run;
    octa used = k->start - acc;
    octa insns = used >> CODE_INSNS;
    octa oops = bits_get(used, CODE_OOPS, CODE_MEMS - CODE_OOPS);
    octa branches = bits_get(used, CODE_BRANCHES, CODE_INSNS - CODE_BRANCHES);
    bool is_negative = sig(k->va) < 0;

    assert(insns <= CODE_SLICE && k->bad <= branches);
    c->counts.insns += insns;
    c->counts.oops += oops;
    c->counts.mems += bits_get(used, CODE_MEMS, CODE_BRANCHES - CODE_MEMS);
    c->counts.good += branches - k->bad;
    c->counts.bad += k->bad;
    c->sr[SREG_rI] -= c->kind.interval_is_oops ? oops : insns;
    cpu_count_usage(c, insns, is_negative);
    k->start = acc;
    k->bad = 0;
}

/* rL before E, when registers became local for its whole block at once. */
static octa exact_l(const struct run *k, const struct code_entry *e, octa acc,
                    octa l)
{
    octa exact;

    if (k->grown == NULL || acc != k->grown_acc)
        return l;
    exact = k->grown_l;
    for (const struct code_entry *i = k->grown; i < e; i++)
        exact =
            predecode_local_after(k->page, (unsigned)(i - k->page->e), exact);
    return exact;
}

/* Make C what it is before E.  Returns acc without the rest of the block. */
static octa synchronise(ARGS)
{
    struct run *k = &c->run;

    (void)r;
    assert(e >= k->page->e && e <= k->page->e + CODE_PAGE_INSNS);
    assert(fp >= c->window && fp <= &c->window[CPU_WINDOW - CPU_RING]);
    c->sr[SREG_rL] = exact_l(k, e, acc, l);
    k->grown = NULL;
    c->base = (unsigned)(fp - c->window);
    c->sr[SREG_rO] = k->origin + 8 * (octa)c->base;
    c->pc = k->page->va + 4 * (octa)(e - k->page->e);
    acc += e->cost;
    count(c, acc);
    return acc;
}

/* Events of floating point that the host has collected. */
static void collect_flags(struct cpu *c)
{
    int flags =
        fetestexcept(FE_INEXACT | FE_OVERFLOW | FE_DIVBYZERO | FE_INVALID);

    if (flags == 0)
        return;
    c->sr[SREG_rA] |=
        (flags & FE_INEXACT ? EXC_X : 0) | (flags & FE_OVERFLOW ? EXC_O : 0) |
        (flags & FE_DIVBYZERO ? EXC_Z : 0) | (flags & FE_INVALID ? EXC_I : 0);
    feclearexcept(FE_ALL_EXCEPT);
}

/* --- modes ------------------------------------------------------------------
 */

/* Exceptions of floating point that someone waits for, or a rounding that is
 * not the host's usual one, forbid to collect flags later. */
static bool can_use_host_fp(const struct cpu *c)
{
    octa waits = (EXC_X | EXC_Z | EXC_U | EXC_O | EXC_I) << 8;

    return (c->sr[SREG_rA] & (waits | (octa)3 << 16)) == 0;
}

octa threaded_mode(const struct cpu *c)
{
    return c->sr[SREG_rG] | c->run.counted |
           (can_use_host_fp(c) ? THREADED_MODE_HOST_FP : 0);
}

/* Has each instruction to be looked at?  rU counts some and not others, and of
 * too many local registers `need` cannot tell. */
static bool is_choosy(const struct cpu *c)
{
    return c->sr[SREG_rU] >> 48 != 0 || c->sr[SREG_rL] >= CODE_LOOK;
}

/* The window's slots, and rG, as they are now, are what handlers see of them
 * from here on. */
static void note_stack(struct cpu *c)
{
    struct run *k = &c->run;

    k->origin = c->sr[SREG_rO] - 8 * (octa)c->base;
    k->full = cpu_slot(c, 0) + CPU_RING - (c->sr[SREG_rO] - c->sr[SREG_rS]) / 8;
    k->most = cpu_first_global(c);
    if (k->most >= CODE_LOOK)
        k->most = CODE_LOOK - 1;
}

/* --- ways out ---------------------------------------------------------------
 */

/* The slice is used up: back to the loop, with the block not begun. */
void threaded_edge_slow(ARGS)
{
    synchronise(PASS);
}

static void step_block(ARGS);

/* The entry expects the result of an instruction that was not executed.  Apart
 * from what happens often. */
__attribute__((noinline)) static void look_again(ARGS)
{
    struct code_page *page = c->run.page;

    predecode_enter(page, (unsigned)(e - page->e));
    if (l < e->need)
        return threaded_edge_look(PASS);
    return e->run(PASS);
}

/* Some of the block's registers are marginal: zero them, for those who read
 * them, and count as local those that the block will write.  When that would
 * spill, it is the switch engine's business: each octa has its instruction. */
static inline void grow(ARGS)
{
    struct run *k = &c->run;
    octa to = l > e->dest ? l : e->dest, uses = e->uses;

    if (RARELY(fp + to >= k->full || to > k->most))
        return step_block(PASS);
    k->grown = e;
    k->grown_acc = acc;
    k->grown_l = l;
    while (uses > l) {
        __asm__("" : "+r"(uses)); /* a loop: a call of memset costs more */
        fp[--uses] = 0;
    }
    l = to;
    return e->run(PASS);
}

void threaded_edge_look(ARGS)
{
    if (RARELY(e->need != e->uses))
        return look_again(PASS);
    return grow(PASS);
}

/* Behind an instruction that the switch engine has executed: the next entry
 * may want its result in r.  Nothing is charged for that entry yet. */
static void resume(ARGS)
{
    e++;
    acc -= e->cost;
    if (RARELY(sig(acc) < 0))
        return threaded_edge_slow(PASS);
    if (l < e->uses)
        return grow(PASS);
    return e->run(PASS);
}

/* Let the switch engine execute COUNT instructions from E on, no more than are
 * left of its block, and go on behind them. */
static inline void steps(ARGS, octa count)
{
    struct run *k = &c->run;
    octa epoch = c->bus->epoch, pc;

    acc = synchronise(PASS);
    pc = c->pc;
    collect_flags(c);
    *k->result = exec_switch(c, count);
    if (k->result->stop != ENGINE_BUDGET ||
        c->inserting != CPU_INSERT_NOTHING || is_choosy(c))
        return;
    acc -= count << CODE_INSNS;
    k->start -= count << CODE_INSNS;
    fp = cpu_slot(c, 0);
    l = cpu_local_count(c);
    note_stack(c);
    k->target = c->pc;
    if (count > 1 || k->target != pc + 4 || c->bus->epoch != epoch ||
        sig(acc) < 0 || threaded_mode(c) != k->page->mode)
        return threaded_go(PASS);
    r = cpu_get(c, codec_x(k->result->at.insn));
    return resume(PASS);
}

void threaded_step(ARGS)
{
    return steps(PASS, 1);
}

/* The same with the whole block. */
static void step_block(ARGS)
{
    return steps(PASS, e->cost >> CODE_INSNS);
}

/* The page of code at TARGET, or null if it takes the bus to find it. */
static struct code_page *known_page(const struct cpu *c, octa target, octa mode)
{
    const struct code_memo *m =
        &c->run.code->memo[target >> BUS_PAGE_BITS & (CODE_MEMOS - 1)];

    if (m->page == NULL || m->va != (target & -(octa)BUS_PAGE_BYTES) ||
        m->mode != mode || m->epoch != c->bus->epoch)
        return NULL;
    return m->page;
}

/* A user has got to a negative location, by the instruction of E: a machine
 * wants to know how.  What shows its operands has not changed, since a GO that
 * does this is left to the switch engine. */
static void look_at_crossing(struct cpu *c, const struct code_entry *e)
{
    struct run *k = &c->run;
    unsigned i = (unsigned)(e - k->page->e);

    if (sig(c->pc & ~k->page->va) >= 0 || c->kind.is_user_only)
        return;
    if (i == CODE_PAGE_INSNS) /* nothing jumped: the page ended */
        i--;
    operands_fetch(&k->result->at, c, code_insn(k->page, i),
                   k->page->va + 4 * (octa)i);
    k->result->stop = ENGINE_ATTENTION;
    c->attention |= CPU_ATTENTION_CROSSED;
}

/* PAGE is executed from now on. */
static void enter_page(struct run *k, struct code_page *page)
{
    k->page = page;
    k->va = page->va;
    k->entries = page->e;
}

/* Go on at k->target, with nothing charged for it yet. */
void threaded_go(ARGS)
{
    struct run *k = &c->run;
    octa mode = threaded_mode(c);
    struct code_page *page = known_page(c, k->target, mode);

    if (page == NULL || k->target % 4 != 0 || sig(acc) < 0 ||
        (page->va ^ k->page->va) >> 63) {
        c->base = (unsigned)(fp - c->window);
        c->sr[SREG_rO] = k->origin + 8 * (octa)c->base;
        c->sr[SREG_rL] = l;
        c->pc = k->target;
        k->grown = NULL;
        count(c, acc);
        look_at_crossing(c, e);
        return;
    }
    enter_page(k, page);
    EDGE(&page->e[k->target / 4 % CODE_PAGE_INSNS]);
}

void threaded_decode(ARGS)
{
    struct code_page *page = c->run.page;

    predecode_block(page, (unsigned)(e - page->e));
    EDGE(e);
}

/* All that is left of a slice when a block begins is less than before, and
 * stays the same to its end. */
void threaded_counted(ARGS)
{
    struct run *k = &c->run;
    const struct code_counted *real = &k->page->counted[e - k->page->e];

    k->figures.dispatches++;
    k->figures.blocks += acc != k->seen;
    k->figures.superinsns += real->is_chain;
    k->seen = acc;
    return real->run(PASS);
}

void threaded_page_end(ARGS)
{
    c->run.target = c->run.page->va + BUS_PAGE_BYTES;
    return threaded_go(PASS);
}

/* The load or store of E wants another window than last time: take the one
 * that the bus's table has for the address, and try again; or let the switch
 * engine ask for one. */
static inline void look(ARGS, enum bus_kind kind)
{
    octa va = c->run.wanted;
    unsigned i = bus_index(va >> BUS_PAGE_BITS);
    const struct bus_window *w = &c->bus->table[kind][i];

    if (va - w->start >= w->size)
        return threaded_step(PASS);
    c->run.entries[e - c->run.entries].window = w;
    return e->run(PASS);
}

void threaded_look_load(ARGS)
{
    return look(PASS, BUS_LOAD);
}

void threaded_look_store(ARGS)
{
    return look(PASS, BUS_STORE);
}

/* --- the loop
 * ------------------------------------------------------------------- */

/* The page of code at pc, or null if nothing can be decoded there. */
static struct code_page *find_page(struct cpu *c)
{
    struct run *k = &c->run;
    octa va = c->pc & -(octa)BUS_PAGE_BYTES, mode = threaded_mode(c);
    octa *host = bus_page(c->bus, BUS_FETCH, va);
    struct code_memo *m;

    if (host == NULL)
        return NULL;
    m = &k->code->memo[va >> BUS_PAGE_BITS & (CODE_MEMOS - 1)];
    *m = (struct code_memo){.va = va, .mode = mode, .epoch = c->bus->epoch};
    m->page = code_page(k->code, c->bus, va, host, mode);
    return m->page;
}

/* The first call of a handler.  Handlers may use registers of the host that
 * functions have to leave as they were (see the Makefile): this one, which
 * needs nothing afterwards, saves them for its caller. */
__attribute__((noinline)) static void call(code_handler *handler, ARGS)
{
    handler(PASS);
    __asm__ volatile("" ::: THREADED_CLOBBERS);
}

/* Begin at E, which may be in the middle of its block: then it may want the
 * result before it, which is still in its register. */
static void enter(struct cpu *c, const struct code_entry *e, octa acc)
{
    const struct code_page *p = c->run.page;
    octa l = cpu_local_count(c), r = 0, *fp = cpu_slot(c, 0);

    if (e->need != e->uses)
        r = cpu_get(c, predecode_result_before(p, (unsigned)(e - p->e)));
    call(l < e->uses ? grow : e->run, PASS);
}

static struct engine_result execute_plainly(struct cpu *c, octa budget)
{
    octa before = c->counts.insns;
    struct engine_result result = exec_switch(c, budget);

    if (c->run.counted)
        c->run.figures.dispatches += c->counts.insns - before;
    return result;
}

/* Let the switch engine execute up to COUNT instructions: it wants to find in
 * rA what has happened before. */
static void run_plain(struct cpu *c, octa count)
{
    collect_flags(c);
    *c->run.result = execute_plainly(c, count);
}

/* Run a slice of at most LEFT instructions from pc on. */
static void run_slice(struct cpu *c, octa left)
{
    enum { A_WHILE = 64 }; /* before the page of code is asked for again */
    struct run *k = &c->run;
    octa slice = left < CODE_SLICE ? left : CODE_SLICE;
    octa acc = slice << CODE_INSNS | bits_mask(CODE_INSNS);
    struct code_page *page;
    struct code_entry *e;

    page = c->pc % 4 == 0 ? find_page(c) : NULL;
    if (page == NULL)
        return run_plain(c, slice < A_WHILE ? slice : A_WHILE);
    enter_page(k, page);
    e = &k->page->e[c->pc / 4 % CODE_PAGE_INSNS];
    if (e->run == threaded_decode)
        predecode_block(k->page, (unsigned)(e - k->page->e));
    if (e->cost >> CODE_INSNS > slice)
        return run_plain(c, slice);
    k->grown = NULL;
    k->seen = ~(octa)0;
    k->start = acc;
    note_stack(c);
    enter(c, e, acc - e->cost);
}

static void run(struct cpu *c, octa budget)
{
    struct run *k = &c->run;
    octa goal = c->counts.insns + budget;

    k->result->stop = ENGINE_BUDGET;
    while (c->counts.insns != goal && k->result->stop == ENGINE_BUDGET) {
        octa left = goal - c->counts.insns;

        if (is_choosy(c) || c->inserting != CPU_INSERT_NOTHING)
            run_plain(c, 1);
        else
            run_slice(c, left);
    }
}

/* Let the host round to nearest and have no flags.  Mostly that is so: to ask
 * costs less than to set, and a guest's exit is worth few instructions.  (The
 * flags of whoever called are lost.)  Returns how the host has rounded. */
static int prepare_host_fp(void)
{
    int rounds = fegetround();

    if (rounds != FE_TONEAREST)
        fesetround(FE_TONEAREST);
    if (fetestexcept(FE_ALL_EXCEPT) != 0)
        feclearexcept(FE_ALL_EXCEPT);
    return rounds;
}

struct engine_result exec_threaded(struct cpu *c, octa budget)
{
    enum { FEW = 8 }; /* so few that starting costs more */
    struct engine_result result = {.stop = ENGINE_BUDGET};
    int rounds;

    if (budget < FEW || bus_code(c->bus) == NULL)
        return execute_plainly(c, budget);
    c->run.code = bus_code(c->bus);
    c->run.result = &result;
    code_heed(c->run.code, c->stops);
    rounds = prepare_host_fp();
    run(c, budget);
    result.attention |= c->attention;
    c->attention = 0;
    collect_flags(c);
    if (rounds != FE_TONEAREST)
        fesetround(rounds);
    return result;
}
