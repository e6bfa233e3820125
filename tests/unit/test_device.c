/* test_device.c - a guest's loads and stores where no RAM is.
 *
 * Every opcode that loads or stores is tried on registers of devices, on gaps
 * between them, and where there is nothing at all, bare and hosted.
 */
#include "tests/unit/twins_scene.h"

#define DEVICE(name, offset)                                                   \
    (SCENE_SIGN | ADDR_DEVICES | (octa)DEV_##name << BUS_PAGE_BITS | (offset))

static const octa places[] = {
    DEVICE(MACHINE, REG_MACHINE_POWER),
    DEVICE(MACHINE, REG_MACHINE_RAM),
    DEVICE(MACHINE, REG_MACHINE_HYPERCALL),
    DEVICE(MACHINE, REG_MACHINE_HYPERCALL + 8), /* no such register */
    DEVICE(CONSOLE, REG_CONSOLE_DATA),
    DEVICE(CONSOLE, REG_CONSOLE_DATA + 7),
    DEVICE(CONSOLE, REG_CONSOLE_CONTROL),
    DEVICE(DISK, REG_DISK_SECTOR + 4),
    DEVICE(DISK, REG_DISK_COMMAND),
    DEVICE(CLOCK, REG_CLOCK_TIME),
    DEVICE(CLOCK, REG_CLOCK_ALARM),
    DEVICE(CLOCK, BUS_PAGE_BYTES),   /* no such page */
    SCENE_SIGN | SCENE_RAM,          /* no RAM any more */
    SCENE_SIGN | (ADDR_DEVICES - 8), /* nor here */
    ~(octa)0,
};

/* What loads and stores, with address $Y + $Z or $Y + 0. */
static bool is_access(unsigned op)
{
    return (isa_insns[op].flags & (INSN_LOAD | INSN_STORE)) != 0;
}

/* Five of them, with different values for $X. */
static void play(byte op, octa place, octa mask)
{
    const byte z = isa_insns[op].operands & OPERAND_Z_IMM ? 0 : 240;
    const tetra words[] = {
        codec_make(op, 241, 242, z),      codec_make(OP_GET, 1, 0, SREG_rQ),
        codec_make(op, 100, 242, z),      codec_make(op, 248, 242, z),
        codec_make(op, 243, 242, z),      codec_make(OP_GET, 2, 0, SREG_rA),
        codec_make(OP_GET, 2, 0, SREG_rP)};
    const struct scene s = {
        .mask = mask, .words = words, .count = ARRAY_LEN(words)};
    const struct twins_options o = {.ram = SCENE_RAM, .typed = "typed"};
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, &s);
    t.bare->cpu.g[242] = place;
    t.bare->cpu.g[248] = ~(octa)0 << 7;
    t.bare->cpu.sr[SREG_rI] = 9;
    twins_give(&t);
    twins_step(&t, SCENE_STEPS);
    twins_check(&t, (octa)op << 8);
    twins_fini(&t);
}

static void every_width_reaches_every_register(void)
{
    static const octa masks[] = {0, IRQ_BIT(NONEXISTENT) | IRQ_BIT(INTERVAL),
                                 ~(octa)0, IRQ_BIT(P) | IRQ_BIT(POWER)};
    size_t turn = 0;

    for (unsigned op = 0; op < OP_COUNT; op++)
        for (size_t i = 0; is_access(op) && i < ARRAY_LEN(places); i++)
            play((byte)op, places[i], masks[turn++ % ARRAY_LEN(masks)]);
}

/* The hypervisor does it, and the machine's own count does not grow. */
static void a_store_is_executed_once_and_not_by_the_processor(void)
{
    static const tetra words[] = {(tetra)OP_STOI << 24 | 246 << 16 | 242 << 8,
                                  (tetra)OP_STCOI << 24 | (tetra)'!' << 16 |
                                      242 << 8};
    const struct scene s = {.words = words, .count = ARRAY_LEN(words)};
    const struct twins_options o = {.ram = SCENE_RAM};
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, &s);
    t.bare->cpu.g[242] = places[4];
    t.bare->cpu.g[246] = '?';
    twins_give(&t);
    twins_step(&t, ARRAY_LEN(words));
    twins_check(&t, 0);
    CHECK_U64(guest_clock(t.guest), 2);
    CHECK_U64(t.host->machine->cpu.counts.insns, 0);
    CHECK_U64(t.guest->counts.emulated, 2);
    CHECK_U64(t.guest->counts.exits[EXIT_DEVICE], 2);
    CHECK_U64(t.consoles[1].len, 2);
    CHECK_MEM(t.consoles[1].shown, "?!", 2);
    twins_fini(&t);
}

int main(void)
{
    return TEST_RUN(every_width_reaches_every_register,
                    a_store_is_executed_once_and_not_by_the_processor);
}
