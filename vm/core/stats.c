/* stats.c - what a run has cost and how it ended: a table and a JSON object. */
#include "vm/core/stats.h"

#include <jansson.h>

#include "vm/base/alloc.h"

/* Part of the schema: programs compare them. */
static const char *const stop_names[] = {
    [STATS_HALT] = "halt",   [STATS_LIMIT] = "limit",
    [STATS_FAULT] = "fault", [STATS_WEDGED] = "wedged",
    [STATS_ERROR] = "error", [STATS_INTERRUPTED] = "interrupted",
};

/* --- the table ------------------------------------------------------------ */

static void add_row(struct buf *out, const char *name, octa value)
{
    buf_printf(out, "%-18s%15llu", name, (unsigned long long)value);
}

static void add_guesses(struct buf *out, const struct cpu_counts *c)
{
    octa all = c->good + c->bad;

    add_row(out, "good guesses", c->good);
    buf_add_byte(out, '\n');
    add_row(out, "bad guesses", c->bad);
    if (all > 0)
        buf_printf(out, "  (%.1f %%)", 100.0 * (double)c->bad / (double)all);
    buf_add_byte(out, '\n');
}

/* What engine and clock have seen of the run. */
static octa insns_here(const struct stats *s)
{
    return s->counts.insns - s->before;
}

/* N times something was done for all the instructions. */
static void add_parts(struct buf *out, const char *name, octa n, octa insns)
{
    add_row(out, name, n);
    if (n > 0)
        buf_printf(out, "  (%.2f instructions each)",
                   (double)insns / (double)n);
    buf_add_byte(out, '\n');
}

/* The plain engine has nothing to count. */
static void add_engine(struct buf *out, const struct stats *s)
{
    if (s->engine.dispatches == 0)
        return;
    add_parts(out, "dispatches", s->engine.dispatches, insns_here(s));
    add_parts(out, "blocks", s->engine.blocks, insns_here(s));
    add_row(out, "superinstructions", s->engine.superinsns);
    buf_add_byte(out, '\n');
    add_row(out, "misses", s->misses);
    buf_add_byte(out, '\n');
}

static void add_speed(struct buf *out, const struct stats *s)
{
    double millions = (double)insns_here(s) / 1e6;

    buf_printf(out, "%-18s%15.3f", "seconds", s->seconds);
    if (s->seconds > 0)
        buf_printf(out, "  (%.1f million instructions per second)",
                   millions / s->seconds);
    buf_add_byte(out, '\n');
}

void stats_table(struct buf *out, const struct stats *s)
{
    add_row(out, "instructions", s->counts.insns);
    buf_add_byte(out, '\n');
    add_row(out, "mems", s->counts.mems);
    buf_add_byte(out, '\n');
    add_row(out, "oops", s->counts.oops);
    buf_add_byte(out, '\n');
    add_guesses(out, &s->counts);
    for (size_t i = 0; i < s->row_count; i++) {
        add_row(out, s->rows[i].name, s->rows[i].value);
        buf_add_byte(out, '\n');
    }
    add_engine(out, s);
    add_row(out, "memory", s->memory / 1024);
    buf_add_string(out, "  KiB\n");
    if (s->has_state)
        buf_printf(out, "%-16s#%016llx\n", "state",
                   (unsigned long long)s->state);
    add_speed(out, s);
}

/* --- JSON ----------------------------------------------------------------- */

/* jansson gets its memory where all others do, so that tests can let it
 * fail. */
static void *allocate(size_t size)
{
    return alloc_resize(NULL, size, 1);
}

/* A file name may be no UTF-8, which JSON insists on. */
static json_t *text(const char *s)
{
    json_t *string = json_string(s);
    struct buf b;

    if (string != NULL)
        return string;
    buf_init(&b);
    for (; *s != 0; s++)
        buf_add_byte(&b, (byte)*s < 0x80 ? (byte)*s : '?');
    string = b.failed ? NULL : json_string(buf_text(&b));
    buf_fini(&b);
    return string;
}

/* JSON's integers are signed here.  A count of 2^63 takes longer than anybody
 * will wait. */
static json_t *number(octa n)
{
    return json_integer((json_int_t)n);
}

/* A text, since many readers of JSON keep only 53 bits of a number. */
static json_t *address(octa a)
{
    char text_there[18];

    snprintf(text_there, sizeof text_there, "#%016llx", (unsigned long long)a);
    return json_string(text_there);
}

static int add_member(json_t *o, const struct stats_row *row)
{
    char name[32];
    size_t len = 0;

    for (const char *c = row->name; *c != 0 && len + 1 < sizeof name; c++)
        name[len++] = *c == ' ' ? '_' : *c;
    name[len] = 0;
    return json_object_set_new(o, name, number(row->value));
}

/* The members of O, in this order; false when there is no memory.  To set a
 * member to null, which is what a failed constructor gives, is an error too,
 * so one look at the end is enough. */
static bool fill(json_t *o, const struct stats *s)
{
    int bad = 0;

    bad |= json_object_set_new(o, "schema", json_integer(1));
    bad |= json_object_set_new(o, "instructions", number(s->counts.insns));
    bad |= json_object_set_new(o, "mems", number(s->counts.mems));
    bad |= json_object_set_new(o, "oops", number(s->counts.oops));
    bad |= json_object_set_new(o, "good", number(s->counts.good));
    bad |= json_object_set_new(o, "bad", number(s->counts.bad));
    for (size_t i = 0; i < s->row_count; i++)
        bad |= add_member(o, &s->rows[i]);
    bad |= json_object_set_new(o, "memory", number(s->memory));
    bad |= json_object_set_new(o, "stop", json_string(stop_names[s->stop]));
    bad |= json_object_set_new(o, "status", json_integer(s->status));
    if (s->has_pc)
        bad |= json_object_set_new(o, "pc", address(s->pc));
    if (s->file != NULL) {
        bad |= json_object_set_new(o, "file", text(s->file));
        bad |= json_object_set_new(o, "line", number(s->line));
    }
    if (s->has_state)
        bad |= json_object_set_new(o, "state", address(s->state));
    if (s->reason != NULL)
        bad |= json_object_set_new(o, "reason", text(s->reason));
    return bad == 0;
}

static int add(const char *text_there, size_t len, void *out)
{
    buf_add(out, text_there, len);
    return 0;
}

void stats_json(struct buf *out, const struct stats *s)
{
    json_t *o;

    json_set_alloc_funcs(allocate, alloc_free);
    o = json_object();
    if (o == NULL || !fill(o, s) ||
        json_dump_callback(o, add, out, JSON_INDENT(2)) != 0)
        out->failed = true;
    json_decref(o);
    buf_add_byte(out, '\n');
}
