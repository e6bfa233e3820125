/* mmo_walk.c - an object file from lop_pre to the last global register.
 *
 * What is refused here is what the reference simulator refuses (mmix-sim,
 * "Loading an object file"); what it lets pass, passes.
 *
 * The walk's status is sticky: once something is wrong, taking gives zeros
 * and showing shows nothing, so the reading functions go straight through
 * and only the loops look.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/isa/mmo.h"

struct walk {
    const byte *data;
    size_t size;
    size_t at;    /* the next byte to be taken */
    size_t start; /* where the current item began */

    octa location;
    bool has_file; /* a lop_file has been seen */
    byte file;
    tetra line; /* of the next tetra; 0: not known */
    bool is_named[256];
    bool is_special; /* data belongs to the last lop_spec */

    mmo_visitor *visit;
    void *context;
    enum status status;
    struct error *error;
};

/* --- taking and showing ------------------------------------------------- */

/* The item that began at w->start is wrong. */
static void PRINTF_LIKE(2, 3) wrong(struct walk *w, const char *format, ...)
{
    char text[200];
    va_list args;

    if (w->status != STATUS_OK)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    w->status = error_set(w->error, STATUS_BAD_OBJECT, "offset %zu: %s",
                          w->start, text);
}

static tetra take(struct walk *w)
{
    tetra t;

    if (w->status != STATUS_OK)
        return 0;
    assert(w->at <= w->size && w->at % 4 == 0);
    if (w->size - w->at < 4) {
        w->start = w->at;
        wrong(w, "the object file ends here, in the middle of its program");
        return 0;
    }
    t = be_get_tetra(w->data + w->at);
    w->at += 4;
    return t;
}

static octa take_octa(struct walk *w)
{
    octa high = take(w);

    return high << 32 | take(w);
}

/* Show ITEM, which ends here; the next one begins here. */
static void show(struct walk *w, struct mmo_item *item)
{
    assert(w->start <= w->at); /* an item may be empty only after a failure */
    item->offset = w->start;
    item->size = w->at - w->start;
    w->start = w->at;
    if (w->status != STATUS_OK)
        return;
    w->status = w->visit(w->context, item);
    if (w->status != STATUS_OK)
        error_set(w->error, w->status, "%s", status_text(w->status));
}

/* --- data --------------------------------------------------------------- */

static void special_data(struct walk *w, tetra t)
{
    struct mmo_item item = {.kind = MMO_KIND_SPEC,
                            .address = w->location,
                            .value = t,
                            .file = w->file,
                            .line = w->line};

    show(w, &item);
}

/* The low two bits of the location do not count, and are gone afterwards. */
static void loaded_data(struct walk *w, tetra t)
{
    octa address = w->location & ~(octa)3;
    struct mmo_item item = {.kind = MMO_KIND_DATA,
                            .address = address,
                            .value = t,
                            .file = w->file,
                            .line = w->line};

    show(w, &item);
    w->location = address + 4;
    if (w->line != 0)
        w->line++;
}

static void datum(struct walk *w, tetra t)
{
    if (w->is_special)
        special_data(w, t);
    else
        loaded_data(w, t);
}

/* --- lops --------------------------------------------------------------- */

/* The address that follows lop_loc and lop_fixo: Y is its first byte, Z says
 * how many tetras it has. */
static octa take_address(struct walk *w, const struct mmo_item *item)
{
    octa high = (octa)(item->yz >> 8) << 56;
    unsigned z = item->yz & 0xff;

    if (z == 1)
        return high + take(w);
    if (z == 2)
        return high + take_octa(w);
    wrong(w, "%s with Z = %u, which is not 1 or 2", isa_lops[item->lop].name,
          z);
    return 0;
}

static void quote(struct walk *w, struct mmo_item *item)
{
    if (item->yz != 1)
        wrong(w, "lop_quote with YZ = %u, which is not 1", item->yz);
    show(w, item);
    datum(w, take(w));
}

/* lop_fixr and lop_fixrx: DELTA tetras back from here lies an instruction
 * whose address field is to become DELTA.  Where that is negative, DELTA has
 * its lowest BITS bits, and a 1 in bit 24 that turns the opcode into the
 * backward one when it is xored. */
static void fix_relative(struct walk *w, struct mmo_item *item, tetra delta,
                         unsigned bits)
{
    octa distance = delta;

    if (delta >> 24 == 1)
        distance = (delta & 0xffffff) - ((octa)1 << bits);
    item->address = (w->location - 4 * distance) & ~(octa)3;
    item->value = delta;
    show(w, item);
}

static void fixrx(struct walk *w, struct mmo_item *item)
{
    tetra delta = take(w);

    if (item->yz != 16 && item->yz != 24)
        wrong(w, "lop_fixrx with YZ = %u, which is not 16 or 24", item->yz);
    if (delta >> 24 > 1)
        wrong(w, "lop_fixrx of #%08x, which is more than #1ffffff", delta);
    if (w->status == STATUS_OK)
        fix_relative(w, item, delta, item->yz);
}

/* Z tetras hold the name, with zeros behind it. */
static void take_name(struct walk *w, struct mmo_item *item, size_t tetras)
{
    item->name = (const char *)w->data + w->at;
    for (size_t i = 0; i < tetras; i++)
        take(w);
    if (w->status == STATUS_OK)
        item->name_len = strnlen(item->name, 4 * tetras);
}

static void file(struct walk *w, struct mmo_item *item)
{
    byte number = (byte)(item->yz >> 8), tetras = (byte)item->yz;

    if (w->is_named[number] && tetras != 0)
        wrong(w, "lop_file names file %u again", number);
    if (!w->is_named[number] && tetras == 0)
        wrong(w, "lop_file chooses file %u, which has no name yet", number);
    if (tetras != 0)
        take_name(w, item, tetras);
    w->is_named[number] = true;
    w->has_file = true;
    w->file = number;
    w->line = 0;
    show(w, item);
}

static void line(struct walk *w, struct mmo_item *item)
{
    if (!w->has_file)
        wrong(w, "lop_line before any lop_file");
    w->line = item->yz;
    show(w, item);
}

/* The lops that say where data goes, and those that have no place here. */
static void place(struct walk *w, struct mmo_item *item)
{
    switch (item->lop) {
    case LOP_loc:
        item->address = w->location = take_address(w, item);
        break;
    case LOP_skip:
        item->address = w->location += item->yz;
        break;
    case LOP_fixo:
        item->address = take_address(w, item) & ~(octa)3;
        item->value = w->location;
        break;
    case LOP_spec:
        item->address = w->location;
        break;
    case LOP_pre:
    case LOP_stab:
    case LOP_end:
        wrong(w, "%s among the data", isa_lops[item->lop].name);
        break;
    default:
        wrong(w, "there is no lop #%02x", item->lop);
    }
    show(w, item);
}

static void lop(struct walk *w, tetra t)
{
    struct mmo_item item = {
        .kind = MMO_KIND_LOP, .lop = t >> 16 & 0xff, .yz = (wyde)t};

    if (item.lop != LOP_quote)
        w->is_special = item.lop == LOP_spec;
    switch (item.lop) {
    case LOP_quote:
        quote(w, &item);
        break;
    case LOP_fixr:
        fix_relative(w, &item, item.yz, 0);
        break;
    case LOP_fixrx:
        fixrx(w, &item);
        break;
    case LOP_file:
        file(w, &item);
        break;
    case LOP_line:
        line(w, &item);
        break;
    default:
        place(w, &item);
    }
}

/* --- the file ----------------------------------------------------------- */

static void preamble(struct walk *w)
{
    tetra t = take(w);
    struct mmo_item item = {
        .kind = MMO_KIND_LOP, .lop = LOP_pre, .yz = (wyde)t};

    if (w->status == STATUS_OK && t >> 16 != (LOP_ESCAPE << 8 | LOP_pre))
        wrong(w, "this is no object file: it does not begin with lop_pre");
    if (w->status == STATUS_OK && item.yz >> 8 != 1)
        wrong(w, "version %u of the format; only 1 is known", item.yz >> 8);
    show(w, &item);
    for (unsigned i = 0; i < (item.yz & 0xff); i++) {
        struct mmo_item word = {.kind = MMO_KIND_PRE, .value = take(w)};

        show(w, &word);
    }
}

/* Data and lops up to lop_post, which is returned. */
static tetra body(struct walk *w)
{
    while (w->status == STATUS_OK) {
        tetra t = take(w);

        if (t >> 16 == (LOP_ESCAPE << 8 | LOP_post))
            return t;
        if (t >> 24 == LOP_ESCAPE)
            lop(w, t);
        else
            datum(w, t);
    }
    return 0;
}

static void postamble(struct walk *w, tetra t)
{
    struct mmo_item item = {
        .kind = MMO_KIND_LOP, .lop = LOP_post, .yz = (wyde)t};

    if (item.yz < 32 || item.yz > 255)
        wrong(w, "lop_post with G = %u, which is not 32 to 255", item.yz);
    show(w, &item);
    for (unsigned i = item.yz; i < 256 && w->status == STATUS_OK; i++) {
        struct mmo_item global = {
            .kind = MMO_KIND_GLOBAL, .reg = i, .value = take_octa(w)};

        show(w, &global);
    }
}

enum status mmo_walk_program(const byte *data, size_t size, mmo_visitor *visit,
                             void *context, size_t *end, struct error *e)
{
    struct walk w = {.data = data,
                     .size = size,
                     .visit = visit,
                     .context = context,
                     .error = e};

    preamble(&w);
    postamble(&w, body(&w));
    *end = w.at;
    return w.status;
}
