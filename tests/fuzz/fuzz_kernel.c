/* fuzz_kernel.c - any bytes taken for a kernel (kernel.h).
 *
 * Two machines run it side by side in portions of random length, one with each
 * engine.  At each stop both must be in the same state, fingerprint by
 * fingerprint, and have told the same events.  Now and then the state of one
 * is put into the other, or into a machine just made.  In the end a third one
 * replays the input log of the first, without any portions. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sysvm/snapshot.h"
#include "tests/fuzz/kernel.h"
#include "tests/fuzz/sandbox.h"
#include "tests/unit/random.h"
#include "vm/base/hash.h"
#include "vm/core/code.h"

enum { PORTIONS = 24, LONGEST = 600, SECTORS = 4 };

/* A machine, and what it borrows. */
struct side {
    struct machine *m;
    struct image disk;
    struct inputlog log;
    octa typing; /* dice of what is typed */
    octa heard;  /* fingerprint of events and output */
    struct events events;
    unsigned code; /* where its caches of decoded instructions come from */
};

/* --- figures -------------------------------------------------------------- */

static struct {
    octa kernels, insns, traps, restored, replayed, ends;
} figures;

static void show_figures(void)
{
    fprintf(stderr,
            "kernels: %" PRIu64 " with %" PRIu64 " instructions, %" PRIu64
            " traps; %" PRIu64 " restored, %" PRIu64 " replayed, %" PRIu64
            " came to an end\n",
            figures.kernels, figures.insns, figures.traps, figures.restored,
            figures.replayed, figures.ends);
}

/* --- sides ---------------------------------------------------------------- */

/* The caches of decoded instructions are by far the largest part of a machine;
 * they are kept from one to the next, as in sandbox.c. */
enum { MODES = 4 };
static struct code *spare[3][MODES];

static void lend_code(struct side *s)
{
    struct bus *b = &s->m->kernel.bus;

    for (unsigned i = 0; i < MODES; i++, b = b->sibling) {
        b->code = spare[s->code][i];
        spare[s->code][i] = NULL;
    }
}

static struct code *take_code(struct bus *b)
{
    struct code *code = b->code;

    b->code = NULL;
    if (code != NULL)
        code_drop_all(code);
    return code;
}

static void give_code_back(struct side *s)
{
    struct bus *b = &s->m->kernel.bus;

    for (unsigned i = 0; i < MODES; i++, b = b->sibling)
        spare[s->code][i] = take_code(b);
}

/* A console_source: a few bytes, or none, or the end of them. */
static int type(void *side, byte *to, size_t room, enum console_patience p)
{
    struct side *s = side;
    octa kind = random_below(&s->typing, 12);
    size_t len = kind < 6   ? 0
                 : kind < 9 ? 1 + random_below(&s->typing, 9)
                            : random_below(&s->typing, 3 * CONSOLE_QUEUE);

    if (kind == 11 && random_below(&s->typing, 4) == 0)
        return -1;
    if (len == 0 && p == CONSOLE_EVER && kind < 3)
        return 0; /* somebody wants to stop the run */
    len = len == 0 && p == CONSOLE_EVER ? 1 : len < room ? len : room;
    for (size_t i = 0; i < len; i++)
        to[i] = (byte)random_octa(&s->typing);
    return (int)len;
}

/* A console_sink. */
static void show(void *side, byte b)
{
    struct side *s = side;

    s->heard = hash_octa(s->heard, b);
}

/* An event_sink. */
static void hear(void *side, const struct event *e)
{
    struct side *s = side;

    s->heard = hash_octa(s->heard, e->kind);
    s->heard = hash_octa(s->heard, e->insns);
    s->heard = hash_octa(s->heard, e->address);
    for (unsigned i = 0; i < EVENT_VALUES; i++)
        s->heard = hash_octa(s->heard, e->value[i]);
}

/* --- disks ---------------------------------------------------------------- */

enum { DISK_NONE, DISK_MEMORY, DISK_SNAPSHOT, DISK_FILE, DISK_KINDS };

/* A disk in a file of its own, which is shorter than it ought to be if
 * IS_DAMAGED. */
static void open_file(struct image *im, bool is_copy, bool is_damaged)
{
    const char text[] = "what is on the disk";
    FILE *file = tmpfile();
    int fd = file != NULL ? fileno(file) : -1;
    char name[40];
    struct error e;

    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    sandbox_demand(fd >= 0 && ftruncate(fd, SECTORS * IMAGE_SECTOR) == 0 &&
                       pwrite(fd, text, sizeof text, IMAGE_SECTOR) > 0 &&
                       image_open(im, name, is_copy, &e) == STATUS_OK,
                   "the host has files");
    sandbox_demand(!is_damaged || ftruncate(fd, 2 * IMAGE_SECTOR + 9) == 0,
                   "a file can be cut");
    fclose(file);
}

/* The disk that IN asks for; a replay has none of the host's. */
static void open_disk(struct image *im, const struct kernel_input *in,
                      bool is_replay)
{
    octa dice = kernel_dice(in, KERNEL_PLAN) + 1;
    octa kind = random_below(&dice, DISK_KINDS);

    if (kind < DISK_SNAPSHOT)
        image_init(im, kind == DISK_NONE ? 0 : SECTORS);
    else if (is_replay)
        image_imagine(im, SECTORS, kind == DISK_SNAPSHOT);
    else
        open_file(im, kind == DISK_SNAPSHOT, random_below(&dice, 4) == 0);
}

/* --- machines ------------------------------------------------------------- */

/* Let S have a machine for IN, with nothing in it; MODE is what it does with
 * its input.  S is at one place as long as it has a machine. */
static void side_init(struct side *s, unsigned code,
                      const struct kernel_input *in, enum inputlog_mode mode)
{
    struct machine_options o = kernel_options(in);
    octa dice = kernel_dice(in, KERNEL_PLAN);

    *s = (struct side){.code = code,
                       .heard = HASH_START,
                       .typing = kernel_dice(in, KERNEL_PACES)};
    s->events = (struct events){hear, s, EVENT_ALL, 0};
    open_disk(&s->disk, in, mode == INPUTLOG_REPLAY);
    inputlog_init(&s->log, mode);
    o.disk = &s->disk;
    o.log = &s->log;
    o.console = (struct console_host){.source = type, .sink = show, .host = s};
    s->m = machine_create(&o);
    sandbox_demand(s->m != NULL, "there is enough memory");
    lend_code(s);
    if (random_below(&dice, 2))
        s->m->cpu.events = &s->events;
}

static void side_fini(struct side *s)
{
    give_code_back(s);
    machine_destroy(s->m);
    image_fini(&s->disk);
    inputlog_fini(&s->log);
}

static octa fingerprint(struct side *s)
{
    octa hash = 0;

    sandbox_demand(snapshot_hash(s->m, &hash) == STATUS_OK,
                   "a machine has a fingerprint");
    return hash;
}

/* --- saving --------------------------------------------------------------- */

/* TO becomes what FROM is.  What the hosts have done is the same for both. */
static void copy_state(struct side *from, struct side *to)
{
    struct buf b;
    struct reader r;

    buf_init(&b);
    snapshot_take(from->m, &b);
    sandbox_demand(buf_status(&b) == STATUS_OK, "a machine can be saved");
    reader_init(&r, b.data, b.len);
    sandbox_demand(snapshot_restore(to->m, &r) == STATUS_OK && r.left == 0,
                   "what was saved can be restored");
    buf_fini(&b);
    to->typing = from->typing;
    to->heard = from->heard;
    figures.restored++;
}

/* S goes on as a machine that has just been made, with the disk it had. */
static void renew(struct side *s, const struct kernel_input *in)
{
    struct side old = *s;

    old.m->row.disk.image = &old.disk;
    old.m->cpu.events = NULL;
    give_code_back(&old);
    side_init(s, s->code, in, INPUTLOG_PASS);
    copy_state(&old, s);
    if (!s->disk.is_copy) {
        image_fini(&s->disk);
        s->disk = old.disk;
        image_init(&old.disk, 0);
    }
    side_fini(&old);
}

/* --- running -------------------------------------------------------------- */

static bool is_same_stop(const struct machine_stop *a,
                         const struct machine_stop *b)
{
    return a->why == b->why && a->pc == b->pc && a->status == b->status;
}

/* Who looks on at VA is not noticed, and sees the same. */
static void peek(struct side *a, struct side *b, octa va)
{
    octa x = 0, y = 0;
    unsigned refused = bus_load(&a->m->peek, va, &x);

    sandbox_demand(refused == bus_load(&b->m->peek, va, &y) && x == y,
                   "who looks on sees the same");
}

/* BUDGET instructions, one after the other. */
static struct machine_stop run_in_steps(struct machine *m, octa budget)
{
    octa goal = m->cpu.counts.insns + budget;
    struct machine_stop stop = machine_run(m, exec_threaded, 0);

    while (stop.why == MACHINE_BUDGET && m->cpu.counts.insns < goal)
        stop = machine_step(m);
    return stop;
}

static struct machine_stop run_fast(struct side *s, octa *dice, octa budget)
{
    if (random_below(dice, 12) == 0)
        return run_in_steps(s->m, budget);
    return machine_run(s->m, exec_threaded, budget);
}

static octa pick_budget(octa *dice)
{
    switch (random_below(dice, 6)) {
    case 0:
        return 1 + random_below(dice, 3);
    case 1:
        return random_below(dice, 40);
    default:
        return random_below(dice, LONGEST);
    }
}

/* Run both for a while; returns how it ended. */
static struct machine_stop run_portion(struct side *plain, struct side *fast,
                                       octa *dice)
{
    octa budget = pick_budget(dice);
    struct machine_stop a = machine_run(plain->m, exec_switch, budget);
    struct machine_stop b = run_fast(fast, dice, budget);

    sandbox_demand(is_same_stop(&a, &b), "the same end");
    sandbox_demand(fingerprint(plain) == fingerprint(fast), "the same state");
    sandbox_demand(plain->heard == fast->heard, "the same events and output");
    return a;
}

/* A third machine does all of it at once with what entered S. */
static void replay(struct side *s, const struct kernel_input *in)
{
    octa goal = s->m->cpu.counts.insns + machine_is_end(s->m->end.why);
    struct side again;
    struct machine_stop stop;

    side_init(&again, 2, in, INPUTLOG_REPLAY);
    sandbox_demand(inputlog_replay(&again.log, s->log.log.data,
                                   s->log.log.len) == STATUS_OK,
                   "a log can be replayed");
    kernel_build(again.m, in);
    do
        stop = machine_run(again.m, exec_threaded,
                           goal - again.m->cpu.counts.insns);
    while (stop.why == MACHINE_GIVEN_UP && again.m->cpu.counts.insns < goal);
    sandbox_demand(fingerprint(&again) == fingerprint(s),
                   "the same state in the replay");
    sandbox_demand(again.heard == s->heard,
                   "the same events and output in the replay");
    side_fini(&again);
    figures.replayed++;
}

static void run(struct side *plain, struct side *fast,
                const struct kernel_input *in)
{
    octa dice = kernel_dice(in, KERNEL_PACES);
    struct machine_stop stop = {.why = MACHINE_BUDGET};
    bool is_replayed = random_below(&dice, 3) == 0;

    for (unsigned i = 0; i < PORTIONS && !machine_is_end(stop.why); i++) {
        stop = run_portion(plain, fast, &dice);
        switch (random_below(&dice, 20)) {
        case 0:
            copy_state(plain, fast);
            break;
        case 1:
            copy_state(fast, plain);
            break;
        case 2:
            renew(fast, in);
            break;
        default:
            peek(plain, fast, plain->m->cpu.g[224 + i]);
        }
    }
    if (is_replayed)
        replay(plain, in);
    figures.ends += machine_is_end(stop.why);
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    const struct kernel_input in = {data, size / 8};
    struct side plain, fast;

    if (figures.kernels++ == 0)
        (void)atexit(show_figures);
    side_init(&plain, 0, &in, INPUTLOG_RECORD);
    side_init(&fast, 1, &in, INPUTLOG_PASS);
    kernel_build(plain.m, &in);
    copy_state(&plain, &fast);
    run(&plain, &fast, &in);
    figures.insns += plain.m->cpu.counts.insns;
    figures.traps += plain.m->counts.forced + plain.m->counts.dynamic;
    side_fini(&plain);
    side_fini(&fast);
    return 0;
}

size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed);
size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed)
{
    return kernel_change(data, size, most, seed);
}
