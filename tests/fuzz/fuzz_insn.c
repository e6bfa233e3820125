/* fuzz_insn.c - any words taken for instructions.
 *
 * The first 17 octas become rG and sixteen global registers, the rest is the
 * program, from #100 on.  Trips lead to words of the program, too. */
#include <string.h>

#include "tests/fuzz/sandbox.h"

enum {
    REGISTERS = 16, /* $239 to $254 */
    FIRST = 255 - REGISTERS,
    HEAD = 8 * (1 + REGISTERS),
    MOST = 1 << 16 /* bytes of program */
};

static octa octa_at(const byte *data)
{
    octa o = 0;

    for (unsigned i = 0; i < 8; i++)
        o = o << 8 | data[i];
    return o;
}

/* Take the registers of M from the first HEAD bytes of DATA. */
static void take_registers(struct mmo *m, const byte *data)
{
    m->first_global = 32 + data[7] % (FIRST - 32 + 1);
    for (unsigned i = 0; i < REGISTERS; i++)
        m->globals[FIRST + i] = octa_at(data + 8 * (1 + i));
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    struct mmo m = {.first_global = FIRST, .main = 0x100};
    struct mmo_chunk chunks[2] = {{.address = 0}, {.address = 0x100}};

    if (size < HEAD + 4)
        return 0;
    take_registers(&m, data);
    data += HEAD;
    size = (size - HEAD < MOST ? size - HEAD : MOST) & ~(size_t)3;
    chunks[0].bytes = chunks[1].bytes = data;
    chunks[0].length = size < 0x90 ? size : 0x90;
    chunks[1].length = size;
    m.chunks = chunks;
    m.chunk_count = ARRAY_LEN(chunks);
    sandbox_run(&m);
    return 0;
}
