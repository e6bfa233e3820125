/* compare_asm.c - our assembler against Knuth's, on generated programs.
 *
 *     compare_asm MMIXAL FOLDER SEED RIGHT WRONG
 *
 * RIGHT programs that MMIXAL accepts and WRONG ones that it refuses are made
 * from SEED on.  Objects (but the time in them) and listings must be the same
 * bytes, or both must refuse.  FOLDER, which exists, is for files.  Where
 * they differ, a program as small as can be found is shown, as a test to be
 * put into tests/asm; then the status is 1.
 *
 *     compare_asm --show right|wrong SEED
 *
 * shows the program of this number.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/differential/asm_gen.h"

typedef void generate(octa seed, struct asm_case *c);

struct comparison {
    const char *mmixal;
    octa seed;
    unsigned accepted, refused, dead, different;
};

/* How the assemblers differ on C, or null; *IS_ACCEPTED by mmixal, *IS_DEAD
 * if that died. */
static const char *differ(const char *mmixal, const struct asm_case *c,
                          bool *is_accepted, bool *is_dead)
{
    struct asm_outcome ours, theirs;
    const char *how;

    asm_outcome_init(&ours);
    asm_outcome_init(&theirs);
    asm_outcome_ours(c, &ours);
    asm_outcome_theirs(c, mmixal, &theirs);
    how = asm_outcome_differ(&ours, &theirs);
    *is_accepted = theirs.is_accepted;
    *is_dead = theirs.is_dead;
    asm_outcome_fini(&ours);
    asm_outcome_fini(&theirs);
    return how;
}

/* --- shrinking -------------------------------------------------------------
 */

/* The offset of line N of B, or its length. */
static size_t find_line(const struct buf *b, size_t n)
{
    size_t at = 0;

    for (; n > 0 && at < b->len; n--) {
        const byte *newline = memchr(b->data + at, '\n', b->len - at);

        at = newline != NULL ? (size_t)(newline - b->data) + 1 : b->len;
    }
    return at;
}

static size_t count_lines(const struct buf *b)
{
    size_t n = 0;

    while (find_line(b, n) < b->len)
        n++;
    return n;
}

/* Make OUT the text B without COUNT lines from FROM on. */
static void leave_out(const struct buf *b, size_t from, size_t count,
                      struct buf *out)
{
    size_t start = find_line(b, from), end = find_line(b, from + count);

    buf_clear(out);
    buf_add(out, b->data, start);
    if (end < b->len)
        buf_add(out, b->data + end, b->len - end);
}

/* Whether C's only file without some lines shows the same difference HOW; if
 * so it becomes C. */
static bool is_shorter(const char *mmixal, struct asm_case *c, size_t from,
                       size_t count, const char *how)
{
    struct asm_case less = {.count = 1, .expands = c->expands};
    bool is_accepted, is_dead;
    const char *same;

    leave_out(&c->files[0], from, count, &less.files[0]);
    same = differ(mmixal, &less, &is_accepted, &is_dead);
    if (same != how) {
        asm_case_fini(&less);
        return false;
    }
    asm_case_fini(c);
    *c = less;
    return true;
}

/* Leave out lines of C as long as the difference HOW stays: halves first, in
 * the end single ones. */
static void shrink(const char *mmixal, struct asm_case *c, const char *how)
{
    struct asm_case whole = {.count = 1, .expands = c->expands};

    asm_case_join(c, &whole.files[0]);
    asm_case_fini(c);
    *c = whole;
    for (size_t n = count_lines(&c->files[0]); n > 0; n /= 2)
        for (size_t at = 0; at < count_lines(&c->files[0]);)
            if (!is_shorter(mmixal, c, at, n, how))
                at += n;
}

/* --- reporting -------------------------------------------------------------
 */

static void show(const struct asm_case *c)
{
    struct buf text = {0};

    asm_case_join(c, &text);
    fwrite(buf_text(&text), 1, text.len, stdout);
    buf_fini(&text);
}

static void show_said(const char *who, const struct asm_outcome *o)
{
    printf("--- %s %s it:\n%.2000s", who,
           o->is_accepted ? "accepts" : "refuses", buf_text(&o->said));
}

/* Show the first line in which the listings differ, if they do. */
static void show_listings(const struct asm_outcome *ours,
                          const struct asm_outcome *theirs)
{
    const char *a = buf_text(&ours->listing), *b = buf_text(&theirs->listing);
    size_t line = 0;

    if (strcmp(a, b) == 0)
        return;
    for (size_t i = 0; a[i] == b[i] && a[i] != 0; i++)
        if (a[i] == '\n')
            line = i + 1;
    printf("--- listing, ours:\n%.*s\n--- mmixal's:\n%.*s\n",
           (int)strcspn(a + line, "\n"), a + line, (int)strcspn(b + line, "\n"),
           b + line);
}

static void report(const char *mmixal, const struct asm_case *c, octa seed,
                   const char *how)
{
    struct asm_outcome ours, theirs;

    asm_outcome_init(&ours);
    asm_outcome_init(&theirs);
    asm_outcome_ours(c, &ours);
    asm_outcome_theirs(c, mmixal, &theirs);
    printf("=== seed %" PRIu64 ": %s%s\n", seed, how,
           c->expands ? ", with -x" : "");
    show(c);
    show_said("ours", &ours);
    show_said("mmixal", &theirs);
    if (ours.is_accepted && theirs.is_accepted)
        show_listings(&ours, &theirs);
    asm_outcome_fini(&ours);
    asm_outcome_fini(&theirs);
}

/* --- comparing -------------------------------------------------------------
 */

static void compare(struct comparison *p, generate *make)
{
    struct asm_case c;
    bool is_accepted, is_dead;
    const char *how;

    asm_case_init(&c);
    make(p->seed, &c);
    how = differ(p->mmixal, &c, &is_accepted, &is_dead);
    p->accepted += is_accepted;
    p->refused += !is_accepted && !is_dead;
    p->dead += is_dead;
    if (how != NULL) {
        shrink(p->mmixal, &c, how);
        report(p->mmixal, &c, p->seed, how);
        p->different++;
    }
    asm_case_fini(&c);
    p->seed++;
}

enum { DIFFERENT_MOST = 10 }; /* that many are shown, then it ends */

static void compare_all(struct comparison *p, unsigned right, unsigned wrong)
{
    struct comparison spoilt = {.mmixal = p->mmixal, .seed = p->seed};

    while (p->accepted < right && p->different < DIFFERENT_MOST)
        compare(p, asm_gen_right);
    printf("%u right programs accepted by mmixal, %u refused, %u differ\n",
           p->accepted, p->refused, p->different);
    while (spoilt.refused < wrong && spoilt.different < DIFFERENT_MOST)
        compare(&spoilt, asm_gen_wrong);
    printf("%u wrong programs refused by mmixal, %u accepted, %u killed it, "
           "%u differ\n",
           spoilt.refused, spoilt.accepted, spoilt.dead, spoilt.different);
    p->different += spoilt.different;
}

static octa number(const char *text)
{
    return strtoull(text, NULL, 10);
}

static int show_one(const char *kind, octa seed)
{
    struct asm_case c;

    asm_case_init(&c);
    (strcmp(kind, "wrong") == 0 ? asm_gen_wrong : asm_gen_right)(seed, &c);
    show(&c);
    asm_case_fini(&c);
    return 0;
}

int main(int argc, char **argv)
{
    struct comparison p = {0};

    if (argc == 4 && strcmp(argv[1], "--show") == 0)
        return show_one(argv[2], number(argv[3]));
    if (argc != 6 || chdir(argv[2]) != 0) {
        fprintf(stderr, "usage: compare_asm MMIXAL FOLDER SEED RIGHT WRONG\n"
                        "       compare_asm --show right|wrong SEED\n");
        return 2;
    }
    p.mmixal = argv[1];
    p.seed = number(argv[3]);
    compare_all(&p, (unsigned)number(argv[4]), (unsigned)number(argv[5]));
    return p.different > 0;
}
