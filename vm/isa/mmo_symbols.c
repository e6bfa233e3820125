/* mmo_symbols.c - an object file's symbol table.
 *
 * The names are the paths of a ternary trie.  A node is written as
 *
 *     control byte, [left subtrie], [character, [value, serial number],
 *     [middle subtrie]], [right subtrie]
 *
 * where bits of the control byte say what is there:
 *
 *     #80  the character has two bytes        #40  left
 *     #20  middle                             #10  right
 *     #0f  how the value is written: 0 no symbol ends here, 1 to 8 so many
 *          bytes, 9 to 14 that minus 8 bytes added to #2000000000000000,
 *          15 a register number of one byte
 *
 * A name is the characters on the middle links down to its node.  The serial
 * number is written in base 128, its last byte with 128 added (mmixal,
 * "The symbol table" of its object format).
 *
 * Knuth reads it by recursion; here the nodes that are being read lie on a
 * stack of our own, so that a malicious file cannot exhaust the host's.
 */
#include <assert.h>

#include "vm/base/bits.h"
#include "vm/isa/mmo.h"

enum {
    NODE_WIDE = 0x80,
    NODE_LEFT = 0x40,
    NODE_MIDDLE = 0x20,
    NODE_RIGHT = 0x10,
    NODE_VALUE = 0x0f,
    NODE_REGISTER = 0x0f,
    NODE_HAS_CHARACTER = NODE_MIDDLE | NODE_VALUE
};

/* Names share their beginnings, so a small table can spell out very long
 * ones.  All of them together may have this much for each byte of the table;
 * even names of 300 letters that differ in the last few stay below 30. */
enum { NAME_BYTES_FREE = 65536, NAME_BYTES_PER_BYTE = 64 };

/* A node that is being read: a struct of bytes, so that a struct buf can
 * hold a stack of them. */
struct node {
    byte control;
    byte stage; /* what comes next: enum stage */
    byte width; /* of its character, in bytes of the name */
};

enum stage { STAGE_LEFT, STAGE_SELF, STAGE_RIGHT, STAGE_DONE };

struct reader {
    const byte *data;
    size_t size, at;
    struct buf stack; /* of struct node */
    struct buf name;  /* the path to the current node */
    size_t budget;    /* bytes that names may still have */
    mmo_visitor *visit;
    void *context;
    enum status status; /* sticky, as in mmo_walk.c */
    struct error *error;
};

static void wrong(struct reader *r, size_t offset, const char *what)
{
    if (r->status == STATUS_OK)
        r->status = error_set(r->error, STATUS_BAD_OBJECT, "offset %zu: %s",
                              offset, what);
}

/* Stop for a reason that is not the file's. */
static void fail(struct reader *r, enum status s)
{
    if (r->status == STATUS_OK)
        r->status = error_set(r->error, s, "%s", status_text(s));
}

static byte take_byte(struct reader *r)
{
    if (r->at == r->size)
        wrong(r, r->at, "the object file ends in the middle of its symbols");
    return r->status == STATUS_OK ? r->data[r->at++] : 0;
}

static tetra take_tetra(struct reader *r)
{
    tetra t = 0;

    for (int i = 0; i < 4; i++)
        t = t << 8 | take_byte(r);
    return t;
}

/* --- one node ----------------------------------------------------------- */

static struct node *top(struct reader *r)
{
    assert(r->stack.len >= sizeof(struct node));
    return (struct node *)(r->stack.data + r->stack.len) - 1;
}

/* Begin to read the node that follows. */
static void enter(struct reader *r)
{
    struct node n = {.control = take_byte(r)};

    buf_add(&r->stack, &n, sizeof n);
    if (r->stack.failed)
        fail(r, STATUS_NO_MEMORY);
}

static void leave(struct reader *r)
{
    buf_cut(&r->stack, r->stack.len - sizeof(struct node));
}

/* Two-byte characters are Unicode's and become UTF-8.  One-byte characters
 * stay as they are: a source in UTF-8 is a sequence of them. */
static void add_character(struct reader *r, struct node *n)
{
    size_t len = r->name.len;
    unsigned c = n->control & NODE_WIDE ? take_byte(r) : 0;

    c = c << 8 | take_byte(r);
    if (!(n->control & NODE_WIDE)) {
        buf_add_byte(&r->name, (byte)c);
    } else if (c < 0x80) {
        buf_add_byte(&r->name, (byte)c);
    } else if (c < 0x800) {
        buf_add_byte(&r->name, (byte)(0xc0 | c >> 6));
        buf_add_byte(&r->name, (byte)(0x80 | (c & 0x3f)));
    } else {
        buf_add_byte(&r->name, (byte)(0xe0 | c >> 12));
        buf_add_byte(&r->name, (byte)(0x80 | (c >> 6 & 0x3f)));
        buf_add_byte(&r->name, (byte)(0x80 | (c & 0x3f)));
    }
    n->width = (byte)(r->name.len - len);
    if (r->name.failed)
        fail(r, STATUS_NO_MEMORY);
}

static void drop_character(struct reader *r, const struct node *n)
{
    buf_cut(&r->name, r->name.len - n->width);
}

/* --- symbols ------------------------------------------------------------ */

static tetra take_serial(struct reader *r)
{
    tetra serial = 0;
    byte b;

    do {
        b = take_byte(r);
        serial = serial << 7 | (b & 0x7f);
    } while (b < 0x80 && r->status == STATUS_OK);
    return serial;
}

/* The value whose form the control byte's low bits FORM give. */
static octa take_value(struct reader *r, unsigned form)
{
    octa base = 0, value = 0;

    if (form == NODE_REGISTER)
        return take_byte(r);
    if (form > 8) {
        base = (octa)0x20 << 56;
        form -= 8;
    }
    while (form-- > 0)
        value = value << 8 | take_byte(r);
    return base + value;
}

/* Two bytes of 0 stand for a symbol that was never defined; a symbol whose
 * value is 0 has one. */
static enum mmo_symbol_kind kind_of(unsigned form, octa value)
{
    if (form == NODE_REGISTER)
        return MMO_SYMBOL_REGISTER;
    if (form == 2 && value == 0)
        return MMO_SYMBOL_UNDEFINED;
    return MMO_SYMBOL_PURE;
}

/* The complete name begins with a colon that nobody writes. */
static const char *shown_name(const struct reader *r)
{
    const char *name = buf_text(&r->name);

    return *name == ':' ? name + 1 : name;
}

static void show(struct reader *r, struct mmo_item *item)
{
    enum status s;

    if (r->status != STATUS_OK)
        return;
    s = r->visit(r->context, item);
    if (s != STATUS_OK)
        fail(r, s);
}

/* Spend the current name's length. */
static void spend(struct reader *r, size_t offset)
{
    if (r->name.len > r->budget)
        wrong(r, offset, "the symbols' names are absurdly long");
    else
        r->budget -= r->name.len;
}

/* Take what the node N has of its own: character, value, serial number. */
static void take_self(struct reader *r, struct node *n)
{
    unsigned form = n->control & NODE_VALUE;
    struct mmo_item item = {.kind = MMO_KIND_SYMBOL, .offset = r->at};
    struct mmo_symbol symbol = {0};

    add_character(r, n);
    if (form == 0)
        return;
    spend(r, item.offset);
    symbol.value = take_value(r, form);
    symbol.kind = kind_of(form, symbol.value);
    symbol.serial = take_serial(r);
    symbol.name = shown_name(r);
    item.size = r->at - item.offset;
    item.symbol = &symbol;
    show(r, &item);
}

/* --- the trie ----------------------------------------------------------- */

/* Do the next stage of the topmost node. */
static void step(struct reader *r)
{
    struct node *n = top(r);

    switch (n->stage++) {
    case STAGE_LEFT:
        if (n->control & NODE_LEFT)
            enter(r);
        break;
    case STAGE_SELF:
        if (n->control & NODE_HAS_CHARACTER)
            take_self(r, n);
        if (n->control & NODE_MIDDLE)
            enter(r);
        break;
    case STAGE_RIGHT:
        drop_character(r, n);
        if (n->control & NODE_RIGHT)
            enter(r);
        break;
    case STAGE_DONE:
        leave(r);
        break;
    }
}

static void take_trie(struct reader *r)
{
    enter(r);
    while (r->stack.len > 0 && r->status == STATUS_OK)
        step(r);
    /* Every node has dropped the character that it added. */
    assert(r->status != STATUS_OK || r->name.len == 0);
}

/* --- the table ---------------------------------------------------------- */

static void take_stab(struct reader *r)
{
    struct mmo_item item = {
        .kind = MMO_KIND_LOP, .offset = r->at, .size = 4, .lop = LOP_stab};
    tetra t = take_tetra(r);

    if (t >> 16 != (LOP_ESCAPE << 8 | LOP_stab))
        wrong(r, item.offset, "no lop_stab after the program");
    else if ((wyde)t != 0)
        wrong(r, item.offset, "lop_stab with YZ other than 0");
    show(r, &item);
}

/* The trie is filled up with zeros to whole tetras. */
static void take_padding(struct reader *r, size_t start)
{
    while ((r->at - start) % 4 != 0 && r->status == STATUS_OK)
        if (take_byte(r) != 0)
            wrong(r, r->at - 1, "a byte other than 0 after the last symbol");
}

/* YZ counts the tetras of the trie, which began at START; modulo 2^16. */
static void take_end(struct reader *r, size_t start)
{
    struct mmo_item item = {
        .kind = MMO_KIND_LOP, .offset = r->at, .size = 4, .lop = LOP_end};
    wyde count = (wyde)((r->at - start) / 4);
    tetra t = take_tetra(r);

    item.yz = (wyde)t;
    if (t >> 16 != (LOP_ESCAPE << 8 | LOP_end))
        wrong(r, item.offset, "no lop_end after the symbols");
    else if (item.yz != count)
        wrong(r, item.offset, "lop_end with a wrong count of tetras");
    show(r, &item);
    if (r->at != r->size)
        wrong(r, r->at, "the object file goes on after lop_end");
}

enum status mmo_walk_symbols(const byte *data, size_t size, size_t at,
                             mmo_visitor *visit, void *context, struct error *e)
{
    struct reader r = {.data = data,
                       .size = size,
                       .at = at,
                       .visit = visit,
                       .context = context,
                       .error = e};
    size_t start;

    assert(at <= size);
    r.budget = NAME_BYTES_FREE + NAME_BYTES_PER_BYTE * (size - at);
    take_stab(&r);
    start = r.at;
    take_trie(&r);
    take_padding(&r, start);
    take_end(&r, start);
    buf_fini(&r.stack);
    buf_fini(&r.name);
    return r.status;
}
