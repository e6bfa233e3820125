/* tell_text.c - what was measured, as a table to be read. */
#include "sysvm/classify/tell_text.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "sysvm/classify/name.h"

/* --- groups --------------------------------------------------------------- */

struct text {
    struct buf *b;
    const struct classify *c;
};

/* Forms that are told of together.  Each is in the first group that has it. */
enum group {
    GROUP_GUARDED,
    GROUP_OFFENDERS,
    GROUP_TELLING,
    GROUP_TRIPPING,
    GROUP_LEADING,
    GROUP_CAUTIOUS,
    GROUP_INNOCUOUS,
    GROUP_CALLS,
    GROUP_ILLEGAL,
    GROUPS
};

static const char *const titles[GROUPS] = {
    [GROUP_GUARDED] = "Sensitive and privileged",
    [GROUP_OFFENDERS] = "Sensitive and not privileged",
    [GROUP_TELLING] = "Sensitive as the mode is in pc: they tell it",
    [GROUP_TRIPPING] = "Sensitive as the mode is in pc: only users trip",
    [GROUP_LEADING] =
        "Sensitive as the mode is in pc: they lead from one to the other",
    [GROUP_CAUTIOUS] = "Privileged and innocuous",
    [GROUP_INNOCUOUS] = "Innocuous",
    [GROUP_CALLS] = "Always a trap, by which control comes to the monitor",
    [GROUP_ILLEGAL] = "Illegal in memory, in every state"};

static enum group offending_group(const struct classify_result *r)
{
    unsigned how = classify_sensitivity(r);

    if (how & (CLASSIFY_CHANGES | CLASSIFY_READS))
        return GROUP_OFFENDERS;
    if (!(how & CLASSIFY_TELLS))
        return GROUP_LEADING;
    return r->witness[CLASSIFY_WITNESSES - 1].what.place == CLASSIFY_PC
               ? GROUP_TRIPPING
               : GROUP_TELLING;
}

static enum group group_of(const struct classify *c,
                           const struct classify_result *r)
{
    switch (classify_class(c, r)) {
    case CLASSIFY_CLASS_GUARDED:
        return GROUP_GUARDED;
    case CLASSIFY_CLASS_OFFENDER:
        return c->kind.has_v ? GROUP_OFFENDERS : offending_group(r);
    case CLASSIFY_CLASS_CAUTIOUS:
        return GROUP_CAUTIOUS;
    case CLASSIFY_CLASS_INNOCUOUS:
        return GROUP_INNOCUOUS;
    case CLASSIFY_CLASS_CALL:
        return GROUP_CALLS;
    default:
        return GROUP_ILLEGAL;
    }
}

/* --- paragraphs ----------------------------------------------------------- */

/* Words are put into lines of at most so many columns. */
enum { COLUMNS = 78, INDENT = 2 };

struct lines {
    struct buf *b;
    size_t column; /* 0: nothing is in this line */
};

static void end_line(struct lines *l)
{
    if (l->column > 0)
        buf_add_byte(l->b, '\n');
    l->column = 0;
}

/* Append WORD, as long as it is not broken. */
static void add_word(struct lines *l, const char *word)
{
    size_t len = strlen(word);

    if (l->column > 0 && l->column + 2 + len > COLUMNS)
        end_line(l);
    buf_printf(l->b, "%*s%s", l->column == 0 ? INDENT : 2, "", word);
    l->column += 2 + len;
}

/* --- pairs ---------------------------------------------------------------- */

/* The form that is the same but for its constant or its direction, as PUTI is
 * to PUT and BZB to BZ; null if there is none in the same group. */
static const struct classify_result *twin_of(const struct classify *c,
                                             const struct classify_result *r)
{
    unsigned op = r->form.op;
    unsigned second = isa_insn_suffix(op) != 0 ? op : op + 1;
    unsigned twin = second == op ? op - 1 : second;

    if (second == OP_COUNT || isa_insn_suffix(second) == 0)
        return NULL;
    for (size_t i = 0; i < c->count; i++) {
        const struct classify_result *p = &c->results[i];

        if (p->form.op == twin && p->form.variant == r->form.variant &&
            p->form.number == r->form.number)
            return group_of(c, p) == group_of(c, r) ? p : NULL;
    }
    return NULL;
}

/* Is R told of with its twin, which comes before it? */
static bool is_second(const struct classify *c, const struct classify_result *r)
{
    const struct classify_result *twin = twin_of(c, r);

    return twin != NULL && twin->form.op < r->form.op;
}

/* The name of R, and of its twin: "PUT(I) rK". */
static void add_name(struct buf *b, const struct classify *c,
                     const struct classify_result *r)
{
    const struct classify_result *twin = twin_of(c, r);
    const char *text = isa_insns[r->form.op].text;
    struct buf name;

    if (twin == NULL) {
        name_form(b, &r->form);
        return;
    }
    buf_init(&name);
    name_form(&name, &r->form);
    buf_printf(b, "%s(%c)%s", text, isa_insn_suffix(twin->form.op),
               buf_text(&name) + (name.failed ? 0 : strlen(text)));
    b->failed |= name.failed;
    buf_fini(&name);
}

static void add_form(struct lines *l, const struct classify *c,
                     const struct classify_result *r)
{
    struct buf name;

    if (is_second(c, r))
        return;
    buf_init(&name);
    add_name(&name, c, r);
    add_word(l, buf_text(&name));
    l->b->failed |= name.failed;
    buf_fini(&name);
}

/* --- rows ----------------------------------------------------------------- */

static const char *kind_of(unsigned how)
{
    if (!(how & CLASSIFY_BEHAVIOUR))
        return "control";
    return how & CLASSIFY_CONTROL ? "both" : "behaviour";
}

/* What gave R away: that it is told of in GROUP. */
static const struct classify_witness *
witness_of(const struct classify_result *r, enum group group)
{
    unsigned i = 0;

    if (group == GROUP_TELLING || group == GROUP_TRIPPING)
        return &r->witness[CLASSIFY_WITNESSES - 1];
    while (r->witness[i].what.place == CLASSIFY_NOWHERE)
        i++;
    assert(i < CLASSIFY_WITNESSES);
    return &r->witness[i];
}

/* One line about R, whose name is NAME. */
static void add_row(const struct text *t, const char *name,
                    const struct classify_result *r)
{
    const struct classify_witness *w = witness_of(r, group_of(t->c, r));
    bool is_change = w < &r->witness[2]; /* the others compare two runs */

    buf_printf(t->b, "  %-11s%-10s%-13s", name,
               kind_of(classify_sensitivity(r)),
               name_mode(t->c->kind, w->run.mode));
    name_place(t->b, &w->what);
    if (w->what.place == CLASSIFY_TCACHE)
        buf_add_string(t->b, " loses or changes an entry\n");
    else
        buf_printf(t->b, " #%" PRIx64 " %s #%" PRIx64 "\n", w->what.one,
                   is_change ? "->" : "or", w->what.other);
}

static void add_form_row(const struct text *t, const struct classify_result *r)
{
    struct buf name;

    if (is_second(t->c, r))
        return;
    buf_init(&name);
    add_name(&name, t->c, r);
    add_row(t, buf_text(&name), r);
    t->b->failed |= name.failed;
    buf_fini(&name);
}

/* The first of GROUP with its witness, then the names of all. */
static void add_list(const struct text *t, enum group group)
{
    struct lines l = {.b = t->b};
    bool is_sensitive = group >= GROUP_TELLING && group <= GROUP_LEADING;

    for (size_t i = 0; i < t->c->count; i++) {
        const struct classify_result *r = &t->c->results[i];

        if (group_of(t->c, r) != group)
            continue;
        if (is_sensitive)
            add_form_row(t, r);
        is_sensitive = false;
        add_form(&l, t->c, r);
    }
    end_line(&l);
}

static void add_rows(const struct text *t, enum group group)
{
    for (size_t i = 0; i < t->c->count; i++)
        if (group_of(t->c, &t->c->results[i]) == group)
            add_form_row(t, &t->c->results[i]);
}

static void add_group(const struct text *t, enum group group)
{
    size_t count = 0;

    for (size_t i = 0; i < t->c->count; i++)
        count += group_of(t->c, &t->c->results[i]) == group;
    if (count == 0)
        return;
    buf_printf(t->b, "\n%s: %zu\n", titles[group], count);
    if (group == GROUP_GUARDED || group == GROUP_OFFENDERS)
        add_rows(t, group);
    else
        add_list(t, group);
}

/* --- verdicts ------------------------------------------------------------- */

static size_t count_offenders(const struct classify *c, int theorem)
{
    size_t count = 0;

    for (size_t i = 0; i < c->count; i++)
        count += classify_offends(c, &c->results[i], theorem);
    return count;
}

/* The offenders against theorem 1 were listed already; those against theorem 3
 * are some of them. */
static void add_theorem(const struct text *t, int theorem, const char *says)
{
    struct lines l = {.b = t->b};
    size_t count = count_offenders(t->c, theorem);

    buf_printf(t->b, "\nTheorem %d: %s\n", theorem, says);
    if (count == 0) {
        buf_add_string(t->b, "  It can: everything is.\n");
        return;
    }
    buf_printf(t->b, "  It cannot: %zu are sensitive and not privileged, %s\n",
               count,
               theorem == 1                        ? "see above."
               : count_offenders(t->c, 1) == count ? "the same."
                                                   : "of those above:");
    if (theorem == 1 || count_offenders(t->c, 1) == count)
        return;
    for (size_t i = 0; i < t->c->count; i++)
        if (classify_offends(t->c, &t->c->results[i], theorem))
            add_form(&l, t->c, &t->c->results[i]);
    end_line(&l);
}

static void add_insertions(const struct text *t)
{
    struct lines l = {.b = t->b};
    size_t count = 0;

    for (size_t i = 0; i < t->c->count; i++)
        count += classify_escapes(t->c, &t->c->results[i]);
    buf_printf(t->b, "\nInserted by RESUME, with any ropcode, %s\n",
               count == 0 ? "none does more than in memory."
                          : "these do more than in memory:");
    for (size_t i = 0; i < t->c->count; i++)
        if (classify_escapes(t->c, &t->c->results[i]))
            add_form(&l, t->c, &t->c->results[i]);
    end_line(&l);
}

static void add_disputes(const struct text *t,
                         const struct classify_dispute *disputes, size_t count)
{
    buf_printf(t->b, "\nThe instruction table %s\n",
               count == 0 ? "says the same." : "does not agree:");
    for (size_t i = 0; i < count; i++) {
        buf_add_string(t->b, "  ");
        name_form(t->b, &disputes[i].result->form);
        buf_printf(t->b, " %s\n", table_text(&disputes[i]));
    }
}

/* --- all ------------------------------------------------------------------ */

static void add_method(const struct text *t, const char *name)
{
    const struct classify *c = t->c;
    struct lines l = {.b = t->b};

    buf_printf(t->b,
               "%s: %zu forms of %d opcodes, executed %" PRIu64
               " times, and %" PRIu64 "\ntimes as inserted by RESUME.  %s\n"
               "SAVE takes the program's registers along; these are the "
               "machine's:\n",
               name, c->count, OP_COUNT, c->runs, c->inserted_runs,
               c->kind.has_v ? "The host is supervisor, the guest is user."
                             : "Supervisor is who is at a negative location.");
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (c->machines >> i & 1)
            add_word(&l, isa_sregs[i].name);
    end_line(&l);
}

void tell_text(struct buf *b, const char *name, const struct classify *c,
               const struct classify_dispute *disputes, size_t count)
{
    const struct text t = {.b = b, .c = c};

    add_method(&t, name);
    for (unsigned i = 0; i < GROUPS; i++)
        add_group(&t, (enum group)i);
    add_theorem(&t, 1,
                "a monitor can trap and emulate if what is sensitive is "
                "privileged.");
    add_theorem(&t, 3,
                "one that interprets the guest's kernel can, if what is\n"
                "sensitive in a user's state is privileged.");
    add_insertions(&t);
    add_disputes(&t, disputes, count);
}
