/* insn_compare.c - an object file in both simulators. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/differential/insn_case.h"

enum { WORDS = 20 };

static char *copy(const char *word)
{
    char *owned = strdup(word);

    if (owned == NULL)
        common_die("strdup");
    return owned;
}

static void release(char *words[WORDS])
{
    for (size_t i = 0; i < WORDS; i++)
        free(words[i]);
}

static pid_t start_ours(const struct insn_programs *p, bool traces)
{
    char *words[WORDS] = {copy(p->tramoya), copy("run"), copy("--stats-file"),
                          copy("stats"), copy("--max-insns=100000000")};
    size_t n = 5;
    pid_t child;

    if (traces)
        words[n++] = copy("--trace");
    for (size_t i = 0; p->options[i] != NULL && n < WORDS - 2; i++)
        words[n++] = copy(p->options[i]);
    words[n] = copy("insn.mmo");
    child = common_start(words, "ours");
    release(words);
    return child;
}

static pid_t start_theirs(const struct insn_programs *p, bool traces)
{
    char *words[WORDS] = {copy(p->mmix), copy(traces ? "-t9999999" : "-s"),
                          copy("insn.mmo")};
    pid_t child = common_start(words, "theirs");

    release(words);
    return child;
}

/* --- traces -----------------------------------------------------------------
 */

/* In a line that describes STSF, let the brackets say nothing: the reference
 * shows the rounding mode of some instruction before, or a zero if there was
 * none. */
static void hide_brackets(char *line)
{
    char *open = strstr(line, "(STSF"), *close;

    if (open == NULL || strchr(open, ' ') == NULL)
        return;
    open = strchr(open, ' ') + 1;
    *open = '(';
    close = strchr(open, ']');
    if (close != NULL)
        close[1] = ')';
}

/* Of rN only the version can be the same. */
static void hide_serial(char *line)
{
    char *serial = strstr(line, "#1000100");

    if (serial != NULL)
        memset(serial, '.', strcspn(serial, " "));
}

/* Leave out of TRACE what cannot be the same, and what ours says about how it
 * ended.  There may be zeros in it, which the program has written. */
static void normalise(struct buf *trace)
{
    static const char message[] = "tramoya run: ";
    size_t at = 0;

    while (at < trace->len) {
        char *line = (char *)trace->data + at;
        char *end = memchr(line, '\n', trace->len - at);

        if (end == NULL)
            return;
        if (strncmp(line, message, sizeof message - 1) == 0) {
            buf_cut(trace, at);
            return;
        }
        *end = 0;
        hide_brackets(line);
        hide_serial(line);
        *end = '\n';
        at = (size_t)(end - (char *)trace->data) + 1;
    }
}

/* --- comparing --------------------------------------------------------------
 */

static bool is_same_text(const struct buf *a, const struct buf *b)
{
    return a->len == b->len &&
           (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

static const char *differ(const struct common_outcome *ours,
                          const struct common_outcome *theirs)
{
    const struct cpu_counts *a = &ours->counts, *b = &theirs->counts;

    if (!theirs->is_counted)
        return "the reference died or does not end";
    if (!ours->is_counted)
        return "ours died or does not end";
    if (!is_same_text(&ours->text, &theirs->text))
        return "what they leave behind";
    if (a->insns != b->insns)
        return "instructions";
    if (a->oops != b->oops)
        return "oops";
    if (a->mems != b->mems)
        return "mems";
    return a->good != b->good || a->bad != b->bad ? "guesses" : NULL;
}

const char *insn_compare(const struct insn_programs *p,
                         const struct buf *object, bool traces,
                         struct common_outcome *ours,
                         struct common_outcome *theirs)
{
    pid_t mine, his;

    common_write("insn.mmo", object);
    mine = start_ours(p, traces);
    his = start_theirs(p, traces);
    common_wait_ours(mine, "ours", "stats", ours);
    common_wait_theirs(his, "theirs", theirs);
    if (traces) {
        normalise(&ours->text);
        normalise(&theirs->text);
    }
    return differ(ours, theirs);
}
