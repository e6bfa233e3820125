/* twins_scene.h - one instruction, wherever it is and whatever is enabled.
 *
 *      page 0   #8000000000000000  the kernel's place for an instruction
 *           1   #8000000000002000  handlers of forced and dynamic traps
 *           2   #4000              the user's place for an instruction
 *           3   #8000000000006000  page tables of segment 0, page by page
 *       4 - 6   #8000 ...          data and stacks
 *           7                      trip handlers, at 0 for the user
 *
 * The handlers look at every register of the trap and then go on, without
 * what could not be done.
 */
#ifndef TESTS_UNIT_TWINS_SCENE_H
#define TESTS_UNIT_TWINS_SCENE_H

#include "sysvm/irq.h"
#include "tests/unit/twins.h"
#include "vm/isa/codec.h"

#define SCENE_SIGN ((octa)1 << 63)

enum {
    SCENE_RAM = 1 << 16,
    SCENE_HANDLERS = 0x2000,
    SCENE_USER = 0x4000,
    SCENE_TABLE = 0x6000,
    SCENE_DATA = 0x8000,
    SCENE_TRIPS = 0xe000,
    SCENE_STEPS = 80 /* enough for the instruction and two traps */
};

struct scene {
    bool is_user;
    octa mask;            /* rK, also after a trap */
    octa requests;        /* rQ in the beginning */
    octa usage;           /* rU */
    const char *believed; /* the processor; null: mmix */
    const tetra *words;
    size_t count;
};

static inline octa *scene_octa(struct machine *m, octa at)
{
    octa *page = mem_page(&m->mem, (struct pa){at});

    CHECK(page != NULL);
    return &page[at / 8 % BUS_PAGE_OCTAS];
}

static inline void scene_put(struct machine *m, octa at, tetra word)
{
    octa *there = scene_octa(m, at);
    unsigned shift = at & 4 ? 0 : 32;

    *there = (*there & ~((octa)0xffffffff << shift)) | (octa)word << shift;
}

static inline octa scene_words(struct machine *m, octa at, const tetra *words,
                               size_t count)
{
    for (size_t i = 0; i < count; i++)
        scene_put(m, at + 4 * i, words[i]);
    return at + 4 * count;
}

/* A handler: everything is looked at, nothing is inserted, $254 is rK. */
static inline void scene_handler(struct machine *m, octa at)
{
    const tetra words[] = {codec_make(OP_GET, 250, 0, SREG_rWW),
                           codec_make(OP_GET, 251, 0, SREG_rYY),
                           codec_make(OP_GET, 251, 0, SREG_rZZ),
                           codec_make(OP_GET, 251, 0, SREG_rQ),
                           codec_make(OP_PUTI, SREG_rQ, 0, 0),
                           codec_make(OP_GET, 252, 0, SREG_rXX),
                           codec_make(OP_ORH, 252, 0x80, 0),
                           codec_make(OP_PUT, SREG_rXX, 0, 252),
                           codec_make(OP_ORI, 255, 254, 0),
                           codec_make(OP_RESUME, 0, 0, 1)};

    scene_words(m, at, words, ARRAY_LEN(words));
}

/* Pages of segment 0 are where they seem to be, but 0 is for trips. */
static inline void scene_table(struct machine *m)
{
    for (octa i = 0; i < SCENE_RAM >> BUS_PAGE_BITS; i++)
        *scene_octa(m, SCENE_TABLE + 8 * i) = i << BUS_PAGE_BITS | PERM_ALL;
    *scene_octa(m, SCENE_TABLE) = SCENE_TRIPS | PERM_ALL;
}

static inline void scene_registers(struct machine *m, const struct scene *s)
{
    struct cpu *c = &m->cpu;

    c->pc = s->is_user ? SCENE_USER : SCENE_SIGN;
    c->sr[SREG_rG] = 240;
    c->sr[SREG_rO] = c->sr[SREG_rS] =
        s->is_user ? SCENE_DATA : SCENE_SIGN | SCENE_DATA;
    c->sr[SREG_rT] = SCENE_SIGN | SCENE_HANDLERS;
    c->sr[SREG_rTT] = SCENE_SIGN | (SCENE_HANDLERS + 0x100);
    c->sr[SREG_rV] = (octa)0x11110d << 40 | SCENE_TABLE;
    c->sr[SREG_rK] = c->g[254] = s->mask;
    c->sr[SREG_rQ] = s->requests;
    c->sr[SREG_rU] = s->usage;
    c->sr[SREG_rWW] = c->pc + 16;
    c->sr[SREG_rXX] = SCENE_SIGN;
    for (unsigned i = 240; i < 250; i++)
        c->g[i] = (octa)0x1111111111111111 * (i - 240);
    c->g[253] = SCENE_SIGN | (SCENE_DATA + 2 * BUS_PAGE_BYTES);
    c->g[255] = s->mask;
    m->rv = mmu_unpack(c->sr[SREG_rV]);
    machine_forget_translations(m);
}

/* Set the bare machine of T, which is fresh, for S; more can be changed before
 * twins_give(). */
static inline void scene_set(struct twins *t, const struct scene *s)
{
    struct machine *m = t->bare;

    scene_handler(m, SCENE_HANDLERS);
    scene_handler(m, SCENE_HANDLERS + 0x100);
    scene_table(m);
    scene_registers(m, s);
    (void)scene_words(m, s->is_user ? SCENE_USER : 0, s->words, s->count);
}

/* Play S from beginning to end and compare. */
static inline void scene_play(const struct scene *s)
{
    const struct twins_options o = {.ram = SCENE_RAM, .believed = s->believed};
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, s);
    twins_give(&t);
    twins_step(&t, SCENE_STEPS);
    twins_check(&t, s->words[0]);
    twins_fini(&t);
}

#endif
