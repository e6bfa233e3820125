/* cmd_objdump.c - `tramoya objdump`: what is in an object file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/core/srctext.h"
#include "vm/isa/mmd.h"
#include "vm/isa/objdump.h"

enum { OPT_CODE, OPT_SYMBOLS, OPT_JSON };

static const struct cli_option options[] = {
    {OPT_CODE, "disassemble", 'd', CLI_KIND_FLAG, NULL,
     "show the program's instructions with labels and source lines", false},
    {OPT_SYMBOLS, "symbols", 't', CLI_KIND_FLAG, NULL,
     "show the symbols, by value", false},
    {OPT_JSON, "json", 0, CLI_KIND_FLAG, NULL,
     "print the same facts as one JSON object", false},
    {0}};

/* One call of the command. */
struct job {
    bool wants_code, wants_symbols, wants_json;
    const char *name;    /* of the object file */
    struct buf object;   /* its bytes */
    struct mmo mmo;      /* digested */
    struct srctext text; /* of its source */
    struct buf out;      /* what is to be printed, or */
    json_t *json;        /* a JSON object; null: out of memory */
    int status;          /* exit status so far */
};

/* --- what can go wrong -------------------------------------------------- */

static int exit_status(enum status s)
{
    return s == STATUS_NO_MEMORY ? CLI_EXIT_HOST : CLI_EXIT_INPUT;
}

static void put(struct job *j, const char *key, json_t *value)
{
    if (json_object_set_new(j->json, key, value) != 0) {
        json_decref(j->json);
        j->json = NULL;
    }
}

/* Report E, about the object file NAME unless that is null; it decides the
 * exit status. */
static void report(struct job *j, const char *name, const struct error *e)
{
    fprintf(stderr, "tramoya objdump: %s%s%s\n", name == NULL ? "" : name,
            name == NULL ? "" : ": ", e->text);
    j->status = exit_status(e->status);
    if (j->wants_json)
        put(j, "error", objdump_json_string(e->text, strlen(e->text)));
}

/* --- the views ---------------------------------------------------------- */

/* Print what is ready. */
static void print(struct job *j)
{
    fwrite(buf_text(&j->out), 1, j->out.len, stdout);
    buf_clear(&j->out);
}

/* There may be very many: a tetra becomes a line of about 50 bytes. */
static enum status text_item(void *context, const struct mmo_item *item)
{
    enum { MUCH = 1 << 16 };
    struct job *j = context;

    objdump_text_item(&j->out, item);
    if (!j->out.failed && j->out.len > MUCH)
        print(j);
    return buf_status(&j->out);
}

static enum status json_item(void *context, const struct mmo_item *item)
{
    json_t *items = context;

    if (json_array_append_new(items, objdump_json_item(item)) != 0)
        return STATUS_NO_MEMORY;
    return STATUS_OK;
}

static void walk(struct job *j, mmo_visitor *visit, void *context)
{
    const byte *data = (const byte *)buf_text(&j->object);
    struct error e;
    size_t end;

    if (mmo_walk_program(data, j->object.len, visit, context, &end, &e) ||
        mmo_walk_symbols(data, j->object.len, end, visit, context, &e))
        report(j, j->name, &e);
}

static void show_items(struct job *j)
{
    json_t *items;

    if (!j->wants_json) {
        walk(j, text_item, j);
        return;
    }
    items = json_array();
    walk(j, json_item, items);
    put(j, "items", items);
}

static const char *source_line(void *context, tetra file, tetra line,
                               size_t *len)
{
    return srctext_line(context, file, line, len);
}

static void show_code(struct job *j)
{
    struct objdump o = {
        .mmo = &j->mmo, .source = source_line, .context = &j->text};

    if (!j->wants_json) {
        objdump_text_code(&j->out, &o);
        return;
    }
    put(j, "code", objdump_json_code(&o));
    put(j, "data", objdump_json_data(&j->mmo));
}

static void show_symbols(struct job *j)
{
    if (j->wants_json) {
        put(j, "symbols", objdump_json_symbols(&j->mmo));
        return;
    }
    if (j->wants_code)
        buf_add_byte(&j->out, '\n');
    objdump_text_symbols(&j->out, &j->mmo);
}

static void show_summary(struct job *j)
{
    put(j, "created", json_integer(j->mmo.created));
    put(j, "main", json_sprintf("#%016" PRIx64, j->mmo.main));
    put(j, "rG", json_integer(j->mmo.first_global));
}

/* --- reading ------------------------------------------------------------ */

/* Prefer the lines of the side file; without one those of the object do. */
static void load_lines(struct job *j)
{
    struct error e;
    bool is_found;

    if (mmd_load(j->name, j->object.data, j->object.len, &j->mmo.lines,
                 &is_found, &e) != STATUS_OK)
        fprintf(stderr, "tramoya objdump: not used: %s\n", e.text);
}

/* Show what needs the digested object. */
static void show_digest(struct job *j)
{
    struct error e;

    if (mmo_read((const byte *)buf_text(&j->object), j->object.len, &j->mmo,
                 &e) != STATUS_OK) {
        report(j, j->name, &e);
        return;
    }
    if (j->mmo.damage.status != STATUS_OK)
        report(j, j->name, &j->mmo.damage);
    load_lines(j);
    if (srctext_init(&j->text, &j->mmo.lines) != STATUS_OK)
        j->out.failed = true;
    if (j->wants_json)
        show_summary(j);
    if (j->wants_code)
        show_code(j);
    if (j->wants_symbols)
        show_symbols(j);
    srctext_fini(&j->text);
    mmo_fini(&j->mmo);
}

static void start_json(struct job *j)
{
    j->json = json_object();
    put(j, "schema", json_integer(1));
    put(j, "file", objdump_json_string(j->name, strlen(j->name)));
}

static void finish_json(struct job *j)
{
    char *text = NULL;

    if (j->json != NULL)
        text = json_dumps(j->json, JSON_INDENT(1));
    if (text == NULL)
        j->out.failed = true;
    else
        buf_printf(&j->out, "%s\n", text);
    free(text);
    json_decref(j->json);
}

static void show(struct job *j)
{
    if (j->wants_json)
        start_json(j);
    if (j->wants_code || j->wants_symbols)
        show_digest(j);
    else
        show_items(j);
    if (j->wants_json)
        finish_json(j);
}

/* --- the command -------------------------------------------------------- */

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c))
        switch (c->option->id) {
        case OPT_CODE:
            j->wants_code = true;
            break;
        case OPT_SYMBOLS:
            j->wants_symbols = true;
            break;
        case OPT_JSON:
            j->wants_json = true;
            break;
        }
}

static int objdump_main(struct cli *c)
{
    struct job j = {.status = CLI_EXIT_FINE};
    struct error e;

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count != 1)
        return cli_wrong(c, "expected one object file");
    j.name = c->operands[0];
    if (file_read(j.name, &j.object, &e) == STATUS_OK)
        show(&j);
    else
        report(&j, NULL, &e);
    if (j.out.failed) {
        fputs("tramoya objdump: out of memory\n", stderr);
        j.status = CLI_EXIT_HOST;
    } else {
        print(&j);
    }
    buf_fini(&j.out);
    buf_fini(&j.object);
    return j.status;
}

const struct cli_command cmd_objdump = {
    .name = "objdump",
    .operands = "FILE.mmo",
    .summary = "show what is in an object file",
    .about =
        "Without options, every order to the loader is shown by name with\n"
        "its offset in the file and its operands, and so is the data in\n"
        "between.\n"
        "\n"
        "-d shows the program as it lies in memory when loaded: each tetra\n"
        "of the instruction segment and of negative addresses, disassembled,\n"
        "with the labels of the symbol table and the lines of the source,\n"
        "whose text is read from the files if they can be found. A constant\n"
        "that equals an address looks like a label. The lines of a side file\n"
        "FILE.mmd (see `tramoya asm -g`) are used if there is one.\n"
        "\n"
        "A damaged file is shown up to the damage.",
    .options = options,
    .suffixes = "mmo",
    .main = objdump_main,
};
