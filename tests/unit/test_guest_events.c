/* test_guest_events.c - what a guest does is told as if a machine did it.
 *
 * Trips, RESUMEs and devices, executed by the processor or by the hypervisor:
 * the events are those of the bare machine, but for their level.
 */
#include "tests/unit/twins_scene.h"

enum { HEARD = 40 };

struct hearing {
    struct event events[HEARD];
    size_t count;
};

/* An event_sink. */
static void hear(void *hearing, const struct event *e)
{
    struct hearing *h = hearing;

    CHECK(h->count < HEARD);
    h->events[h->count++] = *e;
}

static struct events to(struct hearing *h)
{
    return (struct events){.sink = hear,
                           .listener = h,
                           .kinds = 1u << EVENT_TRIP | 1u << EVENT_RESUME |
                                    1u << EVENT_DEVICE};
}

/* As lines they are the same. */
static void check_line(const struct event *a, const struct event *b)
{
    struct buf bare, hosted;

    buf_init(&bare);
    buf_init(&hosted);
    event_text(&bare, a);
    event_text(&hosted, b);
    CHECK_U64(bare.len, hosted.len);
    CHECK_MEM(bare.data, hosted.data, bare.len);
    buf_fini(&bare);
    buf_fini(&hosted);
}

static void check_same(const struct hearing *a, const struct hearing *b)
{
    CHECK_U64(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        struct event hosted = b->events[i];

        CHECK_INT(hosted.level, 1);
        hosted.level = 0;
        check_line(&a->events[i], &hosted);
    }
}

/* Run WORDS, the trip handlers being all RESUME 0. */
static void play(const tetra *words, size_t count, bool is_user, size_t wanted)
{
    const struct scene s = {.is_user = is_user,
                            .mask = is_user ? IRQ_PROGRAM : 0,
                            .words = words,
                            .count = count};
    const struct twins_options o = {.ram = SCENE_RAM, .typed = "typed"};
    struct hearing bare = {.count = 0}, hosted = {.count = 0};
    const struct events of_bare = to(&bare), of_hosted = to(&hosted);
    struct twins t;

    twins_init(&t, &o);
    scene_set(&t, &s);
    t.bare->cpu.events = &of_bare;
    hypervisor_listen(t.host, &of_hosted);
    for (octa i = 0; i < 0x90; i += 4)
        scene_put(t.bare, SCENE_TRIPS + i, (tetra)OP_RESUME << 24);
    *scene_octa(t.bare, SCENE_TABLE + 8 * 6) = 9 << BUS_PAGE_BITS | PERM_ALL;
    t.bare->cpu.g[242] =
        SCENE_SIGN | ADDR_DEVICES | (octa)DEV_CONSOLE << BUS_PAGE_BITS;
    t.bare->cpu.g[243] = SCENE_DATA + 2 * BUS_PAGE_BYTES;
    t.bare->cpu.g[244] = 0x1234;
    t.bare->cpu.sr[SREG_rA] = EXC_V << 8;
    twins_give(&t);
    twins_step(&t, 30);
    twins_check(&t, words[0]);
    twins_fini(&t);
    check_same(&bare, &hosted);
    CHECK(hosted.count >= wanted);
}

static void a_users_trips_are_his_own(void)
{
    static const tetra words[] = {(tetra)OP_TRIP << 24,
                                  (tetra)OP_STBI << 24 | 244 << 16 |
                                      243 << 8, /* V, and no RAM */
                                  (tetra)OP_SWYM << 24, (tetra)OP_TRAP << 24};

    play(words, ARRAY_LEN(words), true, 6);
}

static void a_kernels_devices_are_its_own(void)
{
    static const tetra words[] = {(tetra)OP_STOI << 24 | 244 << 16 | 242 << 8,
                                  (tetra)OP_LDOI << 24 | 245 << 16 | 242 << 8,
                                  (tetra)OP_LDBI << 24 | 245 << 16 | 242 << 8 |
                                      7,
                                  (tetra)OP_CSWAPI << 24 | 245 << 16 | 242 << 8,
                                  (tetra)OP_RESUME << 24 | 1};

    play(words, ARRAY_LEN(words), false, 5);
}

int main(void)
{
    return TEST_RUN(a_users_trips_are_his_own, a_kernels_devices_are_its_own);
}
