/* test_emulate.c - a guest's sensitive instructions do what the bare ones do.
 *
 * Each form of each of them is executed bare and hosted, in the kernel and by
 * a user, whatever interrupts are enabled or requested; the twins are compared
 * after every instruction.
 */
#include "tests/unit/twins_scene.h"

static const octa masks[] = {
    0,
    ~(octa)0,
    IRQ_PROGRAM,
    IRQ_PROGRAM & ~IRQ_BIT(P),
    IRQ_PROGRAM & ~IRQ_BIT(K),
    IRQ_BIT(K),
    IRQ_BIT(B),
    IRQ_BIT(P),
    IRQ_BIT(S) | IRQ_BIT(INTERVAL),
    IRQ_BIT(P) | IRQ_BIT(POWER),
    IRQ_BIT(INTERVAL) | IRQ_BIT(POWER),
};

static const octa requests[] = {0, IRQ_BIT(POWER), IRQ_BIT(K) | IRQ_BIT(R),
                                ~(octa)0};

/* rU that counts some instructions, at negative locations, too. */
static const octa usages[] = {
    0, (octa)1 << 47, (octa)OP_GET << 56 | (octa)0xff << 48 | (octa)1 << 47,
    (octa)OP_ORI << 56 | (octa)0xff << 48 | (octa)1 << 47,
    (octa)OP_LDVTS << 56 | (octa)0xff << 48};

/* WORD, and instructions that show what it has done, in both modes of the
 * processor BELIEVED.  The masks come in turns, each of them before many words.
 */
static void play_on(const char *believed, tetra word)
{
    const tetra words[] = {word,
                           codec_make(OP_GET, 1, 0, SREG_rQ),
                           codec_make(OP_GET, 2, 0, SREG_rI),
                           codec_make(OP_SWYM, 0, 0, 0),
                           word,
                           codec_make(OP_GET, 3, 0, SREG_rU),
                           codec_make(OP_PUTI, SREG_rK, 0, 0),
                           codec_make(OP_SWYM, 0, 0, 0),
                           codec_make(OP_GET, 4, 0, SREG_rK)};
    static size_t turn;

    for (unsigned i = 0; i < 8; i++, turn++) {
        const struct scene s = {.is_user = i % 2 != 0,
                                .mask = masks[turn % ARRAY_LEN(masks)],
                                .requests = requests[i / 2],
                                .usage = usages[turn / 8 % ARRAY_LEN(usages)],
                                .believed = believed,
                                .words = words,
                                .count = ARRAY_LEN(words)};

        scene_play(&s);
    }
}

static void play(tetra word)
{
    play_on("mmix", word);
}

static void get_reads_the_virtual_registers(void)
{
    static const byte to[] = {0, 7, 239, 240, 255};

    for (unsigned number = 0; number <= SREG_COUNT; number++)
        if (number != SREG_rVV) /* the processor makes $X local: not bare */
            play(codec_make(OP_GET, to[number % ARRAY_LEN(to)], 0,
                            (byte)number));
    play(codec_make(OP_GET, 255, 0, SREG_rVV));
}

static void put_changes_the_virtual_registers(void)
{
    for (unsigned number = 0; number <= SREG_COUNT; number++) {
        play(codec_make(OP_PUTI, (byte)number, 0, 0));
        play(codec_make(OP_PUTI, (byte)number, 0, 2));
        play(codec_make(OP_PUT, (byte)number, 0, 241));
        play(codec_make(OP_PUT, (byte)number, 0, 254));
    }
}

static void resume_goes_on_as_the_guest_says(void)
{
    for (byte z = 0; z <= 4; z++)
        play(codec_make(OP_RESUME, 0, 0, z));
}

static void sync_and_ldvts_are_the_guests_own(void)
{
    for (byte z = 0; z <= 8; z++)
        play(codec_make(OP_SYNC, 0, 0, z));
    play(codec_make(OP_LDVTS, 0, 240, 240));
    play(codec_make(OP_LDVTS, 100, 240, 254));
    play(codec_make(OP_LDVTSI, 255, 254, 3));
}

/* SYNC 4 with rI = INTERVAL, and what it has skipped. */
static void play_idle(octa interval, octa mask, const char *typed)
{
    static const tetra words[] = {
        (tetra)OP_SYNC << 24 | 4,
        (tetra)OP_GET << 24 | 1 << 16 | SREG_rI,
        (tetra)OP_LDOUI << 24 | 2 << 16 | 242 << 8 | REG_CLOCK_TIME,
        (tetra)OP_GET << 24 | 3 << 16 | SREG_rQ,
        (tetra)OP_SYNC << 24 | 4,
        (tetra)OP_LDOUI << 24 | 2 << 16 | 242 << 8 | REG_CLOCK_TIME};
    const struct scene s = {
        .mask = mask, .words = words, .count = ARRAY_LEN(words)};
    const struct twins_options o = {.ram = SCENE_RAM, .typed = typed};
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, &s);
    t.bare->cpu.g[242] =
        SCENE_SIGN | ADDR_DEVICES | (octa)DEV_CLOCK << BUS_PAGE_BITS;
    t.bare->cpu.sr[SREG_rI] = interval;
    twins_give(&t);
    twins_step(&t, SCENE_STEPS);
    twins_check(&t, interval);
    twins_fini(&t);
}

static void who_is_idle_sleeps_as_long_as_on_his_own(void)
{
    static const octa intervals[] = {0, 1, 2, 3, 50, 30000, ~(octa)0};

    for (size_t i = 0; i < ARRAY_LEN(intervals); i++)
        for (size_t k = 0; k < ARRAY_LEN(masks); k++) {
            play_idle(intervals[i], masks[k], NULL);
            play_idle(intervals[i], masks[k], "typed");
        }
}

static void the_world_switch_is_illegal_without_v(void)
{
    play(codec_make(OP_SAVE, 255, 0, 4));
    play(codec_make(OP_SAVE, 0, 0, 4));
    play(codec_make(OP_UNSAVE, 4, 0, 255));
    play(codec_make(OP_UNSAVE, 4, 0, 0));
}

/* A guest with V has a guest of its own, with RESUME 2, and worlds. */
static void what_v_adds_is_there_for_a_guest_that_has_it(void)
{
    static const tetra words[] = {
        (tetra)OP_GET << 24 | 7 << 16 | SREG_rVV,
        (tetra)OP_GET << 24 | 7 << 16 | SREG_rN,
        (tetra)OP_PUT << 24 | SREG_rVV << 16 | 241,
        (tetra)OP_PUTI << 24 | SREG_rVV << 16,
        (tetra)OP_PUT << 24 | SREG_rV << 16 | 241,
        (tetra)OP_RESUME << 24 | 1,
        (tetra)OP_RESUME << 24 | 2,
        (tetra)OP_RESUME << 24 | 3,
        (tetra)OP_SAVE << 24 | 249 << 16 | 4, /* no page */
        (tetra)OP_SAVE << 24 | 253 << 16 | 4,
        (tetra)OP_SAVE << 24 | 7 << 16 | 4,
        (tetra)OP_UNSAVE << 24 | 4 << 16 | 249,
        (tetra)OP_UNSAVE << 24 | 4 << 16 | 253,
        (tetra)OP_SYNC << 24 | 6,
        (tetra)OP_LDVTS << 24 | 7 << 16 | 253 << 8 | 240};

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        play_on("mmix-v", words[i]);
}

/* RESUME 0 inserts WORD, at a location of the same mode or, from the kernel, of
 * a user.  rI, and what the RESUME itself violates, are requested in between.
 */
static void play_inserted(tetra word, octa mask, octa interval, bool is_user,
                          octa where)
{
    static const tetra words[] = {(tetra)OP_RESUME << 24};
    const struct scene s = {
        .is_user = is_user, .mask = mask, .words = words, .count = 1};
    const struct twins_options o = {.ram = SCENE_RAM};
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, &s);
    t.bare->cpu.sr[SREG_rI] = interval;
    t.bare->cpu.sr[SREG_rX] = word;
    t.bare->cpu.sr[SREG_rW] = where;
    t.bare->cpu.g[242] = (octa)9 << BUS_PAGE_BITS;
    twins_give(&t);
    twins_step(&t, SCENE_STEPS);
    twins_check(&t, word);
    twins_fini(&t);
}

static void between_resume_0_and_what_it_inserts_nothing_is_lost(void)
{
    static const tetra words[] = {(tetra)OP_GET << 24 | 1 << 16 | SREG_rQ,
                                  (tetra)OP_GET << 24 | 1 << 16 | SREG_rK,
                                  (tetra)OP_PUTI << 24 | SREG_rQ << 16,
                                  (tetra)OP_PUTI << 24 | SREG_rK << 16,
                                  (tetra)OP_LDOI << 24 | 1 << 16 | 242 << 8,
                                  (tetra)OP_SYNC << 24 | 4,
                                  (tetra)OP_SYNC << 24 | 9,
                                  (tetra)OP_RESUME << 24 | 1,
                                  (tetra)OP_SWYM << 24,
                                  (tetra)OP_TRAP << 24};

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        for (size_t k = 0; k < ARRAY_LEN(masks); k++) {
            octa interval = 1 + (i + k) % 2;

            play_inserted(words[i], masks[k], interval, true, SCENE_USER + 32);
            play_inserted(words[i], masks[k], interval, false, SCENE_USER + 32);
            play_inserted(words[i], masks[k], interval, false, SCENE_SIGN | 32);
        }
}

int main(void)
{
    return TEST_RUN(
        get_reads_the_virtual_registers, put_changes_the_virtual_registers,
        resume_goes_on_as_the_guest_says, sync_and_ldvts_are_the_guests_own,
        who_is_idle_sleeps_as_long_as_on_his_own,
        the_world_switch_is_illegal_without_v,
        what_v_adds_is_there_for_a_guest_that_has_it,
        between_resume_0_and_what_it_inserts_nothing_is_lost);
}
