/* test_replay.c - who goes back in time leaves the host's files alone.
 *
 * A program opens, reads, writes, moves in and closes files.  It is stopped
 * after every number of instructions, goes back to every moment before and
 * comes again; nothing that belongs to the host may move meanwhile.  Then it
 * goes on as if nothing had been.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/test_guest.h"
#include "tests/unit/undo_process.h"

static const struct process_options recording = {.log = INPUTLOG_RECORD};

/* Copies lines to another file, each twice; looks back into that file. */
static const char SOURCE[] =
    "        LOC   Data_Segment\n"
    "        GREG  @\n"
    "In      BYTE  \"%s\",0\n"
    "Out     BYTE  \"%s\",0\n"
    "        LOC   (@+7)&-8\n"
    "OpenIn  OCTA  In,TextRead\n"
    "OpenOut OCTA  Out,BinaryReadWrite\n"
    "Line    OCTA  Buf,20\n"
    "Nothing OCTA  Buf,0\n"
    "Put     OCTA  Buf,5\n"
    "Look    OCTA  Buf2,3\n"
    "Buf     OCTA  0,0,0,0\n"
    "Buf2    OCTA  0,0\n"
    "        LOC   #100\n"
    "Main    LDA   $255,OpenIn\n"
    "        TRAP  0,Fopen,5\n"
    "        LDA   $255,OpenOut\n"
    "        TRAP  0,Fopen,4\n"
    "1H      LDA   $255,Line\n"
    "        TRAP  0,Fgets,5\n"
    "        BN    $255,2F\n"
    "        LDA   $255,Buf\n"
    "        TRAP  0,Fputs,4\n"
    "        LDA   $255,Put\n"
    "        TRAP  0,Fwrite,4\n"
    "        TRAP  0,Ftell,4\n"
    "        SET   $255,2\n"
    "        TRAP  0,Fseek,4\n"
    "        LDA   $255,Nothing\n"
    "        TRAP  0,Fgets,4\n"
    "        LDA   $255,Look\n"
    "        TRAP  0,Fread,4\n"
    "        TRAP  0,Fputs,4\n" /* which it may not now */
    "        NEG   $255,1\n"
    "        TRAP  0,Fseek,4\n"
    "        JMP   1B\n"
    "2H      TRAP  0,Fclose,5\n"
    "        LDA   $255,OpenIn\n"
    "        TRAP  0,Fopen,6\n"
    "        LDA   $255,Line\n"
    "        TRAP  0,Fgets,6\n"
    "        TRAP  0,Fopen,4\n" /* no such file: closes it */
    "        LDA   $255,OpenIn\n"
    "        TRAP  0,Fopen,4\n"
    "        LDA   $255,Look\n"
    "        TRAP  0,Fread,4\n"
    "        SET   $255,42\n"
    "        TRAP  0,Halt,0\n";

static const char INPUT[] = "one\nthe second\nthree\nand four";

/* A process, and its files in a folder of its own. */
struct guest {
    struct process *p;
    char folder[200], in[220], out[220];
};

static void make(struct guest *g)
{
    const char *outer = getenv("TMPDIR");
    char source[sizeof SOURCE + 500];
    FILE *f;

    snprintf(g->folder, sizeof g->folder, "%s/replayXXXXXX",
             outer != NULL ? outer : "/tmp");
    CHECK(mkdtemp(g->folder) != NULL);
    snprintf(g->in, sizeof g->in, "%s/in", g->folder);
    snprintf(g->out, sizeof g->out, "%s/out", g->folder);
    f = fopen(g->in, "w");
    CHECK(f != NULL && fputs(INPUT, f) >= 0 && fclose(f) == 0);
    snprintf(source, sizeof source, SOURCE, g->in, g->out);
    g->p = guest_make(source, &recording);
}

static void destroy(struct guest *g)
{
    process_destroy(g->p);
    unlink(g->in);
    unlink(g->out);
    CHECK(rmdir(g->folder) == 0);
}

/* What the host's files are: positions and contents. */
struct files {
    struct hostfiles own; /* as we see them */
    off_t at[HOSTFILE_COUNT];
    char out[2000];
    size_t len;
};

static void look_at_files(const struct guest *g, struct files *f)
{
    FILE *out = fopen(g->out, "r");

    memset(f, 0, sizeof *f);
    f->own = g->p->calls.files;
    for (unsigned i = 3; i < HOSTFILE_COUNT; i++)
        f->at[i] =
            f->own.file[i].fd < 0 ? -1 : lseek(f->own.file[i].fd, 0, SEEK_CUR);
    if (out != NULL) {
        f->len = fread(f->out, 1, sizeof f->out, out);
        fclose(out);
    }
}

/* Run G step by step for INSNS instructions; each is a moment. */
static void run(struct guest *g, struct undo *u, octa insns)
{
    undo_arm(g->p, u);
    for (octa i = 0; i < insns; i++) {
        (void)process_run(g->p, exec_switch, 1);
        undo_arm(g->p, u);
    }
}

/* Go back step by step, and from each moment to the newest one again. */
static void go_back_and_come_again(struct guest *g, struct undo *u, octa insns)
{
    octa hash = undo_hash(g->p);
    struct files before, after;

    look_at_files(g, &before);
    while (u->count > 0) {
        undo_go_back(g->p, u);
        undo_arm(g->p, u);
        (void)process_run(g->p, exec_threaded, insns - g->p->cpu.counts.insns);
        CHECK_U64(g->p->cpu.counts.insns, insns);
        CHECK_U64(undo_hash(g->p), hash);
        CHECK(inputlog_is_at_end(&g->p->calls.log));
        undo_go_back(g->p, u);
    }
    CHECK_U64(g->p->cpu.counts.insns, 0);
    ram_track(&g->p->ram, NULL, NULL);
    (void)process_run(g->p, exec_threaded, insns);
    look_at_files(g, &after);
    CHECK_MEM(&after, &before, sizeof before);
}

/* G goes on to its end, which is as when nobody looks. */
static void check_end(struct guest *g, const struct files *good)
{
    struct files end;
    struct error e;

    (void)guest_run(g->p, PROCESS_HALT);
    CHECK_INT(process_status(g->p), 42);
    CHECK_INT(process_flush(g->p, &e), STATUS_OK);
    look_at_files(g, &end);
    CHECK_U64(end.len, good->len);
    CHECK_MEM(end.out, good->out, good->len);
    CHECK_MEM(end.at, good->at, sizeof end.at);
}

static void replays_touch_no_file_and_the_run_goes_on(void)
{
    static struct files good;
    struct guest g;
    octa insns;

    make(&g);
    (void)guest_run(g.p, PROCESS_HALT);
    look_at_files(&g, &good);
    CHECK_U64(good.len, 4 * 5 + strlen(INPUT));
    insns = g.p->cpu.counts.insns;
    destroy(&g);
    for (octa newest = 0; newest <= insns; newest += 1 + newest % 4) {
        struct undo u = {0};

        make(&g);
        run(&g, &u, newest);
        go_back_and_come_again(&g, &u, newest);
        hostcall_go_live(&g.p->calls);
        check_end(&g, &good);
        destroy(&g);
    }
}

/* Somebody goes back and changes something, so that the future is forgotten,
 * but not by the host's files. */
static void who_goes_on_from_the_past_may_find_files_closed(void)
{
    struct undo u = {0};
    struct guest g;
    const byte *modes;

    make(&g);
    modes = g.p->calls.modes;
    (void)process_run(g.p, exec_switch, 20);
    CHECK(modes[5] != 0 && modes[4] != 0 && modes[6] == 0);
    undo_arm(g.p, &u);
    (void)guest_run(g.p, PROCESS_HALT);
    CHECK(modes[5] == 0 && modes[4] != 0 && modes[6] != 0);
    undo_go_back(g.p, &u);
    CHECK(modes[5] != 0 && modes[6] == 0);
    hostcall_go_live(&g.p->calls);
    CHECK(modes[5] == 0 && modes[4] != 0);
    ram_track(&g.p->ram, NULL, NULL);
    (void)guest_run(g.p, PROCESS_HALT);
    CHECK(modes[4] != 0 && modes[6] != 0);
    destroy(&g);
}

int main(void)
{
    return TEST_RUN(replays_touch_no_file_and_the_run_goes_on,
                    who_goes_on_from_the_past_may_find_files_closed);
}
