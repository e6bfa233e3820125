/* cmd_asm.c - `tramoya asm`: assemble MMIXAL source files.
 *
 * Files are read before and written after the assembly itself, which knows of
 * none.  An error leaves all files as they were, but for the listing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "asm/asm.h"
#include "vm/base/alloc.h"
#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/isa/mmd.h"

enum { OPT_OUTPUT, OPT_LISTING, OPT_LINES, OPT_EXPAND, OPT_BUFFER };

static const struct cli_option options[] = {
    {OPT_OUTPUT, "output", 'o', CLI_KIND_FILE, "FILE",
     "write the object file there", false},
    {OPT_LISTING, "listing", 'l', CLI_KIND_FILE, "FILE",
     "write a listing: what was assembled, beside the source", false},
    {OPT_LINES, "lines", 'g', CLI_KIND_FLAG, NULL,
     "write a side file of source lines, OUTPUT with .mmd at its end", false},
    {OPT_EXPAND, "expand", 'x', CLI_KIND_FLAG, NULL,
     "reach memory far from every base by way of $255", false},
    {OPT_BUFFER, "buffer", 'b', CLI_KIND_COUNT, "N",
     "ignored; mmixal needs to know the longest line", false},
    {0}};

/* One run of the command. */
struct job {
    const char *output, *listing; /* names, or null */
    char *object, *side;          /* names of what is written; owned */
    bool makes_lines;
    struct asm_options options;
    struct buf *texts; /* of the source files */
    struct asm_source *sources;
    size_t count;
    struct asm_result result;
};

/* --- names -------------------------------------------------------------- */

/* The name NAME with its ending OLD, if it has it, replaced by NEW; owned by
 * the caller, null without memory. */
static char *change_ending(const char *name, const char *old, const char *new)
{
    size_t len = strlen(name), ending = strlen(old);
    struct buf b;
    char *changed;

    if (len >= ending && strcmp(name + len - ending, old) == 0)
        len -= ending;
    buf_init(&b);
    buf_add(&b, name, len);
    buf_add_string(&b, new);
    changed = b.failed ? NULL : alloc_string(buf_text(&b));
    buf_fini(&b);
    return changed;
}

/* mmixal's rule: foo.mms gives foo.mmo, and so does any name with an s. */
static char *object_name(const char *source)
{
    size_t len = strlen(source);

    if (len > 0 && source[len - 1] == 's')
        return change_ending(source, "s", "o");
    return change_ending(source, "", ".mmo");
}

/* --- reading ------------------------------------------------------------ */

static int complain(const struct error *e)
{
    fprintf(stderr, "tramoya asm: %s\n", e->text);
    return e->status == STATUS_NO_MEMORY ? CLI_EXIT_HOST : CLI_EXIT_INPUT;
}

static int lack_memory(void)
{
    fputs("tramoya asm: out of memory\n", stderr);
    return CLI_EXIT_HOST;
}

static int read_sources(struct job *j, char **names)
{
    struct error e;

    j->texts = alloc_zeroed(j->count, sizeof *j->texts);
    j->sources = alloc_zeroed(j->count, sizeof *j->sources);
    if (j->texts == NULL || j->sources == NULL)
        return lack_memory();
    for (size_t i = 0; i < j->count; i++) {
        if (file_read(names[i], &j->texts[i], &e) != STATUS_OK)
            return complain(&e);
        j->sources[i] = (struct asm_source){names[i], buf_text(&j->texts[i]),
                                            j->texts[i].len};
    }
    return CLI_EXIT_FINE;
}

/* --- writing ------------------------------------------------------------ */

static int write_out(const char *name, const struct buf *b)
{
    struct error e;

    if (buf_status(b) != STATUS_OK)
        return lack_memory();
    if (file_write(name, b, &e) == STATUS_OK)
        return CLI_EXIT_FINE;
    complain(&e);
    return CLI_EXIT_HOST;
}

static int write_lines(const struct job *j)
{
    const struct buf *bytes = &j->result.object;
    struct buf text;
    int status;

    buf_init(&text);
    mmd_write(&text, &j->result.lines,
              mmd_fingerprint(bytes->data, bytes->len));
    status = write_out(j->side, &text);
    buf_fini(&text);
    return status;
}

static int write_object(const struct job *j)
{
    int status = write_out(j->object, &j->result.object);

    if (status == CLI_EXIT_FINE && j->makes_lines)
        status = write_lines(j);
    return status;
}

/* All messages, and how many errors there are. */
static int print_messages(const struct asm_result *r)
{
    struct buf text;
    int status = CLI_EXIT_FINE;

    buf_init(&text);
    for (size_t i = 0; i < r->diag_count; i++)
        asm_diag_print(&r->diags[i], &text);
    if (r->error_count > 0)
        buf_printf(&text, "%zu error%s, no object file\n", r->error_count,
                   r->error_count == 1 ? "" : "s");
    if (text.failed)
        status = lack_memory();
    else
        fwrite(buf_text(&text), 1, text.len, stderr);
    buf_fini(&text);
    return status;
}

/* --- the command -------------------------------------------------------- */

/* Whether TEXT is a number without any suffix, as the environment has it. */
static bool is_decimal(const char *text)
{
    return *text != 0 && text[strspn(text, "0123456789")] == 0;
}

/* The time of creation into *SECONDS: now, or what reproducible builds agreed
 * upon.  False if that is no number: now would be a silent surprise. */
static bool creation_time(tetra *seconds)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    octa agreed;

    *seconds = (tetra)time(NULL);
    if (epoch == NULL)
        return true;
    if (!is_decimal(epoch) || !cli_number(epoch, CLI_KIND_COUNT, &agreed))
        return false;
    *seconds = (tetra)agreed;
    return true;
}

static int assemble(struct job *j)
{
    enum status status =
        asm_assemble(&j->options, j->sources, j->count, &j->result);
    int exit =
        status == STATUS_NO_MEMORY ? lack_memory() : print_messages(&j->result);

    if (exit == CLI_EXIT_FINE && j->listing != NULL)
        exit = write_out(j->listing, &j->result.listing);
    if (exit == CLI_EXIT_FINE && status == STATUS_BAD_INPUT)
        exit = CLI_EXIT_INPUT;
    if (exit == CLI_EXIT_FINE)
        exit = write_object(j);
    asm_fini(&j->result);
    return exit;
}

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c))
        switch (c->option->id) {
        case OPT_OUTPUT:
            j->output = c->text;
            break;
        case OPT_LISTING:
            j->listing = c->text;
            break;
        case OPT_LINES:
            j->makes_lines = true;
            break;
        case OPT_EXPAND:
            j->options.expands = true;
            break;
        case OPT_BUFFER:
            break;
        }
    j->options.makes_listing = j->listing != NULL;
    j->options.makes_lines = j->makes_lines;
}

/* Find the names of what will be written; false without memory. */
static bool name_outputs(struct job *j, const char *first_source)
{
    j->object =
        j->output != NULL ? alloc_string(j->output) : object_name(first_source);
    if (j->object != NULL && j->makes_lines)
        j->side = change_ending(j->object, ".mmo", ".mmd");
    return j->object != NULL && (!j->makes_lines || j->side != NULL);
}

/* A file_is_read. */
static bool is_source(const void *cli, const char *name)
{
    const struct cli *c = cli;

    for (int i = 0; i < c->operand_count; i++)
        if (file_is_same(name, c->operands[i]))
            return true;
    return false;
}

/* Whether all that will be written goes to places of its own; if not, C gets
 * the error.  The work of hours would be lost by a slip such as
 * `-o hello.mms`. */
static bool spares_files(struct cli *c, const struct job *j)
{
    const char *const names[] = {j->object, j->side, j->listing};
    struct error e;

    if (file_spare(names, ARRAY_LEN(names), is_source, c, &e) == STATUS_OK)
        return true;
    (void)cli_wrong(c, "%s", e.text);
    return false;
}

static void fini(struct job *j)
{
    for (size_t i = 0; j->texts != NULL && i < j->count; i++)
        buf_fini(&j->texts[i]);
    alloc_free(j->texts);
    alloc_free(j->sources);
    alloc_free(j->object);
    alloc_free(j->side);
}

static int asm_main(struct cli *c)
{
    struct job j = {0};
    int status;

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count == 0)
        return cli_wrong(c, "which source file?");
    if (strcmp(c->operands[0], "-") == 0 && j.output == NULL)
        return cli_wrong(c, "standard input has no name for the object file; "
                            "say it with -o");
    if (!creation_time(&j.options.time))
        return cli_wrong(c,
                         "the variable SOURCE_DATE_EPOCH is \"%s\", which is "
                         "not a number of seconds",
                         getenv("SOURCE_DATE_EPOCH"));
    j.count = (size_t)c->operand_count;
    if (!name_outputs(&j, c->operands[0]))
        status = lack_memory();
    else if (!spares_files(c, &j))
        status = CLI_EXIT_USAGE;
    else
        status = read_sources(&j, c->operands);
    if (status == CLI_EXIT_FINE)
        status = assemble(&j);
    fini(&j);
    return status;
}

const struct cli_command cmd_asm = {
    .name = "asm",
    .operands = "FILE.mms ...",
    .summary = "assemble MMIXAL source into an object file",
    .about =
        "Several files are assembled as one program, in their order.  The\n"
        "object file gets the name of the first one, with .mmo at its end;\n"
        "\"-\" is standard input.  The language is that of Knuth's mmixal,\n"
        "and so are the bytes and the listing.  Lines may have any length.\n"
        "\n"
        "If there is an error, all errors are shown and no object file is\n"
        "written.  The object file contains the time, or what the variable\n"
        "SOURCE_DATE_EPOCH says, in seconds since 1970.\n",
    .options = options,
    .suffixes = "mms",
    .main = asm_main,
};
