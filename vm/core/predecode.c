/* predecode.c - from instructions to entries.
 *
 * For each operand the decoder decides which of a handler's forms is wanted:
 * the register is local (L), global (G), or the result of the instruction
 * before (R), which is still in a register of the host.  R saves the way
 * through memory, several cycles in every chain of dependent instructions;
 * but only who comes from the instruction before has it.  So an entry that
 * wants R says `need` = CODE_LOOK, every jump to it takes a closer look, and
 * predecode_enter() lets it do without.
 *
 * Where instructions in a row are one of the chains that the engine has a
 * handler for, the first one's entry gets that handler.  The others keep their
 * own, for who jumps between them.
 */
#include "vm/core/threaded.h"

#include <assert.h>

#include "vm/isa/codec.h"

/* One instruction being decoded. */
struct decoding {
    const struct code_page *page;
    unsigned i;
    tetra insn;
    const struct insn_info *info;
    const struct threaded_shape *shape;
    int result;   /* the register that r holds; -1: none */
    bool is_stop; /* somebody wants to stop before it */
};

/* --- what an instruction is -----------------------------------------------
 */

static octa address_at(const struct code_page *p, unsigned i)
{
    return p->va + 4 * (octa)i;
}

static unsigned first_global(const struct code_page *p)
{
    return (unsigned)(p->mode & 255);
}

static octa cost_of(const struct insn_info *info)
{
    octa branches = info->flags & INSN_BRANCH ? 1 : 0;

    return (octa)1 << CODE_INSNS | branches << CODE_BRANCHES |
           (octa)info->mems << CODE_MEMS | (octa)info->oops << CODE_OOPS;
}

static bool has_host_fp(const struct decoding *d)
{
    return d->page->mode & THREADED_MODE_HOST_FP;
}

/* Special registers that are just values: GET and PUT of any other one have
 * effects, or need what the engine keeps elsewhere. */
static bool is_plain_sreg(byte n)
{
    return n < SREG_COUNT && isa_sregs[n].flags & SREG_SAVED;
}

/* Is there a handler for it?  Before what is wanted as a stop the switch
 * engine stops. */
static bool is_plain(const struct decoding *d)
{
    if (d->is_stop)
        return false;
    switch (d->shape->kind) {
    case THREADED_STEP:
        return false;
    case THREADED_UNARY:
        return codec_y(d->insn) <= 4;
    case THREADED_GET:
        return codec_y(d->insn) == 0 && is_plain_sreg(codec_z(d->insn));
    case THREADED_PUT:
        return codec_y(d->insn) == 0 && is_plain_sreg(codec_x(d->insn));
    default:
        return true;
    }
}

static bool is_rounded_as_usual(tetra insn)
{
    return codec_y(insn) == 0 || codec_y(insn) == 4;
}

static void look_at(struct decoding *d, const struct code_page *p, unsigned i)
{
    d->page = p;
    d->i = i;
    d->insn = code_insn(p, i);
    d->info = &isa_insns[codec_op(d->insn)];
    d->shape = &threaded_shapes[codec_op(d->insn)];
    d->result = -1;
    d->is_stop = stops_want(p->code->stops, address_at(p, i), d->insn);
}

/* The register that holds the result of the instruction before I, which is
 * in the same block; -1 if it has none. */
static int result_before(const struct code_page *p, unsigned i)
{
    tetra insn = code_insn(p, i - 1);
    unsigned use = isa_insns[codec_op(insn)].operands;

    return use & OPERAND_X_DEST ? codec_x(insn) : -1;
}

/* The same, with the result of the instruction before at hand. */
static void look_behind(struct decoding *d, const struct code_page *p,
                        unsigned i)
{
    look_at(d, p, i);
    d->result = result_before(p, i);
}

static bool ends_block(const struct decoding *d)
{
    return !is_plain(d) || d->info->flags & (INSN_BRANCH | INSN_GOES);
}

static octa target_of(const struct decoding *d)
{
    return codec_target(d->insn, address_at(d->page, d->i));
}

octa predecode_target(const struct code_page *p, const struct code_entry *e)
{
    unsigned i = (unsigned)(e - p->e);

    return codec_target(code_insn(p, i), address_at(p, i));
}

/* The entry, relative to this one, that a relative address leads to. */
static int64_t distance(const struct decoding *d)
{
    return sig(target_of(d) - address_at(d->page, d->i)) / 4;
}

static bool stays_in_page(const struct decoding *d)
{
    return target_of(d) - d->page->va < BUS_PAGE_BYTES;
}

/* --- forms ----------------------------------------------------------------
 */

static bool is_global(const struct decoding *d, byte reg)
{
    return reg >= first_global(d->page);
}

/* Where register REG is, if a handler may want it in r. */
static enum threaded_letter source(const struct decoding *d, byte reg)
{
    if (d->result == reg)
        return LETTER_R;
    return is_global(d, reg) ? LETTER_G : LETTER_L;
}

static enum threaded_letter place(const struct decoding *d, byte reg)
{
    return is_global(d, reg) ? LETTER_G : LETTER_L;
}

/* The letters of an instruction's operands. */
struct form {
    enum threaded_letter x, y, z;
};

/* Of instructions that look themselves where their registers are. */
static struct form form_any(const struct decoding *d)
{
    bool is_constant = d->info->operands & OPERAND_Z_IMM;

    return (struct form){LETTER_A, LETTER_A, is_constant ? LETTER_I : LETTER_A};
}

static struct form form_of(const struct decoding *d)
{
    byte x = codec_x(d->insn), y = codec_y(d->insn), z = codec_z(d->insn);

    switch (d->shape->kind) {
    case THREADED_FLOAT:
        if (!has_host_fp(d))
            return (struct form){0};
        return (struct form){place(d, x), source(d, y), source(d, z)};
    case THREADED_RRR:
        return (struct form){place(d, x), source(d, y), source(d, z)};
    case THREADED_RRI:
        return (struct form){place(d, x), source(d, y), LETTER_I};
    case THREADED_STORE:
        return (struct form){source(d, x), place(d, y), place(d, z)};
    case THREADED_STOREI:
        return (struct form){source(d, x), place(d, y), LETTER_I};
    case THREADED_BRANCH:
        if (!stays_in_page(d))
            return (struct form){0};
        return (struct form){source(d, x), LETTER__, LETTER__};
    case THREADED_WYDE:
    case THREADED_GET:
        return (struct form){place(d, x), LETTER__, LETTER__};
    case THREADED_PUT:
        if (d->info->operands & OPERAND_Z_IMM)
            return (struct form){LETTER__, LETTER__, LETTER_I};
        return (struct form){LETTER__, LETTER__, place(d, z)};
    case THREADED_ANY:
        return form_any(d);
    case THREADED_UNARY:
        return has_host_fp(d) && is_rounded_as_usual(d->insn)
                   ? form_any(d)
                   : (struct form){0};
    default:
        return (struct form){0};
    }
}

/* Which of the shape's handlers. */
static unsigned choose(const struct decoding *d, struct form f)
{
    enum { L = LETTER_L, SOFT = 18, FAR = 3 };

    switch (d->shape->kind) {
    case THREADED_FLOAT:
        if (f.x == LETTER__)
            return SOFT;
        return 9 * (f.x - L) + 3 * (f.y - L) + (f.z - L);
    case THREADED_RRR:
        return 9 * (f.x - L) + 3 * (f.y - L) + (f.z - L);
    case THREADED_RRI:
        return 3 * (f.x - L) + (f.y - L);
    case THREADED_STORE:
        return 4 * (f.x - L) + 2 * (f.y - L) + (f.z - L);
    case THREADED_STOREI:
        return 2 * (f.x - L) + (f.y - L);
    case THREADED_BRANCH:
        return f.x == LETTER__ ? FAR : f.x - L;
    case THREADED_WYDE:
    case THREADED_GET:
        return f.x - L;
    case THREADED_PUT:
        return f.z == LETTER_I ? 0 : f.z - L;
    case THREADED_UNARY:
        return f.x == LETTER__;
    case THREADED_JUMP:
        return !stays_in_page(d);
    case THREADED_PUSHJ:
        return 2u * is_global(d, codec_x(d->insn)) + !stays_in_page(d);
    case THREADED_POP:
        return codec_x(d->insn) > 0;
    default:
        return 0;
    }
}

static bool wants_result(struct form f)
{
    return f.x == LETTER_R || f.y == LETTER_R || f.z == LETTER_R;
}

/* --- chains ---------------------------------------------------------------
 */

/* What chains call the instruction of D; 0 if it is in none. */
static tetra key_of(const struct decoding *d)
{
    struct form f = form_of(d);
    bool is_near =
        d->shape->kind == THREADED_JUMP || d->shape->kind == THREADED_PUSHJ;

    if (!is_plain(d) || (is_near && choose(d, f) != 0))
        return 0;
    return THREADED_KEY(d->shape->op, f.x, f.y, f.z);
}

tetra predecode_key(const struct code_page *p, unsigned i, bool is_entered,
                    bool *ends)
{
    struct decoding d;

    if (is_entered || i == 0)
        look_at(&d, p, i);
    else
        look_behind(&d, p, i);
    *ends = ends_block(&d);
    return key_of(&d);
}

/* An instruction of what may be a chain. */
struct link {
    tetra key, insn;
    unsigned i;
};

/* Those behind an instruction in its block: less have keys of 0. */
struct links {
    struct link next[THREADED_CHAIN - 1];
};

static struct link link_of(const struct decoding *d)
{
    return (struct link){.key = key_of(d), .insn = d->insn, .i = d->i};
}

static struct links look_ahead(const struct decoding *d)
{
    struct links behind = {0};
    struct decoding at = *d;

    for (unsigned n = 0; n < ARRAY_LEN(behind.next); n++) {
        if (ends_block(&at) || at.i + 1 == CODE_PAGE_INSNS)
            break;
        look_behind(&at, d->page, at.i + 1);
        behind.next[n] = link_of(&at);
    }
    return behind;
}

/* The same for the instruction before, when L is that of BEHIND. */
static void step_back(struct links *behind, struct link l)
{
    for (unsigned n = ARRAY_LEN(behind->next) - 1; n > 0; n--)
        behind->next[n] = behind->next[n - 1];
    behind->next[0] = l;
}

/* Does the letter WANTED fit for register REG of L, an instruction of P, which
 * IS another one?  BEFORE says how many of the chain precede it. */
static bool letter_fits(const struct code_page *p, const struct link *l,
                        unsigned before, tetra wanted, tetra is, byte reg)
{
    if (wanted == is)
        return true;
    if (is != LETTER_L)
        return false;
    return (wanted == LETTER_D && reg == codec_x(l->insn)) ||
           (wanted == LETTER_E && before >= 2 &&
            reg == result_before(p, l->i - 1));
}

static bool fits(const struct code_page *p, const struct link *l,
                 unsigned before, tetra wanted)
{
    tetra is = l->key;

    if (wanted == is)
        return true;
    return wanted >> 6 == is >> 6 &&
           letter_fits(p, l, before, wanted >> 3 & 7, is >> 3 & 7,
                       codec_y(l->insn)) &&
           letter_fits(p, l, before, wanted & 7, is & 7, codec_z(l->insn));
}

bool predecode_fits(const struct code_page *p, unsigned i, unsigned before,
                    tetra key)
{
    struct decoding d;
    struct link l;

    look_behind(&d, p, i);
    l = link_of(&d);
    return fits(p, &l, before, key);
}

static unsigned opcodes_of(tetra first, tetra second)
{
    return first >> 9 << 8 | second >> 9;
}

/* The first chain that begins with OPCODES, or with greater ones. */
static const struct threaded_chain *find_chains(unsigned opcodes)
{
    unsigned low = 0, high = threaded_chain_count;

    while (low < high) {
        unsigned middle = (low + high) / 2;
        const tetra *keys = threaded_chains[middle].keys;

        if (opcodes_of(keys[0], keys[1]) < opcodes)
            low = middle + 1;
        else
            high = middle;
    }
    return &threaded_chains[low];
}

/* Is T a chain for L and those BEHIND it? */
static bool is_chain(const struct threaded_chain *t, const struct code_page *p,
                     const struct link *l, const struct links *behind)
{
    if (!fits(p, l, 0, t->keys[0]))
        return false;
    for (unsigned n = 1; n < THREADED_CHAIN && t->keys[n] != 0; n++)
        if (!fits(p, &behind->next[n - 1], n, t->keys[n]))
            return false;
    return true;
}

/* The first chain that begins with the instruction of D, whose result before
 * is as it will be when it is executed; or null. */
static code_handler *chain_of(const struct decoding *d,
                              const struct links *behind)
{
    const struct threaded_chain *t,
        *end = &threaded_chains[threaded_chain_count];
    unsigned opcodes =
        opcodes_of((tetra)d->shape->op << 9, behind->next[0].key);
    struct link l;

    if (behind->next[0].key == 0)
        return NULL;
    t = find_chains(opcodes);
    if (t == end || opcodes_of(t->keys[0], t->keys[1]) != opcodes)
        return NULL;
    l = link_of(d);
    for (; t != end && opcodes_of(t->keys[0], t->keys[1]) == opcodes; t++)
        if (is_chain(t, d->page, &l, behind))
            return t->run;
    return NULL;
}

/* --- entries --------------------------------------------------------------
 */

/* rL has to be above register REG for it to be local. */
static void raise(byte *to, const struct decoding *d, byte reg)
{
    if (!is_global(d, reg) && reg >= *to)
        *to = (byte)(reg + 1);
}

static void note_registers(struct code_entry *e, const struct decoding *d)
{
    unsigned use = d->info->operands;

    if (use & (OPERAND_X_DEST | OPERAND_X_PUSH))
        raise(&e->dest, d, codec_x(d->insn));
    if (use & (OPERAND_X_DEST | OPERAND_X_PUSH | OPERAND_X_SRC))
        raise(&e->uses, d, codec_x(d->insn));
    if (use & OPERAND_Y_REG)
        raise(&e->uses, d, codec_y(d->insn));
    if (use & OPERAND_Z_REG)
        raise(&e->uses, d, codec_z(d->insn));
}

/* Does its handler load or store? */
static bool is_memory(const struct decoding *d)
{
    return d->info->mems > 0;
}

/* What the entry of D has besides registers. */
static void note_value(struct code_entry *e, const struct decoding *d)
{
    octa behind = address_at(d->page, d->i) + 4;
    bool is_relative = d->info->operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL);
    unsigned wydes_below = 3 - (codec_op(d->insn) & 3);

    if (is_memory(d))
        e->window = &d->page->code->shut;
    else if (d->info->operands & OPERAND_YZ_WYDE)
        e->value = (octa)codec_yz(d->insn) << 16 * wydes_below;
    else if (d->shape->kind == THREADED_POP)
        e->value = 4 * (octa)codec_yz(d->insn);
    else if (d->info->operands & OPERAND_X_PUSH || !is_relative)
        e->value = behind; /* where a call returns to; what GO notes */
    else if (d->shape->kind == THREADED_WYDE || !stays_in_page(d))
        e->value = target_of(d);
    else
        e->value = (octa)(distance(d) * (int64_t)sizeof *e);
    if (d->shape->kind == THREADED_PUSHJ && stays_in_page(d))
        e->distance = (int16_t)distance(d);
}

/* Fill in *E; NEXT follows in the block, or is null. */
static void encode(struct code_entry *e, struct decoding *d,
                   const struct code_entry *next, const struct links *behind)
{
    code_handler *chain;
    struct form f;

    *e = (struct code_entry){.run = threaded_shapes[OP_TRAP].handlers[0],
                             .cost = cost_of(d->info),
                             .x = codec_x(d->insn),
                             .y = codec_y(d->insn),
                             .z = codec_z(d->insn)};
    if (next != NULL) {
        e->cost += next->cost;
        e->dest = next->dest;
        e->uses = next->uses;
    }
    if (!is_plain(d)) {
        e->need = e->uses;
        return;
    }
    note_registers(e, d);
    if (e->uses == CODE_LOOK)
        d->result = -1; /* `need` could not tell */
    note_value(e, d);
    f = form_of(d);
    chain = chain_of(d, behind);
    e->run = chain != NULL ? chain : d->shape->handlers[choose(d, f)];
    e->need = wants_result(f) ? CODE_LOOK : e->uses;
}

/* Fill in the entry of D; NEXT as above.  Where the engine counts, the handler
 * goes aside. */
static void put_entry(struct code_page *p, struct decoding *d,
                      const struct code_entry *next, const struct links *behind)
{
    struct code_entry *e = &p->e[d->i];

    encode(e, d, next, behind);
    if (!(p->mode & THREADED_MODE_COUNTED))
        return;
    p->counted[d->i] = (struct code_counted){
        .run = e->run, .is_chain = is_plain(d) && chain_of(d, behind) != NULL};
    e->run = threaded_counted;
}

void predecode_block(struct code_page *p, unsigned i)
{
    struct decoding d;
    struct links behind;
    unsigned end = i;

    look_at(&d, p, end);
    while (!ends_block(&d) && end + 1 < CODE_PAGE_INSNS &&
           p->e[end + 1].run == threaded_decode)
        look_at(&d, p, ++end);
    behind = look_ahead(&d);
    for (;; end--) {
        const struct code_entry *next = ends_block(&d) ? NULL : &p->e[end + 1];
        struct link l;

        if (end > i)
            d.result = result_before(p, end);
        l = link_of(&d);
        put_entry(p, &d, next, &behind);
        if (end == i)
            return;
        step_back(&behind, l);
        look_at(&d, p, end - 1);
    }
}

void predecode_enter(struct code_page *p, unsigned i)
{
    struct decoding d;
    struct links behind;

    look_at(&d, p, i);
    behind = look_ahead(&d);
    put_entry(p, &d, ends_block(&d) ? NULL : &p->e[i + 1], &behind);
}

byte predecode_result_before(const struct code_page *p, unsigned i)
{
    assert(i > 0 && result_before(p, i) >= 0);
    return (byte)result_before(p, i);
}

octa predecode_local_after(const struct code_page *p, unsigned i, octa l)
{
    struct decoding d;
    byte after = (byte)l;

    look_at(&d, p, i);
    if (d.info->operands & (OPERAND_X_DEST | OPERAND_X_PUSH))
        raise(&after, &d, codec_x(d.insn));
    return after;
}
