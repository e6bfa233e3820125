/* test_history_process.c - a process in its history. */
#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include "debugger/target_process.h"
#include "tests/unit/history_walk.h"
#include "tests/unit/random_user.h"
#include "vm/base/file.h"

enum { RUNS = 20, WALKS = 150 };

static const struct process_options recording = {.log = INPUTLOG_RECORD,
                                                 .files = HOSTFILE_NONE};
static struct walk walk;

static void change_registers(struct walk *w)
{
    user_registers(w->subject, &w->state);
}

/* --- random programs ------------------------------------------------------ */

static void random_programs_are_the_same_from_both_sides(void)
{
    octa known = 0;

    for (octa seed = 1; seed <= RUNS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15;
        struct process *p = user_create(&recording, &state);
        struct target *t = target_process_create(p, exec_threaded, NULL);
        octa limit = seed % 3 ? WALK_MOST : 16 * TARGET_BLOCK * seed;

        CHECK(t != NULL);
        walk = (struct walk){
            .state = state, .change = change_registers, .subject = p};
        user_registers(p, &walk.state);
        walk_begin(&walk, t, limit);
        for (unsigned i = 0; i < WALKS; i++)
            walk_somewhere(&walk);
        known += walk.known;
        walk_end(&walk);
        t->class->destroy(t);
        process_destroy(p);
    }
    CHECK(known > RUNS * WALKS);
}

/* --- programs that use every instruction ---------------------------------- */

/* The program in FILE, or null if it needs others. */
static struct process *assemble(const char *file)
{
    struct process *p = NULL;
    struct error e;
    struct buf b;

    buf_init(&b);
    CHECK_INT(file_read(file, &b, &e), STATUS_OK);
    if (strstr(buf_text(&b), "% files:") == NULL &&
        strstr(buf_text(&b), "% args:") == NULL)
        p = guest_make(buf_text(&b), &recording);
    buf_fini(&b);
    return p;
}

static void walk_through(struct process *p, octa state)
{
    struct target *t = target_process_create(p, exec_threaded, NULL);

    CHECK(t != NULL);
    walk =
        (struct walk){.state = state, .change = change_registers, .subject = p};
    walk_begin(&walk, t, WALK_MOST);
    for (unsigned i = 0; i < 15; i++) {
        walk_on(&walk, random_below(&walk.state, 40));
        walk_singly(&walk);
        walk_go(&walk, walk_moment(&walk));
    }
    walk_end(&walk);
    t->class->destroy(t);
}

static void all_instructions_are_the_same_from_both_sides(void)
{
    size_t count = 0;
    glob_t files;

    CHECK_INT(glob("tests/isa/*.mms", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        struct process *p = assemble(files.gl_pathv[i]);

        if (p == NULL)
            continue;
        walk_through(p, i + 1);
        process_destroy(p);
        count++;
    }
    CHECK(count > 80);
    globfree(&files);
}

/* --- the host ------------------------------------------------------------- */

/* Reads lines until there are no more, keeps them, and prints each twice. */
static const char ECHO[] = "        LOC   Data_Segment\n"
                           "        GREG  @\n"
                           "Args    OCTA  Line,20\n"
                           "Line    BYTE  0\n"
                           "        LOC   Data_Segment+#8000\n"
                           "keep    GREG  @\n"
                           "i       IS    $1\n"
                           "        LOC   #100\n"
                           "Main    LDA   $255,Args\n"
                           "        TRAP  0,Fgets,StdIn\n"
                           "        BN    $255,End\n"
                           "        LDA   $255,Line\n"
                           "        TRAP  0,Fputs,StdOut\n"
                           "        LDA   $255,Line\n"
                           "        TRAP  0,Fputs,StdOut\n"
                           "        LDA   $2,Line\n"
                           "        LDO   $3,$2\n"
                           "        STO   $3,keep,i\n"
                           "        ADDU  i,i,8\n"
                           "        JMP   Main\n"
                           "End     TRAP  0,Halt,0\n";

/* Let the file descriptor FD be FILE, which was opened; returns what it was. */
static int redirect(int fd, int file)
{
    int was = dup(fd);

    CHECK(was >= 0 && file >= 0);
    CHECK(dup2(file, fd) == fd);
    close(file);
    return was;
}

static void restore(int fd, int was)
{
    CHECK(dup2(was, fd) == fd);
    close(was);
}

/* A pipe from which LINES can be read, once. */
static int pipe_of(const char *lines)
{
    int ends[2];

    CHECK(pipe(ends) == 0);
    CHECK(write(ends[1], lines, strlen(lines)) == (ssize_t)strlen(lines));
    close(ends[1]);
    return ends[0];
}

static const char LINES[] = "one\ntwo\nthree\nfour\nfive\n";
static const char TWICE[] = "one\none\ntwo\ntwo\nthree\nthree\nfour\nfour\n"
                            "five\nfive\n";

static void walk_to_and_fro(struct process *p)
{
    struct target *t = target_process_create(p, exec_threaded, NULL);

    CHECK(t != NULL);
    walk = (struct walk){.state = 7, .subject = p};
    walk_begin(&walk, t, WALK_MOST);
    for (unsigned i = 0; i < 60; i++) {
        walk_on(&walk, random_below(&walk.state, 9));
        walk_singly(&walk);
        walk_go(&walk, walk_moment(&walk));
    }
    CHECK_INT(history_run(walk.h, ~(octa)0), TARGET_ENDED);
    walk_look(&walk);
    walk_end(&walk);
    t->class->destroy(t);
}

static void a_replay_hears_the_same_and_prints_nothing(void)
{
    char got[sizeof TWICE + 10];
    struct process *p = guest_make(ECHO, &recording);
    FILE *out = tmpfile();
    int in = redirect(0, pipe_of(LINES));
    int was = redirect(1, dup(fileno(out)));
    struct error e;

    walk_to_and_fro(p);
    CHECK_INT(process_flush(p, &e), STATUS_OK);
    restore(0, in);
    restore(1, was);
    CHECK_INT(pread(fileno(out), got, sizeof got, 0), sizeof TWICE - 1);
    CHECK_MEM(got, TWICE, sizeof TWICE - 1);
    fclose(out);
    process_destroy(p);
}

int main(void)
{
    return TEST_RUN(random_programs_are_the_same_from_both_sides,
                    all_instructions_are_the_same_from_both_sides,
                    a_replay_hears_the_same_and_prints_nothing);
}
