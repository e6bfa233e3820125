/* test_guest_view.c - what is shown of a guest's processor is what the bare
 * machine has, instruction by instruction; and what is set by hand is there. */
#include "debugger/guest_view.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/twins.h"

enum { SEEDS = 60, INSNS = 200 };

static struct cpu seen;

static void begin(struct twins *t, octa seed)
{
    const struct twins_options o = {
        .ram = KERNEL_RAM, .shadow = seed % 2 ? SHADOW_FLUSH : SHADOW_TRACE};

    twins_init(t, &o);
    kernel_fill(t->bare, &seed);
    t->bare->cpu.sr[SREG_rK] &= ~(octa)0xffffffff;
    twins_give(t);
}

static void compare(const struct cpu *bare)
{
    CHECK_U64(seen.pc, bare->pc);
    CHECK_INT(seen.inserting, bare->inserting);
    CHECK_INT(seen.is_guest, bare->is_guest);
    CHECK_U64(seen.counts.insns, bare->counts.insns);
    CHECK_U64(seen.fresh, bare->fresh);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        CHECK_U64(seen.sr[i], bare->sr[i]);
    for (unsigned i = 0; i < CPU_REGS; i++)
        CHECK_U64(cpu_get(&seen, i), cpu_get(bare, i));
}

static void a_guest_is_shown_as_the_bare_machine_is(void)
{
    octa compared = 0;

    for (octa seed = 1; seed <= SEEDS; seed++) {
        struct twins t;

        begin(&t, seed);
        for (unsigned i = 0; i < INSNS; i++) {
            if (!twins_run(&t, exec_switch, exec_threaded, 1))
                break;
            guest_view_make(t.guest, &seen);
            compare(&t.bare->cpu);
            compared++;
        }
        twins_fini(&t);
    }
    CHECK(compared > SEEDS * 50);
}

/* The guest is somewhere between two steps, perhaps in its world. */
static void what_is_set_by_hand_is_there(void)
{
    static struct cpu before;
    octa set = 0, refused = 0;

    for (octa seed = 1; seed <= SEEDS; seed++) {
        struct error e;
        struct twins t;

        begin(&t, seed);
        (void)hypervisor_run(t.host, exec_switch, seed);
        guest_view_make(t.guest, &seen);
        seen.g[255] = seed;
        seen.sr[SREG_rK] = seed << 8;
        seen.sr[SREG_rI] = 7 * seed;
        seen.sr[SREG_rB] = 3 * seed;
        before = seen;
        if (guest_view_commit(t.guest, &seen, &e) != STATUS_OK) {
            CHECK(guest_view_has_exited(t.guest));
            refused++;
        } else {
            guest_view_make(t.guest, &seen);
            compare(&before);
            set++;
        }
        twins_fini(&t);
    }
    CHECK(set > 20 && refused > 5);
}

int main(void)
{
    return TEST_RUN(a_guest_is_shown_as_the_bare_machine_is,
                    what_is_set_by_hand_is_there);
}
