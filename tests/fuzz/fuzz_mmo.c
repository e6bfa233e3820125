/* fuzz_mmo.c - object and side files from a fuzzer: read, shown, given back.
 *
 * The first byte chooses what the rest is: an object file or a side file.
 */
#include "vm/isa/mmd.h"
#include "vm/isa/objdump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *no_source(void *unused, tetra file, tetra line, size_t *len)
{
    (void)unused, (void)file, (void)line, (void)len;
    return NULL;
}

static enum status show_item(void *out, const struct mmo_item *item)
{
    buf_clear(out);
    objdump_text_item(out, item);
    json_decref(objdump_json_item(item));
    return STATUS_OK;
}

static void read_object(const byte *data, size_t size)
{
    struct buf out = {0};
    struct error e;
    struct mmo m;
    struct objdump o = {.mmo = &m, .source = no_source};
    size_t end;

    if (mmo_walk_program(data, size, show_item, &out, &end, &e) == STATUS_OK &&
        mmo_walk_symbols(data, size, end, show_item, &out, &e) != STATUS_OK)
        buf_clear(&out);
    if (mmo_read(data, size, &m, &e) == STATUS_OK) {
        objdump_text_symbols(&out, &m);
        objdump_text_code(&out, &o);
        json_decref(objdump_json_code(&o));
        mmo_fini(&m);
    }
    buf_fini(&out);
}

static void read_side_file(const byte *data, size_t size)
{
    struct lines l;
    struct error e;
    octa fingerprint;

    lines_init(&l);
    if (mmd_read(data, size, &l, &fingerprint, &e) == STATUS_OK)
        lines_at(&l, 0x100);
    lines_fini(&l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    if (data[0] == 'd')
        read_side_file(data + 1, size - 1);
    else
        read_object(data + 1, size - 1);
    return 0;
}
