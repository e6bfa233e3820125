/* stopped.c - why a machine has stopped, in words and as an exit status. */
#include "sysvm/stopped.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "vm/base/cli.h"

/* The line of PC, if it is known. */
static void add_place(struct buf *out, const struct mmo *m, octa pc)
{
    const struct line_run *run = lines_at(&m->lines, pc);

    buf_printf(out, "#%016" PRIx64, pc);
    if (run != NULL)
        buf_printf(out, " (%s:%" PRIu32 ")", m->lines.files[run->file],
                   run->line);
}

/* The instruction behind which a trap has come, as far as rWW tells. */
static void add_origin(struct buf *out, const struct stopped_state *s,
                       const struct mmo *kernel)
{
    buf_add_string(out, ", from ");
    add_place(out, kernel, s->special[SREG_rWW] - 4);
}

/* What a trap left, for a machine that is wedged. */
static void add_registers(struct buf *out, const struct stopped_state *s)
{
    static const enum sreg shown[] = {SREG_rT,  SREG_rTT, SREG_rWW, SREG_rXX,
                                      SREG_rYY, SREG_rZZ, SREG_rQ,  SREG_rK};

    for (unsigned i = 0; i < ARRAY_LEN(shown); i++)
        buf_printf(out, "%s%s=#%016" PRIx64, i % 4 == 0 ? "\n  " : "  ",
                   isa_sregs[shown[i]].name, s->special[shown[i]]);
}

/* The instruction to be shown: SYNC 4 is done, so pc is behind it. */
static octa place_of(const struct machine_stop *stop)
{
    return stop->why == MACHINE_WEDGED_IDLE ? stop->pc - 4 : stop->pc;
}

static bool is_wedged(enum machine_why why)
{
    return why != MACHINE_OFF && machine_is_end(why);
}

void stopped_add_state(struct buf *out, const struct stopped_state *state,
                       const struct machine_stop *stop,
                       const struct mmo *kernel)
{
    assert(stop->why != MACHINE_OFF);
    switch (stop->why) {
    case MACHINE_INSNS:
        buf_printf(out, "the limit of %" PRIu64 " instructions was reached at ",
                   state->max_insns);
        break;
    case MACHINE_WEDGED_TRAP:
        buf_add_string(out, "wedged: a trap goes to the non-negative address ");
        break;
    case MACHINE_WEDGED_LOOP:
        buf_add_string(out, "wedged: the handler of forced traps needs a "
                            "translation itself, at ");
        break;
    case MACHINE_WEDGED_IDLE:
        buf_add_string(out,
                       "wedged: SYNC 4 waits, and nothing can ever come, at ");
        break;
    case MACHINE_INTERRUPTED:
        buf_add_string(out, "interrupted at ");
        break;
    case MACHINE_STOP:
    case MACHINE_EXIT: /* whoever is the host stops there */
        buf_add_string(out, "stopped at ");
        break;
    case MACHINE_LEFT:
        buf_add_string(out, "the console was left at ");
        break;
    case MACHINE_BUDGET:
    case MACHINE_GIVEN_UP:
        buf_printf(out, "the recording ends after %" PRIu64 " instructions at ",
                   state->insns);
        break;
    case MACHINE_NO_LOG:
        buf_add_string(out, "what the recording has does not fit to this run, "
                            "at ");
        break;
    default:
        buf_add_string(out, "the host has no memory left at ");
        break;
    }
    add_place(out, kernel, place_of(stop));
    if (stop->why == MACHINE_WEDGED_TRAP)
        add_origin(out, state, kernel);
    if (is_wedged(stop->why))
        add_registers(out, state);
}

void stopped_add(struct buf *out, const struct machine *m,
                 const struct machine_stop *stop, const struct mmo *kernel)
{
    struct stopped_state state = {.insns = m->cpu.counts.insns,
                                  .max_insns = m->max_insns};

    memcpy(state.special, m->cpu.sr, sizeof state.special);
    stopped_add_state(out, &state, stop, kernel);
}

int stopped_status(const struct machine_stop *stop)
{
    switch (stop->why) {
    case MACHINE_OFF:
        return stop->status;
    case MACHINE_INSNS:
    case MACHINE_BUDGET: /* the end of a recording */
    case MACHINE_GIVEN_UP:
        return CLI_EXIT_LIMIT;
    case MACHINE_WEDGED_TRAP:
    case MACHINE_WEDGED_LOOP:
    case MACHINE_WEDGED_IDLE:
        return CLI_EXIT_WEDGED;
    case MACHINE_INTERRUPTED:
    case MACHINE_LEFT:
        return CLI_EXIT_INTERRUPTED;
    default:
        return CLI_EXIT_MISUSED;
    }
}
