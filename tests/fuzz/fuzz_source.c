/* fuzz_source.c - any bytes given to the assembler.
 *
 * A form feed begins another file; an input of odd length is assembled with
 * -x.  What is accepted must be an object file that is right to its end; what
 * is refused must have an error; every message must print. */
#include <string.h>

#include "asm/asm.h"
#include "tests/fuzz/sandbox.h"

enum { FILES = 4 };

/* Cut the SIZE bytes of TEXT into sources; returns how many. */
static size_t cut(const char *text, size_t size,
                  struct asm_source sources[FILES])
{
    static const char *const names[FILES] = {"a.mms", "b.mms", "c/d.mms", "-"};
    size_t count = 0;

    for (;;) {
        const char *end = size == 0 ? NULL : memchr(text, '\f', size);
        size_t len = end != NULL ? (size_t)(end - text) : size;

        sources[count] = (struct asm_source){names[count], text, len};
        if (++count == FILES || end == NULL)
            return count;
        text += len + 1;
        size -= len + 1;
    }
}

static void demand_object(const struct asm_result *r)
{
    struct mmo m;
    struct error e;
    enum status s = mmo_read(r->object.data, r->object.len, &m, &e);

    sandbox_demand(r->error_count == 0, "no errors, as there is an object");
    sandbox_demand(s == STATUS_OK, "an object that can be read");
    sandbox_demand(m.damage.status == STATUS_OK, "symbols that can be read");
    mmo_fini(&m);
}

static void demand_messages(const struct asm_result *r)
{
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < r->diag_count; i++)
        asm_diag_print(&r->diags[i], &text);
    sandbox_demand(r->diag_count == 0 || text.len > 0, "messages with words");
    buf_fini(&text);
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    const struct asm_options o = {
        .expands = size % 2 != 0, .makes_listing = true, .makes_lines = true};
    struct asm_source sources[FILES];
    size_t count = cut(size > 0 ? (const char *)data : "", size, sources);
    struct asm_result r;
    enum status s = asm_assemble(&o, sources, count, &r);

    if (s == STATUS_OK)
        demand_object(&r);
    if (s == STATUS_BAD_INPUT)
        sandbox_demand(r.error_count > 0 && r.object.len == 0,
                       "errors and no object");
    demand_messages(&r);
    asm_fini(&r);
    return 0;
}
