/* compare_sys.c - a kernel's object file as Knuth's mmmix wants its memory.
 *
 *   compare_sys KERNEL.mmo >KERNEL.mmix
 *
 * That simulator has no boot loader, and its registers begin as zeros.  So
 * there is a saved context where `tramoya boot` puts the stack, and a few
 * instructions at BEGIN that take it up and jump to Main: then both machines
 * begin with the same registers.  The file has lines "123456789abc:" for a
 * physical address and " 0123456789abcdef" for an octa.
 */
#include <inttypes.h>
#include <stdio.h>

#include "vm/base/bits.h"
#include "vm/base/file.h"
#include "vm/isa/codec.h"
#include "vm/isa/mmo.h"

/* Where the first instruction is; memory of the machine; its stack, below the
 * command line's page. */
#define BEGIN ((octa)0xf000)
#define RAM   ((octa)64 << 20)
#define STACK (RAM - 0x2000 - 8 * 0x2000)

/* An octa of which perhaps only one tetra is known yet. */
struct pending {
    octa at, value;
};

static void flush(struct pending *p)
{
    if (p->at != ~(octa)0)
        printf("%012" PRIx64 ":\n %016" PRIx64 "\n", p->at, p->value);
    p->at = ~(octa)0;
}

static void put_tetra(struct pending *p, octa address, tetra t)
{
    octa at = address & ~(octa)7;

    if (p->at != at)
        flush(p);
    if (p->at != at)
        *p = (struct pending){.at = at};
    p->value |= (octa)t << (address & 4 ? 0 : 32);
}

static void put_octa(struct pending *p, octa address, octa o)
{
    put_tetra(p, address, (tetra)(o >> 32));
    put_tetra(p, address + 4, (tetra)o);
}

static void put_kernel(struct pending *p, const struct mmo *m)
{
    for (size_t i = 0; i < m->chunk_count; i++) {
        const struct mmo_chunk *c = &m->chunks[i];
        octa at = c->address & bits_mask(63);

        for (size_t k = 0; k < c->length; k += 4)
            put_tetra(p, at + k, be_get_tetra(c->bytes + k));
    }
}

/* The context, from the local registers up; returns its topmost address. */
static octa put_context(struct pending *p, const struct mmo *m)
{
    enum { SPECIALS = 12 };
    const octa locals[] = {RAM, RAM - 0x2000, RAM, 0, 4};
    octa at = STACK;

    for (size_t i = 0; i < ARRAY_LEN(locals); i++, at += 8)
        put_octa(p, at, locals[i]);
    for (unsigned i = m->first_global; i < 256; i++, at += 8)
        put_octa(p, at, m->globals[i]);
    for (unsigned i = 0; i < SPECIALS; i++, at += 8)
        put_octa(p, at, 0);
    put_octa(p, at, (octa)m->first_global << 56);
    return at;
}

static void put_begin(struct pending *p, octa top, octa main_at)
{
    octa distance = ((main_at & bits_mask(63)) - (BEGIN + 16)) / 4;
    const tetra code[] = {
        codec_make(OP_SETH, 255, 0x80, 0),
        codec_make(OP_INCML, 255, (byte)(top >> 24), (byte)(top >> 16)),
        codec_make(OP_INCL, 255, (byte)(top >> 8), (byte)top),
        codec_make(OP_UNSAVE, 0, 0, 255),
        (tetra)OP_JMP << 24 | (tetra)distance};

    for (size_t i = 0; i < ARRAY_LEN(code); i++)
        put_tetra(p, BEGIN + 4 * i, code[i]);
}

int main(int argc, char **argv)
{
    struct pending p = {.at = ~(octa)0};
    struct mmo m = {0};
    struct buf object;
    struct error e;
    bool ok;

    buf_init(&object);
    ok = argc == 2 && file_read(argv[1], &object, &e) == STATUS_OK &&
         mmo_read(object.data, object.len, &m, &e) == STATUS_OK;
    if (ok) {
        put_kernel(&p, &m);
        put_begin(&p, put_context(&p, &m), m.main);
        flush(&p);
    } else {
        fprintf(stderr, "compare_sys: %s\n", argc == 2 ? e.text : "which?");
    }
    mmo_fini(&m);
    buf_fini(&object);
    return ok ? 0 : 1;
}
