/* compare.c - kernels, bare and as guests of the hypervisor in MMIXAL.
 *
 *      compare HYPERVISOR SEED COUNT
 *      compare HYPERVISOR KERNEL PROGRAM...
 *
 * Either COUNT random kernels, made as fuzz_kernel does, or one kernel with
 * its programs, object files all.  pair.h says what is compared.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "asm/asm.h"
#include "tests/fuzz/kernel.h"
#include "tests/hypervisor1/pair.h"
#include "tests/unit/random.h"
#include "vm/base/file.h"

/* Parts of a random kernel, and the most instructions that it completes. */
enum { PARTS = 60, MOST = 3000 };

static void read_object(const char *name, struct buf *object, struct mmo *m)
{
    struct error e;

    buf_init(object);
    pair_demand(file_read(name, object, &e) == STATUS_OK &&
                    mmo_read(object->data, object->len, m, &e) == STATUS_OK,
                name);
}

/* --- random kernels ------------------------------------------------------- */

/* An archive with hardly a kernel: all will be changed. */
static void make_archive(struct buf *archive)
{
    static const char text[] = "\tLOC #8000000000000100\nMain\tSWYM\n";
    const struct asm_source source = {"none.mms", text, sizeof text - 1};
    const struct asm_options options = {.time = 0};
    struct asm_result r;
    struct error e;

    buf_init(archive);
    pair_demand(asm_assemble(&options, &source, 1, &r) == STATUS_OK &&
                    boot_add_program(archive, &r.object, "none", "", &e) ==
                        STATUS_OK,
                "a kernel can be made");
    asm_fini(&r);
}

static bool try_random(const struct mmo *hypervisor, octa seed)
{
    static byte bytes[KERNEL_HEAD + 8 * PARTS];
    struct kernel_input in = {bytes, sizeof bytes / 8};
    octa dice = (seed + 1) * 0x9e3779b97f4a7c15;
    struct machine_options o;
    struct buf archive;
    struct pair p;
    char name[40];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (byte)(random_octa(&dice) >> 20);
    o = kernel_options(&in);
    snprintf(name, sizeof name, "seed %" PRIu64, seed);
    make_archive(&archive);
    pair_init(&p, hypervisor, &o, 1 + seed % 2);
    p.name = name;
    pair_boot(&p, &archive);
    kernel_build(p.bare, &in);
    pair_give(&p);
    pair_run(&p, MOST);
    pair_fini(&p);
    buf_fini(&archive);
    return !p.differs;
}

static bool try_all(const struct mmo *hypervisor, octa seed, octa count)
{
    octa bad = 0;

    for (octa i = 0; i < count; i++)
        bad += !try_random(hypervisor, seed + i);
    printf("%" PRIu64 " of %" PRIu64 " kernels differ\n", bad, count);
    return bad == 0;
}

/* --- a kernel with programs ----------------------------------------------- */

static void add(struct buf *archive, const char *name)
{
    struct buf object;
    struct error e;

    buf_init(&object);
    pair_demand(file_read(name, &object, &e) == STATUS_OK &&
                    boot_add_program(archive, &object, name, "", &e) ==
                        STATUS_OK,
                name);
    buf_fini(&object);
}

/* NAMES: the kernel, its programs, null. */
static bool try_kernel(const struct mmo *hypervisor, char **names)
{
    const struct machine_options o = {.ram = (octa)16 << 20,
                                      .disk_latency = DISK_LATENCY};
    struct buf object, with, without;
    struct mmo kernel;
    struct error e;
    struct pair p;

    read_object(names[0], &object, &kernel);
    buf_init(&with);
    buf_init(&without);
    add(&with, names[0]);
    for (char **name = names + 1; *name != NULL; name++) {
        add(&with, *name);
        add(&without, *name);
    }
    pair_init(&p, hypervisor, &o, 1);
    p.name = names[0];
    pair_demand(boot_load(p.bare, &kernel, "", &without, &e) == STATUS_OK,
                "the kernel can be booted");
    pair_boot(&p, &with);
    pair_run(&p, ~(octa)0);
    printf("%" PRIu64 " instructions\n", p.bare->cpu.counts.insns);
    pair_fini(&p);
    buf_fini(&with);
    buf_fini(&without);
    mmo_fini(&kernel);
    buf_fini(&object);
    return !p.differs;
}

int main(int argc, char **argv)
{
    struct buf object;
    struct mmo hypervisor;
    char *end = NULL;
    octa seed;
    bool is_good;

    pair_demand(argc >= 4, "compare HYPERVISOR SEED COUNT, or KERNEL PROGRAM");
    read_object(argv[1], &object, &hypervisor);
    seed = strtoull(argv[2], &end, 10);
    is_good = *end == 0
                  ? try_all(&hypervisor, seed, strtoull(argv[3], NULL, 10))
                  : try_kernel(&hypervisor, argv + 2);
    mmo_fini(&hypervisor);
    buf_fini(&object);
    return !is_good;
}
