/* cmd_disk.c - `tramoya disk`: files on the disk of a machine. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "sysvm/dev/image.h"
#include "sysvm/listing.h"
#include "sysvm/survey.h"
#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/base/spell.h"

enum { OPT_SIZE, OPT_FORCE, OPT_JSON };

static const struct cli_option options[] = {
    {OPT_SIZE, "size", 0, CLI_KIND_SIZE, "SIZE",
     "create: make a disk of SIZE bytes, whole sectors of 8192; 8M if nothing "
     "is said",
     false},
    {OPT_FORCE, "force", 'f', CLI_KIND_FLAG, NULL,
     "create: overwrite a file that exists", false},
    {OPT_JSON, "json", 0, CLI_KIND_FLAG, NULL,
     "ls: print the same facts as one JSON object", false},
    {0}};

/* One call of the command. */
struct job {
    const struct verb *verb;
    bool has_size, has_force, has_json;
    octa size;
    const char *image_name;
    char **rest; /* operands behind IMAGE, ended by null */
    struct image image;
    int errnum; /* why the host failed, if it did */
    struct store_disk disk;
    struct store store;
    int status; /* exit status so far */
};

/* --- what can go wrong ---------------------------------------------------- */

/* Report E, which is about the file NAME unless that is null. */
static void report(struct job *j, const char *name, const struct error *e)
{
    const char *why =
        e->status == STATUS_IO && j->errnum != 0 ? strerror(j->errnum) : NULL;

    fprintf(stderr, "tramoya disk: %s%s%s%s%s\n", name == NULL ? "" : name,
            name == NULL ? "" : ": ", e->text, why == NULL ? "" : ": ",
            why == NULL ? "" : why);
    j->status = e->status == STATUS_IO || e->status == STATUS_NO_MEMORY
                    ? CLI_EXIT_HOST
                    : CLI_EXIT_INPUT;
}

/* The same for a file of the host that cannot be read, which is the user's
 * mistake, if memory did not run out. */
static void report_input(struct job *j, const struct error *e)
{
    report(j, NULL, e);
    if (e->status != STATUS_NO_MEMORY)
        j->status = CLI_EXIT_INPUT;
}

/* The same for one that cannot be written. */
static void report_output(struct job *j, const struct error *e)
{
    report(j, NULL, e);
    j->status = CLI_EXIT_HOST;
}

static void report_absent(struct job *j, const char *name)
{
    struct error e;

    error_set(&e, STATUS_NOT_FOUND, "there is no file \"%.100s\" in it", name);
    report(j, j->image_name, &e);
}

/* --- the disk ------------------------------------------------------------- */

/* Remember errno if S says that the host failed. */
static enum status noted(struct job *j, enum status s)
{
    if (s != STATUS_OK)
        j->errnum = errno;
    return s;
}

static enum status read_sector(void *job, octa number, byte *to)
{
    struct job *j = job;

    errno = 0;
    return noted(j, image_read(&j->image, number, to));
}

static enum status write_sector(void *job, octa number, const byte *from)
{
    struct job *j = job;

    return noted(j, image_write(&j->image, number, from));
}

static enum status flush(void *job)
{
    struct job *j = job;

    return noted(j, image_flush(&j->image));
}

/* Open IMAGE, and be alone with it if it IS_CHANGED: two changes at a time
 * would take the same free sectors. */
static bool open_image(struct job *j, bool is_changed)
{
    struct error e;

    if (image_open(&j->image, j->image_name, !is_changed, &e) != STATUS_OK) {
        report(j, NULL, &e);
        return false;
    }
    if (flock(j->image.fd, is_changed ? LOCK_EX : LOCK_SH) != 0) {
        error_errno(&e, errno, j->image_name);
        report(j, NULL, &e);
        return false;
    }
    j->disk = (struct store_disk){j->image.sectors, read_sector, write_sector,
                                  flush, j};
    return true;
}

/* --- create --------------------------------------------------------------- */

static void fill_image(struct job *j)
{
    struct error e;

    if (open_image(j, true) && store_create(&j->disk, &e) != STATUS_OK)
        report(j, j->image_name, &e);
}

static void create(struct job *j)
{
    octa sectors = j->size / STORE_SECTOR;
    struct error e;

    if (image_create(j->image_name, sectors, j->has_force, &e) != STATUS_OK) {
        report(j, NULL, &e);
        return;
    }
    fill_image(j);
    if (j->status != CLI_EXIT_FINE)
        unlink(j->image_name); /* it is no disk, and nothing else any more */
}

/* --- put, get, rm --------------------------------------------------------- */

/* A file_is_enough. */
static bool is_too_long(const void *context, const struct buf *b)
{
    (void)context;
    return b->len > STORE_MOST;
}

static void put(struct job *j)
{
    const char *file = j->rest[0], *slash = strrchr(file, '/');
    const char *name = j->rest[1];
    struct buf b;
    struct error e;

    buf_init(&b);
    if (name == NULL)
        name = slash == NULL ? file : slash + 1;
    if (file_read_until(file, is_too_long, NULL, &b, &e) != STATUS_OK)
        report_input(j, &e);
    else if (store_put(&j->store, name, b.data, b.len, &e) != STATUS_OK)
        report(j, j->image_name, &e);
    buf_fini(&b);
}

static void get(struct job *j)
{
    const struct store_entry *f = store_find(&j->store, j->rest[0]);
    const char *file = j->rest[1] == NULL ? "-" : j->rest[1];
    struct buf b;
    struct error e;

    if (f == NULL) {
        report_absent(j, j->rest[0]);
        return;
    }
    buf_init(&b);
    if (store_get(&j->store, f, &b, &e) != STATUS_OK)
        report(j, j->image_name, &e);
    else if (file_write(file, &b, &e) != STATUS_OK)
        report_output(j, &e);
    buf_fini(&b);
}

static void rm(struct job *j)
{
    const struct store_entry *f = store_find(&j->store, j->rest[0]);
    struct error e;

    if (f == NULL)
        report_absent(j, j->rest[0]);
    else if (store_remove(&j->store, f, &e) != STATUS_OK)
        report(j, j->image_name, &e);
}

/* --- ls, check ------------------------------------------------------------ */

/* Print B and give it back. */
static void print(struct job *j, struct buf *b)
{
    struct error e;

    if (b->failed) {
        error_set(&e, STATUS_NO_MEMORY, "out of memory");
        report(j, NULL, &e);
    } else {
        fputs(buf_text(b), stdout);
    }
    buf_fini(b);
}

static void ls(struct job *j)
{
    struct survey v;
    struct error e;
    struct buf b;

    buf_init(&b);
    if (survey_init(&v, &j->store, NULL, NULL, &e) != STATUS_OK)
        report(j, j->image_name, &e);
    else if (j->has_json)
        listing_json(&b, &v, j->image_name);
    else
        listing_text(&b, &v);
    print(j, &b);
    survey_fini(&v);
}

/* A survey_listener. */
static void print_problem(void *context, const char *problem)
{
    (void)context;
    puts(problem);
}

static void check(struct job *j)
{
    struct survey v;
    struct error e;
    struct buf b;

    buf_init(&b);
    if (survey_init(&v, &j->store, print_problem, NULL, &e) != STATUS_OK)
        report(j, j->image_name, &e);
    else
        listing_summary(&b, &v);
    print(j, &b);
    if (v.problems > 0 && j->status == CLI_EXIT_FINE) {
        error_set(&e, STATUS_BAD_INPUT, "problems: %" PRIu64, v.problems);
        report(j, j->image_name, &e);
    }
    survey_fini(&v);
}

/* --- the command ---------------------------------------------------------- */

/* What can be done with a disk.  Create makes the disk that it works on. */
static const struct verb {
    const char *name, *operands;
    int least, most; /* operands behind the name */
    bool is_change;
    void (*main)(struct job *j);
} verbs[] = {{"create", "IMAGE", 1, 1, true, create},
             {"put", "IMAGE FILE [NAME]", 2, 3, true, put},
             {"get", "IMAGE NAME [FILE]", 2, 3, false, get},
             {"ls", "IMAGE", 1, 1, false, ls},
             {"rm", "IMAGE NAME", 2, 2, true, rm},
             {"check", "IMAGE", 1, 1, false, check}};

static bool is(const struct job *j, const char *verb)
{
    return strcmp(j->verb->name, verb) == 0;
}

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c))
        switch (c->option->id) {
        case OPT_SIZE:
            j->has_size = true;
            j->size = c->number;
            break;
        case OPT_FORCE:
            j->has_force = true;
            break;
        case OPT_JSON:
            j->has_json = true;
            break;
        }
}

static void each_verb(cli_visitor *visit, void *context)
{
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        visit(context, verbs[i].name);
}

static void try_verb(void *spell, const char *verb)
{
    spell_try(spell, verb);
}

static int refuse_verb(struct cli *c, const char *word)
{
    struct spell s;

    spell_init(&s, word);
    each_verb(try_verb, &s);
    if (s.best != NULL)
        return cli_wrong(c, "there is no \"%s\"; did you mean %s?", word,
                         s.best);
    return cli_wrong(c,
                     "expected create, put, get, ls, rm or check, not "
                     "\"%s\"",
                     word);
}

static const struct verb *find_verb(const char *word)
{
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (strcmp(verbs[i].name, word) == 0)
            return &verbs[i];
    return NULL;
}

/* Options that make no sense with the verb, and sizes. */
static int check_options(struct cli *c, const struct job *j)
{
    if ((j->has_size || j->has_force) && !is(j, "create"))
        return cli_wrong(c, "--size and --force are for create, not for %s",
                         j->verb->name);
    if (j->has_json && !is(j, "ls"))
        return cli_wrong(c, "--json is for ls, not for %s", j->verb->name);
    if (j->size % STORE_SECTOR != 0)
        return cli_wrong(c, "--size: a disk has whole sectors of %d bytes",
                         STORE_SECTOR);
    if (j->size < STORE_LEAST * STORE_SECTOR)
        return cli_wrong(c, "--size: a disk has at least %d sectors, %d bytes",
                         STORE_LEAST, STORE_LEAST * STORE_SECTOR);
    if (j->size > INT64_MAX)
        return cli_wrong(c, "--size: no file can be as large");
    return CLI_EXIT_FINE;
}

static int check_operands(struct cli *c, const struct job *j)
{
    int count = c->operand_count - 1;

    if (count < j->verb->least || count > j->verb->most)
        return cli_wrong(c, "expected %s %s", j->verb->name, j->verb->operands);
    if (is(j, "put") && count == 2 && strcmp(j->rest[0], "-") == 0)
        return cli_wrong(c, "standard input needs a NAME on the disk");
    if (is(j, "get") && count == 3 && file_is_same(j->image_name, j->rest[1]))
        return cli_wrong(c, "%s is read and would be overwritten", j->rest[1]);
    return CLI_EXIT_FINE;
}

static bool open_store(struct job *j)
{
    struct error e;

    if (!open_image(j, j->verb->is_change))
        return false;
    if (store_open(&j->store, &j->disk, &e) == STATUS_OK)
        return true;
    report(j, j->image_name, &e);
    return false;
}

static int disk_main(struct cli *c)
{
    struct job j = {.size = 8 << 20, .status = CLI_EXIT_FINE};

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count == 0)
        return refuse_verb(c, "");
    j.verb = find_verb(c->operands[0]);
    if (j.verb == NULL)
        return refuse_verb(c, c->operands[0]);
    j.image_name = c->operands[1];
    j.rest = c->operands + (c->operand_count > 1 ? 2 : 1);
    if (check_options(c, &j) || check_operands(c, &j))
        return CLI_EXIT_USAGE;
    image_init(&j.image, 0);
    if (is(&j, "create") || open_store(&j))
        j.verb->main(&j);
    image_fini(&j.image);
    return j.status;
}

const struct cli_command cmd_disk = {
    .name = "disk",
    .operands = "create|put|get|ls|rm|check IMAGE ...",
    .summary = "make a machine's disk, move files to and from it",
    .about =
        "    create IMAGE           a disk without files\n"
        "    put IMAGE FILE [NAME]  copy FILE to it; - is standard input\n"
        "    get IMAGE NAME [FILE]  copy to FILE; without one, print it\n"
        "    ls IMAGE               list the files: bytes, sectors, name\n"
        "    rm IMAGE NAME          remove a file\n"
        "    check IMAGE            say what is wrong, one line for each\n"
        "\n"
        "IMAGE is a file that `tramoya boot --disk IMAGE` can give to a\n"
        "machine, with a store of files on it that the kernel in\n"
        "examples/kernel reads and writes; STORE.md there tells how it is\n"
        "made. A disk has up to 100 files of up to 8 MiB, with names of up\n"
        "to 63 bytes; NAME is the last part of FILE, if nothing else is said.\n"
        "\n"
        "A change is done as a whole or not at all, even if the power fails.\n"
        "So while put replaces a file there must be room for the old and the\n"
        "new one. Nothing should change a disk while a machine has it.",
    .options = options,
    .each_word = each_verb,
    .starts_with_word = true,
    .main = disk_main,
};
