/* stats.c - what a run has cost and how it ended: a table and a JSON object. */
#include "vm/core/stats.h"

#include "vm/base/jsontext.h"

/* Part of the schema: programs compare them. */
const char *const stats_stops[] = {
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

static int add_member(json_t *o, const struct stats_row *row)
{
    char name[32];
    size_t len = 0;

    for (const char *c = row->name; *c != 0 && len + 1 < sizeof name; c++)
        name[len++] = *c == ' ' ? '_' : *c;
    name[len] = 0;
    return json_object_set_new(o, name, jsontext_number(row->value));
}

/* The members of O, in this order; false when there is no memory. */
static bool fill(json_t *o, const struct stats *s)
{
    int bad = 0;

    bad |= json_object_set_new(o, "schema", json_integer(1));
    bad |= json_object_set_new(o, "instructions",
                               jsontext_number(s->counts.insns));
    bad |= json_object_set_new(o, "mems", jsontext_number(s->counts.mems));
    bad |= json_object_set_new(o, "oops", jsontext_number(s->counts.oops));
    bad |= json_object_set_new(o, "good", jsontext_number(s->counts.good));
    bad |= json_object_set_new(o, "bad", jsontext_number(s->counts.bad));
    for (size_t i = 0; i < s->row_count; i++)
        bad |= add_member(o, &s->rows[i]);
    bad |= json_object_set_new(o, "memory", jsontext_number(s->memory));
    bad |= json_object_set_new(o, "stop", json_string(stats_stops[s->stop]));
    bad |= json_object_set_new(o, "status", json_integer(s->status));
    if (s->has_pc)
        bad |= json_object_set_new(o, "pc", jsontext_address(s->pc));
    if (s->file != NULL) {
        bad |= json_object_set_new(o, "file", jsontext_string(s->file));
        bad |= json_object_set_new(o, "line", jsontext_number(s->line));
    }
    if (s->has_state) {
        bad |= json_object_set_new(o, "state", jsontext_address(s->state));
        bad |= json_object_set_new(o, "memory_hash",
                                   jsontext_address(s->memory_hash));
        bad |= json_object_set_new(o, "registers_hash",
                                   jsontext_address(s->registers_hash));
    }
    if (s->reason != NULL)
        bad |= json_object_set_new(o, "reason", jsontext_string(s->reason));
    return bad == 0;
}

void stats_json(struct buf *out, const struct stats *s)
{
    json_t *o = jsontext_object();

    jsontext_add(out, o, o == NULL || !fill(o, s));
}
