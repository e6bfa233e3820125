/* objdump_json.c - an object file as JSON.
 *
 * Jansson's functions accept null for a value that could not be made and say
 * so by their result; put() and append() keep that in mind by giving up the
 * whole object.
 */
#include <inttypes.h>
#include <string.h>

#include "vm/isa/disasm.h"
#include "vm/isa/objdump.h"

/* --- values ------------------------------------------------------------- */

/* Give *OBJECT the member KEY; on failure *OBJECT becomes null. */
static void put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) != 0) {
        json_decref(*object);
        *object = NULL;
    }
}

static void append(json_t **array, json_t *value)
{
    if (json_array_append_new(*array, value) != 0) {
        json_decref(*array);
        *array = NULL;
    }
}

static json_t *octa_string(octa value)
{
    return json_sprintf("#%016" PRIx64, value);
}

static json_t *tetra_string(octa value)
{
    return json_sprintf("#%08" PRIx32, (tetra)value);
}

json_t *objdump_json_string(const char *s, size_t len)
{
    json_t *j = json_stringn(s, len);
    struct buf ascii = {0};

    if (j != NULL)
        return j;
    for (size_t i = 0; i < len; i++)
        if ((byte)s[i] >= 0x80)
            buf_printf(&ascii, "\\x%02x", (byte)s[i]);
        else
            buf_add_byte(&ascii, (byte)s[i]);
    if (!ascii.failed)
        j = json_stringn(buf_text(&ascii), ascii.len);
    buf_fini(&ascii);
    return j;
}

static json_t *string(const char *s)
{
    return objdump_json_string(s, strlen(s));
}

/* --- items -------------------------------------------------------------- */

static const char *const kind_names[] = {
    [MMO_KIND_LOP] = "lop",       [MMO_KIND_PRE] = "preamble",
    [MMO_KIND_DATA] = "data",     [MMO_KIND_SPEC] = "special",
    [MMO_KIND_GLOBAL] = "global", [MMO_KIND_SYMBOL] = "symbol"};

static const char *const symbol_names[] = {[MMO_SYMBOL_PURE] = "pure",
                                           [MMO_SYMBOL_REGISTER] = "register",
                                           [MMO_SYMBOL_UNDEFINED] =
                                               "undefined"};

static void put_symbol(json_t **j, const struct mmo_symbol *s)
{
    put(j, "name", string(s->name));
    put(j, "is", json_string(symbol_names[s->kind]));
    put(j, "value", octa_string(s->value));
    put(j, "serial", json_integer(s->serial));
}

static void put_lop(json_t **j, const struct mmo_item *item)
{
    put(j, "lop", json_string(isa_lops[item->lop].name));
    put(j, "yz", json_integer(item->yz));
    switch (item->lop) {
    case LOP_loc:
    case LOP_skip:
    case LOP_spec:
        put(j, "address", octa_string(item->address));
        break;
    case LOP_fixo:
        put(j, "address", octa_string(item->address));
        put(j, "value", octa_string(item->value));
        break;
    case LOP_fixr:
    case LOP_fixrx:
        put(j, "address", octa_string(item->address));
        put(j, "value", tetra_string(item->value));
        break;
    case LOP_file:
        if (item->name != NULL)
            put(j, "name", objdump_json_string(item->name, item->name_len));
        break;
    default: /* yz is all there is to say */
        break;
    }
}

static void put_data(json_t **j, const struct mmo_item *item)
{
    put(j, "address", octa_string(item->address));
    put(j, "value", tetra_string(item->value));
    if (item->line == 0)
        return;
    put(j, "file", json_integer(item->file));
    put(j, "line", json_integer(item->line));
}

json_t *objdump_json_item(const struct mmo_item *item)
{
    json_t *j = json_object();

    put(&j, "offset", json_integer((json_int_t)item->offset));
    put(&j, "size", json_integer((json_int_t)item->size));
    put(&j, "kind", json_string(kind_names[item->kind]));
    switch (item->kind) {
    case MMO_KIND_LOP:
        put_lop(&j, item);
        break;
    case MMO_KIND_PRE:
        put(&j, "value", tetra_string(item->value));
        break;
    case MMO_KIND_DATA:
    case MMO_KIND_SPEC:
        put_data(&j, item);
        break;
    case MMO_KIND_GLOBAL:
        put(&j, "register", json_integer(item->reg));
        put(&j, "value", octa_string(item->value));
        break;
    case MMO_KIND_SYMBOL:
        put_symbol(&j, item->symbol);
        break;
    }
    return j;
}

/* --- symbols ------------------------------------------------------------ */

json_t *objdump_json_symbols(const struct mmo *m)
{
    json_t *array = json_array();

    for (size_t i = 0; i < m->symbol_count; i++) {
        json_t *j = json_object();

        put_symbol(&j, &m->symbols[i]);
        append(&array, j);
    }
    return array;
}

/* --- code and data ------------------------------------------------------ */

struct code_json {
    const struct objdump *o;
    json_t *array;
};

static json_t *disassembly(const struct mmo *m, const struct objdump_tetra *t)
{
    struct buf text = {0};
    json_t *j = NULL;

    disasm_insn(&text, t->tetra, t->address, mmo_symbol_name, m);
    if (!text.failed)
        j = string(buf_text(&text));
    buf_fini(&text);
    return j;
}

static void put_line(json_t **j, const struct objdump *o,
                     const struct line_run *r)
{
    size_t len;
    const char *text = o->source(o->context, r->file, r->line, &len);

    put(j, "file", string(o->mmo->lines.files[r->file]));
    put(j, "line", json_integer(r->line));
    if (text != NULL)
        put(j, "source", objdump_json_string(text, len));
}

static void add_tetra(void *context, const struct objdump_tetra *t)
{
    struct code_json *c = context;
    json_t *j = json_object();

    put(&j, "address", octa_string(t->address));
    put(&j, "tetra", tetra_string(t->tetra));
    put(&j, "text", disassembly(c->o->mmo, t));
    if (t->label != NULL)
        put(&j, "label", string(t->label));
    if (t->line != NULL)
        put_line(&j, c->o, t->line);
    append(&c->array, j);
}

json_t *objdump_json_code(const struct objdump *o)
{
    struct code_json c = {.o = o, .array = json_array()};

    objdump_each_tetra(o->mmo, add_tetra, &c);
    return c.array;
}

json_t *objdump_json_data(const struct mmo *m)
{
    json_t *array = json_array();

    for (size_t i = 0; i < m->chunk_count; i++) {
        const struct mmo_chunk *c = &m->chunks[i];
        json_t *j;

        if (objdump_is_code(c->address))
            continue;
        j = json_object();
        put(&j, "address", octa_string(c->address));
        put(&j, "length", json_integer((json_int_t)c->length));
        append(&array, j);
    }
    return array;
}
