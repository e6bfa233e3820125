/* test_masked.c - what a guest's tables refuse has the bare machine's effect.
 *
 * Random scenes: the ring is at any state of fullness, its memory lies over the
 * border of pages that permit this or that, lead to no RAM or are not there,
 * and rK lets some of it interrupt.  Spills, fills, the octas of SAVE and
 * UNSAVE, loads and stores are refused in the middle of everything.
 */
#include "tests/unit/random.h"
#include "tests/unit/twins_scene.h"

enum { SCENES = 1200, WORDS = 8 };

static byte some_register(octa *r)
{
    return (byte)(random_below(r, 3) ? 240 + random_below(r, 10)
                                     : random_below(r, 256));
}

/* Instructions that need the ring, or memory. */
static tetra some_word(octa *r)
{
    static const byte ring[] = {OP_POP,     OP_POP,    OP_PUSHJ,
                                OP_PUSHGOI, OP_SAVE,   OP_SAVE,
                                OP_UNSAVE,  OP_UNSAVE, OP_RESUME};
    static const byte others[] = {OP_LDO,   OP_LDBUI, OP_LDSFI,  OP_LDHT,
                                  OP_STO,   OP_STBI,  OP_STSF,   OP_STHTI,
                                  OP_STCO,  OP_CSWAP, OP_CSWAPI, OP_GET,
                                  OP_LDVTS, OP_SETL,  OP_PUTI,   OP_PUT};
    byte op = random_below(r, 2) ? ring[random_below(r, ARRAY_LEN(ring))]
                                 : others[random_below(r, ARRAY_LEN(others))];
    byte x = some_register(r);

    switch (op) {
    case OP_POP:
        return codec_make(op, (byte)random_below(r, 12), 0, 0);
    case OP_PUSHJ:
        return codec_make(op, x, 0, (byte)(1 + random_below(r, 4)));
    case OP_PUSHGOI:
        return codec_make(op, x, 240, (byte)(4 * random_below(r, 16)));
    case OP_SAVE:
        return codec_make(op, (byte)(250 + random_below(r, 4)), 0, 0);
    case OP_UNSAVE:
        return codec_make(op, 0, 0, (byte)(244 + random_below(r, 6)));
    case OP_RESUME:
        return codec_make(op, 0, 0, (byte)random_below(r, 2));
    case OP_GET:
        return codec_make(op, x, 0, (byte)random_below(r, 32));
    case OP_PUTI:
    case OP_PUT:
        return codec_make(op, SREG_rK, 0, (byte)random_below(r, 256));
    default:
        return codec_make(op, x, (byte)(244 + random_below(r, 6)), 240);
    }
}

static octa some_mask(octa *r)
{
    static const octa masks[] = {0,
                                 IRQ_PROGRAM,
                                 IRQ_PROGRAM & ~IRQ_BIT(P),
                                 IRQ_BIT(R),
                                 IRQ_BIT(W) | IRQ_BIT(STACK),
                                 IRQ_BIT(N) | IRQ_BIT(INTERVAL),
                                 IRQ_BIT(NONEXISTENT),
                                 IRQ_BIT(STACK),
                                 ~(octa)0};

    return masks[random_below(r, ARRAY_LEN(masks))];
}

/* A page of data: there, not permitted, nowhere, or in no table. */
static octa some_entry(octa *r, octa page)
{
    octa at = random_below(r, 4) ? page : 8 + random_below(r, 3);

    return at << BUS_PAGE_BITS |
           (random_below(r, 2) ? PERM_ALL : random_below(r, 8)) |
           (random_below(r, 12) ? 0 : 1 << 3);
}

/* An address near a border of data pages, or of a device's. */
static octa some_address(octa *r, bool is_negative)
{
    octa border = SCENE_DATA + random_below(r, 4) * BUS_PAGE_BYTES;
    octa a = border + random_below(r, 80) * 8 - 320;

    if (is_negative && random_below(r, 6) == 0)
        return SCENE_SIGN | ADDR_DEVICES |
               (random_below(r, DEV_COUNT) << BUS_PAGE_BITS) |
               8 * random_below(r, 40);
    return is_negative ? a | SCENE_SIGN : a;
}

/* What SAVE might have left, if read at the right place. */
static octa some_datum(octa *r)
{
    switch (random_below(r, 3)) {
    case 0:
        return (octa)(200 + random_below(r, 60)) << 56 |
               random_below(r, 1 << 18);
    case 1:
        return random_below(r, 256);
    default:
        return random_octa(r);
    }
}

static void set_stack(struct cpu *c, octa *r, bool is_negative)
{
    unsigned used = random_below(r, 2) ? (unsigned)(255 - random_below(r, 4))
                                       : (unsigned)random_below(r, 256);
    unsigned local = (unsigned)random_below(r, used + 1);

    if (local > c->sr[SREG_rG])
        local = (unsigned)c->sr[SREG_rG];
    c->sr[SREG_rS] = some_address(r, is_negative);
    c->sr[SREG_rL] = local;
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * (octa)(used - local);
    c->base = CPU_RING + (used - local);
    for (unsigned i = 0; i < used; i++)
        c->window[CPU_RING + i] =
            random_below(r, 3) ? random_below(r, 12) : random_octa(r);
}

/* A SAVE or UNSAVE that was interrupted, or anything else. */
static octa some_insertion(octa *r)
{
    octa y = random_below(r, 40);

    switch (random_below(r, 5)) {
    case 0:
        return codec_make(OP_SAVE, 251, 0, 1);
    case 1:
        return codec_make(OP_SAVE, 251, (byte)(y < 10 ? 246 + y : y - 10),
                          y < 10 ? 2 : 3);
    case 2:
        return codec_make(OP_UNSAVE, y < 10 ? 2 : 1,
                          (byte)(y < 10 ? 246 + y : y - 10), 0);
    case 3:
        return codec_make(OP_UNSAVE, 3, 0, 0);
    default:
        return random_below(r, 3) << 56 | some_word(r);
    }
}

static void set_registers(struct machine *m, octa *r, bool is_user)
{
    struct cpu *c = &m->cpu;
    bool is_negative = !is_user && random_below(r, 4) == 0;

    c->sr[SREG_rG] = random_below(r, 2) ? 240 : 32 + random_below(r, 209);
    set_stack(c, r, is_negative);
    c->g[240] = 0;
    for (unsigned i = 244; i < 250; i++)
        c->g[i] = some_address(r, is_negative && random_below(r, 2));
    c->sr[SREG_rJ] = is_user ? SCENE_USER : SCENE_SIGN;
    if (random_below(r, 4) == 0)
        c->sr[SREG_rJ] = some_address(r, !is_user && random_below(r, 2));
    c->sr[SREG_rI] = 1 + random_below(r, 12);
    c->sr[SREG_rA] = random_below(r, 2) ? 0 : EXC_V << 8;
    c->sr[SREG_rP] = random_below(r, 2) ? 0 : random_octa(r);
    c->sr[SREG_rU] = random_below(r, 2) ? 0 : (octa)1 << 47;
    c->sr[SREG_rC] =
        random_below(r, 2) ? 0 : some_entry(r, 4 + random_below(r, 3));
    c->sr[SREG_rX] = some_insertion(r);
    c->sr[SREG_rXX] = some_insertion(r);
    c->sr[SREG_rW] = c->sr[SREG_rWW] = c->pc + 4 * random_below(r, WORDS);
    c->sr[SREG_rYY] = some_address(r, false);
    c->sr[SREG_rZZ] = random_octa(r);
}

/* What the kernel may do to its rV: software translates, or nothing makes
 * sense, or pages are larger. */
static void spoil(struct machine *m, octa *r)
{
    static const octa changes[] = {1, 2, 1 << 3, (octa)1 << 40, (octa)3 << 40};
    octa *rv = &m->cpu.sr[SREG_rV];

    *rv ^= changes[random_below(r, ARRAY_LEN(changes))];
    m->rv = mmu_unpack(*rv);
}

static void play(octa seed)
{
    const struct twins_options o = {.ram = SCENE_RAM};
    octa state = seed * 0x9e3779b97f4a7c15 + 1, *r = &state;
    tetra words[WORDS];
    struct scene s = {.is_user = random_below(r, 2) != 0,
                      .mask = some_mask(r),
                      .words = words,
                      .count = WORDS};
    struct twins t;

    for (unsigned i = 0; i < WORDS; i++)
        words[i] = some_word(r);
    twins_init(&t, &o);
    scene_set(&t, &s);
    for (octa at = SCENE_DATA; at < SCENE_TRIPS; at += 8)
        *scene_octa(t.bare, at) = some_datum(r);
    for (octa page = 4; page < 8; page++)
        *scene_octa(t.bare, SCENE_TABLE + 8 * page) = some_entry(r, page);
    set_registers(t.bare, r, s.is_user);
    if (!s.is_user && random_below(r, 4) == 0)
        spoil(t.bare, r);
    twins_give(&t);
    twins_step(&t, 40);
    twins_check(&t, seed);
    twins_fini(&t);
}

static void random_scenes_end_the_same(void)
{
    for (octa seed = 1; seed <= SCENES; seed++)
        play(seed);
}

/* WORD makes $200 local; the ring is as good as full, and its memory must not
 * be written, which interrupts or not. */
static void play_spill(tetra word, octa mask, octa rc)
{
    const tetra words[] = {word, codec_make(OP_GET, 241, 0, SREG_rQ)};
    const struct scene s = {.mask = mask, .words = words, .count = 2};
    const struct twins_options o = {.ram = SCENE_RAM};
    struct twins t;
    struct cpu *c;

    twins_init(&t, &o);
    scene_set(&t, &s);
    c = &t.bare->cpu;
    c->sr[SREG_rS] = SCENE_DATA + BUS_PAGE_BYTES - 8 * 70;
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * 150;
    c->base = CPU_RING + 150;
    c->sr[SREG_rL] = 100;
    c->sr[SREG_rC] = rc;
    c->sr[SREG_rXX] = ~(octa)0;
    *scene_octa(t.bare, SCENE_TABLE + 8 * 5) = 5 << BUS_PAGE_BITS | PERM_R;
    twins_give(&t);
    twins_step(&t, SCENE_STEPS);
    twins_check(&t, word);
    twins_fini(&t);
}

static void whatever_needs_a_register_may_spill_first(void)
{
    static const byte ops[] = {OP_GET,  OP_LDVTS, OP_LDO,   OP_CSWAP,
                               OP_STO,  OP_ADDU,  OP_PUSHJ, OP_PUSHGOI,
                               OP_SETL, OP_FADD,  OP_LDSF,  OP_GETA};
    static const octa rcs[] = {0, 6 << BUS_PAGE_BITS | PERM_W,
                               9 << BUS_PAGE_BITS | PERM_W};

    for (size_t i = 0; i < ARRAY_LEN(ops); i++)
        for (size_t k = 0; k < ARRAY_LEN(rcs); k++) {
            tetra word = ops[i] == OP_GET ? codec_make(OP_GET, 200, 0, SREG_rXX)
                                          : codec_make(ops[i], 200, 0, 8);

            play_spill(word, 0, rcs[k]);
            play_spill(word, IRQ_BIT(W), rcs[k]);
            play_spill(word, IRQ_BIT(STACK) | IRQ_BIT(NONEXISTENT), rcs[k]);
        }
}

/* A user who enables nothing traps behind each of WORDS, whose octas lie over
 * the border of page 5, BELOW of them in front of it.  Page 5 is as ENTRY says,
 * and the translation cache has room for one page. */
static void play_parted(const tetra *words, size_t count, octa below,
                        octa entry)
{
    const struct scene s = {.is_user = true, .words = words, .count = count};
    const struct twins_options o = {.ram = SCENE_RAM, .tcache = 1};
    struct twins t;
    struct cpu *c;

    twins_init(&t, &o);
    scene_set(&t, &s);
    c = &t.bare->cpu;
    c->sr[SREG_rS] = SCENE_DATA + BUS_PAGE_BYTES - 8 * below;
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * 6;
    c->base = CPU_RING + 6;
    c->sr[SREG_rL] = 3;
    for (unsigned i = 0; i < 9; i++)
        c->window[CPU_RING + i] = 2;
    c->sr[SREG_rJ] = SCENE_USER + 8;
    c->sr[SREG_rW] = SCENE_USER + 12;
    c->sr[SREG_rX] = codec_make(OP_UNSAVE, 0, 0, 249);
    c->sr[SREG_rY] = c->sr[SREG_rZ] = 5;
    *scene_octa(t.bare, SCENE_TABLE + 8 * 5) = entry;
    twins_give(&t);
    twins_step(&t, 4 * SCENE_STEPS);
    twins_check(&t, below);
    twins_fini(&t);
}

static void a_trap_behind_shows_the_whole_instruction(void)
{
    static const tetra save[] = {
        (tetra)OP_SAVE << 24 | 249 << 16, (tetra)OP_UNSAVE << 24 | 249,
        (tetra)OP_POP << 24 | 1 << 16, (tetra)OP_POP << 24 | 2 << 16};
    static const tetra resume[] = {
        (tetra)OP_SAVE << 24 | 249 << 16, (tetra)OP_RESUME << 24,
        (tetra)OP_INCL << 24 | 249 << 16 | 3, (tetra)OP_UNSAVE << 24 | 249};
    static const octa entries[] = {
        5 << BUS_PAGE_BITS | PERM_ALL, 5 << BUS_PAGE_BITS,
        5 << BUS_PAGE_BITS | PERM_W, 9 << BUS_PAGE_BITS | PERM_ALL};

    for (octa below = 0; below < 42; below++)
        for (size_t i = 0; i < ARRAY_LEN(entries); i++) {
            play_parted(save, ARRAY_LEN(save), below, entries[i]);
            play_parted(resume, ARRAY_LEN(resume), below, entries[i]);
        }
}

int main(void)
{
    return TEST_RUN(random_scenes_end_the_same,
                    whatever_needs_a_register_may_spill_first,
                    a_trap_behind_shows_the_whole_instruction);
}
