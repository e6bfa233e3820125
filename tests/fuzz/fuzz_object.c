/* fuzz_object.c - any bytes taken for an object file.
 *
 * It is walked, digested, shown in every way that objdump has, loaded and run
 * for a moment.  The two readers must agree on whether it can be loaded.
 *
 * What begins like a side file of source lines is read as one, and what was
 * read must be written so that it reads the same. */
#include <string.h>

#include "tests/fuzz/sandbox.h"
#include "vm/isa/mmd.h"
#include "vm/isa/objdump.h"

enum { INSNS = 1000, STEP_MOST = 7 };

/* Show one item to CONTEXT, a buffer. */
static enum status show(void *context, const struct mmo_item *item)
{
    objdump_text_item(context, item);
    json_decref(objdump_json_item(item));
    return STATUS_OK;
}

/* Walk over the whole file; returns how the program's part went. */
static enum status walk(const byte *data, size_t size)
{
    struct buf text;
    struct error e;
    size_t end;
    enum status s;

    buf_init(&text);
    s = mmo_walk_program(data, size, show, &text, &end, &e);
    if (s == STATUS_OK) {
        sandbox_demand(end <= size, "a program within the file");
        (void)!mmo_walk_symbols(data, size, end, show, &text, &e);
    }
    buf_fini(&text);
    return s;
}

/* Each line of source has the same text: an objdump_source. */
static const char *line(void *context, tetra file, tetra number, size_t *len)
{
    (void)context;
    (void)file;
    (void)number;
    *len = 4;
    return "text";
}

static void dump(const struct mmo *m)
{
    const struct objdump o = {.mmo = m, .source = line};
    struct buf text;

    buf_init(&text);
    objdump_text_symbols(&text, m);
    objdump_text_code(&text, &o);
    json_decref(objdump_json_symbols(m));
    json_decref(objdump_json_code(&o));
    json_decref(objdump_json_data(m));
    buf_fini(&text);
}

/* --- side files -------------------------------------------------------------
 */

/* Read TEXT and append what it says to OUT, as it should be written. */
static enum status digest(const byte *text, size_t size, struct buf *out)
{
    struct lines l;
    octa fingerprint;
    struct error e;
    enum status s;

    lines_init(&l);
    s = mmd_read(text, size, &l, &fingerprint, &e);
    if (s == STATUS_OK)
        mmd_write(out, &l, fingerprint);
    lines_fini(&l);
    return s;
}

static void read_side_file(const byte *text, size_t size)
{
    struct buf once, again;

    buf_init(&once);
    buf_init(&again);
    if (digest(text, size, &once) == STATUS_OK) {
        enum status s = digest(once.data, once.len, &again);

        sandbox_demand(s == STATUS_OK, "a side file that can be read again");
        sandbox_demand(once.len == again.len &&
                           memcmp(once.data, again.data, once.len) == 0,
                       "the same side file");
    }
    buf_fini(&once);
    buf_fini(&again);
}

/* --- object files -----------------------------------------------------------
 */

static void read_object(const byte *data, size_t size)
{
    enum status walked = walk(data, size), read;
    struct mmo m;
    struct error e;

    read = mmo_read(data, size, &m, &e);
    sandbox_demand(walked == read, "the same of both readers");
    if (read == STATUS_OK) {
        dump(&m);
        sandbox_run(&m, INSNS, 1 + size / 4 % STEP_MOST);
    }
    mmo_fini(&m);
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    if (size > 3 && memcmp(data, "mmd", 3) == 0)
        read_side_file(data, size);
    else
        read_object(data, size);
    return 0;
}
