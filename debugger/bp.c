/* bp.c - breakpoints, watchpoints, catchpoints: where a run is to stop. */
#include "debugger/bp.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "debugger/place.h"
#include "vm/base/alloc.h"
#include "vm/base/bits.h"
#include "vm/core/event.h"
#include "vm/isa/codec.h"

enum { MOST_ENTRIES = 8 };

/* --- the list ------------------------------------------------------------- */

void bps_init(struct bps *b)
{
    *b = (struct bps){.bp = NULL};
}

static void destroy(struct bp *bp)
{
    alloc_free(bp->text);
    alloc_free(bp->condition);
    alloc_free(bp->returns);
    alloc_free(bp->octas);
    alloc_free(bp);
}

void bps_fini(struct bps *b)
{
    for (size_t i = 0; i < b->count; i++)
        destroy(b->bp[i]);
    alloc_free(b->bp);
}

static bool make_room(struct bps *b)
{
    size_t room = b->room == 0 ? 8 : 2 * b->room;
    struct bp **bp;

    if (b->count < b->room)
        return true;
    bp = alloc_resize(b->bp, room, sizeof(struct bp *));
    if (bp == NULL)
        return false;
    b->bp = bp;
    b->room = room;
    return true;
}

/* A new one of KIND, which TEXT names, at the end of the list. */
static struct bp *add(struct bps *b, enum bp_kind kind, const char *text,
                      struct error *e)
{
    struct bp *bp = NULL;

    if (make_room(b))
        bp = alloc_zeroed(1, sizeof *bp);
    if (bp != NULL)
        bp->text = alloc_string(text);
    if (bp == NULL || bp->text == NULL) {
        alloc_free(bp);
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    bp->number = ++b->last;
    bp->kind = kind;
    bp->is_enabled = true;
    b->bp[b->count++] = bp;
    return bp;
}

struct bp *bps_find(const struct bps *b, unsigned number)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->number == number)
            return b->bp[i];
    return NULL;
}

void bps_delete(struct bps *b, struct bp *bp)
{
    size_t i = 0;

    while (b->bp[i] != bp) {
        i++;
        assert(i < b->count);
    }
    memmove(&b->bp[i], &b->bp[i + 1], (b->count - i - 1) * sizeof(struct bp *));
    b->count--;
    destroy(bp);
}

/* BP, which has just been added, could not be completed. */
static struct bp *give_up(struct bps *b, struct bp *bp, struct error *e,
                          const char *text)
{
    bps_delete(b, bp);
    b->last--;
    (void)error_set(e, text == NULL ? STATUS_NO_MEMORY : STATUS_BAD_INPUT, "%s",
                    text == NULL ? "out of memory" : text);
    return NULL;
}

/* --- making --------------------------------------------------------------- */

struct bp *bps_break(struct bps *b, octa location, const char *text,
                     struct error *e)
{
    struct bp *bp = add(b, BP_BREAK, text, e);

    if (bp != NULL)
        bp->location = location;
    return bp;
}

struct bp *bps_catch(struct bps *b, unsigned kinds, const char *text,
                     struct error *e)
{
    struct bp *bp = add(b, BP_CATCH, text, e);

    if (bp != NULL)
        bp->kinds = kinds;
    return bp;
}

/* Let BP watch the COUNT octas AT. */
static bool set_octas(struct bp *bp, const struct target *t,
                      const struct target_octa *at, size_t count)
{
    bp->octas =
        alloc_zeroed(bp->is_walk ? MOST_ENTRIES : count, sizeof *bp->octas);
    if (bp->octas == NULL)
        return false;
    bp->octa_count = count;
    for (size_t i = 0; i < count; i++)
        bp->octas[i] = (struct bp_octa){at[i], target_octa(t, at[i])};
    return true;
}

static struct bp *watch_memory(struct bps *b, struct bp *bp, struct target *t,
                               struct error *e)
{
    struct target_octa at;
    struct buf why;

    buf_init(&why);
    if (!t->class->find(t, bp->place.place, BUS_LOAD, &at, &why))
        bp = give_up(b, bp, e, buf_text(&why));
    else if (!set_octas(bp, t, &at, 1))
        bp = give_up(b, bp, e, NULL);
    buf_fini(&why);
    return bp;
}

struct bp *bps_watch(struct bps *b, struct target *t,
                     const struct expr_value *place, const char *text,
                     struct error *e)
{
    struct bp *bp = add(b, BP_WATCH, text, e);

    assert(place->kind != EXPR_NUMBER && place->kind != EXPR_ADDRESS);
    if (bp == NULL)
        return NULL;
    bp->place = *place;
    if (place->kind == EXPR_MEMORY)
        return watch_memory(b, bp, t, e);
    bp->is_local =
        place->kind == EXPR_REGISTER && place->place < cpu_first_global(t->cpu);
    bp->frame = t->cpu->sr[SREG_rO];
    return bp;
}

struct bp *bps_watch_entries(struct bps *b, struct target *t, octa va,
                             const char *text, struct error *e)
{
    struct target_octa at[MOST_ENTRIES];
    octa space = t->cpu->sr[SREG_rV];
    size_t count = t->class->entries(t, va, space, at, ARRAY_LEN(at));
    struct bp *bp;

    if (count == 0) {
        (void)error_set(e, STATUS_BAD_INPUT,
                        "no page table is read for #%016" PRIx64, va);
        return NULL;
    }
    bp = add(b, BP_WATCH, text, e);
    if (bp == NULL)
        return NULL;
    bp->place = (struct expr_value){.kind = EXPR_MEMORY, .size = 8};
    bp->is_walk = true;
    bp->va = va;
    bp->space = space;
    return set_octas(bp, t, at, count) ? bp : give_up(b, bp, e, NULL);
}

enum status bp_set_condition(struct bp *bp, const char *text)
{
    char *copy = NULL;

    if (text != NULL && *text != 0) {
        copy = alloc_string(text);
        if (copy == NULL)
            return STATUS_NO_MEMORY;
    }
    alloc_free(bp->condition);
    bp->condition = copy;
    return STATUS_OK;
}

/* --- what may change a register ------------------------------------------- */

static bool watches_register(const struct bp *bp)
{
    return bp->kind == BP_WATCH && bp->is_enabled &&
           bp->place.kind != EXPR_MEMORY;
}

bool bp_is_slow(const struct bp *bp)
{
    if (bp->kind != BP_WATCH || bp->place.kind != EXPR_SPECIAL)
        return false;
    switch (bp->place.place) {
    case SREG_rA: /* any arithmetic may set it */
    case SREG_rI:
    case SREG_rL:
    case SREG_rO:
    case SREG_rQ:
    case SREG_rS:
    case SREG_rU:
        return true;
    default:
        return false;
    }
}

/* What may change everything: it brings other registers, or inserts an
 * instruction of its own. */
static bool changes_all(tetra insn)
{
    switch (codec_op(insn)) {
    case OP_SAVE:
    case OP_UNSAVE:
    case OP_RESUME:
        return true;
    case OP_PUT:
    case OP_PUTI:
        return codec_x(insn) == SREG_rG || codec_x(insn) == SREG_rL;
    default:
        return false;
    }
}

static bool is_call(tetra insn)
{
    return (isa_insns[codec_op(insn)].operands & OPERAND_X_PUSH) != 0;
}

/* Registers 0 to X move away, and come back with the results. */
static bool moves(const struct bp *bp, tetra insn)
{
    return bp->is_local && is_call(insn) && codec_x(insn) <= bp->place.place;
}

static bool may_change_general(const struct bp *bp, tetra insn)
{
    octa x = bp->place.place;

    if (isa_insns[codec_op(insn)].operands &
        (OPERAND_X_DEST | OPERAND_X_GLOBAL))
        return codec_x(insn) == x;
    return moves(bp, insn) || (x == 255 && codec_op(insn) == OP_TRAP);
}

/* Besides PUT. */
static bool may_change_special(octa number, tetra insn)
{
    switch (codec_op(insn)) {
    case OP_MULU:
    case OP_MULUI:
        return number == SREG_rH;
    case OP_DIV:
    case OP_DIVI:
    case OP_DIVU:
    case OP_DIVUI:
        return number == SREG_rR;
    case OP_CSWAP:
    case OP_CSWAPI:
        return number == SREG_rP;
    case OP_TRAP:
    case OP_TRIP: /* and whatever trips or traps otherwise is an event */
        return number != SREG_rH && number != SREG_rR;
    case OP_PUT:
    case OP_PUTI:
        return codec_x(insn) == number;
    default:
        return number == SREG_rJ && is_call(insn);
    }
}

static bool may_change(const struct bp *bp, tetra insn)
{
    if (!watches_register(bp))
        return false;
    if (bp_is_slow(bp) || changes_all(insn))
        return true;
    return bp->place.kind == EXPR_SPECIAL
               ? may_change_special(bp->place.place, insn)
               : may_change_general(bp, insn);
}

bool bps_may_change(const struct bps *b, tetra insn)
{
    for (size_t i = 0; i < b->count; i++)
        if (may_change(b->bp[i], insn))
            return true;
    return false;
}

static bool returns_to(const struct bp *bp, octa loc)
{
    for (size_t i = 0; i < bp->return_count; i++)
        if (bp->returns[i] == loc)
            return true;
    return false;
}

bool bps_want(const struct bps *b, octa loc, tetra insn)
{
    for (size_t i = 0; i < b->count; i++) {
        const struct bp *bp = b->bp[i];

        if (!bp->is_enabled)
            continue;
        if (bp->kind == BP_BREAK && bp->location == loc)
            return true;
        if (bp->kind == BP_WATCH &&
            (returns_to(bp, loc) || may_change(bp, insn)))
            return true;
    }
    return false;
}

/* Without memory for it the change is noticed at the next stop. */
static bool note_return(struct bp *bp, octa loc)
{
    octa *more;

    if (returns_to(bp, loc))
        return false;
    more = alloc_resize(bp->returns, bp->return_count + 1, sizeof *more);
    if (more == NULL)
        return false;
    bp->returns = more;
    more[bp->return_count++] = loc;
    return true;
}

bool bps_note_call(struct bps *b, const struct cpu *c, octa loc, tetra insn)
{
    bool is_new = false;

    if (!is_call(insn))
        return false;
    for (size_t i = 0; i < b->count; i++) {
        struct bp *bp = b->bp[i];

        if (watches_register(bp) && moves(bp, insn) &&
            bp->frame == c->sr[SREG_rO])
            is_new |= note_return(bp, loc + 4);
    }
    return is_new;
}

/* --- values --------------------------------------------------------------- */

/* Of the octa O, what BP watches. */
static octa part(const struct bp *bp, octa o)
{
    if (bp->place.size == 0 || bp->place.size == 8)
        return o;
    return bits_get(o, bus_shift(bp->place.place, bp->place.size),
                    8u * bp->place.size);
}

/* The value of the register that BP watches; false: another frame has it. */
static bool read_register(const struct bp *bp, const struct cpu *c, octa *value)
{
    if (bp->is_local && bp->frame != c->sr[SREG_rO])
        return false;
    *value = bp->place.kind == EXPR_SPECIAL
                 ? c->sr[bp->place.place]
                 : cpu_get(c, (unsigned)bp->place.place);
    return true;
}

/* Let *NOTED be VALUE.  Returns whether it was another one, *OLD and *NEW. */
static bool note(const struct bp *bp, octa *noted, octa value, octa *old,
                 octa *new)
{
    *old = part(bp, *noted);
    *new = part(bp, value);
    *noted = value;
    return *old != *new;
}

static bool note_values(struct bp *bp, struct target *t, octa *old, octa *new)
{
    octa value;

    if (bp->place.kind != EXPR_MEMORY)
        return read_register(bp, t->cpu, &value) &&
               note(bp, &bp->place.value, value, old, new);
    for (size_t i = 0; i < bp->octa_count; i++) {
        struct bp_octa *o = &bp->octas[i];

        if (!note(bp, &o->value, target_octa(t, o->at), old, new))
            continue;
        bp->changed_at = o->at.key + 8 * (octa)o->at.index;
        return true;
    }
    return false;
}

struct bp *bps_changed(struct bps *b, struct target *t, octa *old, octa *new)
{
    for (size_t i = 0; i < b->count; i++) {
        struct bp *bp = b->bp[i];

        if (bp->kind == BP_WATCH && bp->is_enabled &&
            note_values(bp, t, old, new))
            return bp;
    }
    return NULL;
}

void bps_refresh(struct bps *b, struct target *t)
{
    octa old, new;

    while (bps_changed(b, t, &old, &new) != NULL)
        continue;
}

static bool is_same(struct target_octa a, struct target_octa b)
{
    return a.key == b.key && a.index == b.index;
}

/* What BP has noted of the octa AT; if it did not look there, what is there. */
static octa noted(const struct bp *bp, const struct target *t,
                  struct target_octa at)
{
    for (size_t i = 0; i < bp->octa_count; i++)
        if (is_same(bp->octas[i].at, at))
            return bp->octas[i].value;
    return target_octa(t, at);
}

/* Let BP look at the entries that are read now.  Returns whether these are not
 * the ones as before. */
static bool follow(struct bp *bp, struct target *t)
{
    struct target_octa at[MOST_ENTRIES];
    struct bp_octa now[MOST_ENTRIES];
    size_t count = t->class->entries(t, bp->va, bp->space, at, MOST_ENTRIES);
    bool is_new = count != bp->octa_count;

    for (size_t i = 0; i < count; i++) {
        now[i] = (struct bp_octa){at[i], noted(bp, t, at[i])};
        is_new = is_new || !is_same(at[i], bp->octas[i].at);
    }
    if (count > 0)
        memcpy(bp->octas, now, count * sizeof *now);
    bp->octa_count = count;
    return is_new;
}

bool bps_follow(struct bps *b, struct target *t)
{
    bool is_new = false;

    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->is_walk)
            is_new |= follow(b->bp[i], t);
    return is_new;
}

enum status bps_octas(const struct bps *b, struct target_octa **octas,
                      size_t *count)
{
    size_t n = 0;

    *octas = NULL;
    *count = 0;
    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->is_enabled)
            n += b->bp[i]->octa_count;
    if (n == 0)
        return STATUS_OK;
    *octas = alloc_zeroed(n, sizeof **octas);
    if (*octas == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < b->count; i++)
        for (size_t j = 0; b->bp[i]->is_enabled && j < b->bp[i]->octa_count;
             j++)
            (*octas)[(*count)++] = b->bp[i]->octas[j].at;
    return STATUS_OK;
}

bool bp_holds(const struct bp *bp, struct target *t)
{
    const char *at = bp->condition;
    struct expr_value v;
    struct error e;

    return at == NULL || expr_read(t, &at, &v, &e) != STATUS_OK || v.value != 0;
}

/* --- showing -------------------------------------------------------------- */

void bp_show(const struct bp *bp, const struct target *t, struct buf *out)
{
    static const char *const kinds[] = {
        [BP_BREAK] = "break", [BP_WATCH] = "watch", [BP_CATCH] = "catch"};

    buf_printf(out, "%-4u%s%-6s", bp->number, bp->is_temporary ? "t" : "",
               kinds[bp->kind]);
    if (bp->kind == BP_BREAK)
        place_add(out, t, bp->location);
    else
        buf_add_string(out, bp->text);
    if (bp->condition != NULL)
        buf_printf(out, " if %s", bp->condition);
    if (!bp->is_enabled)
        buf_add_string(out, ", disabled");
    if (bp->hits > 0)
        buf_printf(out, ", %" PRIu64 " hit%s", bp->hits,
                   bp->hits == 1 ? "" : "s");
    if (bp->ignore > 0)
        buf_printf(out, ", ignored %" PRIu64 " more", bp->ignore);
    buf_add_byte(out, '\n');
}
