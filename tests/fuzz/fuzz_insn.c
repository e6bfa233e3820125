/* fuzz_insn.c - any words taken for instructions.
 *
 * The first octas become global registers and say how the program is run, the
 * rest is the program (program.h).  Trips lead to words of the program, too. */
#include "tests/fuzz/program.h"
#include "tests/fuzz/sandbox.h"

enum {
    HANDLERS = 0x100, /* bytes of the program that trips lead to */
    MOST = 1 << 16    /* of the whole */
};

static octa octa_at(const byte *data)
{
    octa o = 0;

    for (unsigned i = 0; i < 8; i++)
        o = o << 8 | data[i];
    return o;
}

/* Take the registers of M from the head of DATA. */
static void take_registers(struct mmo *m, const byte *data)
{
    m->first_global = program_first_global(data);
    for (unsigned i = 0; i < PROGRAM_REGISTERS; i++)
        m->globals[PROGRAM_FIRST + i] = octa_at(data + 8 * (1 + i));
}

/* Run M as the head of DATA says; now and then for longer than an engine runs
 * without a pause. */
static void run(const struct mmo *m, const byte *data)
{
    static const octa steps[] = {1, 2, 3, 5, 7, 19, 100, 1000};

    sandbox_run(m, data[PROGRAM_LIMIT] % 16 == 1 ? 9000 : 700,
                steps[data[PROGRAM_STEP] % ARRAY_LEN(steps)]);
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    struct mmo m = {0};
    struct mmo_chunk chunks[2] = {{0}};

    if (size < PROGRAM_HEAD + 4)
        return 0;
    take_registers(&m, data);
    size =
        (size - PROGRAM_HEAD < MOST ? size - PROGRAM_HEAD : MOST) & ~(size_t)3;
    chunks[0].bytes = chunks[1].bytes = data + PROGRAM_HEAD;
    chunks[0].length = size < HANDLERS ? size : HANDLERS;
    chunks[1].length = size;
    chunks[1].address = m.main = program_start(data);
    m.chunks = chunks;
    m.chunk_count = ARRAY_LEN(chunks);
    run(&m, data);
    return 0;
}

size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed);
size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed)
{
    return program_change(data, size, most, seed);
}
