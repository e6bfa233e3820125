/* source.c - lines, files and line directives.
 *
 * Lines are not copied: they are pieces of what the caller has read, without
 * the newline.  Only the directives between files are made here.
 */
#include "asm/source.h"

#include <assert.h>
#include <string.h>

void source_init(struct source *s, const struct asm_source *inputs,
                 size_t count, struct arena *strings)
{
    assert(count > 0);
    *s = (struct source){.inputs = inputs + 1,
                         .input_count = count - 1,
                         .at = inputs->text,
                         .end = inputs->text + inputs->len,
                         .strings = strings};
    s->files[s->file_count++] = inputs->name;
}

/* --- files -------------------------------------------------------------- */

static void complain(struct source *s, bool is_error, const char *text)
{
    s->complaint = text;
    s->complaint_is_error = is_error;
}

/* The index of the file called NAME; file_count if it is new.  There are 256
 * at most, so looking at each is good enough. */
static tetra find_file(const struct source *s, struct span name)
{
    tetra i = 0;

    while (i < s->file_count && !lex_equals(name, s->files[i]))
        i++;
    return i;
}

/* The next line is line NUMBER of the file called NAME. */
static void enter_file(struct source *s, struct span name, tetra number)
{
    tetra file = find_file(s, name);

    if (file == SOURCE_FILES) {
        complain(s, true, "more than 256 file names");
        return;
    }
    if (file == s->file_count) {
        s->files[file] = arena_string(s->strings, name.at, name.len);
        s->has_failed |= s->files[file] == NULL;
        if (s->has_failed)
            return;
        s->file_count++;
    }
    s->line.file = file;
    s->line.number = number - 1;
}

/* The current line begins with "#".  Unless digits (or none) and a name in
 * quotes follow, it is a comment like any other. */
static void obey_directive(struct source *s)
{
    const char *end = s->line.text + s->line.len;
    const char *at = lex_spaces(s->line.text + 1, end), *close;
    tetra number = 0;

    for (; at < end && lex_is_digit(*at); at++)
        number = 10 * number + (tetra)(*at - '0');
    at = lex_spaces(at, end);
    if (lex_char(at, end) != '"')
        return;
    close = memchr(at + 1, '"', (size_t)(end - at) - 1);
    if ((close == NULL ? end : close) - at - 1 > SOURCE_LONGEST_NAME)
        complain(s, true, "the file name is too long");
    else if (close != NULL && close > at + 1)
        enter_file(s, lex_span(at + 1, close), number);
}

/* --- lines -------------------------------------------------------------- */

/* Begin the next input with the line directive that stands before it. */
static bool next_input(struct source *s)
{
    const struct asm_source *input = s->inputs++;
    struct buf line;

    s->input_count--;
    s->at = input->text;
    s->end = input->text + input->len;
    buf_init(&line);
    buf_printf(&line, "# 1 \"%s\"", input->name);
    s->line.text = arena_string(s->strings, buf_text(&line), line.len);
    s->line.len = line.len;
    s->has_failed |= line.failed || s->line.text == NULL;
    buf_fini(&line);
    enter_file(s, (struct span){input->name, strlen(input->name)}, 1);
    return !s->has_failed;
}

/* Cut the line at a zero byte: text has none, and neither can the listing. */
static void cut_at_zero(struct source *s)
{
    const char *zero = memchr(s->line.text, 0, s->line.len);

    if (zero == NULL)
        return;
    s->line.len = (size_t)(zero - s->line.text);
    complain(s, false, "what follows a zero byte in a line is ignored");
}

bool source_next(struct source *s)
{
    const char *newline;

    s->complaint = NULL;
    s->line.order++;
    if (s->at == s->end)
        return s->input_count > 0 && next_input(s);
    newline = memchr(s->at, '\n', (size_t)(s->end - s->at));
    if (newline == NULL)
        newline = s->end;
    s->line.text = s->at;
    s->line.len = (size_t)(newline - s->at);
    s->line.number++;
    s->at = newline < s->end ? newline + 1 : s->end;
    cut_at_zero(s);
    if (lex_char(s->line.text, newline) == '#')
        obey_directive(s);
    return !s->has_failed;
}

struct place source_place(const struct source *s, struct span span)
{
    return (struct place){s->line, span};
}
