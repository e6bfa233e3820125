/* show_insn.c - an instruction in the middle of a sentence. */
#include "debugger/show_insn.h"

#include "vm/isa/codec.h"
#include "vm/isa/disasm.h"

/* Make one blank of several, in OUT behind START. */
static void squeeze(struct buf *out, size_t start)
{
    size_t to = start + 1;

    if (out->failed)
        return;
    for (size_t i = to; i < out->len; i++)
        if (out->data[i] != ' ' || out->data[i - 1] != ' ')
            out->data[to++] = out->data[i];
    buf_cut(out, to);
}

void show_insn(struct buf *out, const struct target *t, tetra insn, octa loc)
{
    size_t start = out->len;

    if (disasm_has_form(insn))
        disasm_insn(out, insn, loc, t != NULL ? mmo_symbol_name : NULL,
                    t != NULL ? target_program(t, loc) : NULL);
    else
        buf_printf(out, "%s %u,%u,%u", isa_insns[codec_op(insn)].text,
                   codec_x(insn), codec_y(insn), codec_z(insn));
    squeeze(out, start);
}
