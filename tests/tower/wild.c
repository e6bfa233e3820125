/* wild.c - random kernels two levels up, beside a calm one.
 *
 *      wild HYPERVISOR KERNEL SEED COUNT
 *
 * On a hypervisor in MMIXAL are two guests, each such a hypervisor with a
 * kernel (wild.mms).  One of the kernels becomes a random one, as fuzz_kernel
 * has them, and does what it likes, for level 2.  It harms nobody: the code of
 * the hypervisors at levels 0 and 1 stays as it was, and the other kernel says
 * what it has to, and leaves in its memory what it leaves beside a kernel that
 * only waits.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sysvm/boot.h"
#include "tests/fuzz/kernel.h"
#include "tests/unit/random.h"
#include "vm/base/file.h"
#include "vm/base/hash.h"
#include "vm/core/processor.h"
#include "vm/core/world.h"

#define OURS ((octa)8 << 20) /* what a hypervisor keeps for itself */
#define KERNEL                                                                 \
    ((octa)1 << 18)          /* what a kernel has: no more than a random one */
#define PART (OURS + KERNEL) /* what the lowest gives each guest */

/* Where things are: in a kernel's memory (the random one goes without its
 * page of data, and the last block of its tables); in a hypervisor's. */
enum {
    BEGUN = 0xe000,
    SPECIALS = 0xf000,
    WORLD = 0x2e000,
    CODE = 0x10000,
    CODE_END = 0x80000
};

enum { SECTORS = 4, PARTS = 60, BEGINNING = 900000, WHOLE = 200000000 };

static struct buf files[2];
static struct mmo objects[2]; /* hypervisor, kernel */

static void demand(bool is_true, const char *what)
{
    if (is_true)
        return;
    fprintf(stderr, "wild: %s\n", what);
    exit(3);
}

static void object_read(unsigned i, const char *file)
{
    struct error e;

    buf_init(&files[i]);
    demand(file_read(file, &files[i], &e) == STATUS_OK &&
               mmo_read(files[i].data, files[i].len, &objects[i], &e) ==
                   STATUS_OK,
           file);
}

/* --- the tower ------------------------------------------------------------ */

/* The last bytes shown. */
struct shown {
    char text[16];
};

static void show(void *shown, byte b)
{
    struct shown *s = shown;

    memmove(s->text, s->text + 1, sizeof s->text - 2);
    s->text[sizeof s->text - 2] = (char)b;
    s->text[sizeof s->text - 1] = 0;
}

static octa *octa_at(struct machine *m, octa at)
{
    octa *page = mem_page(&m->mem, (struct pa){at});

    demand(page != NULL, "there is memory");
    return &page[at / 8 % BUS_PAGE_OCTAS];
}

static octa hash(struct machine *m, octa from, octa to)
{
    octa h = HASH_START;

    for (octa at = from; at < to; at += 8)
        h = hash_octa(h, mem_peek(&m->mem, (struct pa){at}));
    return h;
}

/* Two guests with a hypervisor and a kernel each, which have begun. */
static struct machine *begin(struct image *disk, struct shown *shown)
{
    struct machine *m = machine_create(
        &(struct machine_options){.kind = processor_find("mmix-v")->kind,
                                  .ram = OURS + 2 * PART,
                                  .disk = disk,
                                  .console = {.sink = show, .host = shown}});
    struct buf archive;
    struct error e;

    demand(m != NULL, "there is memory");
    buf_init(&archive);
    for (unsigned i = 0; i < 2; i++)
        demand(boot_add_program(&archive, &files[i], "guest", "", &e) ==
                   STATUS_OK,
               e.text);
    demand(boot_load(m, &objects[0], "guests=2 slice=2000", &archive, &e) ==
               STATUS_OK,
           e.text);
    buf_fini(&archive);
    (void)machine_run(m, exec_threaded, BEGINNING);
    return m;
}

/* The kernel of guest 0's guest becomes that of the machine FROM. */
static void give(struct machine *m, struct machine *from)
{
    const octa at = OURS + OURS;
    struct cpu copy = from->cpu;
    octa *world = octa_at(m, at + WORLD);

    for (octa i = 0; i < from->mem.size; i += 8)
        if (i >> BUS_PAGE_BITS != BEGUN >> BUS_PAGE_BITS)
            *octa_at(m, at + i) = mem_peek(&from->mem, (struct pa){i});
    for (octa i = 0; i < SREG_COUNT; i++)
        *octa_at(m, at + SPECIALS + 8 * i) = copy.sr[i];
    *octa_at(m, at + SPECIALS + 8 * SREG_rWW) = copy.pc;
    *octa_at(m, at + SPECIALS + 8 * SREG_rBB) = copy.g[255];
    world_save(&copy, world);
    world[WORLD_GLOBALS + 255] = from->cpu.sr[SREG_rK];
    *octa_at(m, at + BEGUN) = 1;
}

/* --- one random kernel ---------------------------------------------------- */

static struct machine *random_kernel(octa seed, struct image *disk)
{
    static byte bytes[KERNEL_HEAD + 8 * PARTS];
    struct kernel_input in = {bytes, sizeof bytes / 8};
    struct machine_options o;
    struct machine *m;
    octa dice = (seed + 1) * 0x9e3779b97f4a7c15;

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (byte)(random_octa(&dice) >> 20);
    o = kernel_options(&in);
    o.kind = processor_find("mmix-v")->kind;
    o.disk = disk;
    m = machine_create(&o);
    demand(m != NULL, "there is memory");
    kernel_build(m, &in);
    return m;
}

/* What must not depend on guest 0's guest. */
struct others {
    octa code[2]; /* of the lowest, and of guest 0 */
    octa calm;    /* all memory of guest 1's guest */
    struct shown shown;
};

/* The others, with the random kernel SEED or, if it is 0, none. */
static struct others run(octa seed)
{
    struct others o = {.shown = {"               "}};
    struct image disks[2];
    struct machine *m, *kernel;

    image_init(&disks[0], SECTORS);
    image_init(&disks[1], SECTORS);
    m = begin(&disks[0], &o.shown);
    kernel = random_kernel(seed, &disks[1]);
    demand(*octa_at(m, OURS + OURS + BEGUN) == 0 &&
               mem_peek(&m->mem, (struct pa){OURS + OURS + BEGUN + 8}) != 0,
           "a kernel waits at level 2");
    if (seed != 0)
        give(m, kernel);
    for (octa n = 0; n < WHOLE && strstr(o.shown.text, "1: calm") == NULL;
         n += BEGINNING)
        (void)machine_run(m, exec_threaded, BEGINNING);
    o.code[0] = hash(m, CODE, CODE_END);
    o.code[1] = hash(m, OURS + CODE, OURS + CODE_END);
    o.calm = hash(m, OURS + PART + OURS, OURS + 2 * PART);
    machine_destroy(kernel);
    machine_destroy(m);
    image_fini(&disks[0]);
    image_fini(&disks[1]);
    return o;
}

/* Does seed SEED leave all as it is with WITHOUT? */
static bool harms_nobody(octa seed, const struct others *without)
{
    struct others o = run(seed);

    if (memcmp(o.code, without->code, sizeof o.code) == 0 &&
        o.calm == without->calm && strstr(o.shown.text, "1: calm") != NULL)
        return true;
    fprintf(stderr,
            "seed %" PRIu64 ": level 0 %s, level 1 %s, the calm kernel %s, "
            "which says %s\n",
            seed, o.code[0] == without->code[0] ? "whole" : "damaged",
            o.code[1] == without->code[1] ? "whole" : "damaged",
            o.calm == without->calm ? "whole" : "damaged", o.shown.text);
    return false;
}

int main(int argc, char **argv)
{
    struct others without;
    octa seed, count, bad = 0;

    demand(argc == 5, "wild HYPERVISOR KERNEL SEED COUNT");
    object_read(0, argv[1]);
    object_read(1, argv[2]);
    seed = strtoull(argv[3], NULL, 0);
    count = strtoull(argv[4], NULL, 0);
    without = run(0);
    demand(strstr(without.shown.text, "1: calm") != NULL, "one is calm");
    for (octa i = 0; i < count; i++)
        bad += !harms_nobody(seed + i, &without);
    return bad != 0;
}
