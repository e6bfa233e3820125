/* stoptext.c - why a process stopped, in words for its author.
 *
 * A message has the reason, then the place, then perhaps a hint.  Reason and
 * place are facts.  A hint is what is mostly wrong when this happens; where
 * nothing is likely there is none.
 */
#include "vm/core/stoptext.h"

#include "vm/isa/disasm.h"

/* The address, which is always known, and the line, which needs a program
 * that was assembled here or has its side file. */
static void add_place(struct buf *out, octa pc, const struct mmo *m)
{
    const struct line_run *run = lines_at(&m->lines, pc);

    buf_printf(out, " at #%016llx", (unsigned long long)pc);
    if (run != NULL)
        buf_printf(out, " (%s:%u)", m->lines.files[run->file],
                   (unsigned)run->line);
}

/* The instruction's word, and its source or its name when no source gives it.
 */
static void add_insn(struct buf *out, tetra insn, octa pc, const struct mmo *m)
{
    struct buf text;

    buf_init(&text);
    disasm_insn(&text, insn, pc, mmo_symbol_name, m);
    buf_printf(out, " %08x (", (unsigned)insn);
    if (!disasm_has_form(insn))
        buf_add_string(out, isa_insns[codec_op(insn)].text);
    else /* one space in the place of the column */
        for (const char *c = buf_text(&text); *c != 0; c++)
            if (*c != ' ' || c[1] != ' ')
                buf_add_byte(out, (byte)*c);
    buf_add_byte(out, ')');
    buf_fini(&text);
}

/* Whether the fetch itself was refused: the program has gone astray. */
static bool is_astray(const struct process_stop *stop)
{
    return stop->pc >> 61 != 0;
}

/* What its author may not know about an instruction that was refused for what
 * it is and not for an address; null: nothing. */
static const char *hint_for_word(const struct process_stop *stop)
{
    switch (codec_op(stop->insn)) {
    case OP_TRAP:
        return "a program can use TRAP 0,Y,Z for the calls that `tramoya help "
               "traps` lists";
    case OP_GET:
    case OP_PUT:
    case OP_PUTI:
        return "`tramoya help registers` says what may be done with special "
               "registers, and which values they take";
    case OP_RESUME:
        if (codec_xyz(stop->insn) != 0)
            return "a program resumes after a trip, with RESUME 0; what comes "
                   "after a trap is for a kernel";
        return "rX does not hold an instruction that may be inserted";
    default:
        return NULL;
    }
}

static void add_hint(struct buf *out, const struct process *p,
                     const struct process_stop *stop)
{
    const char *hint = NULL;

    if (p->cpu.inserting != CPU_INSERT_NOTHING)
        hint = "RESUME inserted this instruction, which is what rX held; it "
               "does not come from memory at the address above, which is rW";
    else if (is_astray(stop))
        hint = "the instructions of a program lie below #2000000000000000; "
               "a jump or a return went elsewhere";
    else if (!stop->has_va)
        hint = hint_for_word(stop);
    if (hint != NULL)
        buf_printf(out, "\n  hint: %s", hint);
    else if (stop->has_va)
        buf_printf(out,
                   "\n  hint: the address #%016llx is negative; only a kernel "
                   "may use such",
                   (unsigned long long)stop->va);
}

static void add_fault(struct buf *out, const struct process *p,
                      const struct process_stop *stop, const struct mmo *m)
{
    buf_printf(out, "%s instruction", fault_text(stop->fault));
    if (!is_astray(stop))
        add_insn(out, stop->insn, stop->pc, m);
    add_place(out, stop->pc, m);
    add_hint(out, p, stop);
}

void stoptext_add(struct buf *out, const struct process *p,
                  const struct process_stop *stop, const struct mmo *m)
{
    unsigned long long insns = p->cpu.counts.insns, memory = p->ram.limit;

    switch (stop->why) {
    case PROCESS_FAULT:
        add_fault(out, p, stop, m);
        return;
    case PROCESS_BUDGET:
        buf_add_string(out, "paused");
        break;
    case PROCESS_HALT:
        buf_printf(out, "ended with status %u", process_status(p));
        break;
    case PROCESS_INSNS:
        buf_printf(out, "the limit of %llu instructions was reached", insns);
        break;
    case PROCESS_MEMORY:
        buf_printf(out,
                   "the limit of %llu bytes of memory was reached by a store "
                   "to #%016llx",
                   memory, (unsigned long long)stop->va);
        break;
    case PROCESS_INTERRUPTED:
        buf_add_string(out, "interrupted");
        break;
    case PROCESS_NO_MEMORY:
        buf_add_string(out, "the host has no memory left");
        break;
    case PROCESS_STOP:
        buf_add_string(out, "stopped");
        break;
    case PROCESS_NO_LOG:
        buf_add_string(out, "the log is not of this run");
        break;
    }
    add_place(out, stop->pc, m);
    if (stop->why == PROCESS_MEMORY && stop->va >> 61 == 3)
        buf_add_string(out, "\n  hint: the register stack has grown so far; "
                            "does a subroutine call itself without end?");
}
