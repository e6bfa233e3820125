/* host_run.c - a program in a folder of its own, and what is there then. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asm/asm.h"
#include "tests/differential/host_case.h"

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(3);
}

/* --- files ------------------------------------------------------------------
 */

static void write_file(const char *name, const struct buf *b)
{
    FILE *f = fopen(name, "wb");

    if (f == NULL || fwrite(buf_text(b), 1, b->len, f) != b->len ||
        fclose(f) != 0)
        die(name);
}

/* The lines of C. */
static void make_lines(const struct host_case *c, struct buf *b)
{
    for (unsigned i = 0; i < c->line_count; i++) {
        if (i > 0)
            buf_add_byte(b, '\n');
        for (unsigned k = 0; k < c->lines[i]; k++)
            buf_add_byte(b, (byte)('A' + (i + k) % 26));
    }
    if (c->zero < b->len)
        b->data[c->zero] = 0;
}

static void make_bytes(const struct host_case *c, struct buf *b)
{
    struct dice d;

    dice_init(&d, c->zero);
    for (unsigned i = 0; i < 600; i++)
        buf_add_byte(b, (byte)dice_octa(&d));
}

/* The same lines in wydes, with an odd byte behind them or not. */
static void make_wydes(const struct host_case *c, struct buf *b)
{
    struct buf lines = {0};

    make_lines(c, &lines);
    for (size_t i = 0; i < lines.len; i++) {
        buf_add_byte(b, lines.data[i] % 5 == 0 && lines.data[i] > 10);
        buf_add_byte(b, lines.data[i]);
    }
    if (c->zero % 2 != 0)
        buf_add_byte(b, 'x');
    buf_fini(&lines);
}

static void make_nothing(const struct host_case *c, struct buf *b)
{
    (void)c;
    (void)b;
}

/* Short lines, as much as any program takes. */
static void make_much(const struct host_case *c, struct buf *b)
{
    for (unsigned i = 0; i < 3000; i++)
        buf_printf(b, "%u %.*s\n", i + c->zero, (int)(i % 23),
                   "a line of standard input");
}

static void make_file(const char *name, const struct host_case *c,
                      void make(const struct host_case *c, struct buf *b))
{
    struct buf b = {0};

    make(c, &b);
    write_file(name, &b);
    buf_fini(&b);
}

static void clear_folder(void)
{
    struct buf name = {0};

    for (unsigned i = 0; i < HOST_NAMES; i++) {
        buf_clear(&name);
        host_name(i, &name);
        if (name.len < 100 && buf_text(&name)[0] != '/')
            (void)unlink(buf_text(&name));
    }
    (void)unlink("log");
    buf_fini(&name);
}

/* Make what the programs find, in the present folder. */
static void fill_folder(const struct host_case *c)
{
    clear_folder();
    make_file("a", c, make_lines);
    make_file("b", c, make_bytes);
    make_file("wydes", c, make_wydes);
    make_file("empty", c, make_nothing);
    make_file("input", c,
              c->is_redirected ? make_much
              : c->has_wydes   ? make_wydes
                               : make_lines);
    if (mkdir("folder", 0777) != 0 && errno != EEXIST)
        die("folder");
    if (symlink("b", "link") != 0)
        die("link");
}

/* --- running ----------------------------------------------------------------
 */

static void assemble(const struct host_case *c)
{
    const struct asm_options options = {.expands = false};
    struct buf text = {0};
    struct asm_source source = {.name = "host.mms"};
    struct asm_result r;

    host_text(c, &text);
    source.text = buf_text(&text);
    source.len = text.len;
    if (asm_assemble(&options, &source, 1, &r) != STATUS_OK) {
        struct buf said = {0};

        if (r.diag_count > 0)
            asm_diag_print(&r.diags[0], &said);
        fprintf(stderr, "%s", buf_text(&said));
        exit(3);
    }
    write_file("host.mmo", &r.object);
    asm_fini(&r);
    buf_fini(&text);
}

static void redirect(int fd, const char *name, int flags)
{
    int opened = open(name, flags, 0666);

    if (opened < 0 || dup2(opened, fd) < 0)
        die(name);
    close(opened);
}

/* Run ARGV with "input", "stdout" and "stderr"; returns its status. */
static int spawn(char *const argv[])
{
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        redirect(STDIN_FILENO, "input", O_RDONLY);
        redirect(STDOUT_FILENO, "stdout", O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, "stderr", O_WRONLY | O_CREAT | O_TRUNC);
        execv(argv[0], argv);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        die(argv[0]);
    return status;
}

/* With the plain engine or the fast one. */
static int run_ours(const struct host_case *c, char *path)
{
    char run[] = "run", engine[] = "--engine", plain[] = "switch",
         fast[] = "threaded", object[] = "host.mmo";

    return spawn((char *[]){path, run, engine, c->is_plain ? plain : fast,
                            object, NULL});
}

static int run_theirs(const struct host_case *c, char *path)
{
    char quiet[] = "-q", file[] = "-finput", object[] = "host.mmo";

    return spawn(c->is_redirected
                     ? (char *[]){path, quiet, object, NULL}
                     : (char *[]){path, quiet, file, object, NULL});
}

/* --- what is left ------------------------------------------------------------
 */

enum { SHOWN = 10000 }; /* bytes of a file, at its beginning and at its end */

/* Append the bytes of F from offset AT to offset END as lines. */
static void report_bytes(FILE *f, long at, long end, struct buf *out)
{
    if (fseek(f, at, SEEK_SET) != 0)
        die("fseek");
    for (long i = at; i < end; i++)
        buf_printf(out, "%s%02x", (i - at) % 16 == 0 ? "\n" : " ",
                   (unsigned)fgetc(f));
    buf_add_byte(out, '\n');
}

/* Append the name and the contents of a file, if there is one. */
static void report(const char *name, struct buf *out)
{
    FILE *f = fopen(name, "rb");
    long size;

    buf_printf(out, "=== %s", name);
    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0) {
        buf_add_string(out, " is not there\n");
        return;
    }
    buf_printf(out, ", %ld bytes", size);
    report_bytes(f, 0, size < SHOWN ? size : SHOWN, out);
    report_bytes(f, size < SHOWN ? 0 : size - SHOWN, size, out);
    fclose(f);
}

static void report_all(int status, struct buf *out)
{
    static const char *const others[] = {"stdout", "stderr", "input", "log"};
    struct buf name = {0};

    buf_printf(out, "wait status %#x\n", (unsigned)status);
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        report(others[i], out);
    for (unsigned i = 0; i < HOST_NAMES; i++) {
        buf_clear(&name);
        host_name(i, &name);
        if (name.len > 0 && name.len < 100 && name.data[0] != '/')
            report(buf_text(&name), out);
    }
    buf_fini(&name);
}

void host_run(const struct host_case *c, enum host_which which,
              const char *const programs[2], struct buf *out)
{
    const char *folder = which == HOST_OURS ? "ours" : "theirs";
    char *path = strdup(programs[which]);
    int status;

    if (path == NULL)
        die("strdup");
    if ((mkdir(folder, 0777) != 0 && errno != EEXIST) || chdir(folder) != 0)
        die(folder);
    fill_folder(c);
    assemble(c);
    status = which == HOST_OURS ? run_ours(c, path) : run_theirs(c, path);
    free(path);
    report_all(status, out);
    if (chdir("..") != 0)
        die("..");
}
