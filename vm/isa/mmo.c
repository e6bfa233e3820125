/* mmo.c - an object file digested.
 *
 * Memory is described in two steps.  While the file is walked, every tetra
 * that is to be xored somewhere goes to the end of a buffer, and a list of
 * pieces says which stretch of the buffer belongs where.  Then the pieces are
 * sorted by address and xored together into chunks.  So the cost depends on
 * the size of the file, not on how far its addresses lie apart.
 */
#include "vm/isa/mmo.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"
#include "vm/base/grow.h"

/* Bytes of builder.loaded that go to one stretch of memory. */
struct piece {
    octa address;
    size_t offset, length;
};

/* What exists only while a file is read. */
struct builder {
    struct mmo *m;
    struct buf loaded;
    struct piece *pieces;
    size_t piece_count, piece_room;
    tetra files[256]; /* the file's numbers as indices of m->lines */
    bool has_time;
    size_t spec_room, symbol_room;
};

/* --- memory ------------------------------------------------------------- */

/* The last piece, if a tetra for ADDRESS continues it; else a new one; null
 * when there is no memory.  No piece crosses the end of memory. */
static struct piece *piece_for(struct builder *b, octa address)
{
    struct piece *p = b->pieces;

    if (b->piece_count > 0) {
        struct piece *last = &p[b->piece_count - 1];

        if (address != 0 && address == last->address + last->length)
            return last;
    }
    p = grow_array(p, b->piece_count, &b->piece_room, sizeof *p);
    if (p == NULL)
        return NULL;
    b->pieces = p;
    p += b->piece_count++;
    *p = (struct piece){.address = address, .offset = b->loaded.len};
    return p;
}

/* Let T be xored into memory at ADDRESS, a multiple of 4. */
static enum status load(struct builder *b, octa address, tetra t)
{
    struct piece *p = piece_for(b, address);

    assert(address % 4 == 0);
    if (p == NULL)
        return STATUS_NO_MEMORY;
    p->length += 4;
    buf_add_tetra(&b->loaded, t);
    return buf_status(&b->loaded);
}

static int compare_pieces(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;

    return p->address < q->address ? -1 : p->address > q->address;
}

static void xor_bytes(byte *to, const byte *from, size_t len)
{
    for (size_t i = 0; i < len; i++)
        to[i] ^= from[i];
}

/* Add P to the last chunk, which begins at or below it and reaches up to it
 * or further.  The chunk's bytes are the end of m->image. */
static void join(struct builder *b, struct mmo_chunk *chunk,
                 const struct piece *p)
{
    size_t start = (size_t)(p->address - chunk->address);
    size_t common = chunk->length - start;
    const byte *from = b->loaded.data + p->offset;
    struct buf *image = &b->m->image;

    assert(start <= chunk->length && chunk->length <= image->len);
    if (common > p->length)
        common = p->length;
    xor_bytes(image->data + image->len - chunk->length + start, from, common);
    buf_add(image, from + common, p->length - common);
    chunk->length += p->length - common;
}

/* The chunk that P begins in or directly behind, or a new one. */
static struct mmo_chunk *chunk_for(struct mmo *m, const struct piece *p)
{
    if (m->chunk_count > 0) {
        struct mmo_chunk *last = &m->chunks[m->chunk_count - 1];

        assert(p->address >= last->address); /* pieces come sorted */
        if (p->address - last->address <= last->length)
            return last;
    }
    m->chunks[m->chunk_count] = (struct mmo_chunk){.address = p->address};
    return &m->chunks[m->chunk_count++];
}

/* Make chunks of the pieces.  There is memory for all of them in advance, so
 * that image does not move. */
static enum status make_chunks(struct builder *b)
{
    struct mmo *m = b->m;
    const byte *at;

    m->chunks = alloc_zeroed(b->piece_count + 1, sizeof *m->chunks);
    buf_extend(&m->image, b->loaded.len + 1);
    if (m->chunks == NULL || m->image.failed)
        return STATUS_NO_MEMORY;
    buf_cut(&m->image, 0);
    if (b->piece_count > 0)
        qsort(b->pieces, b->piece_count, sizeof *b->pieces, compare_pieces);
    for (size_t i = 0; i < b->piece_count; i++)
        join(b, chunk_for(m, &b->pieces[i]), &b->pieces[i]);
    at = m->image.data;
    for (size_t i = 0; i < m->chunk_count; i++) {
        m->chunks[i].bytes = at;
        at += m->chunks[i].length;
    }
    assert(at == m->image.data + m->image.len);
    return STATUS_OK;
}

/* --- special data ------------------------------------------------------- */

static enum status begin_spec(struct builder *b, const struct mmo_item *item)
{
    struct mmo *m = b->m;
    struct mmo_spec *s =
        grow_array(m->specs, m->spec_count, &b->spec_room, sizeof *s);

    if (s == NULL)
        return STATUS_NO_MEMORY;
    m->specs = s;
    s[m->spec_count++] =
        (struct mmo_spec){.type = item->yz, .location = item->address};
    return STATUS_OK;
}

static enum status continue_spec(struct builder *b, tetra t)
{
    struct mmo *m = b->m;

    assert(m->spec_count > 0); /* the walk shows data of a lop_spec after it */
    buf_add_tetra(&m->special, t);
    m->specs[m->spec_count - 1].length += 4;
    return buf_status(&m->special);
}

/* Now that m->special moves no more, say where each one's bytes are. */
static void place_specs(struct mmo *m)
{
    const byte *at = m->special.data;

    for (size_t i = 0; i < m->spec_count; i++) {
        m->specs[i].bytes = at;
        if (at != NULL)
            at += m->specs[i].length;
    }
}

/* --- items -------------------------------------------------------------- */

static enum status take_pre(struct builder *b, const struct mmo_item *item)
{
    if (!b->has_time)
        b->m->created = (tetra)item->value;
    b->has_time = true;
    return STATUS_OK;
}

static enum status take_data(struct builder *b, const struct mmo_item *item)
{
    enum status s = load(b, item->address, (tetra)item->value);

    if (s != STATUS_OK || item->line == 0)
        return s;
    return lines_add(&b->m->lines, item->address, b->files[item->file],
                     item->line);
}

static enum status take_file(struct builder *b, const struct mmo_item *item)
{
    if (item->name == NULL)
        return STATUS_OK;
    return lines_add_file(&b->m->lines, item->name, item->name_len,
                          &b->files[item->yz >> 8]);
}

static enum status fix_octa(struct builder *b, const struct mmo_item *item)
{
    enum status s = load(b, item->address, (tetra)(item->value >> 32));

    if (s != STATUS_OK)
        return s;
    return load(b, item->address + 4, (tetra)item->value);
}

static enum status take_lop(struct builder *b, const struct mmo_item *item)
{
    switch (item->lop) {
    case LOP_fixo:
        return fix_octa(b, item);
    case LOP_fixr:
    case LOP_fixrx:
        return load(b, item->address, (tetra)item->value);
    case LOP_file:
        return take_file(b, item);
    case LOP_spec:
        return begin_spec(b, item);
    case LOP_post:
        b->m->first_global = item->yz;
        return STATUS_OK;
    default: /* the walk has done what these ask for */
        return STATUS_OK;
    }
}

static enum status take_symbol(struct builder *b,
                               const struct mmo_symbol *symbol)
{
    struct mmo *m = b->m;
    struct mmo_symbol *s =
        grow_array(m->symbols, m->symbol_count, &b->symbol_room, sizeof *s);

    if (s == NULL)
        return STATUS_NO_MEMORY;
    m->symbols = s;
    s += m->symbol_count;
    *s = *symbol;
    s->name = arena_string(&m->names, symbol->name, strlen(symbol->name));
    if (s->name == NULL)
        return STATUS_NO_MEMORY;
    m->symbol_count++;
    m->pure_count += s->kind == MMO_SYMBOL_PURE;
    return STATUS_OK;
}

static enum status take_item(void *context, const struct mmo_item *item)
{
    struct builder *b = context;

    switch (item->kind) {
    case MMO_KIND_LOP:
        return take_lop(b, item);
    case MMO_KIND_PRE:
        return take_pre(b, item);
    case MMO_KIND_DATA:
        return take_data(b, item);
    case MMO_KIND_SPEC:
        return continue_spec(b, (tetra)item->value);
    case MMO_KIND_GLOBAL:
        b->m->globals[item->reg] = item->value;
        return STATUS_OK;
    case MMO_KIND_SYMBOL:
        return take_symbol(b, item->symbol);
    }
    return STATUS_OK;
}

/* --- the file ----------------------------------------------------------- */

static enum status read_program(struct builder *b, const byte *data,
                                size_t size, size_t *end, struct error *e)
{
    enum status s = mmo_walk_program(data, size, take_item, b, end, e);

    if (s != STATUS_OK)
        return s;
    s = make_chunks(b);
    if (s == STATUS_OK)
        s = lines_finish(&b->m->lines);
    if (s != STATUS_OK)
        return error_set(e, s, "%s", status_text(s));
    place_specs(b->m);
    b->m->main = b->m->globals[255];
    return STATUS_OK;
}

static int compare_symbols(const void *a, const void *b)
{
    const struct mmo_symbol *p = a, *q = b;
    bool is_pure = p->kind == MMO_SYMBOL_PURE;

    if (is_pure != (q->kind == MMO_SYMBOL_PURE))
        return is_pure ? -1 : 1;
    if (is_pure && p->value != q->value)
        return p->value < q->value ? -1 : 1;
    return p->serial < q->serial ? -1 : p->serial > q->serial;
}

/* Damage in the symbols is the reader's to report, not a failure. */
static enum status read_symbols(struct builder *b, const byte *data,
                                size_t size, size_t at, struct error *e)
{
    struct mmo *m = b->m;
    enum status s = mmo_walk_symbols(data, size, at, take_item, b, &m->damage);

    if (m->symbol_count > 0)
        qsort(m->symbols, m->symbol_count, sizeof *m->symbols, compare_symbols);
    if (s == STATUS_NO_MEMORY)
        return error_set(e, s, "%s", status_text(s));
    return STATUS_OK;
}

enum status mmo_read(const byte *data, size_t size, struct mmo *m,
                     struct error *e)
{
    struct builder b = {.m = m};
    enum status s;
    size_t end;

    *m = (struct mmo){.created = 0xffffffff};
    lines_init(&m->lines);
    arena_init(&m->names);
    s = read_program(&b, data, size, &end, e);
    if (s == STATUS_OK)
        s = read_symbols(&b, data, size, end, e);
    buf_fini(&b.loaded);
    alloc_free(b.pieces);
    if (s != STATUS_OK)
        mmo_fini(m);
    return s;
}

void mmo_fini(struct mmo *m)
{
    alloc_free(m->chunks);
    alloc_free(m->specs);
    alloc_free(m->symbols);
    lines_fini(&m->lines);
    buf_fini(&m->image);
    buf_fini(&m->special);
    arena_fini(&m->names);
    *m = (struct mmo){0};
}

/* --- symbols ------------------------------------------------------------ */

const struct mmo_symbol *mmo_symbol_find(const struct mmo *m, const char *name)
{
    if (*name == ':')
        name++;
    for (size_t i = 0; i < m->symbol_count; i++)
        if (strcmp(m->symbols[i].name, name) == 0)
            return &m->symbols[i];
    return NULL;
}

/* How many pure symbols have values below VALUE. */
static size_t count_below(const struct mmo *m, octa value)
{
    size_t low = 0, high = m->pure_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (m->symbols[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct mmo_symbol *mmo_symbol_near(const struct mmo *m, octa address)
{
    size_t count =
        address == ~(octa)0 ? m->pure_count : count_below(m, address + 1);

    if (count == 0)
        return NULL;
    return &m->symbols[count_below(m, m->symbols[count - 1].value)];
}

const char *mmo_symbol_name(const void *mmo, octa address)
{
    const struct mmo_symbol *s = mmo_symbol_near(mmo, address);

    return s != NULL && s->value == address ? s->name : NULL;
}
