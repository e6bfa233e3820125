/* why_exit.c - explains what is between a guest and its hypervisor.
 *
 * Right after a trap nothing has been done about it: what will be follows from
 * the registers of the trap, the guest's virtual ones, its tables and the
 * shadow tables, which are all asked again here.  Behind the hypervisor's step
 * the events of that step tell what was done.
 */
#include "debugger/why_exit.h"

#include <inttypes.h>
#include <string.h>

#include "debugger/guest_memory.h"
#include "debugger/guest_view.h"
#include "debugger/place.h"
#include "debugger/show_effect.h"
#include "debugger/show_insn.h"
#include "debugger/show_shadow.h"
#include "debugger/show_value.h"
#include "debugger/show_word.h"
#include "debugger/target_guest.h"
#include "debugger/why_rule.h"
#include "sysvm/hypervisor/schedule.h"
#include "vm/core/legal.h"
#include "vm/core/trip.h"
#include "vm/isa/codec.h"

/* Where a trap of level 2 goes, which is level 0's in any case. */
enum way {
    WAY_OWN,    /* no further: level 0 deals with it */
    WAY_PASSED, /* on to level 1 */
    WAY_OPEN    /* that depends */
};

/* One explanation. */
struct tale {
    struct buf *out;
    struct session *s;
    struct target *t;
    struct guest *g;
    struct vmexit x; /* of one that has trapped */
    enum way way;    /* of that */
};

static void say(const struct tale *w, const char *text)
{
    buf_add_string(w->out, text);
}

/* "INSN at LOC". */
static void add_insn(const struct tale *w, tetra insn, octa loc)
{
    show_insn(w->out, w->t, insn, loc);
    say(w, " at ");
    place_add(w->out, w->t, loc);
}

/* LOC, in the guest's program, whoever is looked at. */
static void add_place(const struct tale *w, octa loc)
{
    struct target_view v = w->t->view;

    if (v.level == 2)
        v.level = 1;
    v = target_look(w->t, v);
    place_add(w->out, w->t, loc);
    (void)target_look(w->t, v);
}

/* --- a sensitive instruction ----------------------------------------------
 */

/* The special register that INSN is about; SREG_COUNT: none. */
static unsigned special_of(tetra insn)
{
    switch (codec_op(insn)) {
    case OP_GET:
        return codec_z(insn);
    case OP_PUT:
    case OP_PUTI:
        return codec_x(insn);
    default:
        return SREG_COUNT;
    }
}

static void add_sensitivity(const struct tale *w, tetra insn)
{
    unsigned n = special_of(insn);

    if (guest_view_is_nested(w->g)) {
        say(w, "what it is about is level 2's, and kept by level 1. ");
        return;
    }
    if (n >= SREG_COUNT || !guest_view_is_virtual(n)) {
        say(w, "what it is about is the hypervisor's: for its guest it is "
               "done virtually. ");
        return;
    }
    buf_printf(w->out,
               "%s is virtual: the guest's is #%" PRIx64
               ", while the machine's, #%" PRIx64 ", is the hypervisor's. ",
               isa_sregs[n].name, guest_special(w->g, n),
               guest_cpu(w->g)->sr[n]);
}

/* What the bare machine would make of the instruction. */
static void add_emulation(const struct tale *w)
{
    if (guest_view_is_nested(w->g))
        return;
    switch (legal_check(w->g->kind, why_is_kernel(&w->x), w->x.insn)) {
    case FAULT_NONE:
        say(w, "The hypervisor will emulate it on the virtual registers. ");
        break;
    case FAULT_K:
        say(w, "The guest's user has issued it, who may not: the hypervisor "
               "will do what the bare machine does, and raise k. ");
        break;
    default:
        say(w, "It is illegal for the guest's processor: the hypervisor will "
               "do what the bare machine does, and raise b. ");
        break;
    }
}

static void add_sensitive(const struct tale *w)
{
    add_insn(w, w->x.insn, w->x.loc);
    say(w, " has trapped, with nothing of it done, since it is sensitive: ");
    add_sensitivity(w, w->x.insn);
    add_emulation(w);
}

/* --- a refused access -----------------------------------------------------
 */

/* What was refused, as far as the trap tells. */
static struct bus_access access_of(const struct vmexit *x)
{
    unsigned flags = isa_insns[x->op].flags;
    struct bus_access a = {.va = x->y, .kind = BUS_LOAD, .size = 8};

    if (x->why == WHY_FETCH)
        return (struct bus_access){.va = x->loc, .kind = BUS_FETCH, .size = 4};
    if (flags & INSN_LOAD && flags & INSN_STORE)
        a.cause = BUS_SWAP;
    else if (flags & INSN_STORE || x->program & FAULT_W)
        a.kind = BUS_STORE;
    if (show_effect_size(x->op) != 0)
        a.size = (byte)show_effect_size(x->op);
    return a;
}

static void add_access(const struct tale *w, const struct bus_access *a)
{
    static const char *const names[BUS_KINDS] = {[BUS_LOAD] = "The load from",
                                                 [BUS_STORE] = "The store to",
                                                 [BUS_FETCH] =
                                                     "The fetch from"};

    buf_printf(w->out, "%s #%" PRIx64, names[a->kind], a->va);
    if (a->kind == BUS_FETCH)
        return;
    say(w, " by ");
    add_insn(w, w->x.insn, w->x.loc);
}

/* Those that have been asked whether they permit an access. */
static const char *tables_of(const struct tale *w)
{
    return guest_view_is_nested(w->g) ? "The tables that level 1 has made"
                                      : "The guest's own tables";
}

/* The map has GPA in some frame, or will give it one. */
static void add_map(const struct tale *w, octa gpa)
{
    const struct gmem_page *page = &w->g->mem.pages[gpa >> BUS_PAGE_BITS];

    buf_printf(w->out, "%s permit it, at gpa #%" PRIx64 ", ", tables_of(w),
               gpa);
    if (page->frame != 0)
        buf_printf(w->out, "which the map has in frame #%" PRIx32 ". ",
                   page->frame);
    else
        say(w, page->slot != 0
                   ? "whose page was put out and has to come back. "
                   : "whose page gets its frame now, being touched for the "
                     "first time. ");
}

/* The guest's rules are against it, for the FAULT_ bits LACKS. */
static void add_refusal(struct tale *w, unsigned lacks)
{
    const struct vcpu *v = &w->g->v;

    if (((v->rQ | fault_in_rq(lacks)) & v->rK) == 0) {
        say(w, "The virtual rK enables no such trap, so nobody minds: the "
               "hypervisor will do what the bare machine does (masked). ");
        return;
    }
    w->way = WAY_PASSED;
    say(w, "The virtual rK enables a trap: that is the guest's own business, "
           "and the hypervisor will reflect it to the virtual rTT, ");
    add_place(w, v->rTT);
    say(w, ". ");
}

static void add_fate(struct tale *w, enum show_shadow_fate fate, unsigned lacks,
                     octa gpa)
{
    switch (fate) {
    case SHOW_SHADOW_FILL:
        add_map(w, gpa);
        say(w, "The hypervisor will fill the shadow in, and the instruction "
               "is tried again. ");
        break;
    case SHOW_SHADOW_TRACED:
        buf_printf(w->out,
                   "%s permit it; but gpa #%" PRIx64
                   " is in one of these tables, which are traced, and so "
                   "write-protected in the shadow. The hypervisor will see to "
                   "this write, and drop what follows from the old entry. ",
                   tables_of(w), gpa);
        break;
    case SHOW_SHADOW_DEVICE:
        buf_printf(w->out,
                   "%s permit it, and it leads to gpa "
                   "#%" PRIx64 ", where no RAM is: the hypervisor will ask the "
                   "guest's devices. ",
                   tables_of(w), gpa);
        break;
    case SHOW_SHADOW_SOFTWARE:
        w->way = WAY_PASSED;
        say(w, "The virtual rV has f = 1: the guest's own kernel will be asked "
               "to translate. ");
        break;
    case SHOW_SHADOW_REFUSED:
        buf_printf(w->out, "%s refuse it, too, lacking ", tables_of(w));
        show_word_requests(w->out, fault_in_rq(lacks));
        say(w, ". ");
        add_refusal(w, lacks);
        break;
    case SHOW_SHADOW_DIRECT:
        say(w, "Both would permit it now. ");
        break;
    }
}

static void add_refused(struct tale *w)
{
    const struct bus_access a = access_of(&w->x);
    enum show_shadow_fate fate;
    struct addrspace space;
    unsigned lacks;
    octa gpa;

    guest_memory_space(w->g, &space);
    fate = show_shadow_judge(w->g, &space, &a, &lacks, &gpa);
    add_access(w, &a);
    say(w, " was refused by the shadow tables, which the machine walks. ");
    add_fate(w, fate, lacks, gpa);
}

static void add_negative(struct tale *w)
{
    const struct bus_access a = access_of(&w->x);

    add_access(w, &a);
    say(w, " was refused: negative addresses are the kernel's. ");
    add_refusal(w, FAULT_N);
}

/* --- completed ------------------------------------------------------------
 */

static void add_trap(const struct tale *w)
{
    add_insn(w, w->x.insn, w->x.where - 4);
    say(w, guest_view_is_nested(w->g) ? " has called a kernel. "
                                      : " has called the guest's kernel. ");
    say(w, "The trap came to the hypervisor, "
           "which will reflect it to the virtual rT, ");
    add_place(w, w->g->v.rT);
    say(w, ". ");
}

/* Whose event was it that the real rI was set for? */
static void add_timer(const struct tale *w)
{
    const struct guest *g = w->g;
    octa clock = guest_clock(g);
    bool is_known = true;

    say(w, "The real rI has come to zero, which the hypervisor had set for ");
    if (g->v.interval == clock)
        say(w, "the guest's own interval timer: the virtual rI is zero, too");
    else if (row_due(&g->row) <= clock - g->v.clock)
        say(w, "an event of the guest's own devices");
    else if (clock >= g->slice_end)
        say(w, "the end of the guest's turn");
    else if (clock >= g->max_insns)
        say(w, "the end of all the instructions that the guest may have");
    else
        is_known = false;
    if (!is_known)
        say(w, "a look behind this instruction");
    say(w, ". ");
}

static void add_done(const struct tale *w)
{
    add_insn(w, w->x.insn, w->x.where - 4);
    say(w, " is complete. ");
    if (w->x.program == 0) {
        add_timer(w);
        return;
    }
    say(w, "It has raised ");
    show_word_requests(w->out, fault_in_rq(w->x.program));
    say(w, ", which always is an exit; whether the guest's kernel hears of it "
           "is up to the virtual rK. ");
}

/* Through which levels the trap goes, if it was level 2's. */
static void add_way(const struct tale *w)
{
    static const char *const texts[] = {
        [WAY_OWN] = "this one is level 0's own business, of which level 1 does "
                    "not hear. ",
        [WAY_PASSED] = "level 0 will pass it on to level 1, with bit 48 of the "
                       "virtual rXX set; what level 1 does about it is seen by "
                       "stepping on. ",
        [WAY_OPEN] = "whether level 0 passes it on to level 1 is up to the "
                     "virtual rQ and rK. "};

    if (!guest_view_is_nested(w->g))
        return;
    say(w, "The trap is level 2's (the virtual G is 1) and came to level 0, as "
           "all traps do: ");
    say(w, texts[w->way]);
}

static void add_exit(struct tale *w)
{
    w->x = guest_view_exit(w->g);
    w->way = WAY_OWN;
    switch (w->x.why) {
    case WHY_SENSITIVE:
        w->way = WAY_PASSED;
        add_sensitive(w);
        break;
    case WHY_FETCH:
    case WHY_ACCESS:
        add_refused(w);
        break;
    case WHY_NEGATIVE:
        add_negative(w);
        break;
    case WHY_TRAP:
        w->way = WAY_PASSED;
        add_trap(w);
        break;
    case WHY_DONE:
        w->way = WAY_OPEN;
        add_done(w);
        break;
    }
    add_way(w);
}

/* --- what was done --------------------------------------------------------
 */

/* What EXIT, the name of a reason, means. */
static const char *meaning_of(const char *name)
{
    for (unsigned i = 0; i < EXIT_REASONS; i++)
        if (strcmp(exit_infos[i].name, name) == 0)
            return exit_infos[i].meaning;
    return "";
}

static void add_own_exit(const struct tale *w, const struct event *e)
{
    buf_printf(w->out, "The hypervisor has dealt with an exit (%s): %s",
               e->what, meaning_of(e->what));
    if (e->of != NULL)
        buf_printf(w->out, " (%s)", e->of);
    say(w, ". ");
}

/* What a reason means is told of what level 0 does. */
static void add_nested_exit(const struct tale *w, const struct event *e)
{
    buf_printf(w->out, "There was an exit of level 2 (%s%s%s)", e->what,
               e->of != NULL ? " " : "", e->of != NULL ? e->of : "");
    if (guest_view_is_nested(w->g))
        buf_printf(w->out, ", which level 0 has dealt with: %s",
                   meaning_of(e->what));
    say(w, ". ");
}

static void add_reflection(const struct tale *w, const struct event *e)
{
    enum { TO, RXX = 3 };

    if (!isa_field_get(e->value[RXX], LAYOUT_rXX_guest)) {
        say(w, "The guest's own kernel was given the trap. ");
        return;
    }
    say(w, "The trap came from level 2 to level 0, which has passed it on to "
           "level 1, at ");
    add_place(w, e->value[TO]);
    say(w, ", with bit 48 of its rXX set; what level 1 does about it is seen "
           "by stepping on. ");
}

static void add_event(const struct tale *w, const struct event *e)
{
    switch (e->kind) {
    case EVENT_EXIT:
        if (e->level == 2)
            add_nested_exit(w, e);
        else
            add_own_exit(w, e);
        break;
    case EVENT_SHADOW_FILL:
        buf_printf(w->out,
                   "For #%" PRIx64 " the shadow has the page #%" PRIx64
                   " now, which is gpa #%" PRIx64 ". ",
                   e->address, e->value[1], e->value[0]);
        break;
    case EVENT_REFLECT:
        add_reflection(w, e);
        break;
    case EVENT_INJECT:
        say(w, "Requests of the guest's own devices or timer interrupt it: ");
        show_word_requests(w->out, e->value[0]);
        say(w, ". ");
        break;
    case EVENT_SCHEDULE:
        buf_printf(w->out, "Guest %u has got the processor. ", e->guest);
        break;
    case EVENT_DEVICE:
        buf_printf(w->out, "Its %s: %s, #%" PRIx64 ". ",
                   e->of != NULL ? e->of : "device", e->what, e->value[0]);
        break;
    case EVENT_SHADOW_DROP:
    case EVENT_PAGE_IN:
    case EVENT_PAGE_OUT:
    case EVENT_HYPERCALL:
        buf_printf(w->out, "Besides, %s (guest %u, #%" PRIx64 "). ",
                   event_infos[e->kind].meaning, e->guest, e->address);
        break;
    default:
        break;
    }
}

/* Those of the last step: the exit itself, or what came of it.  Returns their
 * kinds; lets *IS_NESTED be true if there was an exit of level 2. */
static unsigned add_events(const struct tale *w, bool is_exit, bool *is_nested)
{
    octa now = history_now(w->s->history);
    unsigned kinds = 0;

    for (octa i = session_first_event(w->s); i < w->s->event_count; i++) {
        const struct session_event *e = session_event(w->s, i);

        if (e->event.level == 0 || e->step != now ||
            (e->event.kind == EVENT_EXIT) != is_exit)
            continue;
        add_event(w, &e->event);
        kinds |= 1u << e->event.kind;
        *is_nested |= is_exit && e->event.level == 2;
    }
    return kinds;
}

/* How the guest was entered. */
static void add_entry(const struct tale *w)
{
    const struct guest_entry *e = &w->g->entry;
    const struct hypervisor *h = w->g->host;

    if (h->current != w->g || !h->is_inside ||
        h->machine->cpu.inserting != CPU_INSERT_TRAPPED)
        return;
    if (e->xx >> 56 != ROPCODE_SET) {
        say(w, "RESUME 2 inserts the instruction again. ");
        return;
    }
    buf_printf(w->out,
               "RESUME 2 inserts the result, by ropcode 2: $%u will be ",
               codec_x((tetra)e->xx));
    show_value_short(w->out, e->z);
    say(w, ", without the hypervisor having touched the guest's registers. ");
}

/* --- all ------------------------------------------------------------------
 */

static bool begin(struct tale *w, struct session *s, struct buf *out)
{
    struct hypervisor *h = target_hypervisor(s->target);

    *w = (struct tale){.out = out, .s = s, .t = s->target};
    if (h == NULL)
        return false;
    w->g = target_guest(s->target);
    if (w->g == NULL)
        w->g = h->current;
    return w->g != NULL;
}

enum why_exit_state why_exit(struct session *s, struct buf *out)
{
    bool is_nested = false;
    unsigned kinds;
    struct tale w;

    if (!begin(&w, s, out))
        return WHY_EXIT_NONE;
    if (guest_view_has_exited(w.g)) {
        add_exit(&w);
        return WHY_EXIT_TRAPPED;
    }
    kinds = add_events(&w, true, &is_nested);
    kinds |= add_events(&w, false, &is_nested);
    if (is_nested && !(kinds >> EVENT_REFLECT & 1))
        say(&w, "Level 1 has not heard of it. ");
    add_entry(&w);
    if (kinds >> EVENT_REFLECT & 1)
        return WHY_EXIT_REFLECTED;
    return kinds >> EVENT_EXIT & 1 ? WHY_EXIT_DEALT : WHY_EXIT_NONE;
}

bool why_exit_next(struct session *s, struct buf *out)
{
    const struct cpu *c = s->target->cpu;
    struct operands o;
    bool is_inserted;
    struct tale w;

    if (!begin(&w, s, out) || s->target->view.level == 0 ||
        target_is_between(s->target) ||
        !show_effect_next(s->target, &o, &is_inserted, NULL) || is_inserted)
        return false;
    if (legal_check(c->kind, true, o.insn) != FAULT_NONE ||
        !legal_is_sensitive(guest_cpu(w.g)->kind, o.insn))
        return false;
    say(&w, "The next instruction, ");
    show_insn(out, s->target, o.insn, o.loc);
    say(&w, ", is sensitive, and will trap to the hypervisor: ");
    add_sensitivity(&w, o.insn);
    if (guest_view_is_nested(w.g))
        say(&w, "So the hypervisor will pass the trap on to level 1. ");
    return true;
}
