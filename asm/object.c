/* object.c - the state of the loader, and orders to it.
 *
 * `BYTE 1; BYTE 2; LOC @+5; BYTE 3` at #100, line 7, step by step:
 *
 *     loc   hold          written
 *     #101  01 .. .. ..   lop_skip #100, lop_file, lop_line 7
 *     #102  01 02 .. ..
 *     #107  01 02 .. ..
 *     #108  .. .. .. 03   01020000, lop_skip 3, lop_line 7, 00000003
 *
 * The fifth byte of a program may complete its second tetra or start a new
 * one, so a tetra is written only when it is full, or when something else is
 * to be written.  Bytes that were not assembled are 0; as the loader xors
 * everything into memory, the same tetra may come again with other bytes.
 */
#include "asm/object.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/isa/isa.h"

enum {
    OBJECT_NO_FILE = SOURCE_FILES,
    LAST_LINE = 0xffff, /* the last that lop_line can tell */
    LONGEST_NAME = 255 * 4
};

/* Locations of the text segment, whose lines the loader is told. */
static bool is_text(octa loc)
{
    return loc >> 61 == 0;
}

/* --- held bytes --------------------------------------------------------- */

/* What has been written, or stays at the end of a line, is listed; what was
 * listed stays held. */
static void list_held(struct object *o)
{
    if (o->unlisted.known == 0)
        return;
    if (o->is_special)
        list_special(o->list, o->hold, o->unlisted);
    else
        list_data(o->list, o->loc, o->hold, o->unlisted);
    o->unlisted = (struct list_bytes){0};
}

/* Write the held tetra, which may be incomplete or even empty. */
static void write_held(struct object *o)
{
    if (o->hold[0] == LOP_ESCAPE)
        buf_add_tetra(o->out, (tetra)LOP_ESCAPE << 24 | LOP_quote << 16 | 1);
    buf_add(o->out, o->hold, sizeof o->hold);
    list_held(o);
    memset(o->hold, 0, sizeof o->hold);
    o->held = 0;
    o->loader_loc = (o->loader_loc & ~(octa)3) + 4;
    if (o->loader_line != 0)
        o->loader_line++;
}

/* Write what is held before anything else is written. */
static void flush(struct object *o)
{
    if (o->held != 0)
        write_held(o);
}

void object_end_line(struct object *o)
{
    list_held(o);
}

/* --- orders to the loader ----------------------------------------------- */

static void write_tetra(struct object *o, tetra t)
{
    flush(o);
    buf_add_tetra(o->out, t);
}

static void write_lop(struct object *o, enum lop lop, tetra yz)
{
    write_tetra(o, (tetra)LOP_ESCAPE << 24 | (tetra)lop << 16 | (yz & 0xffff));
}

/* A lop with an address.  The segments' addresses are a top byte and a low
 * tetra, and so they take one tetra less:
 *
 *     98 lop 20 01, 0000abcd            #200000000000abcd
 *     98 lop 00 02, 12345678, 0000abcd  #123456780000abcd
 */
static void write_address(struct object *o, enum lop lop, octa address)
{
    tetra high = (tetra)(address >> 32);

    if ((high & 0xffffff) == 0) {
        write_lop(o, lop, high >> 16 | 1);
    } else {
        write_lop(o, lop, 2);
        write_tetra(o, high);
    }
    write_tetra(o, (tetra)address);
}

/* Steps below 2^16 ahead are skipped, all others are jumps. */
void object_move(struct object *o)
{
    octa delta;

    flush(o);
    delta = o->loc - o->loader_loc;
    if (delta > 0xffff)
        write_address(o, LOP_loc, o->loc);
    else if (delta > 0)
        write_lop(o, LOP_skip, (tetra)delta);
    o->loader_loc = o->loc;
}

/* A name longer than lop_file can count is cut. */
static void write_file_name(struct object *o, tetra file)
{
    const char *name = o->source->files[file];
    size_t len = strnlen(name, LONGEST_NAME);
    byte tetra_bytes[4];

    write_lop(o, LOP_file, file << 8 | (tetra)((len + 3) / 4));
    for (size_t i = 0; i < len; i += 4) {
        memset(tetra_bytes, 0, 4);
        memcpy(tetra_bytes, name + i, len - i < 4 ? len - i : 4);
        write_tetra(o, be_get_tetra(tetra_bytes));
    }
    o->is_named[file] = true;
}

/* Tell the loader the current file and line.  Of a line that lop_line cannot
 * tell nothing is said; the loader then counts on from the last one, as it
 * does anyway. */
static void tell_line(struct object *o)
{
    const struct line *line = &o->source->line;

    if (line->file != o->loader_file) {
        if (o->is_named[line->file])
            write_lop(o, LOP_file, line->file << 8);
        else
            write_file_name(o, line->file);
        o->loader_file = line->file;
        o->loader_line = 0;
    }
    if (line->number != o->loader_line && (int32_t)line->number <= LAST_LINE) {
        write_lop(o, LOP_line, line->number);
        o->loader_line = line->number;
    }
}

/* --- data --------------------------------------------------------------- */

/* Remember the line of the tetra at the current location for the side file,
 * which names all the files of the source. */
static void note_line(struct object *o)
{
    const struct line *line = &o->source->line;
    enum status status = STATUS_OK;
    tetra file;

    while (status == STATUS_OK && o->lines->file_count <= line->file) {
        const char *name = o->source->files[o->lines->file_count];

        status = lines_add_file(o->lines, name, strlen(name), &file);
    }
    if (status == STATUS_OK && line->number != 0)
        status = lines_add(o->lines, o->loc, line->file, line->number);
    o->has_failed |= status != STATUS_OK;
}

/* Get ready for bytes of program: the result is their place in the tetra.
 * Lines are told for the text segment only, since the lines of data are
 * seldom of interest, and only between tetras. */
static unsigned prepare_program(struct object *o)
{
    if ((o->loc ^ o->loader_loc) >> 2 != 0)
        object_move(o);
    if (o->held == 0 && is_text(o->loc))
        tell_line(o);
    if (o->held == 0 && o->lines != NULL)
        note_line(o);
    return o->loc & 3;
}

/* The same for special data, which start at a multiple of WIDTH. */
static unsigned prepare_special(struct object *o, unsigned width)
{
    tetra loc = o->special_loc;

    if ((loc & (width - 1)) != 0) {
        o->special_loc = (loc + width) & -width;
        /* A wyde after one byte shares the tetra with it. */
        if (o->held == 1 && width == 2)
            o->held = 3;
        else
            write_held(o);
    }
    return o->special_loc & 3;
}

void object_data(struct object *o, unsigned width, tetra value,
                 unsigned unknown)
{
    unsigned at;

    assert(width == 1 || width == 2 || width == 4);
    assert(o->is_special || o->loc % width == 0);
    at = o->is_special ? prepare_special(o, width) : prepare_program(o);
    for (unsigned j = 0; j < width; j++) {
        o->hold[(at + j) & 3] = (byte)(value >> 8 * (width - 1 - j));
        o->held |= 1u << ((at + j) & 3);
        o->unlisted.known |= 1u << ((at + j) & 3);
    }
    o->unlisted.unknown |= unknown;
    if (((at + width) & 3) == 0)
        write_held(o);
    if (o->is_special)
        o->special_loc += width;
    else
        o->loc += width;
}

void object_begin_special(struct object *o, wyde type)
{
    object_move(o);
    tell_line(o);
    write_lop(o, LOP_spec, type);
    o->is_special = true;
    o->special_loc = 0;
}

void object_end_special(struct object *o)
{
    o->is_special = false;
    flush(o);
}

/* --- fix-ups ------------------------------------------------------------ */

/* The distance is counted in tetras, from the place to the current location.
 *
 *     0 <= delta < 2^16           lop_fixr delta
 *     2^16 <= delta < 2^24, JMP   lop_fixrx 24, delta
 *     delta < 0                   lop_fixrx 16 or 24, 2^24 + the low bits
 *
 * The loader adds up: what is xored into an instruction for a target that
 * lies behind it makes the odd opcode of a forward one. */
bool object_fix(struct object *o, enum object_fix fix, octa where)
{
    unsigned bits = fix == OBJECT_FIX_XYZ ? 24 : 16;
    int64_t delta = sig(o->loc - where) >> 2;

    object_move(o);
    if (fix == OBJECT_FIX_OCTA) {
        write_address(o, LOP_fixo, where);
        return true;
    }
    if (delta < -((int64_t)1 << bits) || delta >= (int64_t)1 << bits)
        return false;
    if (delta >= 0 && delta < 0x10000) {
        write_lop(o, LOP_fixr, (tetra)delta);
        return true;
    }
    write_lop(o, LOP_fixrx, bits);
    write_tetra(o, delta >= 0 ? (tetra)delta
                              : (tetra)(delta & bits_mask(bits)) | 1u << 24);
    return true;
}

/* --- beginning and end -------------------------------------------------- */

void object_init(struct object *o, struct buf *out, tetra time,
                 const struct source *source, struct list *list,
                 struct lines *lines)
{
    *o = (struct object){.out = out,
                         .source = source,
                         .list = list,
                         .lines = lines,
                         .loader_file = OBJECT_NO_FILE};
    write_lop(o, LOP_pre, 1 << 8 | 1); /* version 1, one tetra follows */
    write_tetra(o, time);
}

void object_post(struct object *o, unsigned first, const octa *values)
{
    assert(first >= 32 && first < 256);
    write_lop(o, LOP_post, first);
    for (unsigned i = first; i < 256; i++)
        buf_add_octa(o->out, values[i]);
}

void object_begin_symbols(struct object *o)
{
    write_lop(o, LOP_stab, 0);
}

void object_symbol_byte(struct object *o, byte b)
{
    buf_add_byte(o->out, b);
    o->symbol_bytes++;
}

/* lop_end counts the tetras modulo 2^16; readers of a larger table must not
 * rely on it. */
void object_end_symbols(struct object *o)
{
    while (o->symbol_bytes % 4 != 0)
        object_symbol_byte(o, 0);
    write_lop(o, LOP_end, o->symbol_bytes / 4);
}
