/* insn_frame.c - the frame of random programs, assembled. */
#include <stdio.h>
#include <stdlib.h>

#include "asm/asm.h"
#include "tests/differential/insn_case.h"
#include "vm/base/file.h"

static void fail(const char *text)
{
    fprintf(stderr, "%s\n", text);
    exit(3);
}

static octa symbol(const struct mmo *m, const char *name)
{
    const struct mmo_symbol *s = mmo_symbol_find(m, name);

    if (s == NULL)
        fail(name);
    return s->value;
}

static void find_symbols(struct insn_frame *f)
{
    const struct mmo *m = &f->mmo;

    f->begin = symbol(m, "Frame:Begin");
    f->end = symbol(m, "Frame:End");
    f->current = symbol(m, "Frame:Current");
    f->next = symbol(m, "Frame:Next");
    f->code = symbol(m, "Frame:Code");
    f->size = symbol(m, "Frame:Size");
    f->shows = symbol(m, "Frame:Shows");
    f->extra = symbol(m, "Frame:Extra");
    f->mode = symbol(m, "Frame:Mode");
    f->top = symbol(m, "Frame:Top");
    f->special = symbol(m, "Frame:Special");
    f->table = symbol(m, "Frame:Table");
    f->scratch = symbol(m, "Frame:Scratch");
    f->stack = symbol(m, "Frame:Stack");
}

static void assemble(struct insn_frame *f, const struct buf *text)
{
    const struct asm_options options = {.expands = false};
    static const char main_line[] = "Main IS Frame:Begin\n";
    const struct asm_source sources[] = {
        {"frame.mms", buf_text(text), text->len},
        {"main.mms", main_line, sizeof main_line - 1}};
    struct asm_result r;

    if (asm_assemble(&options, sources, ARRAY_LEN(sources), &r) != STATUS_OK)
        fail("the frame is not right");
    f->object = r.object;
    buf_init(&r.object);
    asm_fini(&r);
}

void insn_frame_init(struct insn_frame *f, const char *name)
{
    struct buf text = {0};
    struct error e;

    if (file_read(name, &text, &e) != STATUS_OK)
        fail(e.text);
    assemble(f, &text);
    buf_fini(&text);
    if (mmo_read(f->object.data, f->object.len, &f->mmo, &e) != STATUS_OK)
        fail(e.text);
    find_symbols(f);
}

void insn_frame_fini(struct insn_frame *f)
{
    mmo_fini(&f->mmo);
    buf_fini(&f->object);
}
