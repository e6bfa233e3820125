/* program.c - what a person calls a program, made ready to be run. */
#include "vm/program.h"

#include <string.h>
#include <unistd.h>

#include "asm/asm.h"
#include "vm/base/alloc.h"
#include "vm/base/file.h"
#include "vm/isa/mmd.h"

/* The list A.mms,B.mms taken apart. */
struct sources {
    char *list; /* with zeros in the place of commas */
    struct buf *texts;
    struct asm_source *sources;
    size_t count;
};

static enum cli_exit exit_of(enum status s)
{
    switch (s) {
    case STATUS_OK:
        return CLI_EXIT_FINE;
    case STATUS_NOT_FOUND:
        return CLI_EXIT_NO_PROGRAM;
    case STATUS_NO_MEMORY:
        return CLI_EXIT_MISUSED;
    default:
        return CLI_EXIT_NOT_PROGRAM;
    }
}

static enum status lack_memory(struct error *e)
{
    return error_set(e, STATUS_NO_MEMORY, "out of memory");
}

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), n = strlen(ending);

    return len >= n && strcmp(name + len - n, ending) == 0;
}

static bool exists(const char *name)
{
    return access(name, F_OK) == 0;
}

/* --- object files --------------------------------------------------------- */

/* Read NAME, or else NAME.mmo, as the reference does, into OBJECT. */
static enum status read_object(const char *name, struct buf *object,
                               struct error *e)
{
    enum status s = file_read(name, object, e);
    struct buf longer;

    if (s != STATUS_NOT_FOUND)
        return s;
    buf_init(&longer);
    buf_printf(&longer, "%s.mmo", name);
    if (longer.failed)
        s = lack_memory(e);
    else if (exists(buf_text(&longer)))
        s = file_read(buf_text(&longer), object, e);
    buf_fini(&longer);
    return s;
}

/* Say what is wrong with a file that is no object, and what may have been
 * meant. */
static enum status explain(const char *name, const struct buf *object,
                           struct error *e)
{
    char why[sizeof e->text];

    memcpy(why, e->text, sizeof why);
    if (strcmp(name, "-") == 0)
        return error_set(e, STATUS_BAD_OBJECT,
                         "standard input is not an object file; "
                         "`tramoya asm -o - - | tramoya run -` runs source");
    if (object->len == 0)
        return error_set(e, STATUS_BAD_OBJECT, "%s: the file is empty", name);
    if (object->data[0] != LOP_ESCAPE)
        return error_set(e, STATUS_BAD_OBJECT,
                         "%s: this is not an object file; the names of source "
                         "files end with .mms",
                         name);
    return error_set(e, STATUS_BAD_OBJECT, "%s: %.400s", name, why);
}

/* The side file is a help, so a bad one is no reason to stop. */
static enum status add_lines(struct program *p, const struct buf *object,
                             struct error *e)
{
    bool is_found;
    struct error why;
    enum status s = mmd_load(p->name, object->data, object->len, &p->mmo.lines,
                             &is_found, &why);

    if (s == STATUS_NO_MEMORY)
        return lack_memory(e);
    if (s != STATUS_OK)
        buf_printf(&p->messages, "warning: %s\n", why.text);
    return STATUS_OK;
}

static enum status load_object(struct program *p, const char *name,
                               struct error *e)
{
    struct buf *object = &p->object;
    enum status s;

    p->name = alloc_string(name);
    s = p->name == NULL ? lack_memory(e) : read_object(name, object, e);
    if (s == STATUS_OK) {
        s = mmo_read(object->data, object->len, &p->mmo, e);
        if (s == STATUS_BAD_OBJECT)
            s = explain(name, object, e);
    }
    return s == STATUS_OK ? add_lines(p, object, e) : s;
}

/* --- source files --------------------------------------------------------- */

/* Begin with the file names in NAMES, or with one called so. */
static enum status split(struct sources *s, const char *names, bool is_list,
                         struct error *e)
{
    const char *separators = is_list ? "," : "";
    char *at;

    s->count = 1;
    for (const char *c = names; *c != 0; c++)
        s->count += is_list && *c == ',';
    s->list = alloc_string(names);
    s->texts = alloc_zeroed(s->count, sizeof *s->texts);
    s->sources = alloc_zeroed(s->count, sizeof *s->sources);
    if (s->list == NULL || s->texts == NULL || s->sources == NULL)
        return lack_memory(e);
    at = s->list;
    for (size_t i = 0; i < s->count; i++) {
        s->sources[i].name = at;
        at += strcspn(at, separators);
        *at++ = 0;
    }
    return STATUS_OK;
}

static enum status read_sources(struct sources *s, struct error *e)
{
    for (size_t i = 0; i < s->count; i++) {
        struct asm_source *source = &s->sources[i];
        enum status status;

        if (!ends_with(source->name, ".mms"))
            return error_set(e, STATUS_BAD_INPUT,
                             "\"%s\" is not the name of a source file, "
                             "name.mms; only such can be joined by commas",
                             source->name);
        status = file_read(source->name, &s->texts[i], e);
        if (status != STATUS_OK)
            return status;
        source->text = buf_text(&s->texts[i]);
        source->len = s->texts[i].len;
    }
    return STATUS_OK;
}

static void free_sources(struct sources *s)
{
    for (size_t i = 0; s->texts != NULL && i < s->count; i++)
        buf_fini(&s->texts[i]);
    alloc_free(s->texts);
    alloc_free(s->sources);
    alloc_free(s->list);
}

/* Take the object in R, digest it, and take its table of lines, which is
 * complete. */
static enum status take_result(struct program *p, struct asm_result *r,
                               struct error *e)
{
    enum status s;

    p->object = r->object;
    buf_init(&r->object);
    s = mmo_read(p->object.data, p->object.len, &p->mmo, e);
    if (s != STATUS_OK)
        return s;
    lines_fini(&p->mmo.lines);
    p->mmo.lines = r->lines;
    lines_init(&r->lines);
    return STATUS_OK;
}

static enum status assemble(struct program *p, const struct sources *sources,
                            struct error *e)
{
    const struct asm_options options = {.makes_lines = true};
    struct asm_result r;
    enum status s =
        asm_assemble(&options, sources->sources, sources->count, &r);

    for (size_t i = 0; s != STATUS_NO_MEMORY && i < r.diag_count; i++)
        asm_diag_print(&r.diags[i], &p->messages);
    if (s == STATUS_NO_MEMORY)
        s = lack_memory(e);
    else if (s == STATUS_OK)
        s = take_result(p, &r, e);
    else
        (void)error_set(e, s, "%zu error%s in the source", r.error_count,
                        r.error_count == 1 ? "" : "s");
    asm_fini(&r);
    return s;
}

/* What the object file of SOURCE would be called. */
static char *object_name(const char *source)
{
    char *name = alloc_string(source);

    if (name != NULL)
        name[strlen(name) - 1] = 'o';
    return name;
}

static enum status load_sources(struct program *p, const char *names,
                                bool is_list, struct error *e)
{
    struct sources sources = {0};
    enum status s = split(&sources, names, is_list, e);

    if (s == STATUS_OK)
        s = read_sources(&sources, e);
    if (s == STATUS_OK) {
        p->name = object_name(sources.sources[0].name);
        s = p->name == NULL ? lack_memory(e) : assemble(p, &sources, e);
    }
    free_sources(&sources);
    return s;
}

/* --- both ----------------------------------------------------------------- */

static bool is_list_of_files(const char *names)
{
    return strchr(names, ',') != NULL && !exists(names);
}

enum cli_exit program_read(struct program *p, const char *names,
                           struct error *e)
{
    bool is_list = is_list_of_files(names);
    enum status s;

    *p = (struct program){0};
    buf_init(&p->object);
    buf_init(&p->messages);
    if (is_list || ends_with(names, ".mms"))
        s = load_sources(p, names, is_list, e);
    else
        s = load_object(p, names, e);
    if (s == STATUS_OK && p->messages.failed)
        s = lack_memory(e);
    return exit_of(s);
}

void program_fini(struct program *p)
{
    mmo_fini(&p->mmo);
    buf_fini(&p->object);
    alloc_free(p->name);
    buf_fini(&p->messages);
}

/* Is FILE the object that read_object() finds for NAME? */
static bool is_object(const char *name, const char *file)
{
    struct buf longer;
    bool is_it;

    if (exists(name))
        return file_is_same(name, file);
    buf_init(&longer);
    buf_printf(&longer, "%s.mmo", name);
    is_it = !longer.failed && file_is_same(buf_text(&longer), file);
    buf_fini(&longer);
    return is_it;
}

/* Without memory the program cannot be read either, and that is said then. */
bool program_has_file(const char *names, const char *file)
{
    struct sources s = {0};
    bool has_it = false;

    if (split(&s, names, is_list_of_files(names), NULL) == STATUS_OK)
        for (size_t i = 0; i < s.count; i++)
            has_it |= is_object(s.sources[i].name, file);
    free_sources(&s);
    return has_it;
}
