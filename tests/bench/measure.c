/* measure.c - what programs cost, measured fairly.
 *
 *     measure PLAN >RESULTS
 *
 * A line of the PLAN is a job; words are separated by blanks:
 *
 *     PROGRAM COLUMN ROUNDS DIVISOR COMMAND WORD ...
 *
 * The jobs are run one after the other, and that again and again: when the
 * machine is disturbed for a while, all of them are.  A job takes part in its
 * first ROUNDS rounds.  What counts is the processor time, the user's and the
 * system's, divided by DIVISOR.  All jobs of one PROGRAM must print the same.
 *
 * A line of the RESULTS, times in seconds, medians but for LEAST and MOST:
 *
 *     PROGRAM COLUMN ROUNDS CPU LEAST MOST WALL KIB OUTPUT
 *
 * KIB is the largest resident set; a child inherits that of this program,
 * which is small, at fork.  OUTPUT is the first line.  The status is 1 if a
 * command failed or printed something else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vm/base/alloc.h"
#include "vm/base/file.h"

enum { MAX_WORDS = 30, MAX_ROUNDS = 1000 };

/* One run of a command. */
struct run {
    double cpu, wall; /* seconds */
    long kib;
    int status;
};

struct job {
    char *words[MAX_WORDS + 1]; /* program, column, ..., command; then null */
    unsigned rounds;
    double divisor;
    double *cpu, *wall; /* of each round */
    long kib;           /* the most */
    struct buf output;  /* of the first round */
};

enum word {
    WORD_PROGRAM,
    WORD_COLUMN,
    WORD_ROUNDS,
    WORD_DIVISOR,
    WORD_COMMAND
};

struct plan {
    struct buf text;
    struct job *jobs;
    size_t count;
};

static void die(const char *what)
{
    fprintf(stderr, "measure: %s\n", what);
    exit(3);
}

/* --- the plan --------------------------------------------------------------
 */

/* Take apart LINE, to which J's words point then. */
static void read_job(struct job *j, char *line)
{
    char *at = NULL;
    size_t count = 0;

    for (char *w = strtok_r(line, " \t", &at); w != NULL;
         w = strtok_r(NULL, " \t", &at)) {
        if (count == MAX_WORDS)
            die("a line of the plan has too many words");
        j->words[count++] = w;
    }
    if (count <= WORD_COMMAND)
        die("a line of the plan has too few words");
    j->rounds = (unsigned)strtoul(j->words[WORD_ROUNDS], NULL, 10);
    j->divisor = strtod(j->words[WORD_DIVISOR], NULL);
    if (j->rounds < 1 || j->rounds > MAX_ROUNDS || !(j->divisor > 0))
        die("a line of the plan has a bad number");
    j->cpu = alloc_zeroed(j->rounds, sizeof *j->cpu);
    j->wall = alloc_zeroed(j->rounds, sizeof *j->wall);
    if (j->cpu == NULL || j->wall == NULL)
        die("out of memory");
    buf_init(&j->output);
}

static void read_plan(struct plan *p, const char *name)
{
    struct error e;
    char *line, *at = NULL;
    size_t lines = 0;

    buf_init(&p->text);
    if (file_read(name, &p->text, &e) != STATUS_OK)
        die(e.text);
    if (p->text.len == 0)
        die("the plan is empty");
    for (size_t i = 0; i < p->text.len; i++)
        lines += p->text.data[i] == '\n';
    p->count = 0;
    p->jobs = alloc_zeroed(lines + 1, sizeof *p->jobs);
    if (p->jobs == NULL)
        die("out of memory");
    for (line = strtok_r((char *)p->text.data, "\n", &at); line != NULL;
         line = strtok_r(NULL, "\n", &at))
        read_job(&p->jobs[p->count++], line);
}

static void free_plan(struct plan *p)
{
    for (size_t i = 0; i < p->count; i++) {
        alloc_free(p->jobs[i].cpu);
        alloc_free(p->jobs[i].wall);
        buf_fini(&p->jobs[i].output);
    }
    alloc_free(p->jobs);
    buf_fini(&p->text);
}

/* --- running ---------------------------------------------------------------
 */

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Become the command, with TO as its standard output. */
static void become(char *const *command, const int *pipe_ends)
{
    dup2(pipe_ends[1], STDOUT_FILENO);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    execvp(command[0], command);
    _exit(127);
}

/* All that can be read from FROM, to OUT. */
static void collect(int from, struct buf *out)
{
    byte bytes[4096];
    ssize_t n;

    while ((n = read(from, bytes, sizeof bytes)) > 0)
        buf_add(out, bytes, (size_t)n);
}

/* Run COMMAND; what it prints is appended to OUT. */
static struct run run(char *const *command, struct buf *out)
{
    struct rusage used;
    struct run r;
    int ends[2];
    pid_t child;

    if (pipe(ends) < 0)
        die("no pipe");
    r.wall = now();
    child = fork();
    if (child < 0)
        die("no process");
    if (child == 0)
        become(command, ends);
    close(ends[1]);
    collect(ends[0], out);
    close(ends[0]);
    if (wait4(child, &r.status, 0, &used) < 0)
        die("the process is lost");
    r.wall = now() - r.wall;
    r.cpu = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    r.kib = used.ru_maxrss;
    return r;
}

/* Round number ROUND of J; false if the command fails. */
static bool measure(struct job *j, unsigned round)
{
    struct buf output;
    struct run r;

    buf_init(&output);
    r = run(j->words + WORD_COMMAND, &output);
    j->cpu[round] = r.cpu / j->divisor;
    j->wall[round] = r.wall / j->divisor;
    if (r.kib > j->kib)
        j->kib = r.kib;
    buf_fini(&j->output);
    j->output = output;
    if (r.status == 0 && !output.failed)
        return true;
    fprintf(stderr, "measure: %s, %s: failed (%d)\n", j->words[WORD_PROGRAM],
            j->words[WORD_COLUMN], r.status);
    return false;
}

/* Whether J prints what the first job of its program does. */
static bool agrees(const struct plan *p, const struct job *j)
{
    const struct job *first = p->jobs;

    while (strcmp(first->words[WORD_PROGRAM], j->words[WORD_PROGRAM]) != 0)
        first++;
    if (strcmp(buf_text(&first->output), buf_text(&j->output)) == 0)
        return true;
    fprintf(stderr, "measure: %s: %s prints %s; %s prints %s",
            j->words[WORD_PROGRAM], first->words[WORD_COLUMN],
            buf_text(&first->output), j->words[WORD_COLUMN],
            buf_text(&j->output));
    return false;
}

/* All rounds of all jobs; false if one went wrong. */
static bool run_plan(struct plan *p)
{
    bool went_well = true, is_done = false;

    for (unsigned round = 0; !is_done; round++) {
        is_done = true;
        for (size_t i = 0; i < p->count; i++) {
            struct job *j = &p->jobs[i];

            if (round >= j->rounds)
                continue;
            is_done = false;
            went_well &= measure(j, round) && agrees(p, j);
        }
    }
    return went_well;
}

/* --- results ---------------------------------------------------------------
 */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median of the COUNT values V, which are sorted by this. */
static double median(double *v, unsigned count)
{
    qsort(v, count, sizeof *v, compare);
    return (v[(count - 1) / 2] + v[count / 2]) / 2;
}

static void print_result(const struct job *j)
{
    double cpu = median(j->cpu, j->rounds), wall = median(j->wall, j->rounds);
    const char *output = buf_text(&j->output);

    printf("%s %s %u %.6f %.6f %.6f %.6f %ld %.*s\n", j->words[WORD_PROGRAM],
           j->words[WORD_COLUMN], j->rounds, cpu, j->cpu[0],
           j->cpu[j->rounds - 1], wall, j->kib, (int)strcspn(output, "\n"),
           output);
}

int main(int argc, char **argv)
{
    struct plan p;
    bool went_well;

    if (argc != 2)
        die("usage: measure PLAN");
    read_plan(&p, argv[1]);
    went_well = run_plan(&p);
    for (size_t i = 0; i < p.count; i++)
        print_result(&p.jobs[i]);
    free_plan(&p);
    return went_well ? 0 : 1;
}
