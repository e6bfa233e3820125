/* test_hosted_kernels.c - random kernels, bare and as guests.
 *
 *     test_hosted_kernels                  some, as a test
 *     test_hosted_kernels SEED COUNT       so many inputs from number SEED on
 *     test_hosted_kernels file NAME ...    these inputs, of fuzz_hosted
 *     test_hosted_kernels tower SEED COUNT at level 2 (hosted_tower.h)
 *     test_hosted_kernels close NAME ...   one instruction after the other
 *     test_hosted_kernels trace NAME ...   and what they are
 *
 * An input on which the two differ is made shorter, and told.
 */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/fuzz/hosted_tower.h"
#include "tests/unit/twins.h"
#include "vm/base/file.h"

enum { OCTAS = 512, QUICK = 40, FEW = 3 };

/* What was met, shared by all processes. */
struct sum {
    octa inputs, insns, exits, traps, ended, nested, neighbours, out, restored;
};

static void add(struct sum *sum, const struct hosted_result *r)
{
    sum->inputs++;
    sum->insns += r->insns;
    sum->exits += r->exits;
    sum->traps += r->traps;
    sum->ended += r->has_ended;
    sum->nested += r->was_nested;
    sum->neighbours += r->has_neighbour;
    sum->out += r->pages_out;
    sum->restored += r->restored;
}

static void tell_sum(const struct sum *sum)
{
    printf("%" PRIu64 " kernels with %" PRIu64 " instructions, %" PRIu64
           " exits, %" PRIu64 " traps; %" PRIu64 " ended, %" PRIu64
           " nested, %" PRIu64 " with a neighbour, %" PRIu64
           " pages put out, %" PRIu64 " restored\n",
           sum->inputs, sum->insns, sum->exits, sum->traps, sum->ended,
           sum->nested, sum->neighbours, sum->out, sum->restored);
}

static void tell(const struct hosted_result *r)
{
    printf("after %" PRIu64 " instructions, at #%" PRIx64 ": %s (%#" PRIx64
           ") is #%" PRIx64 " bare, #%" PRIx64 " hosted\n",
           r->insns, r->pc, r->differs, r->at, r->bare_has, r->guest_has);
}

/* Hosted_looks. */
static void ignore(const struct twins *t)
{
    (void)t;
}

static void show(const struct twins *t)
{
    const struct cpu *c = &t->bare->cpu;
    const struct vcpu *v = &t->guest->v;
    octa word = 0;

    (void)bus_load(&t->bare->peek, c->pc & -(octa)8, &word);
    printf("%" PRIu64 " %016" PRIx64 " G=%d %s%08" PRIx32 " rK=%" PRIx64
           " rQ=%" PRIx64 " rWW=%" PRIx64 " rXX=%" PRIx64 " rYY=%" PRIx64 "\n",
           c->counts.insns, c->pc, c->is_guest,
           c->inserting != CPU_INSERT_NOTHING ? "(inserting) " : "",
           (tetra)(word >> (c->pc & 4 ? 0 : 32)), c->sr[SREG_rK],
           c->sr[SREG_rQ], c->sr[SREG_rWW], c->sr[SREG_rXX], c->sr[SREG_rYY]);
    printf("\t%s rK=%" PRIx64 " rXX=%" PRIx64 "; rK=%" PRIx64 " rQ=%" PRIx64
           " rWW=%" PRIx64 " rXX=%" PRIx64 " rYY=%" PRIx64 "\n",
           t->host->is_inside ? "inside" : "outside",
           t->host->machine->cpu.sr[SREG_rK], t->guest->entry.xx, v->rK, v->rQ,
           v->rWW, v->rXX, v->rYY);
}

/* --- comparing ------------------------------------------------------------ */

/* What kernels are at level 2 of; null: they are at level 1. */
static const struct hosted_tower *tower;

static struct hosted_result compare(const byte *data, size_t size,
                                    hosted_look *look)
{
    const struct kernel_input in = {data, size / 8};

    return tower != NULL ? hosted_tower_compare(tower, &in)
                         : hosted_compare(&in, look);
}

/* --- shrinking ------------------------------------------------------------ */

static bool fails_here(const byte *data, size_t size, bool is_close)
{
    return compare(data, size, is_close ? ignore : NULL).differs != NULL;
}

/* Does the input differ, or abort, in a process of its own? */
static bool fails(const byte *data, size_t size, bool is_close)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(3);
        alarm(20);
        _exit(fails_here(data, size, is_close));
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return false;
    return status != 0;
}

static size_t cut(byte *to, const byte *data, size_t size, size_t at,
                  size_t len)
{
    memcpy(to, data, at);
    memcpy(to + at, data + at + len, size - at - len);
    return size - len;
}

/* Leave out rows of parts, longer ones first. */
static size_t shrink(byte *data, size_t size, bool is_close)
{
    byte less[8 * OCTAS];

    for (size_t len = 256; len >= 8; len /= 2)
        for (size_t at = KERNEL_HEAD; at + len <= size;)
            if (fails(less, cut(less, data, size, at, len), is_close)) {
                size = cut(less, data, size, at, len);
                memcpy(data, less, size);
            } else {
                at += len;
            }
    return size;
}

static void keep(const byte *data, size_t size, octa seed)
{
    char name[40];
    FILE *f;

    snprintf(name, sizeof name, "hosted-%" PRIu64, seed);
    f = fopen(name, "wb");
    if (f != NULL) {
        (void)fwrite(data, 1, size, f);
        (void)fclose(f);
        printf("kept in %s, %zu parts\n", name, size / 8 - KERNEL_PARTS);
    }
}

/* --- long runs ------------------------------------------------------------ */

static void run_one(byte *data, size_t size, hosted_look *look)
{
    struct hosted_result r = compare(data, size, look);

    if (r.differs != NULL)
        tell(&r);
    else
        printf("the same after %" PRIu64 " instructions\n", r.insns);
}

/* Input SEED fails. */
static void report(octa seed)
{
    byte data[8 * OCTAS];
    size_t size = hosted_input(data, OCTAS, seed);
    bool is_close = fails(data, size, true);

    printf("seed %" PRIu64 "%s\n", seed, is_close ? "" : ", not step by step");
    size = shrink(data, size, is_close);
    keep(data, size, seed);
    fflush(stdout);
    if (fork() == 0) {
        run_one(data, size, is_close ? ignore : NULL);
        exit(0);
    }
    (void)wait(NULL);
}

/* COUNT inputs from SEED on; returns how many are the same before one is not.
 */
static octa run_some(octa seed, octa count, struct sum *sum)
{
    byte data[8 * OCTAS];

    for (octa i = 0; i < count; i++) {
        size_t size = hosted_input(data, OCTAS, seed + i);
        struct hosted_result r = compare(data, size, NULL);

        if (r.differs != NULL)
            return i;
        add(sum, &r);
    }
    return count;
}

/* The same in a process of its own, which may abort. */
static bool run_batch(octa seed, octa count, struct sum *sum)
{
    int status;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
        alarm(600);
        _exit(run_some(seed, count, sum) != count);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* Which of COUNT inputs from SEED on was it? */
static unsigned report_some(octa seed, octa count)
{
    byte data[8 * OCTAS];
    unsigned found = 0;

    for (octa i = 0; i < count; i++)
        if (fails(data, hosted_input(data, OCTAS, seed + i), false)) {
            report(seed + i);
            found++;
        }
    return found;
}

static int run_long(octa seed, octa count)
{
    enum { BATCH = 20 };
    struct sum *sum = mmap(NULL, sizeof *sum, PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsigned found = 0;

    if (sum == MAP_FAILED)
        return 2;
    for (octa i = 0; i < count; i += BATCH)
        if (!run_batch(seed + i, BATCH, sum))
            found += report_some(seed + i, BATCH);
    tell_sum(sum);
    printf("%u found\n", found);
    return found > 0;
}

/* The input in the file NAME; returns its size. */
static size_t read_input(const char *name, byte *data)
{
    FILE *f = fopen(name, "rb");
    size_t size = f != NULL ? fread(data, 1, 8 * OCTAS, f) : 0;

    if (f != NULL)
        (void)fclose(f);
    return size;
}

static int run_files(char **names, hosted_look *look)
{
    byte data[8 * OCTAS];

    for (; *names != NULL; names++)
        run_one(data, read_input(*names, data), look);
    return 0;
}

/* What WHAT does with level 1 of the program in OUT. */
static int with_tower(int what(octa seed, octa count), octa seed, octa count)
{
    struct hosted_tower t;
    struct mmo monitor;
    struct buf object;
    char name[400];
    struct error e;
    int result;

    snprintf(name, sizeof name, "%s/examples/hypervisor.mmo",
             getenv("OUT") != NULL ? getenv("OUT") : "build");
    buf_init(&object);
    CHECK_INT(file_read(name, &object, &e), STATUS_OK);
    CHECK_INT(mmo_read(object.data, object.len, &monitor, &e), STATUS_OK);
    hosted_tower_init(&t, &monitor);
    tower = &t;
    result = what(seed, count);
    tower = NULL;
    hosted_tower_fini(&t);
    mmo_fini(&monitor);
    buf_fini(&object);
    return result;
}

/* --- the test ------------------------------------------------------------- */

static void random_kernels_are_the_same_bare_and_hosted(void)
{
    struct sum sum = {0};

    CHECK_U64(run_some(1, QUICK, &sum), QUICK);
}

static int run_few(octa seed, octa count)
{
    struct sum sum = {0};

    return run_some(seed, count, &sum) == count;
}

static void random_kernels_at_level_2_harm_nobody(void)
{
    CHECK(with_tower(run_few, 1, FEW));
}

/* Each differed once; the names say why. */
static void kernels_that_differed_do_so_no_more(void)
{
    const char folder[] = "tests/fuzz/corpus-hosted";
    byte data[8 * OCTAS];
    unsigned count = 0;
    DIR *d = opendir(folder);

    CHECK(d != NULL);
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
        char name[400];

        if (e->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", folder, e->d_name);
        CHECK(!fails_here(data, read_input(name, data), false));
        count++;
    }
    (void)closedir(d);
    CHECK(count > 0);
}

int main(int argc, char **argv)
{
    const char *what = argc > 2 ? argv[1] : "";

    if (strcmp(what, "file") == 0)
        return run_files(argv + 2, NULL);
    if (strcmp(what, "close") == 0)
        return run_files(argv + 2, ignore);
    if (strcmp(what, "trace") == 0)
        return run_files(argv + 2, show);
    if (strcmp(what, "tower") == 0 && argc == 4)
        return with_tower(run_long, strtoull(argv[2], NULL, 10),
                          strtoull(argv[3], NULL, 10));
    if (argc == 3)
        return run_long(strtoull(what, NULL, 10), strtoull(argv[2], NULL, 10));
    return TEST_RUN(random_kernels_are_the_same_bare_and_hosted,
                    random_kernels_at_level_2_harm_nobody,
                    kernels_that_differed_do_so_no_more);
}
