/* compare_fp.c - our floating point arithmetic against Knuth's.
 *
 *     compare_fp TRAMOYA MMIX FOLDER SEED COUNT [OPTION ...]
 *
 * Every operation on every pair of operands from tables of 40, in every mode:
 * COUNT times with tables from SEED on, number 0 being that of special
 * numbers.  FOLDER is for files, the OPTIONs are for `tramoya run`.  What
 * differs is shown as tests for tests/isa; then the status is 1.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "asm/asm.h"
#include "tests/differential/common_run.h"
#include "tests/differential/fp_case.h"
#include "vm/base/bits.h"

enum { SHOWN_MOST = 5, RECORD = 16 };

struct comparison {
    const char *tramoya, *mmix;
    char *const *options; /* ended by null */
    struct fp_tables tables;
    octa compared;
    unsigned different;
};

/* --- running ----------------------------------------------------------------
 */

static void assemble(const struct fp_tables *t)
{
    const struct asm_options options = {.expands = false};
    struct buf text = {0};
    struct asm_source source = {.name = "fp.mms"};
    struct asm_result r;

    fp_text(t, &text);
    source.text = buf_text(&text);
    source.len = text.len;
    if (asm_assemble(&options, &source, 1, &r) != STATUS_OK) {
        fprintf(stderr, "the program is wrong: %s\n",
                r.diag_count > 0 ? r.diags[0].text : "out of memory");
        exit(3);
    }
    common_write("fp.mmo", &r.object);
    asm_fini(&r);
    buf_fini(&text);
}

static void run(const struct comparison *p, struct common_outcome *ours,
                struct common_outcome *theirs)
{
    const char *const mine[] = {p->tramoya, "run", "--stats-file", "stats",
                                NULL};
    const char *const his[] = {p->mmix, "-s", "fp.mmo", NULL};
    pid_t a = common_start(mine, p->options, "fp.mmo", "ours");
    pid_t b = common_start(his, NULL, NULL, "theirs");

    common_wait_ours(a, "ours", "stats", ours);
    common_wait_theirs(b, "theirs", theirs);
}

/* --- what differs -----------------------------------------------------------
 */

/* One operation in one mode on one pair. */
struct place {
    struct fp_op op;
    unsigned mode, e, y, z;
};

/* Append instructions that set register NAME, or the special one through x. */
static void show_value(const char *name, octa value)
{
    bool is_special = name[0] == 'r';
    const char *reg = is_special ? "x" : name;

    printf("        SETH  %s,#%x\n", reg, (unsigned)(value >> 48));
    printf("        ORMH  %s,#%x\n", reg, (unsigned)(value >> 32) & 0xffff);
    printf("        ORML  %s,#%x\n", reg, (unsigned)(value >> 16) & 0xffff);
    printf("        ORL   %s,#%x\n", reg, (unsigned)value & 0xffff);
    if (is_special)
        printf("        PUT   %s,x\n", name);
}

static void show_result(const char *what, octa ours, octa theirs)
{
    printf("        PUSHJ $255,Show\n"
           "        BYTE  \"%s\",0\n"
           "%% expect: %s #%" PRIx64 "\n",
           what, what, theirs);
    if (ours != theirs)
        printf("%% Ours was #%" PRIx64 ".\n", ours);
}

/* Show place P with what OURS and THEIRS have there. */
static void show(const struct comparison *c, const struct place *p,
                 const byte *ours, const byte *theirs)
{
    const struct fp_tables *t = &c->tables;
    struct buf text = {0};

    printf("%% found-fp.mms\n%%\n%% tests: %s\n%% files: lib/print.mms\n\n"
           "memory  GREG  Data_Segment\n"
           "Main    SWYM  0\n",
           p->op.name);
    show_value("rE", t->epsilons[p->e]);
    show_value("y", t->ys[p->y]);
    show_value("z", p->op.has_short ? t->shorts[p->z] : t->zs[p->z]);
    show_value("rA", fp_mode(p->mode));
    fp_text_op(&p->op, &text);
    printf("%s", buf_text(&text));
    show_result(p->op.name, be_get_octa(ours), be_get_octa(theirs));
    printf("        GET   x,rA\n");
    show_result("rA", be_get_octa(ours + 8) & 0xffffffff,
                be_get_octa(theirs + 8) & 0xffffffff);
    printf("%% Trips taken: #%x, ours #%x.\n"
           "        TRAP  0,Halt,0\n",
           (unsigned)be_get_tetra(theirs + 8),
           (unsigned)be_get_tetra(ours + 8));
    buf_fini(&text);
}

/* Compare what operation I has left from offset *AT on, in the order of the
 * program's loops. */
static void compare_op(struct comparison *c, unsigned i, size_t *at,
                       const struct buf *ours, const struct buf *theirs)
{
    struct place p = {.op = fp_op(i)};
    unsigned es = p.op.has_e ? FP_EPSILONS : 1;
    unsigned ys = p.op.has_y ? FP_OPERANDS : 1;

    for (unsigned k = 0; k < FP_MODES * es * ys * FP_OPERANDS; k++) {
        const byte *a = ours->data + *at, *b = theirs->data + *at;

        *at += RECORD;
        c->compared++;
        if (*at > ours->len || *at > theirs->len || !memcmp(a, b, RECORD))
            continue;
        p.z = k % FP_OPERANDS;
        p.y = k / FP_OPERANDS % ys;
        p.e = k / FP_OPERANDS / ys % es;
        p.mode = k / FP_OPERANDS / ys / es;
        if (c->different++ < SHOWN_MOST)
            show(c, &p, a, b);
    }
}

static void compare(struct comparison *c, octa seed)
{
    struct common_outcome ours, theirs;
    size_t at = 0;

    common_outcome_init(&ours);
    common_outcome_init(&theirs);
    fp_tables_init(&c->tables, seed);
    assemble(&c->tables);
    run(c, &ours, &theirs);
    for (unsigned i = 0; i < FP_OPS; i++)
        compare_op(c, i, &at, &ours.text, &theirs.text);
    if (ours.text.len != at || theirs.text.len != at ||
        memcmp(&ours.counts, &theirs.counts, sizeof ours.counts) != 0) {
        printf("=== table %" PRIu64 ": other lengths or counts\n", seed);
        c->different++;
    }
    common_outcome_fini(&ours);
    common_outcome_fini(&theirs);
}

int main(int argc, char **argv)
{
    static struct comparison c;
    octa seed, count;

    if (argc < 6) {
        fprintf(stderr, "usage: compare_fp TRAMOYA MMIX FOLDER SEED COUNT "
                        "[OPTION ...]\n");
        return 2;
    }
    c.tramoya = argv[1];
    c.mmix = argv[2];
    c.options = argv + 6;
    seed = strtoull(argv[4], NULL, 10);
    count = strtoull(argv[5], NULL, 10);
    if (chdir(argv[3]) != 0)
        common_die(argv[3]);
    for (octa i = 0; i < count && c.different < SHOWN_MOST; i++)
        compare(&c, seed + i);
    printf("%" PRIu64 " operations, %u differ\n", c.compared, c.different);
    return c.different > 0;
}
