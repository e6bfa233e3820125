/* common_run.c - the simulators as other programs. */
#include "tests/differential/common_run.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vm/base/file.h"

enum { SECONDS = 20, MEGABYTES = 20, WORDS = 30 };

void common_outcome_init(struct common_outcome *o)
{
    *o = (struct common_outcome){.is_counted = false};
}

void common_outcome_fini(struct common_outcome *o)
{
    buf_fini(&o->text);
}

void common_die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(3);
}

/* --- files ------------------------------------------------------------------
 */

void common_write(const char *name, const struct buf *b)
{
    FILE *f = fopen(name, "wb");

    if (f == NULL || fwrite(buf_text(b), 1, b->len, f) != b->len ||
        fclose(f) != 0)
        common_die(name);
}

static void read_whole(const char *name, struct buf *b)
{
    struct error e;

    buf_clear(b);
    if (file_read(name, b, &e) != STATUS_OK) {
        fprintf(stderr, "%s\n", e.text);
        exit(3);
    }
}

/* --- running ----------------------------------------------------------------
 */

static void limit(int what, rlim_t most)
{
    struct rlimit r = {most, most};

    if (setrlimit(what, &r) != 0)
        common_die("setrlimit");
}

static void redirect(const char *name)
{
    int out = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0666);
    int in = open("/dev/null", O_RDONLY);

    if (in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0 ||
        dup2(out, STDOUT_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0)
        common_die(name);
}

/* Append a copy of WORD to the COUNT words in ARGV. */
static size_t add_word(char *argv[WORDS], size_t count, const char *word)
{
    if (count + 1 < WORDS)
        argv[count++] = strdup(word);
    return count;
}

static void become(const char *const *words, char *const *more,
                   const char *last)
{
    char *argv[WORDS] = {NULL};
    size_t count = 0;

    while (*words != NULL)
        count = add_word(argv, count, *words++);
    while (more != NULL && *more != NULL)
        count = add_word(argv, count, *more++);
    if (last != NULL)
        add_word(argv, count, last);
    limit(RLIMIT_CPU, SECONDS);
    limit(RLIMIT_FSIZE, (rlim_t)MEGABYTES << 20);
    limit(RLIMIT_CORE, 0);
    execv(argv[0], argv);
    common_die(argv[0]);
}

pid_t common_start(const char *const *words, char *const *more,
                   const char *last, const char *name)
{
    pid_t child;

    fflush(stdout); /* what is buffered is not the child's */
    child = fork();
    if (child < 0)
        common_die("fork");
    if (child == 0) {
        redirect(name);
        become(words, more, last);
    }
    return child;
}

static void finish(pid_t child, const char *name, struct common_outcome *o)
{
    if (waitpid(child, &o->status, 0) != child)
        common_die("waitpid");
    read_whole(name, &o->text);
    o->is_counted = false;
}

/* --- counts -----------------------------------------------------------------
 */

/* Where the statistics begin that B ends with, or its end.  What the program
 * has written may stand before them in the same line. */
static size_t find_lines(const struct buf *b)
{
    static const char word[] = " instruction";
    const size_t len = sizeof word - 1, longest = 200;
    size_t at = b->len > len ? b->len - len : 0;

    while (at > 0 && b->len - at < longest &&
           memcmp(b->data + at, word, len) != 0)
        at--;
    if (at == 0 || b->len - at == longest)
        return b->len;
    while (at > 0 && b->data[at - 1] >= '0' && b->data[at - 1] <= '9')
        at--;
    return at >= 2 ? at - 2 : 0; /* there are two blanks */
}

/* "1 instruction, 2 mems, ... (halted at location #...)" */
static bool read_lines(const char *text, struct common_outcome *o)
{
    struct cpu_counts *c = &o->counts;

    return sscanf(
               text,
               " %" SCNu64 " instruction%*[s,] %" SCNu64 " mem%*[s,] %" SCNu64
               " oop%*[s;] %" SCNu64 " good guess%*[es,] %" SCNu64
               " bad (%*[a-z] at location #%" SCNx64,
               &c->insns, &c->mems, &c->oops, &c->good, &c->bad, &o->end) == 6;
}

void common_wait_theirs(pid_t child, const char *name, struct common_outcome *o)
{
    size_t at;

    finish(child, name, o);
    at = find_lines(&o->text);
    o->is_counted = read_lines(buf_text(&o->text) + at, o);
    if (o->is_counted)
        buf_cut(&o->text, at);
}

/* The number behind "KEY": in the JSON text, which is ours. */
static bool read_member(const char *text, const char *key, octa *value)
{
    char quoted[32];
    const char *at;

    snprintf(quoted, sizeof quoted, "\"%s\":", key);
    at = strstr(text, quoted);
    if (at == NULL)
        return false;
    at += strlen(quoted) + strspn(at + strlen(quoted), " \"");
    *value = *at == '#' ? strtoull(at + 1, NULL, 16) : strtoull(at, NULL, 10);
    return true;
}

void common_wait_ours(pid_t child, const char *name, const char *stats,
                      struct common_outcome *o)
{
    struct cpu_counts *c = &o->counts;
    struct buf b = {0};
    const char *text;

    finish(child, name, o);
    read_whole(stats, &b);
    text = buf_text(&b);
    o->is_counted = read_member(text, "instructions", &c->insns) &&
                    read_member(text, "mems", &c->mems) &&
                    read_member(text, "oops", &c->oops) &&
                    read_member(text, "good", &c->good) &&
                    read_member(text, "bad", &c->bad) &&
                    read_member(text, "pc", &o->end);
    buf_fini(&b);
    if (unlink(stats) != 0)
        common_die(stats);
}
