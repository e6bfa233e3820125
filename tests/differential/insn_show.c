/* insn_show.c - prints a program as a test for tests/isa. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/differential/insn_case.h"
#include "vm/base/bits.h"
#include "vm/isa/codec.h"
#include "vm/isa/disasm.h"

/* --- lines ------------------------------------------------------------------
 */

static void show_octa(octa o, const char *comment)
{
    printf("        OCTA  #%" PRIx64 "%s%s\n", o,
           comment[0] != 0 ? "         " : "", comment);
}

/* The COUNT octas at AT, which belong to offset FIELD of the slot, unless all
 * are zero. */
static void show_field(const char *field, const octa *at, size_t count)
{
    size_t i;

    for (i = 0; i < count && at[i] == 0; i++)
        continue;
    if (i == count)
        return;
    printf("        LOC   slot+Frame:%s\n", field);
    while (count > 1 && at[count - 1] == 0)
        count--;
    for (i = 0; i < count; i++)
        show_octa(at[i], "");
}

/* Instructions that set $0 to VALUE. */
static void show_constant(octa value)
{
    static const char *const ops[] = {"SETH", "ORMH", "ORML", "ORL"};

    for (unsigned i = 0; i < 4; i++) {
        unsigned part = (unsigned)(value >> (48 - 16 * i)) & 0xffff;

        if (i == 0 || part != 0)
            printf("        %-5s $0,#%x\n", ops[i], part);
    }
}

/* --- the state at first -----------------------------------------------------
 */

/* What the octa number I of N is that C leaves for UNSAVE. */
static void name_context(const struct insn_case *c, unsigned i, unsigned n,
                         char name[16])
{
    unsigned back = n - 1 - i;

    name[0] = 0;
    if (back == 0)
        strcpy(name, "rG, rA");
    for (unsigned k = SREG_COUNT; k-- > 0 && back > 0;)
        if (isa_sregs[k].flags & SREG_SAVED && --back == 0)
            snprintf(name, 16, "%s", isa_sregs[k].name);
    if (i < c->local_count)
        snprintf(name, 16, "$%u", i);
    else if (i == c->local_count)
        strcpy(name, "rL");
    else if (i - c->local_count <= 256 - c->first_global)
        snprintf(name, 16, "$%u", i - c->local_count - 1 + c->first_global);
}

static void show_context(const struct insn_case *c)
{
    octa context[INSN_CONTEXT];
    unsigned n = insn_object_context(c, context);
    char name[16];

    printf("        LOC   slot+Frame:Stack\n");
    for (unsigned i = 0; i < n; i++) {
        name_context(c, i, n, name);
        show_octa(context[i], name);
    }
    printf("        LOC   slot+Frame:Top\n"
           "        OCTA  slot+Frame:Stack+8*%u\n",
           n - 1);
}

static void show_slot(const struct insn_case *c)
{
    const octa extra[] = {c->sregs[SREG_rBB], c->sregs[SREG_rF],
                          c->sregs[SREG_rWW], c->sregs[SREG_rXX],
                          c->sregs[SREG_rYY], c->sregs[SREG_rZZ]};
    octa mode = c->sregs[SREG_rA] & (octa)3 << 16;

    printf("slot    IS    #%" PRIx64 "\n"
           "        LOC   slot+Frame:Next\n"
           "        OCTA  Found\n"
           "        LOC   slot+Frame:Shows\n"
           "        OCTA  1\n",
           INSN_DATA_AT(c->slot));
    show_field("Extra", extra, ARRAY_LEN(extra));
    show_field("Mode", &mode, 1);
    show_field("Table", &c->trips[0].x, sizeof c->trips / 8);
    show_field("Scratch", c->scratch, INSN_SCRATCH);
    show_context(c);
}

static void show_code(const struct insn_case *c)
{
    octa data = INSN_DATA_AT(c->slot), at = INSN_CODE_AT(c->slot);

    printf("        LOC   #%" PRIx64 "\n"
           "Main    SETH  $255,#%x\n"
           "        INCML $255,#%x\n"
           "        INCL  $255,#%x\n"
           "        SETL  $1,Frame:Begin\n"
           "        PUSHGO $0,$1,0\n"
           "        UNSAVE 0,$255\n",
           at, (unsigned)(data >> 48), (unsigned)(data >> 16 & 0xffff),
           (unsigned)(data & 0xffff));
    for (unsigned i = 0; i < c->length; i++) {
        struct buf text = {0};

        disasm_insn(&text, c->code[i], at + 4 * (octa)(INSN_HEAD + i), NULL,
                    NULL);
        printf("        %s\n", buf_text(&text));
        buf_fini(&text);
    }
    printf("        JMP   Frame:End\n");
}

static void show_head(const struct insn_case *c, const char *how)
{
    bool is_listed[OP_COUNT] = {false};

    printf("%% found-%" PRIu64 ".mms - differed in %s\n%%\n%% tests:", c->seed,
           how);
    for (unsigned i = 0; i < c->length; i++) {
        byte op = codec_op(c->code[i]);

        if (!is_listed[op])
            printf(" %s", isa_insns[op].text);
        is_listed[op] = true;
    }
    printf("\n%% files: lib/print.mms,lib/frame.mms\n\n");
}

/* --- what was found --------------------------------------------------------
 */

/* What the frame has written: the slot, the code, the stack. */
struct dump {
    const struct insn_frame *f;
    const struct insn_case *c;
    const struct buf *text;
};

static octa octa_at(const struct dump *d, size_t at)
{
    return at + 8 <= d->text->len ? be_get_octa(d->text->data + at) : 0;
}

static size_t stack_start(const struct dump *d)
{
    return d->f->stack + 4 * (INSN_HEAD + d->c->length + 1);
}

/* The address that the octa at offset AT of the dump had; not in the code. */
static octa address_of(const struct dump *d, size_t at)
{
    if (at < d->f->stack)
        return INSN_DATA_AT(d->c->slot) + at;
    return octa_at(d, d->f->top) + 8 - (d->text->len - at);
}

/* What was saved at ADDRESS. */
static void name_saved(const struct dump *d, octa address, char name[32])
{
    octa top = octa_at(d, d->f->top), data = INSN_DATA_AT(d->c->slot);
    unsigned first = (unsigned)(octa_at(d, d->text->len - 8) >> 56);
    octa back = (top - address) / 8;

    snprintf(name, 32, "M8[#%" PRIx64 "]", address);
    if (address - data - d->f->special < 8 * SREG_COUNT) {
        octa n = (address - data - d->f->special) / 8;

        snprintf(name, 32, "%s", isa_sregs[n].name);
    }
    if (back == 0)
        strcpy(name, "rG,rA");
    for (unsigned k = SREG_COUNT; k-- > 0 && back > 0 && back < 300;)
        if (isa_sregs[k].flags & SREG_SAVED && --back == 0)
            snprintf(name, 32, "%s", isa_sregs[k].name);
    if (back > 0 && back <= 256 - first)
        snprintf(name, 32, "$%u", (unsigned)(256 - back));
}

/* Show an octa that is WANTED at ADDRESS, but was GOT. */
static void show_wanted(const struct dump *d, octa address, octa wanted,
                        octa got)
{
    char name[32];

    name_saved(d, address, name);
    show_constant(address);
    printf("        LDOU  x,$0,0\n"
           "        PUSHJ $255,Show\n"
           "        BYTE  \"%s\",0\n"
           "%% expect: %s #%" PRIx64 "\n"
           "%% Ours was #%" PRIx64 ".\n",
           name, name, wanted, got);
}

/* Show what differs from offset AT to END, a few octas at most. */
static void show_part(const struct dump *ours, const struct dump *theirs,
                      size_t at, size_t end)
{
    unsigned left = 4;

    for (; at + 8 <= end && left > 0; at += 8) {
        octa wanted = octa_at(theirs, at), got = octa_at(ours, at);

        if (got == wanted)
            continue;
        show_wanted(theirs, address_of(theirs, at), wanted, got);
        left--;
    }
}

static void show_found(const struct dump *ours, const struct dump *theirs)
{
    printf("Found   SETL  $0,200\n"
           "        PUT   rG,$0\n");
    show_part(ours, theirs, ours->f->special, ours->f->stack);
    show_part(ours, theirs, stack_start(theirs), theirs->text->len);
    printf("        TRAP  0,Halt,0\n");
}

static void show_counts(const char *who, const struct common_outcome *o)
{
    const struct cpu_counts *c = &o->counts;

    printf("%% %s: %" PRIu64 " instructions, %" PRIu64 " mems, %" PRIu64
           " oops, %" PRIu64 " good, %" PRIu64 " bad, ended at #%" PRIx64
           ", status %#x\n",
           who, c->insns, c->mems, c->oops, c->good, c->bad, o->end,
           (unsigned)o->status);
}

/* The first line of the traces that differs. */
static void show_traces(const struct buf *ours, const struct buf *theirs)
{
    const char *a = buf_text(ours), *b = buf_text(theirs);
    size_t line = 0;

    for (size_t i = 0; i < ours->len && i < theirs->len && a[i] == b[i]; i++)
        if (a[i] == '\n')
            line = i + 1;
    printf("%% Trace, ours:   %.*s\n%% Trace, theirs: %.*s\n",
           (int)strcspn(a + line, "\n"), a + line, (int)strcspn(b + line, "\n"),
           b + line);
}

void insn_show(const struct insn_frame *f, const struct insn_programs *p,
               const struct insn_case *c, bool traces)
{
    struct common_outcome ours, theirs;
    struct buf object = {0};
    const char *how;

    common_outcome_init(&ours);
    common_outcome_init(&theirs);
    insn_object(f, &c, 1, &object);
    how = insn_compare(p, &object, traces, &ours, &theirs);
    show_head(c, how != NULL ? how : "nothing now");
    show_slot(c);
    show_code(c);
    if (!traces)
        show_found(&(struct dump){f, c, &ours.text},
                   &(struct dump){f, c, &theirs.text});
    else
        show_traces(&ours.text, &theirs.text);
    show_counts("ours", &ours);
    show_counts("theirs", &theirs);
    common_outcome_fini(&ours);
    common_outcome_fini(&theirs);
    buf_fini(&object);
}
