/* show_shadow.c - a guest's address, translated three times, side by side.
 *
 *      guest's tables     va  -> gpa     as the guest believes: virtual
 *      the map            gpa -> pa      the hypervisor's
 *      shadow tables      va  -> pa      what the machine walks: real
 *
 * Entries of the same level stand beside each other, also where the tables have
 * not the same number of levels, since pages may have other sizes.
 */
#include "debugger/show_shadow.h"

#include <inttypes.h>

#include "debugger/guest_view.h"
#include "debugger/show_machine.h"
#include "debugger/show_word.h"
#include "sysvm/hypervisor/hypervisor.h"

struct view {
    struct guest *g;
    const struct addrspace *s;
    struct va va;
    struct mmu_walk guest, shadow;
    const struct mmu_page *page; /* the guest's own; null: there is none */
    octa gpa;                    /* where that leads, if there is one */
};

/* --- looking --------------------------------------------------------------
 */

/* What the guest's cache knows counts more than its tables. */
static const struct mmu_page *page_of(struct view *v, enum tcache_side side)
{
    const struct mmu_rv *rv = addrspace_translation(v->s, v->va);
    const struct mmu_page *known = NULL;

    if (mmu_is_valid(rv, v->va))
        known = tcache_find(v->s->cache, side, v->va, rv->s, rv->n);
    if (known != NULL)
        return known;
    return v->guest.outcome == MMU_MAPPED ? &v->guest.page : NULL;
}

static bool is_direct(const struct view *v)
{
    return addrspace_translation(v->s, v->va) == NULL;
}

/* What is not translated has no entries. */
static void walk_guest(struct view *v, enum tcache_side side)
{
    const struct mmu_rv *rv = addrspace_translation(v->s, v->va);

    v->guest = (struct mmu_walk){
        .outcome = MMU_MAPPED, .page = {.s = MMU_LARGEST_S, .perm = PERM_ALL}};
    if (rv != NULL)
        mmu_translate(rv, v->va, v->s->read, v->s->memory, &v->guest);
    v->page = rv == NULL ? &v->guest.page : page_of(v, side);
    if (rv == NULL)
        v->gpa = addr_direct(v->va).a;
    else if (v->page != NULL)
        v->gpa = mmu_place(v->page, v->va).a;
}

static void look(struct view *v, struct guest *g, const struct addrspace *s,
                 octa va, enum tcache_side side)
{
    *v = (struct view){.g = g, .s = s, .va = {va}};
    walk_guest(v, side);
    shadow_walk(g, va, &v->shadow);
}

static const struct mmu_step *step_at(const struct mmu_walk *w, unsigned level)
{
    for (unsigned i = 0; i < w->steps; i++)
        if (w->step[i].level == level)
            return &w->step[i];
    return NULL;
}

/* The machine's address of GPA by the map; false: it has no frame. */
static bool find_frame(const struct guest *g, octa gpa, octa *pa)
{
    tetra frame;

    if (!gmem_has(&g->mem, (struct gpa){gpa}))
        return false;
    frame = g->mem.pages[gpa >> BUS_PAGE_BITS].frame;
    *pa = (octa)frame << BUS_PAGE_BITS | gpa % BUS_PAGE_BYTES;
    return frame != 0;
}

/* --- columns --------------------------------------------------------------
 */

enum { COLUMN = 20 };

static void add_octa(struct buf *out, octa value)
{
    buf_printf(out, "#%016" PRIx64 "   ", value);
}

static void add_text(struct buf *out, const char *text)
{
    buf_printf(out, "%-*s", COLUMN, text);
}

static void add_mapped(struct buf *out, const struct guest *g, octa gpa)
{
    octa pa;

    if (find_frame(g, gpa, &pa))
        add_octa(out, pa);
    else if (gmem_has(&g->mem, (struct gpa){gpa}))
        add_text(out, g->mem.pages[gpa >> BUS_PAGE_BITS].slot != 0
                          ? "paged out"
                          : "no frame yet");
    else
        add_text(out, "no RAM");
}

/* A line is complete, but for blanks at its end. */
static void end_line(struct buf *out)
{
    while (!out->failed && out->len > 0 && out->data[out->len - 1] == ' ')
        buf_cut(out, out->len - 1);
    buf_add_byte(out, '\n');
}

static void add_head(struct buf *out, const struct view *v)
{
    buf_printf(out, "            guest %u's tables%*sthe map", v->g->number,
               v->g->number < 10 ? 4 : 3, "");
    buf_add_string(out, "             shadow tables\n"
                        "            virtual: gpa        gpa -> pa           "
                        "real: pa\n");
}

/* The machine's rV or rVV for G, if it has the processor; else that is not
 * known before it is entered. */
static void add_real_rv(struct buf *out, const struct view *v)
{
    const struct hypervisor *h = v->g->host;

    if (h->current == v->g && h->is_inside)
        add_octa(
            out,
            h->machine->cpu.sr[addr_is_negative(v->va) ? SREG_rVV : SREG_rV]);
    else
        add_text(out, "(not entered)");
}

static void add_rv(struct buf *out, const struct view *v)
{
    bool is_negative = addr_is_negative(v->va);

    buf_printf(out, "  %-10s", is_negative ? "rV, rVV" : "rV");
    if (is_direct(v))
        add_text(out, "not translated");
    else
        add_octa(out, is_negative ? v->s->rVV : v->s->rV);
    add_text(out, "");
    add_real_rv(out, v);
    end_line(out);
}

static void add_entry(struct buf *out, const struct mmu_step *step,
                      bool is_place)
{
    if (step == NULL)
        add_text(out, "-");
    else
        add_octa(out, is_place ? step->at.a : step->entry);
}

/* The entries of LEVEL, and where they are. */
static void add_level(struct buf *out, const struct view *v, unsigned level)
{
    const struct mmu_step *guest = step_at(&v->guest, level);
    const struct mmu_step *shadow = step_at(&v->shadow, level);

    if (guest == NULL && shadow == NULL)
        return;
    buf_printf(out, "  PT%c%u at   ", level == 0 ? 'E' : 'P', level);
    add_entry(out, guest, true);
    if (guest != NULL)
        add_mapped(out, v->g, guest->at.a);
    else
        add_text(out, "-");
    add_entry(out, shadow, true);
    end_line(out);
    buf_add_string(out, "       is   ");
    add_entry(out, guest, false);
    add_text(out, "");
    add_entry(out, shadow, false);
    end_line(out);
}

static void add_permissions(struct buf *out, const struct mmu_page *page)
{
    if (page != NULL)
        show_word_permissions(out, page->perm);
    else
        buf_add_string(out, "-- ");
    buf_printf(out, "%*s", COLUMN - 3, "");
}

/* Does the SHADOW, or null, lead elsewhere than the two others? */
static const char *place_difference(const struct view *v,
                                    const struct mmu_page *shadow)
{
    octa pa;

    if (v->page == NULL)
        return shadow != NULL ? "  ! stale" : "";
    if (shadow == NULL)
        return gmem_has(&v->g->mem, (struct gpa){v->gpa}) ? "  ! missing" : "";
    if (find_frame(v->g, v->gpa, &pa) && mmu_place(shadow, v->va).a == pa)
        return "";
    return "  ! differs";
}

/* Less is permitted where a write is to be noticed; more never is. */
static const char *permission_difference(const struct view *v,
                                         const struct mmu_page *shadow)
{
    unsigned guest = v->page != NULL ? v->page->perm : 0;

    if (shadow == NULL)
        return "";
    if ((shadow->perm & ~guest) != 0)
        return "  ! the shadow differs: it permits more than the guest\n";
    return (guest & ~shadow->perm) != 0
               ? "  ! the shadow differs: it permits less than the guest\n"
               : "";
}

/* The page that is filled in; null: none.  Where a guest has no tables the walk
 * is through zeros: an entry that permits nothing. */
static const struct mmu_page *filled(const struct view *v)
{
    bool is_there = v->shadow.outcome == MMU_MAPPED && v->shadow.page.perm != 0;

    return is_there ? &v->shadow.page : NULL;
}

static void add_result(struct buf *out, const struct view *v)
{
    const struct mmu_page *shadow = filled(v);

    buf_add_string(out, "  leads to  ");
    if (v->page != NULL) {
        add_octa(out, v->gpa);
        add_mapped(out, v->g, v->gpa);
    } else {
        add_text(out, "-");
        add_text(out, "-");
    }
    if (shadow != NULL)
        buf_printf(out, "#%016" PRIx64, mmu_place(shadow, v->va).a);
    else
        buf_add_byte(out, '-');
    buf_printf(out, "%s\n", place_difference(v, shadow));
    buf_add_string(out, "  permits   ");
    add_permissions(out, v->page);
    add_text(out, "");
    add_permissions(out, shadow);
    end_line(out);
    buf_printf(out, "%s", permission_difference(v, shadow));
}

/* Why one of them leads nowhere. */
static void add_reasons(struct buf *out, const struct view *v)
{
    if (!is_direct(v) && v->guest.outcome != MMU_MAPPED)
        buf_printf(out, "  the guest's tables: %s\n",
                   mmu_text(v->guest.outcome));
    if (filled(v) == NULL)
        buf_add_string(out, "  the shadow tables: nothing is filled in here "
                            "yet\n");
}

/* --- what comes of it -----------------------------------------------------
 */

static enum show_shadow_fate
judge_permitted(const struct view *v, const struct bus_access *a, unsigned need)
{
    unsigned shadow = filled(v) == NULL ? 0 : filled(v)->perm;

    if (!gmem_has(&v->g->mem, (struct gpa){v->gpa}))
        return SHOW_SHADOW_DEVICE;
    if ((need & ~shadow) == 0)
        return SHOW_SHADOW_DIRECT;
    return a->kind == BUS_STORE &&
                   shadow_is_traced(v->g, v->gpa >> BUS_PAGE_BITS)
               ? SHOW_SHADOW_TRACED
               : SHOW_SHADOW_FILL;
}

enum show_shadow_fate show_shadow_judge(struct guest *g,
                                        const struct addrspace *s,
                                        const struct bus_access *a,
                                        unsigned *lacks, octa *gpa)
{
    unsigned need = mmu_need(a);
    struct view v;

    look(&v, g, s, a->va, a->kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA);
    *gpa = v.gpa;
    *lacks = 0;
    if (v.page == NULL && v.guest.outcome == MMU_SOFTWARE)
        return SHOW_SHADOW_SOFTWARE;
    *lacks = mmu_lacks(need, v.page == NULL ? 0 : v.page->perm);
    return *lacks != 0 ? SHOW_SHADOW_REFUSED : judge_permitted(&v, a, need);
}

void show_shadow_add_fate(struct buf *out, enum show_shadow_fate fate,
                          unsigned lacks)
{
    static const char *const texts[] = {
        [SHOW_SHADOW_DIRECT] = "direct: both permit it",
        [SHOW_SHADOW_FILL] = "an exit: the guest's tables permit it, and the "
                             "shadow is filled",
        [SHOW_SHADOW_TRACED] = "an exit: the guest writes to a table that is "
                               "traced",
        [SHOW_SHADOW_DEVICE] = "an exit: it leads to no RAM",
        [SHOW_SHADOW_SOFTWARE] = "an exit: the guest's software has to "
                                 "translate"};

    if (fate != SHOW_SHADOW_REFUSED) {
        buf_add_string(out, texts[fate]);
        return;
    }
    buf_add_string(out, "an exit: the guest's own tables lack ");
    show_word_requests(out, fault_in_rq(lacks));
}

static const struct {
    const char *name;
    struct bus_access access;
} accesses[] = {
    {"load", {.kind = BUS_LOAD, .size = 8}},
    {"store", {.kind = BUS_STORE, .size = 8}},
    {"fetch", {.kind = BUS_FETCH, .size = 4}},
};

static void add_fates(struct buf *out, const struct view *v)
{
    for (size_t i = 0; i < ARRAY_LEN(accesses); i++) {
        struct bus_access a = accesses[i].access;
        enum show_shadow_fate fate;
        unsigned lacks;
        octa gpa;

        a.va = v->va.a;
        fate = show_shadow_judge(v->g, v->s, &a, &lacks, &gpa);
        buf_printf(out, "  %-7s ", accesses[i].name);
        show_shadow_add_fate(out, fate, lacks);
        buf_add_byte(out, '\n');
    }
}

void show_shadow_walk(struct buf *out, struct guest *g,
                      const struct addrspace *s, octa va)
{
    struct view v;

    look(&v, g, s, va, TCACHE_DATA);
    buf_printf(out, "#%016" PRIx64 "%s\n", va,
               guest_view_is_nested(g) ? ", by the tables that level 1 has "
                                         "made for level 2"
                                       : "");
    add_head(out, &v);
    add_rv(out, &v);
    for (unsigned level = MMU_LEVELS; level-- > 0;)
        add_level(out, &v, level);
    add_result(out, &v);
    add_reasons(out, &v);
    if (!is_direct(&v))
        show_machine_cached(out, s, va);
    add_fates(out, &v);
}
