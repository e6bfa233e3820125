/* chains.c - which instructions follow each other while a program runs.
 *
 *     chains COUNTS FILE.mmo [ARGUMENT ...]
 *
 * Runs the program, one step after the other, and counts rows of two to
 * LONGEST instructions within a block, in the forms that the decoder
 * gives them: what the threaded engine might execute by one handler.  The
 * lines of COUNTS, in no order, each with a count and a length:
 *
 *     1000 1 instructions
 *     20 2 ADDU LLI; CMP LRG
 *
 * A program is followed for MOST instructions.  The letters are those of
 * threaded_letter.  Rows with an instruction that is in no chain are not
 * counted.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/arena.h"
#include "vm/base/file.h"
#include "vm/base/map.h"
#include "vm/core/process.h"
#include "vm/core/threaded.h"
#include "vm/isa/codec.h"

enum { LONGEST = 5, MOST = 3000000 };

struct row {
    tetra keys[LONGEST]; /* the last LENGTH are used */
    unsigned length;
    octa times;
};

struct chains {
    struct process *process;
    struct map rows; /* by hash: struct row */
    struct arena memory;
    struct code_page page; /* a window on the code, for the decoder */
    octa steps;
    struct row now; /* what was executed since the block began */
    octa next;      /* where the next instruction of the block is */
};

static void die(const char *what)
{
    fprintf(stderr, "chains: %s\n", what);
    exit(1);
}

/* --- counting --------------------------------------------------------------
 */

static octa hash(const tetra *keys, unsigned length)
{
    octa h = length;

    for (unsigned i = 0; i < length; i++)
        h = (h ^ keys[i]) * 0x9e3779b97f4a7c15 + (h >> 29);
    return h;
}

static void count(struct chains *p, const tetra *keys, unsigned length)
{
    octa h = hash(keys, length);
    struct row *r = map_get(&p->rows, h);

    if (r == NULL) {
        r = arena_alloc(&p->memory, sizeof *r);
        if (r == NULL || map_put(&p->rows, h, r) != STATUS_OK)
            die("out of memory");
        memcpy(r->keys, keys, length * sizeof *keys);
        r->length = length;
    }
    if (memcmp(r->keys, keys, length * sizeof *keys) != 0)
        die("two rows have the same hash");
    r->times++;
}

/* The same without what is known from instructions before the row. */
static void forget_earlier(tetra *keys)
{
    for (unsigned n = 0; n < 2; n++)
        for (unsigned at = 0; at <= 3; at += 3)
            if ((keys[n] >> at & 7) == LETTER_E)
                keys[n] ^= (tetra)(LETTER_E ^ LETTER_L) << at;
}

/* An instruction with KEY has been executed: count it with those before. */
static void note(struct chains *p, tetra key)
{
    struct row *now = &p->now;
    tetra *end = now->keys + LONGEST;

    if (key == 0) {
        now->length = 0;
        return;
    }
    memmove(now->keys, now->keys + 1, sizeof now->keys - sizeof key);
    end[-1] = key;
    if (now->length < LONGEST)
        now->length++;
    for (unsigned n = 2; n <= now->length; n++) {
        tetra row[LONGEST];

        memcpy(row, end - n, n * sizeof key);
        forget_earlier(row);
        count(p, row, n);
    }
}

/* KEY, of instruction I of the code, with the letters that tell more than L
 * does. */
static tetra tell_more(const struct chains *p, unsigned i, tetra key)
{
    unsigned before = p->now.length;

    for (unsigned at = 0; at <= 3; at += 3) {
        tetra bare = key & ~((tetra)7 << at);

        if ((key >> at & 7) != LETTER_L)
            continue;
        if (before >= 2 &&
            predecode_fits(&p->page, i, before, bare | (tetra)LETTER_E << at))
            key = bare | (tetra)LETTER_E << at;
        else if (predecode_fits(&p->page, i, before,
                                bare | (tetra)LETTER_D << at))
            key = bare | (tetra)LETTER_D << at;
    }
    return key;
}

/* The key of the instruction about to be executed; *ENDS: so does its
 * block. */
static tetra key_now(struct chains *p, bool is_entered, bool *ends)
{
    const struct cpu *c = &p->process->cpu;
    unsigned i = c->pc / 4 % CODE_PAGE_INSNS;
    tetra key;

    p->page.va = c->pc & -(octa)BUS_PAGE_BYTES;
    p->page.host = bus_page(c->bus, BUS_FETCH, c->pc);
    p->page.mode = threaded_mode(c);
    *ends = true;
    if (p->page.host == NULL || c->pc % 4 != 0)
        return 0;
    key = predecode_key(&p->page, i, is_entered, ends);
    return is_entered ? key : tell_more(p, i, key);
}

/* Execute an instruction; false at the end of the program. */
static bool step(struct chains *p)
{
    struct cpu *c = &p->process->cpu;
    bool is_inserted = c->inserting != CPU_INSERT_NOTHING, ends;
    octa loc = c->pc;
    struct process_stop stop;
    tetra key;

    if (is_inserted || loc != p->next || loc % BUS_PAGE_BYTES == 0)
        p->now.length = 0;
    key = key_now(p, p->now.length == 0, &ends);
    stop = process_run(p->process, exec_switch, 1);
    if (stop.why != PROCESS_BUDGET)
        return false;
    p->steps++;
    note(p, is_inserted ? 0 : key);
    p->next = ends ? 1 : loc + 4;
    return p->steps < MOST;
}

/* --- the program -----------------------------------------------------------
 */

static struct process *load(char **argv)
{
    const struct process_options options = {.files = HOSTFILE_ANY};
    struct process *process;
    struct buf object;
    struct error e;
    struct mmo m;

    buf_init(&object);
    if (file_read(argv[0], &object, &e) != STATUS_OK ||
        mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        die(e.text);
    process = process_create(&options, &m, argv, &e);
    if (process == NULL)
        die(e.text);
    mmo_fini(&m);
    buf_fini(&object);
    return process;
}

static void print_key(FILE *to, tetra key)
{
    static const char letters[] = "_LGRIADE";

    fprintf(to, "%s %c%c%c", isa_insns[key >> 9].text, letters[key >> 6 & 7],
            letters[key >> 3 & 7], letters[key & 7]);
}

static void print_counts(const struct chains *p, FILE *to)
{
    const struct map_slot *slot;
    size_t at = 0;

    fprintf(to, "%" PRIu64 " 1 instructions\n", p->steps);
    while ((slot = map_next(&p->rows, &at)) != NULL) {
        const struct row *r = slot->value;

        fprintf(to, "%" PRIu64 " %u ", r->times, r->length);
        for (unsigned i = 0; i < r->length; i++) {
            print_key(to, r->keys[i]);
            fputs(i + 1 < r->length ? "; " : "\n", to);
        }
    }
}

int main(int argc, char **argv)
{
    static struct chains p = {.next = 1};
    struct error e;
    FILE *to;

    if (argc < 3)
        die("usage: chains COUNTS FILE.mmo [ARGUMENT ...]");
    map_init(&p.rows);
    arena_init(&p.memory);
    p.process = load(argv + 2);
    while (step(&p))
        continue;
    if (process_flush(p.process, &e) != STATUS_OK)
        die(e.text);
    to = fopen(argv[1], "w");
    if (to == NULL)
        die("the counts cannot be written");
    print_counts(&p, to);
    if (fclose(to) != 0)
        die("the counts cannot be written");
    process_destroy(p.process);
    map_fini(&p.rows);
    arena_fini(&p.memory);
    return 0;
}
