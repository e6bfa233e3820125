/* insn_compare.c - an object file in both simulators. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/differential/insn_case.h"

static pid_t start_ours(const struct insn_programs *p, bool traces)
{
    const char *const words[] = {p->tramoya,
                                 "run",
                                 "--max-insns=100000000",
                                 "--stats-file",
                                 "stats",
                                 traces ? "--trace" : NULL,
                                 NULL};

    return common_start(words, p->options, "insn.mmo", "ours");
}

static pid_t start_theirs(const struct insn_programs *p, bool traces)
{
    const char *const words[] = {p->mmix, traces ? "-t9999999" : "-s",
                                 "insn.mmo", NULL};

    return common_start(words, NULL, NULL, "theirs");
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

/* Leave out of TRACE the lines that begin with WORD, wherever: the reference
 * has printed warnings at once, and all else later. */
static void leave_out(struct buf *trace, const char *word)
{
    const size_t len = strlen(word);
    size_t left = 0;

    for (size_t at = 0; at < trace->len; at++) {
        if (at + len < trace->len && memcmp(trace->data + at, word, len) == 0) {
            while (at < trace->len && trace->data[at] != '\n')
                at++;
            continue;
        }
        trace->data[left++] = trace->data[at];
    }
    buf_cut(trace, left);
}

/* Leave out of TRACE what cannot be the same.  There may be zeros in it, which
 * the program has written. */
static void normalise(struct buf *trace)
{
    size_t at = 0;

    leave_out(trace, "Warning: ");
    leave_out(trace, "tramoya run: ");
    leave_out(trace, "  hint: ");
    while (at < trace->len) {
        char *line = (char *)trace->data + at;
        char *end = memchr(line, '\n', trace->len - at);

        if (end == NULL)
            return;
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
