/* exitstats.c - what guests have cost: the table of exits, and a JSON object.
 */
#include "sysvm/hypervisor/exitstats.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "vm/base/hash.h"
#include "vm/base/jsontext.h"

/* --- what is counted ------------------------------------------------------ */

/* Of one guest, or of all. */
struct tally {
    struct guest_counts counts;
    octa insns, memory;
};

static struct tally tally_of(const struct guest *g)
{
    return (struct tally){.counts = g->counts,
                          .insns = guest_clock(g),
                          .memory = gmem_used(&g->mem)};
}

static octa sum_of(const octa *value, size_t count)
{
    octa sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += value[i];
    return sum;
}

/* The counts are octas, one after the other. */
static_assert(sizeof(struct guest_counts) % sizeof(octa) == 0,
              "nothing but octas");

static void add_tally(struct tally *all, const struct tally *t)
{
    octa *sum = (octa *)&all->counts;
    const octa *part = (const octa *)&t->counts;

    for (size_t i = 0; i < sizeof all->counts / sizeof *sum; i++)
        sum[i] += part[i];
    all->insns += t->insns;
    all->memory += t->memory;
}

static struct tally tally_all(const struct hypervisor *h)
{
    struct tally all = {.insns = 0};

    for (unsigned i = 0; h != NULL && i < h->guest_count; i++) {
        struct tally t = tally_of(h->guests[i]);

        add_tally(&all, &t);
    }
    return all;
}

static octa exits_of(const struct tally *t)
{
    return sum_of(t->counts.exits, EXIT_REASONS);
}

/* --- the table ------------------------------------------------------------
 *
 * First a line for each guest, then a line for each reason, with a column for
 * each guest and one for the sum; with many guests only the sum.
 */

enum { MOST_COLUMNS = 4 }; /* of guests, in 80 columns of text */

static void add_insns(struct buf *out, const struct tally *t)
{
    buf_printf(out, "%14llu%12llu%12llu", (unsigned long long)t->insns,
               (unsigned long long)t->counts.emulated,
               (unsigned long long)exits_of(t));
    if (t->insns > 0)
        buf_printf(out, "%11.4f %%",
                   100.0 * (double)(t->insns - t->counts.emulated) /
                       (double)t->insns);
    buf_add_byte(out, '\n');
}

static void add_guest(struct buf *out, const struct exitstats *s, unsigned i)
{
    const struct exitstats_end *end = &s->guests[i];
    struct tally t = tally_of(s->hypervisor->guests[i]);

    buf_printf(out, "%5u  %-12s%6d", i, stats_stops[end->stop], end->status);
    add_insns(out, &t);
}

static void add_guests(struct buf *out, const struct exitstats *s)
{
    struct tally all = tally_all(s->hypervisor);

    buf_printf(out, "guest  %-12s%6s%14s%12s%12s%13s\n", "stop", "status",
               "instructions", "emulated", "exits", "direct");
    for (unsigned i = 0; i < s->hypervisor->guest_count; i++)
        add_guest(out, s, i);
    if (s->hypervisor->guest_count == 1)
        return;
    buf_printf(out, "%5s  %-12s%6s", "all", "", "");
    add_insns(out, &all);
}

/* Of which guests there are columns, and the sum behind them. */
struct columns {
    struct tally tally[MOST_COLUMNS + 1];
    const char *head[MOST_COLUMNS + 1];
    unsigned count;
};

static void set_columns(struct columns *c, const struct hypervisor *h)
{
    static const char *const names[] = {"guest 0", "guest 1", "guest 2",
                                        "guest 3"};

    static_assert(ARRAY_LEN(names) == MOST_COLUMNS, "a name for each");
    c->count = 0;
    if (h->guest_count <= MOST_COLUMNS)
        for (; c->count < h->guest_count; c->count++) {
            c->tally[c->count] = tally_of(h->guests[c->count]);
            c->head[c->count] = names[c->count];
        }
    if (h->guest_count == 1)
        return;
    c->tally[c->count] = tally_all(h);
    c->head[c->count++] = "all";
}

/* A row of the octas at OFFSET in the counts; none, if all are 0. */
static void add_row(struct buf *out, const struct columns *c,
                    const char *indent, const char *name, size_t offset)
{
    octa value[MOST_COLUMNS + 1];
    int at = (int)strlen(indent) + (int)strlen(name);

    for (unsigned i = 0; i < c->count; i++)
        value[i] = *(const octa *)((const byte *)&c->tally[i].counts + offset);
    if (sum_of(value, c->count) == 0)
        return;
    buf_printf(out, "%s%s%*s", indent, name, at < 18 ? 18 - at : 0, "");
    for (unsigned i = 0; i < c->count; i++)
        buf_printf(out, "%12llu", (unsigned long long)value[i]);
    buf_add_byte(out, '\n');
}

/* The rows of an array by special register at OFFSET. */
static void add_registers(struct buf *out, const struct columns *c,
                          size_t offset)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        add_row(out, c, "    ", isa_sregs[i].name, offset + i * sizeof(octa));
}

static void add_exits(struct buf *out, const struct columns *c)
{
    for (unsigned i = 0; i < EXIT_REASONS; i++) {
        add_row(out, c, "  ", exit_infos[i].name,
                offsetof(struct guest_counts, exits[i]));
        if (i == EXIT_GET)
            add_registers(out, c, offsetof(struct guest_counts, get));
        if (i == EXIT_PUT)
            add_registers(out, c, offsetof(struct guest_counts, put));
    }
}

static void add_others(struct buf *out, const struct columns *c)
{
    static const struct {
        const char *name;
        size_t offset;
    } rows[] = {
        {"entries", offsetof(struct guest_counts, entries)},
        {"turns", offsetof(struct guest_counts, slices)},
        {"level 2, insns", offsetof(struct guest_counts, nested_insns)},
        {"forced traps", offsetof(struct guest_counts, forced)},
        {"dynamic traps", offsetof(struct guest_counts, dynamic)},
        {"shadows to read", offsetof(struct guest_counts, fills[0])},
        {"shadows to write", offsetof(struct guest_counts, fills[1])},
        {"shadows to execute", offsetof(struct guest_counts, fills[2])},
        {"shadows dropped", offsetof(struct guest_counts, drops)},
        {"pages brought in", offsetof(struct guest_counts, page_ins)},
        {"pages put out", offsetof(struct guest_counts, page_outs)},
    };

    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        add_row(out, c, "", rows[i].name, rows[i].offset);
}

static void add_machine(struct buf *out, const struct exitstats *s)
{
    struct tally all = tally_all(s->hypervisor);

    buf_printf(out, "guest switches    %12llu\n",
               (unsigned long long)s->hypervisor->switches);
    buf_printf(out, "guests' memory    %12llu  KiB of the machine's %llu\n",
               (unsigned long long)all.memory / 1024,
               (unsigned long long)s->hypervisor->machine->mem.size / 1024);
    buf_printf(out, "seconds           %12.3f", s->seconds);
    if (s->seconds > 0)
        buf_printf(out, "  (%.1f million instructions per second)",
                   (double)all.insns / 1e6 / s->seconds);
    buf_add_byte(out, '\n');
}

void exitstats_table(struct buf *out, const struct exitstats *s)
{
    struct columns c;

    add_guests(out, s);
    set_columns(&c, s->hypervisor);
    buf_printf(out, "%-18s", "exits");
    for (unsigned i = 0; i < c.count; i++)
        buf_printf(out, "%12s", c.head[i]);
    buf_add_byte(out, '\n');
    add_exits(out, &c);
    add_others(out, &c);
    add_machine(out, s);
}

/* --- JSON ----------------------------------------------------------------- */

/* Each of these returns whether it failed. */

static int set_number(json_t *o, const char *name, octa value)
{
    return json_object_set_new(o, name, jsontext_number(value));
}

static int set_exits(json_t *o, const char *name, const octa *exits)
{
    json_t *all = json_object();
    int bad = all == NULL;

    for (unsigned i = 0; i < EXIT_REASONS && !bad; i++)
        bad |= set_number(all, exit_infos[i].name, exits[i]);
    return bad | json_object_set_new(o, name, all);
}

/* Only those that were ever used. */
static int set_registers(json_t *o, const char *name, const octa *count)
{
    json_t *all = json_object();
    int bad = all == NULL;

    for (unsigned i = 0; i < SREG_COUNT && !bad; i++)
        if (count[i] > 0)
            bad |= set_number(all, isa_sregs[i].name, count[i]);
    return bad | json_object_set_new(o, name, all);
}

static int set_tally(json_t *o, const struct tally *t)
{
    const struct guest_counts *c = &t->counts;
    int bad = set_number(o, "instructions", t->insns);

    bad |= set_number(o, "direct", t->insns - c->emulated);
    bad |= set_number(o, "emulated", c->emulated);
    bad |= set_number(o, "entries", c->entries);
    bad |= set_number(o, "slices", c->slices);
    bad |= set_exits(o, "exits", c->exits);
    bad |= set_number(o, "nested_instructions", c->nested_insns);
    bad |= set_exits(o, "nested_exits", c->nested_exits);
    bad |= set_registers(o, "get", c->get);
    bad |= set_registers(o, "put", c->put);
    bad |= set_number(o, "fills", sum_of(c->fills, ARRAY_LEN(c->fills)));
    bad |= set_number(o, "drops", c->drops);
    bad |= set_number(o, "forced_traps", c->forced);
    bad |= set_number(o, "dynamic_traps", c->dynamic);
    bad |= set_number(o, "page_ins", c->page_ins);
    bad |= set_number(o, "page_outs", c->page_outs);
    return bad;
}

static int set_end(json_t *o, const struct exitstats_end *end)
{
    int bad =
        json_object_set_new(o, "stop", json_string(stats_stops[end->stop]));

    bad |= json_object_set_new(o, "status", json_integer(end->status));
    if (end->reason != NULL)
        bad |= json_object_set_new(o, "reason", jsontext_string(end->reason));
    return bad;
}

static int fill_guest(json_t *o, const struct exitstats *s, unsigned i)
{
    struct guest *g = s->hypervisor->guests[i];
    struct tally t = tally_of(g);
    octa memory = HASH_START;
    int bad = set_number(o, "guest", i);

    bad |= set_end(o, &s->guests[i]);
    bad |= json_object_set_new(o, "pc", jsontext_address(guest_pc(g)));
    bad |= set_tally(o, &t);
    bad |= set_number(o, "memory", t.memory);
    bad |= gmem_hash(g, &memory) != STATUS_OK;
    bad |= json_object_set_new(o, "memory_hash", jsontext_address(memory));
    bad |= json_object_set_new(o, "registers_hash",
                               jsontext_address(guest_hash(g)));
    return bad;
}

static int set_guests(json_t *o, const struct exitstats *s)
{
    unsigned count = s->hypervisor != NULL ? s->hypervisor->guest_count : 0;
    json_t *all = json_array();
    int bad = all == NULL;

    for (unsigned i = 0; i < count && !bad; i++) {
        json_t *guest = json_object();

        bad |= guest == NULL || fill_guest(guest, s, i);
        bad |= json_array_append_new(all, guest);
    }
    return bad | json_object_set_new(o, "guests", all);
}

static int fill(json_t *o, const struct exitstats *s)
{
    const struct hypervisor *h = s->hypervisor;
    struct tally all = tally_all(h);
    int bad = json_object_set_new(o, "schema", json_integer(1));

    bad |= set_end(o, &s->end);
    bad |= set_tally(o, &all);
    if (h != NULL) {
        bad |= json_object_set_new(o, "shadow",
                                   json_string(shadow_names[h->strategy]));
        bad |= set_number(o, "switches", h->switches);
        bad |= set_number(o, "memory", mem_used(&h->machine->mem));
    }
    return bad | set_guests(o, s);
}

void exitstats_json(struct buf *out, const struct exitstats *s)
{
    json_t *o = jsontext_object();

    jsontext_add(out, o, o == NULL || fill(o, s) != 0);
}
