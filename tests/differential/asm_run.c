/* asm_run.c - one case through one assembler. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/differential/asm_case.h"
#include "vm/base/file.h"

extern char **environ;

static void die(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(3);
}

/* --- ours ----------------------------------------------------------------- */

static void take(struct asm_outcome *o, const struct asm_result *r)
{
    buf_add(&o->object, r->object.data, r->object.len);
    buf_add(&o->listing, r->listing.data, r->listing.len);
}

void asm_outcome_ours(const struct asm_case *c, struct asm_outcome *o)
{
    const struct asm_options options = {
        .expands = c->expands, .makes_listing = true, .makes_lines = true};
    struct asm_source sources[ASM_CASE_FILES];
    struct asm_result r;
    enum status s;

    for (size_t i = 0; i < c->count; i++)
        sources[i] = (struct asm_source){
            asm_case_name(i), buf_text(&c->files[i]), c->files[i].len};
    s = asm_assemble(&options, sources, c->count, &r);
    if (s == STATUS_NO_MEMORY)
        die("asm_assemble", status_text(s));
    o->is_accepted = s == STATUS_OK;
    if (o->is_accepted)
        take(o, &r);
    for (size_t i = 0; i < r.diag_count; i++)
        asm_diag_print(&r.diags[i], &o->said);
    asm_fini(&r);
}

/* --- mmixal --------------------------------------------------------------- */

static void read_whole(const char *name, struct buf *b)
{
    struct error e;

    if (file_read(name, b, &e) != STATUS_OK)
        die("reading", e.text);
}

static void write_source(const struct asm_case *c)
{
    FILE *f = fopen(asm_case_name(0), "wb");
    struct buf text;

    buf_init(&text);
    asm_case_join(c, &text);
    if (f == NULL || fwrite(buf_text(&text), 1, text.len, f) != text.len ||
        fclose(f) != 0)
        die("writing", strerror(errno));
    buf_fini(&text);
}

/* Run MMIXAL with ARGV, what it reports to the file "said"; returns its wait
 * status. */
static int spawn(const char *mmixal, char *const argv[])
{
    posix_spawn_file_actions_t actions;
    int status = 0, failed;
    pid_t child;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "said",
                                     O_WRONLY | O_CREAT | O_TRUNC, 0666);
    failed = posix_spawn(&child, mmixal, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        die(mmixal, strerror(failed));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            die("waitpid", strerror(errno));
    return status;
}

/* Lines may be long, so mmixal is told of a great buffer. */
static int run_mmixal(const struct asm_case *c, const char *mmixal)
{
    char words[][12] = {"mmixal", "-b",      "1000000", "-l",    "out.mml",
                        "-o",     "out.mmo", "-x",      "in.mms"};
    char *argv[ARRAY_LEN(words) + 1];
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (c->expands || strcmp(words[i], "-x") != 0)
            argv[n++] = words[i];
    argv[n] = NULL;
    return spawn(mmixal, argv);
}

void asm_outcome_theirs(const struct asm_case *c, const char *mmixal,
                        struct asm_outcome *o)
{
    int status;

    write_source(c);
    status = run_mmixal(c, mmixal);
    o->is_dead = !WIFEXITED(status);
    o->is_accepted = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    read_whole("said", &o->said);
    if (!o->is_accepted)
        return;
    read_whole("out.mmo", &o->object);
    read_whole("out.mml", &o->listing);
    if (o->object.len >= 8)
        memset(o->object.data + 4, 0, 4); /* the time of day */
}
