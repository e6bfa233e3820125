/* objdump_text.c - an object file as text. */
#include <assert.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "vm/base/bits.h"
#include "vm/isa/disasm.h"
#include "vm/isa/objdump.h"

void objdump_text_safe(struct buf *out, const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        byte c = (byte)s[i];

        if ((c < 0x20 && c != '\t') || c == 0x7f)
            buf_printf(out, "\\x%02x", c);
        else
            buf_add_byte(out, c);
    }
}

/* --- items -------------------------------------------------------------- */

/* A preamble's tetra: taken for the time of creation, as the first one is. */
static void add_time(struct buf *out, tetra seconds)
{
    time_t t = seconds;
    struct tm tm;
    char text[40];

    gmtime_r(&t, &tm);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S UTC", &tm);
    buf_add_string(out, text);
}

static void add_file(struct buf *out, const struct mmo_item *item)
{
    buf_printf(out, "%u", item->yz >> 8);
    if (item->name == NULL)
        return;
    buf_add_string(out, " \"");
    objdump_text_safe(out, item->name, item->name_len);
    buf_add_byte(out, '"');
}

/* What the operands of a lop say that is about a place in memory: what
 * follows goes there, or what is there is changed. */
static void add_place(struct buf *out, const struct mmo_item *item)
{
    switch (item->lop) {
    case LOP_loc:
        buf_printf(out, "#%016" PRIx64, item->address);
        break;
    case LOP_skip:
        buf_printf(out, "%u bytes, to #%016" PRIx64, item->yz, item->address);
        break;
    case LOP_fixo:
        buf_printf(out, "#%016" PRIx64 ": #%016" PRIx64, item->address,
                   item->value);
        break;
    case LOP_fixr:
    case LOP_fixrx:
        buf_printf(out, "#%016" PRIx64 ": xor #%08" PRIx64, item->address,
                   item->value);
        break;
    case LOP_spec:
        buf_printf(out, "type %u at #%016" PRIx64, item->yz, item->address);
        break;
    default:
        break;
    }
}

/* What a lop's operands say. */
static void add_lop(struct buf *out, const struct mmo_item *item)
{
    assert(item->lop < LOP_COUNT); /* the walk shows no others */
    buf_printf(out, "%-10s ", isa_lops[item->lop].name);
    switch (item->lop) {
    case LOP_quote:
        buf_add_string(out, "the next tetra is data");
        break;
    case LOP_file:
        add_file(out, item);
        break;
    case LOP_line:
        buf_printf(out, "%u", item->yz);
        break;
    case LOP_pre:
        buf_printf(out, "version %u, tetras %u", item->yz >> 8,
                   item->yz & 0xff);
        break;
    case LOP_post:
        buf_printf(out, "rG = %u", item->yz);
        break;
    case LOP_stab:
        buf_add_string(out, "symbols");
        break;
    case LOP_end:
        buf_printf(out, "tetras %u", item->yz);
        break;
    default:
        add_place(out, item);
    }
}

static void add_data(struct buf *out, const struct mmo_item *item)
{
    buf_printf(out, "%-10s #%016" PRIx64 ": %08" PRIx64, "data", item->address,
               item->value);
    if (item->line != 0)
        buf_printf(out, "  file %u line %" PRIu32, item->file, item->line);
}

/* A name, what it stands for, and in which order it was met. */
static void add_symbol(struct buf *out, const struct mmo_symbol *s)
{
    switch (s->kind) {
    case MMO_SYMBOL_PURE:
        buf_printf(out, "#%016" PRIx64, s->value);
        break;
    case MMO_SYMBOL_REGISTER:
        buf_printf(out, "%-17s", "register");
        break;
    case MMO_SYMBOL_UNDEFINED:
        buf_printf(out, "%-17s", "undefined");
        break;
    }
    buf_printf(out, " %5" PRIu32 "  ", s->serial);
    objdump_text_safe(out, s->name, strlen(s->name));
    if (s->kind == MMO_SYMBOL_REGISTER)
        buf_printf(out, " = $%" PRIu64, s->value);
}

void objdump_text_item(struct buf *out, const struct mmo_item *item)
{
    buf_printf(out, "%8zu  ", item->offset);
    switch (item->kind) {
    case MMO_KIND_LOP:
        add_lop(out, item);
        break;
    case MMO_KIND_PRE:
        buf_printf(out, "%-10s %08" PRIx64 "  ", "preamble", item->value);
        add_time(out, (tetra)item->value);
        break;
    case MMO_KIND_DATA:
        add_data(out, item);
        break;
    case MMO_KIND_SPEC:
        buf_printf(out, "%-10s %08" PRIx64, "special", item->value);
        break;
    case MMO_KIND_GLOBAL:
        buf_printf(out, "%-10s $%u = #%016" PRIx64, "global", item->reg,
                   item->value);
        break;
    case MMO_KIND_SYMBOL:
        buf_printf(out, "%-10s ", "symbol");
        add_symbol(out, item->symbol);
        break;
    }
    buf_add_byte(out, '\n');
}

/* --- symbols ------------------------------------------------------------ */

void objdump_text_symbols(struct buf *out, const struct mmo *m)
{
    for (size_t i = 0; i < m->symbol_count; i++) {
        add_symbol(out, &m->symbols[i]);
        buf_add_byte(out, '\n');
    }
}

/* --- code --------------------------------------------------------------- */

bool objdump_is_code(octa address)
{
    return sig(address) < 0 || address < (octa)0x20 << 56;
}

void objdump_each_tetra(const struct mmo *m, objdump_visitor *visit,
                        void *context)
{
    for (size_t i = 0; i < m->chunk_count; i++) {
        const struct mmo_chunk *c = &m->chunks[i];

        for (size_t at = 0; at < c->length; at += 4) {
            struct objdump_tetra t = {.address = c->address + at,
                                      .tetra = be_get_tetra(c->bytes + at)};

            if (!objdump_is_code(t.address))
                continue;
            t.label = mmo_symbol_name(m, t.address);
            t.line = lines_at(&m->lines, t.address);
            visit(context, &t);
        }
    }
}

/* Zeros may be instructions, and in a row they mostly are not: of so many,
 * only the first is shown. */
enum { ZEROS_TO_SKIP = 8 };

struct code_text {
    const struct objdump *o;
    struct buf *out;
    octa next;               /* the address behind the last tetra */
    tetra file, line;        /* shown last; line 0: none */
    size_t zeros;            /* tetras in a row that were 0 */
    size_t len_before_zeros; /* of out, behind the first of them */
};

/* If a long row of zeros has ended, show the first and say how many. */
static void end_zeros(struct code_text *c)
{
    if (c->zeros >= ZEROS_TO_SKIP) {
        buf_cut(c->out, c->len_before_zeros);
        buf_printf(c->out, "%*s... %zu tetras of zeros in all\n", 16, "",
                   c->zeros);
    }
    c->zeros = 0;
}

/* The source line that what follows came from, if that is another one. */
static void add_source(struct code_text *c, const struct line_run *r)
{
    const char *name = c->o->mmo->lines.files[r->file], *text;
    size_t len;

    if (r->file == c->file && r->line == c->line)
        return;
    c->file = r->file;
    c->line = r->line;
    buf_add_string(c->out, "        % ");
    objdump_text_safe(c->out, name, strlen(name));
    buf_printf(c->out, ":%" PRIu32, r->line);
    text = c->o->source(c->o->context, r->file, r->line, &len);
    if (text != NULL) {
        buf_add_string(c->out, ": ");
        objdump_text_safe(c->out, text, len);
    }
    buf_add_byte(c->out, '\n');
}

/* What stands above a tetra: a gap, its label, its source. */
static void add_heading(struct code_text *c, const struct objdump_tetra *t)
{
    if (c->out->len > 0 && (t->address != c->next || t->label != NULL))
        buf_add_byte(c->out, '\n');
    if (t->label != NULL) {
        objdump_text_safe(c->out, t->label, strlen(t->label));
        buf_add_string(c->out, ":\n");
    }
    if (t->line != NULL)
        add_source(c, t->line);
}

static void count_zero(struct code_text *c)
{
    if (c->zeros++ == 0)
        c->len_before_zeros = c->out->len;
}

static void add_tetra(void *context, const struct objdump_tetra *t)
{
    struct code_text *c = context;

    if (t->tetra != 0 || t->label != NULL || t->line != NULL ||
        t->address != c->next)
        end_zeros(c);
    add_heading(c, t);
    buf_printf(c->out, "%16" PRIx64 "  %08" PRIx32 "  ", t->address, t->tetra);
    disasm_insn(c->out, t->tetra, t->address, mmo_symbol_name, c->o->mmo);
    buf_add_byte(c->out, '\n');
    if (t->tetra == 0)
        count_zero(c);
    c->next = t->address + 4;
}

static void add_data_chunks(struct buf *out, const struct mmo *m)
{
    for (size_t i = 0; i < m->chunk_count; i++)
        if (!objdump_is_code(m->chunks[i].address))
            buf_printf(out, "\n%16" PRIx64 "  %zu bytes of data\n",
                       m->chunks[i].address, m->chunks[i].length);
}

void objdump_text_code(struct buf *out, const struct objdump *o)
{
    struct buf code = {0};
    struct code_text c = {.o = o, .out = &code};

    objdump_each_tetra(o->mmo, add_tetra, &c);
    end_zeros(&c);
    buf_add(out, code.data, code.len);
    out->failed |= code.failed;
    buf_fini(&code);
    add_data_chunks(out, o->mmo);
}
