/* expr_location.c - reads where in a program something is. */
#include <inttypes.h>
#include <string.h>

#include "debugger/expr.h"
#include "debugger/symbols.h"
#include "vm/base/alloc.h"

/* The first word of TEXT, as far as a location can go. */
static size_t word_length(const char *text)
{
    return strcspn(text, ", \t");
}

/* Where in the LEN bytes at WORD the decimal digits at its end begin. */
static size_t digits_at_end(const char *word, size_t len)
{
    while (len > 0 && word[len - 1] >= '0' && word[len - 1] <= '9')
        len--;
    return len;
}

static octa decimal(const char *digits, size_t len)
{
    octa value = 0;

    for (size_t i = 0; i < len && value <= UINT32_MAX; i++)
        value = 10 * value + (octa)(digits[i] - '0');
    return value;
}

/* The file of pc; else that of the beginning; else the first. */
static tetra present_file(const struct target *t)
{
    const struct mmo *program = target_program(t, t->cpu->pc);
    const struct line_run *run = lines_at(&program->lines, t->cpu->pc);

    if (run == NULL)
        run = lines_at(&program->lines, program->main);
    return run == NULL ? 0 : run->file;
}

/* Is P, of the same file, a better answer than BEST (which may be null) for a
 * line that both are not before? */
static bool is_better(const struct line_run *p, const struct line_run *best)
{
    return best == NULL || p->line < best->line ||
           (p->line == best->line && p->address < best->address);
}

static enum status find_line(const struct lines *lines, tetra file, octa line,
                             octa *location, struct error *e)
{
    const struct line_run *best = NULL;

    if (lines->file_count == 0)
        return error_set(e, STATUS_BAD_INPUT,
                         "the program has no source lines; the address %" PRIu64
                         " would be written #%" PRIx64,
                         line, line);
    for (size_t i = 0; i < lines->run_count; i++)
        if (lines->runs[i].file == file && lines->runs[i].line >= line &&
            is_better(&lines->runs[i], best))
            best = &lines->runs[i];
    if (best == NULL)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s has no instructions at or after line %" PRIu64,
                         lines->files[file], line);
    *location = best->address;
    return STATUS_OK;
}

/* FILE:LINE, the first LEN bytes of WORD being FILE. */
static enum status find_in_file(const struct target *t, const char *word,
                                size_t len, octa line, octa *location,
                                struct error *e)
{
    const struct mmo *other = target_other(t, t->cpu->pc);
    const struct lines *lines = &target_program(t, t->cpu->pc)->lines;
    char *name = alloc_string_n(word, len);
    int64_t file;

    if (name == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    file = lines_find_file(lines, name);
    if (file < 0 && other != NULL) {
        lines = &other->lines;
        file = lines_find_file(lines, name);
    }
    alloc_free(name);
    if (file < 0)
        return error_set(e, STATUS_BAD_INPUT,
                         "no instruction comes from a source called %.*s",
                         (int)smaller(len, 200), word);
    return find_line(lines, (tetra)file, line, location, e);
}

/* A word such as "loop:12" is FILE:LINE unless it is a symbol. */
static bool is_symbol(const struct target *t, const char *word, size_t len)
{
    struct symbols_meaning m;

    return symbols_name_length(word) == len &&
           symbols_find(t, word, len, &m, NULL) == STATUS_OK;
}

enum status expr_location(struct target *t, const char **at, octa *location,
                          struct error *e)
{
    const struct lines *lines = &target_program(t, t->cpu->pc)->lines;
    const char *word = *at + strspn(*at, " \t");
    size_t len = word_length(word), digits = digits_at_end(word, len);
    octa line = decimal(word + digits, len - digits);
    bool has_file = digits > 1 && digits < len && word[digits - 1] == ':';
    struct expr_value v;
    enum status s;

    if (digits == 0 && len > 0) {
        *at = word + len;
        return find_line(lines, present_file(t), line, location, e);
    }
    if (has_file && !is_symbol(t, word, len)) {
        *at = word + len;
        return find_in_file(t, word, digits - 1, line, location, e);
    }
    s = expr_read(t, at, &v, e);
    *location = v.value & ~(octa)3;
    return s;
}
