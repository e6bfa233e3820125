/* history.c - what it costs to remember every moment of a run.
 *
 *     history run MIB FILE.mmo          runs the program, with MIB MiB of past
 *     history look MIB COUNT FILE.mmo   the same for COUNT instructions; then
 *                                       goes back, and prints how long it took
 *
 * A line of `look` has, with blanks between:
 *
 *     10^6 instructions  checkpoints  MiB of history
 *     10^6 steps between two checkpoints: the newest, the most
 *     milliseconds to go back one step from the newest moment, to go anywhere:
 *     median, most
 *     MiB resident
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "debugger/history.h"
#include "debugger/target_process.h"
#include "vm/base/file.h"

enum { BACKS = 25, GOTOS = 60 };

struct look {
    struct mmo mmo;
    struct process *p;
    struct target *t;
    struct history *h;
};

static void die(const char *what)
{
    fprintf(stderr, "history: %s\n", what);
    exit(3);
}

static void start(struct look *l, octa mib, char *file)
{
    struct process_options o = {.log = INPUTLOG_RECORD, .files = HOSTFILE_ANY};
    char *argv[] = {file, NULL};
    struct buf object;
    struct error e;

    buf_init(&object);
    if (file_read(file, &object, &e) != STATUS_OK ||
        mmo_read(object.data, object.len, &l->mmo, &e) != STATUS_OK)
        die(e.text);
    l->p = process_create(&o, &l->mmo, argv, &e);
    if (l->p == NULL)
        die(e.text);
    l->t = target_process_create(l->p, exec_threaded, &l->mmo);
    l->h = l->t == NULL ? NULL : history_create(l->t, mib << 20);
    if (l->h == NULL)
        die("out of memory");
    buf_fini(&object);
}

static void end(struct look *l)
{
    struct error e;

    if (process_flush(l->p, &e) != STATUS_OK)
        die(e.text);
    history_destroy(l->h);
    l->t->class->destroy(l->t);
    process_destroy(l->p);
    mmo_fini(&l->mmo);
}

/* Of the processor, not of a clock on the wall. */
static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Milliseconds that it takes to go to STEP. */
static double go(struct look *l, octa step)
{
    double start = seconds();

    if (history_go(l->h, step) != STATUS_OK)
        die("cannot go there");
    return 1e3 * (seconds() - start);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void show_times(FILE *out, double *ms, size_t count)
{
    qsort(ms, count, sizeof *ms, compare);
    fprintf(out, "  %5.1f %5.1f", ms[count / 2], ms[count - 1]);
}

/* The run goes on a little before each, so that all kinds of places are
 * met. */
static void look_back(struct look *l, FILE *out)
{
    double ms[BACKS];

    for (size_t i = 0; i < BACKS; i++) {
        ms[i] = go(l, history_newest(l->h) - 1);
        (void)history_run(l->h, 1 + i * 700001);
    }
    show_times(out, ms, BACKS);
}

static void look_around(struct look *l, FILE *out)
{
    octa first = history_first(l->h), all = history_newest(l->h) - first;
    double ms[GOTOS];

    for (octa i = 0, x = 1; i < GOTOS; i++) {
        x = x * 0x5851f42d4c957f2d + 1;
        ms[i] = go(l, first + (x >> 8) % (all + 1));
    }
    show_times(out, ms, GOTOS);
}

static void look(struct look *l, FILE *out)
{
    struct history_info info = history_info(l->h);
    struct rusage usage;

    fprintf(out, "%6.1f  %3zu %3llu  %4.1f %5.1f",
            (double)l->p->cpu.counts.insns / 1e6, info.checkpoints,
            (unsigned long long)info.bytes >> 20, (double)info.newest_gap / 1e6,
            (double)info.widest_gap / 1e6);
    look_back(l, out);
    look_around(l, out);
    getrusage(RUSAGE_SELF, &usage);
    fprintf(out, "  %3ld\n", usage.ru_maxrss >> 10);
}

/* Where standard output leads; what the program prints goes nowhere. */
static FILE *steal_output(void)
{
    int copy = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY);

    if (copy < 0 || nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        die("no files");
    return fdopen(copy, "w");
}

int main(int argc, char **argv)
{
    struct look l = {0};

    if (argc == 4 && strcmp(argv[1], "run") == 0) {
        start(&l, (octa)atoll(argv[2]), argv[3]);
        (void)history_run(l.h, ~(octa)0);
    } else if (argc == 5 && strcmp(argv[1], "look") == 0) {
        FILE *out = steal_output();

        start(&l, (octa)atoll(argv[2]), argv[4]);
        (void)history_run(l.h, (octa)atoll(argv[3]));
        look(&l, out);
        fclose(out);
    } else {
        die("the head of history.c tells how to call it");
    }
    end(&l);
    return 0;
}
