/* program.c - changes an input of fuzz_insn. */
#include "tests/fuzz/program.h"

#include <string.h>

#include "tests/differential/insn_gen.h"

/* Registers that mostly stay what they are at first: addresses, and a small
 * number to be added to them. */
enum { INDEX = 249, POINTER = 250 };

static void put_octa(byte *to, octa value)
{
    for (unsigned i = 0; i < 8; i++)
        to[i] = (byte)(value >> (56 - 8 * i));
}

static void put_tetra(byte *to, tetra value)
{
    for (unsigned i = 0; i < 4; i++)
        to[i] = (byte)(value >> (24 - 8 * i));
}

octa program_start(const byte *data)
{
    static const octa places[] = {0x100, 0x100, 0x1fc0, 0x3f00,
                                  ((octa)1 << 61) + 0x1f80};

    return places[data[PROGRAM_PLACE] % ARRAY_LEN(places)];
}

unsigned program_first_global(const byte *data)
{
    return 32 + data[PROGRAM_GLOBAL] % (PROGRAM_FIRST - 32 + 1);
}

/* --- registers --------------------------------------------------------------
 */

/* In the program, in data, or around the end of a page or of what users may
 * address. */
static octa pick_address(struct dice *d)
{
    static const octa bases[] = {0,
                                 0x100,
                                 0x1ff0,
                                 0x2000,
                                 0x3ff8,
                                 (octa)1 << 61,
                                 (octa)3 << 61,
                                 ((octa)3 << 61) - 8,
                                 (octa)0 - 8,
                                 (octa)1 << 63,
                                 ((octa)1 << 63) - 8};

    return DICE_PICK(d, bases) + dice_below(d, 128);
}

static void change_register(struct dice *d, byte *data)
{
    unsigned x = (unsigned)dice_between(d, PROGRAM_FIRST, 254);
    octa value = common_value(d);

    if (x == INDEX)
        value = dice_below(d, 200);
    if (x >= POINTER && x < POINTER + GEN_POINTERS)
        value = pick_address(d);
    put_octa(data + 8 * (1 + x - PROGRAM_FIRST), value);
}

static void change_pace(struct dice *d, byte *data)
{
    data[dice_between(d, PROGRAM_PLACE, PROGRAM_GLOBAL)] = (byte)dice_octa(d);
}

/* --- instructions -----------------------------------------------------------
 */

/* The instructions of an input. */
struct words {
    byte *at;
    size_t count, most;
};

/* Make room for COUNT words before word I, or as many as there is room for;
 * returns how many. */
static size_t open_gap(struct words *w, size_t i, size_t count)
{
    if (count > w->most - w->count)
        count = w->most - w->count;
    memmove(w->at + 4 * (i + count), w->at + 4 * i, 4 * (w->count - i));
    w->count += count;
    return count;
}

static void remove_words(struct dice *d, struct words *w)
{
    size_t i = dice_below(d, w->count), count = dice_between(d, 1, 8);

    if (count > w->count - i)
        count = w->count - i;
    memmove(w->at + 4 * i, w->at + 4 * (i + count), 4 * (w->count - i - count));
    w->count -= count;
}

/* Copy some words to another place. */
static void repeat_words(struct dice *d, struct words *w)
{
    byte copy[4 * 16];
    size_t from = dice_below(d, w->count), to = dice_below(d, w->count + 1);
    size_t count = dice_between(d, 1, sizeof copy / 4);

    if (count > w->count - from)
        count = w->count - from;
    memcpy(copy, w->at + 4 * from, 4 * count);
    count = open_gap(w, to, count);
    memcpy(w->at + 4 * to, copy, 4 * count);
}

/* Change one byte of a word a little, or at all. */
static void change_field(struct dice *d, struct words *w)
{
    byte *field = w->at + dice_below(d, 4 * w->count);

    switch (dice_below(d, 3)) {
    case 0:
        *field ^= (byte)(1 << dice_below(d, 8));
        break;
    case 1:
        *field += (byte)dice_below(d, 7) - 3;
        break;
    default:
        *field = (byte)dice_octa(d);
    }
}

/* A generator of parts of programs, for a program with these globals. */
static void begin(struct insn_gen *g, struct insn_case *c, octa seed,
                  unsigned first_global)
{
    *c = (struct insn_case){.first_global = first_global, .local_count = 6};
    *g = (struct insn_gen){.c = c, .index = INDEX};
    dice_init(&g->dice, seed);
    g->is_kept[INDEX] = true;
    for (unsigned i = 0; i < GEN_POINTERS; i++) {
        g->pointers[i] = (byte)(POINTER + i);
        g->is_kept[POINTER + i] = true;
    }
}

/* Aim what was to go to parts that have not been made. */
static void end(struct insn_gen *g)
{
    for (unsigned i = 0; i < g->pending_count; i++)
        insn_emit_aim(g, g->pending[i].at, g->c->length);
}

/* Put in new parts, before other words or in their place. */
static void add_items(struct dice *d, struct words *w, unsigned first_global)
{
    static struct insn_case c;
    static struct insn_gen g;
    size_t i = dice_below(d, w->count + 1), count;

    begin(&g, &c, dice_octa(d), first_global);
    insn_items(&g, (unsigned)dice_between(d, 1, 4));
    end(&g);
    count = c.length;
    if (dice_chance(d, 70) || i + count > w->count)
        count = open_gap(w, i, count);
    for (size_t k = 0; k < count; k++)
        put_tetra(w->at + 4 * (i + k), c.code[k]);
}

/* --- any --------------------------------------------------------------------
 */

static void change_words(struct dice *d, struct words *w, unsigned first_global)
{
    octa kind = w->count == 0 ? 0 : dice_below(d, 10);

    if (kind < 5)
        add_items(d, w, first_global);
    else if (kind < 7)
        change_field(d, w);
    else if (kind < 9)
        remove_words(d, w);
    else
        repeat_words(d, w);
}

static void change(struct dice *d, byte *data, struct words *w)
{
    octa kind = dice_below(d, 20);

    if (kind == 0)
        change_pace(d, data);
    else if (kind < 4)
        change_register(d, data);
    else
        change_words(d, w, program_first_global(data));
}

size_t program_change(byte *data, size_t size, size_t most, unsigned seed)
{
    struct dice d;
    struct words w = {.at = data + PROGRAM_HEAD};

    if (most < PROGRAM_HEAD + 4)
        return LLVMFuzzerMutate(data, size, most);
    dice_init(&d, seed);
    if (dice_chance(&d, 10))
        return LLVMFuzzerMutate(data, size, most);
    if (size < PROGRAM_HEAD) {
        memset(data + size, 0, PROGRAM_HEAD - size);
        size = PROGRAM_HEAD;
    }
    w.count = (size - PROGRAM_HEAD) / 4;
    w.most = (most - PROGRAM_HEAD) / 4;
    do
        change(&d, data, &w);
    while (dice_chance(&d, 40));
    return PROGRAM_HEAD + 4 * w.count;
}
