/* host_gen.c - lists of calls to the host. */
#include <string.h>

#include "tests/differential/host_case.h"

/* MUCH is more than is kept back before it is written. */
enum { FEW_HANDLES = 7, REGION_PART = 600, MUCH = 70000 };

/* Numbers of names that the generator has to know. */
enum { HOST_LINKED = 1, HOST_FOLDER = 6, HOST_LINK = 9, HOST_LONG = 12 };

/* --- names and strings ------------------------------------------------------
 */

/* "././" and so on, LEN bytes in all, which leads to the file "a". */
static void long_name(struct buf *out, size_t len)
{
    for (size_t i = 1; i < len; i++)
        buf_add_byte(out, "./"[(i - 1) % 2]);
    buf_add_byte(out, 'a');
}

void host_name(unsigned i, struct buf *out)
{
    static const char *const names[HOST_NAMES] = {
        "a",       "b", "wydes", "empty",       "new",       "other", "folder",
        "no/file", "",  "link",  "caf\303\251", "/dev/null", NULL,    NULL};

    if (names[i] != NULL)
        buf_add_string(out, names[i]);
    else
        long_name(out, i == HOST_NAMES - 1 ? 4097 : 4095);
}

size_t host_string_length(unsigned i)
{
    /* The last ones are as long as what we write at once, and longer. */
    static const size_t lengths[HOST_STRINGS] = {
        0, 1, 2, 3, 126, 127, 128, 254, 255, 256, 257, 512, 4096, 5000};

    return lengths[i];
}

/* --- arguments --------------------------------------------------------------
 */

/* The generator's opinion of what handles may be used for. */
enum use { USE_READ = 1, USE_WRITE = 2, USE_BINARY = 4 };

struct gen {
    struct dice dice;
    byte uses[256];
    byte files[256]; /* the numbers of their names; HOST_NAMES: none */
    bool is_far;     /* there may be a file of 2^31 bytes, mostly zeros */
};

static byte pick_any_handle(struct dice *d)
{
    if (dice_chance(d, 3))
        return (byte)dice_below(d, 250);
    return (byte)dice_below(d, FEW_HANDLES);
}

/* Mostly a few handles, and one that may be used so. */
static byte pick_handle(struct gen *g, unsigned use)
{
    byte handle = pick_any_handle(&g->dice);

    for (unsigned i = 0; i < 20 && (g->uses[handle] & use) != use; i++)
        handle = pick_any_handle(&g->dice);
    return handle;
}

static octa pick_size(struct dice *d)
{
    static const octa sizes[] = {0,   1,   2,   3,   4,   5,   16,  126,
                                 127, 128, 129, 253, 254, 255, 256, 257,
                                 258, 300, 383, 511, 512, 513, 600};

    return DICE_PICK(d, sizes);
}

/* More than there is, and more than fits into a number of 32 bits. */
static octa pick_great_size(struct dice *d)
{
    static const octa sizes[] = {5000, (octa)1 << 32, ((octa)1 << 32) + 2,
                                 (octa)1 << 63, ~(octa)0};

    return dice_chance(d, 90) ? pick_size(d) : DICE_PICK(d, sizes);
}

static octa pick_position(struct dice *d)
{
    static const octa positions[] = {0,
                                     1,
                                     2,
                                     3,
                                     100,
                                     255,
                                     256,
                                     599,
                                     600,
                                     601,
                                     5000,
                                     -(octa)1,
                                     -(octa)2,
                                     -(octa)3,
                                     -(octa)100,
                                     -(octa)600,
                                     -(octa)601,
                                     -(octa)602,
                                     -(octa)5000,
                                     0x7fffffff,
                                     0x80000000,
                                     -(octa)0x80000000,
                                     -(octa)0x80000001,
                                     (octa)1 << 32,
                                     (octa)1 << 63};

    return DICE_PICK(d, positions);
}

/* --- calls ------------------------------------------------------------------
 */

/* The file that name NUMBER leads to, by another name. */
static byte same_file(unsigned number)
{
    if (number == HOST_LINK)
        return HOST_LINKED;
    return number >= HOST_LONG ? 0 : (byte)number;
}

/* Whether another handle reads FILE.  It would see old contents where the
 * reference has them in a buffer. */
static bool is_being_read(const struct gen *g, byte handle, byte file)
{
    for (unsigned i = 0; i < ARRAY_LEN(g->files); i++)
        if (i != handle && g->files[i] == file && g->uses[i] & USE_READ)
            return true;
    return false;
}

/* Binary files have positions; that of a folder may be so great that the
 * reference cuts it. */
static octa pick_mode(struct gen *g, byte handle, byte file)
{
    if (file == HOST_FOLDER)
        return dice_below(&g->dice, 2);
    if (is_being_read(g, handle, file))
        return 2 * dice_below(&g->dice, 2);
    return dice_below(&g->dice, 5);
}

static void make_open(struct gen *g, struct host_call *call)
{
    static const byte uses[] = {USE_READ, USE_WRITE, USE_READ | USE_BINARY,
                                USE_WRITE | USE_BINARY,
                                USE_READ | USE_WRITE | USE_BINARY};
    struct dice *d = &g->dice;

    call->handle = pick_any_handle(d);
    call->object = (unsigned)dice_below(d, dice_chance(d, 70) ? 6 : HOST_NAMES);
    g->files[call->handle] = same_file(call->object);
    call->size = pick_mode(g, call->handle, g->files[call->handle]);
    g->uses[call->handle] = uses[call->size];
    if (dice_chance(d, 3))
        call->size = dice_chance(d, 50) ? 5 : (octa)1 << 32;
}

/* Where to write from. */
static void make_source(struct gen *g, struct host_call *call)
{
    struct dice *d = &g->dice;

    call->handle = pick_handle(g, USE_WRITE);
    call->object = (unsigned)dice_below(d, HOST_STRINGS);
    call->offset = dice_chance(d, 20) ? dice_below(d, 4) : 0;
    if (dice_chance(d, 20)) {
        call->object = HOST_REGION;
        call->offset = dice_below(d, REGION_PART);
    }
    call->size = dice_chance(d, 97) ? pick_size(d) : MUCH;
    if (call->which == HOSTCALL_Fputws)
        call->offset &= ~(octa)1; /* at an odd address the reference errs */
}

/* Where to read to. */
static void make_target(struct gen *g, struct host_call *call)
{
    call->handle = pick_handle(g, USE_READ);
    call->offset = dice_below(&g->dice, REGION_PART);
    call->size = g->is_far ? pick_size(&g->dice) : pick_great_size(&g->dice);
}

static void make_close(struct gen *g, struct host_call *call)
{
    call->handle = pick_handle(g, 0);
    g->uses[call->handle] = 0;
    g->files[call->handle] = HOST_NAMES;
}

/* Halt warns on handle 2, and the reference keeps that back, which another
 * handle of the same file can tell; so no file may be open there. */
static enum hostcall pick_call(struct gen *g)
{
    static const enum hostcall often[] = {
        HOSTCALL_Fopen,  HOSTCALL_Fopen,  HOSTCALL_Fopen,  HOSTCALL_Fclose,
        HOSTCALL_Fread,  HOSTCALL_Fread,  HOSTCALL_Fgets,  HOSTCALL_Fgets,
        HOSTCALL_Fgetws, HOSTCALL_Fgetws, HOSTCALL_Fwrite, HOSTCALL_Fwrite,
        HOSTCALL_Fputs,  HOSTCALL_Fputs,  HOSTCALL_Fputws, HOSTCALL_Fputws,
        HOSTCALL_Fseek,  HOSTCALL_Fseek,  HOSTCALL_Ftell,  HOSTCALL_Halt};
    enum hostcall which = DICE_PICK(&g->dice, often);

    if (which == HOSTCALL_Halt && g->files[2] != HOST_NAMES)
        return HOSTCALL_Ftell;
    return which;
}

static void make_call(struct gen *g, enum hostcall which,
                      struct host_call *call)
{
    *call = (struct host_call){.which = which};
    if (call->which == HOSTCALL_Halt)
        call->object = (unsigned)dice_below(&g->dice, HOST_EXCEPTIONS);
    else if (call->which == HOSTCALL_Fopen)
        make_open(g, call);
    else if (call->which == HOSTCALL_Fclose)
        make_close(g, call);
    else if (call->which <= HOSTCALL_Fgetws)
        make_target(g, call);
    else if (call->which <= HOSTCALL_Fputws)
        make_source(g, call);
    else {
        call->handle = pick_handle(g, USE_BINARY);
        call->offset = pick_position(&g->dice);
        g->is_far |= call->offset == 0x7fffffff;
    }
}

/* The reference itself ends at the end of its standard input; then there must
 * be enough of it, so it is read in small parts. */
static void spare_input(struct host_call *call)
{
    bool reads =
        call->which >= HOSTCALL_Fread && call->which <= HOSTCALL_Fgetws;

    if (reads && call->handle == 0 && call->size > 300)
        call->size = 300;
    if (call->which == HOSTCALL_Fgetws && call->handle == 0)
        call->handle = 3;
}

/* Lengths around those of the pieces that the reference reads lines in. */
static void make_lines(struct dice *d, struct host_case *c)
{
    static const unsigned lengths[] = {0,   1,   20,  126, 127, 128,
                                       253, 254, 255, 256, 381, 510};

    c->line_count = (unsigned)dice_between(d, 1, HOST_LINES);
    for (unsigned i = 0; i < c->line_count; i++)
        c->lines[i] = DICE_PICK(d, lengths);
    c->zero = (unsigned)dice_below(d, 1000);
    c->has_wydes = dice_chance(d, 40);
}

void host_gen(octa seed, struct host_case *c)
{
    struct gen g = {.uses = {USE_READ, USE_WRITE, USE_WRITE}};
    unsigned opens;

    memset(g.files, HOST_NAMES, sizeof g.files);
    dice_init(&g.dice, seed);
    c->count = (unsigned)dice_between(&g.dice, 5, HOST_CALLS);
    c->is_redirected = dice_chance(&g.dice, 15);
    c->is_plain = dice_chance(&g.dice, 30);
    make_lines(&g.dice, c);
    opens = (unsigned)dice_below(&g.dice, 4);
    for (unsigned i = 0; i < c->count; i++) {
        make_call(&g, i < opens ? HOSTCALL_Fopen : pick_call(&g), &c->calls[i]);
        if (c->is_redirected)
            spare_input(&c->calls[i]);
    }
}
