/* pairs.c - which instructions follow each other while a program runs.
 *
 *     pairs COUNTS FILE.mmo [ARGUMENT ...]
 *
 * Runs the program, one step after the other, and counts pairs and triples of
 * instructions within a block: what the threaded engine might execute by one
 * handler.  A block ends with an instruction that may go elsewhere, as in
 * vm/core/code.h.  The lines of COUNTS, in no order:
 *
 *     1000 1 instructions
 *     20 2 ADDU l,l,c; CMP l,*,g
 *
 * A letter is written for each operand:
 *
 *     l   a register that is not global    c   a constant
 *     g   a global register                s   a special register
 *     *   the result of the instruction    @   a relative address
 *         just before
 *
 * Opcodes are those of source: BZ is also BZB, ADD also ADDI, where the letter
 * c shows the difference.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/arena.h"
#include "vm/base/file.h"
#include "vm/base/map.h"
#include "vm/core/process.h"
#include "vm/isa/codec.h"

enum { LONGEST = 3 };

/* An instruction as it is counted: the opcode, and three letters, in the low
 * bits of an octa.  Several in a row fill the octa from below, the last one
 * lowest; no opcode and letters give 0, since a letter is 1 at least. */
enum letter {
    LETTER_NONE = 1,
    LETTER_LOCAL,
    LETTER_GLOBAL,
    LETTER_RESULT,
    LETTER_CONSTANT,
    LETTER_SPECIAL,
    LETTER_ADDRESS
};
enum { LETTER_BITS = 3, SHAPE_BITS = 8 + 3 * LETTER_BITS };

static const char letter_chars[] = "  lg*cs@";

/* An instruction about to be executed. */
struct step {
    octa loc;
    tetra insn;
    unsigned operands; /* OPERAND_ bits */
    unsigned first_global;
    int result; /* the register the one before has set, or -1 */
};

struct count {
    octa times;
};

struct pairs {
    struct process *process;
    struct map counts; /* by octa: struct count */
    struct arena memory;
    octa steps;
    octa row;        /* shapes since the block began, as many as fit */
    unsigned length; /* how many, at most LONGEST */
    octa next;       /* where the next instruction of the block is */
    int result;      /* as in a step */
};

static void die(const char *what)
{
    fprintf(stderr, "pairs: %s\n", what);
    exit(1);
}

/* --- shapes ----------------------------------------------------------------
 */

/* The letter of register REG; IS_READ if its value is. */
static enum letter letter_of(const struct step *s, byte reg, bool is_read)
{
    if (is_read && reg == s->result)
        return LETTER_RESULT;
    return reg >= s->first_global ? LETTER_GLOBAL : LETTER_LOCAL;
}

static enum letter letter_x(const struct step *s)
{
    const unsigned sets = OPERAND_X_DEST | OPERAND_X_PUSH | OPERAND_X_GLOBAL;

    if (s->operands & (sets | OPERAND_X_SRC))
        return letter_of(s, codec_x(s->insn), s->operands & OPERAND_X_SRC);
    if (s->operands & OPERAND_X_SPECIAL)
        return LETTER_SPECIAL;
    return s->operands & OPERAND_XYZ_REL ? LETTER_ADDRESS : LETTER_NONE;
}

static enum letter letter_y(const struct step *s)
{
    if (s->operands & OPERAND_Y_REG)
        return letter_of(s, codec_y(s->insn), true);
    if (s->operands & (OPERAND_Y_IMM | OPERAND_YZ_WYDE))
        return LETTER_CONSTANT;
    return s->operands & OPERAND_YZ_REL ? LETTER_ADDRESS : LETTER_NONE;
}

static enum letter letter_z(const struct step *s)
{
    if (s->operands & OPERAND_Z_REG)
        return letter_of(s, codec_z(s->insn), true);
    if (s->operands & OPERAND_Z_IMM)
        return LETTER_CONSTANT;
    return s->operands & OPERAND_Z_SPECIAL ? LETTER_SPECIAL : LETTER_NONE;
}

/* The opcode as source has it. */
static octa source_op(tetra insn)
{
    byte op = codec_op(insn);

    return isa_insn_suffix(op) != 0 ? op - 1u : op;
}

static octa shape_of(const struct step *s)
{
    octa shape = source_op(s->insn);

    shape = shape << LETTER_BITS | letter_x(s);
    shape = shape << LETTER_BITS | letter_y(s);
    return shape << LETTER_BITS | letter_z(s);
}

static void print_shape(FILE *to, octa shape)
{
    const char *separator = " ";

    fputs(isa_insns[shape >> 3 * LETTER_BITS].text, to);
    for (int i = 2; i >= 0; i--) {
        unsigned letter = shape >> i * LETTER_BITS & 7;

        if (letter == LETTER_NONE)
            continue;
        fprintf(to, "%s%c", separator, letter_chars[letter]);
        separator = ",";
    }
}

/* --- counting --------------------------------------------------------------
 */

static void count(struct pairs *p, octa row)
{
    struct count *c = map_get(&p->counts, row);

    if (c == NULL) {
        c = arena_alloc(&p->memory, sizeof *c);
        if (c == NULL || map_put(&p->counts, row, c) != STATUS_OK)
            die("out of memory");
    }
    c->times++;
}

/* The last COUNT shapes of ROW. */
static octa last_of(octa row, unsigned count)
{
    return row & (((octa)1 << count * SHAPE_BITS) - 1);
}

static bool ends_block(const struct step *s)
{
    unsigned flags = isa_insns[codec_op(s->insn)].flags;

    return flags & (INSN_BRANCH | INSN_GOES) || codec_op(s->insn) == OP_TRAP ||
           codec_op(s->insn) == OP_TRIP || codec_op(s->insn) == OP_RESUME;
}

/* S has been executed: count it with those before it. */
static void note(struct pairs *p, const struct step *s)
{
    p->row = last_of(p->row, LONGEST - 1) << SHAPE_BITS | shape_of(s);
    if (p->length < LONGEST)
        p->length++;
    for (unsigned n = 2; n <= p->length; n++)
        count(p, last_of(p->row, n));
    if (ends_block(s))
        p->length = 0;
    p->next = s->loc + 4;
    p->result = s->operands & OPERAND_X_DEST ? codec_x(s->insn) : -1;
}

/* Execute an instruction; false at the end of the program. */
static bool step(struct pairs *p)
{
    struct cpu *c = &p->process->cpu;
    struct step s = {.loc = c->pc, .first_global = cpu_first_global(c)};
    bool is_inserted = c->inserting != CPU_INSERT_NOTHING;
    struct process_stop stop;

    if (is_inserted || s.loc != p->next)
        p->length = 0;
    s.result = p->length > 0 ? p->result : -1;
    is_inserted |= bus_fetch(c->bus, s.loc, &s.insn) != FAULT_NONE;
    s.operands = isa_insns[codec_op(s.insn)].operands;
    stop = process_run(p->process, exec_switch, 1);
    if (stop.why != PROCESS_BUDGET)
        return false;
    p->steps++;
    if (!is_inserted)
        note(p, &s);
    return true;
}

/* --- the program -----------------------------------------------------------
 */

static struct process *load(char **argv)
{
    const struct process_options options = {.files = HOSTFILE_ANY};
    struct process *process;
    struct buf object;
    struct error e;
    struct mmo m;

    buf_init(&object);
    if (file_read(argv[0], &object, &e) != STATUS_OK ||
        mmo_read(object.data, object.len, &m, &e) != STATUS_OK)
        die(e.text);
    process = process_create(&options, &m, argv, &e);
    if (process == NULL)
        die(e.text);
    mmo_fini(&m);
    buf_fini(&object);
    return process;
}

/* How many shapes ROW has. */
static unsigned length_of(octa row)
{
    unsigned n = 0;

    for (; row != 0; row >>= SHAPE_BITS)
        n++;
    return n;
}

static void print_counts(const struct pairs *p, FILE *to)
{
    const struct map_slot *slot;
    size_t at = 0;

    fprintf(to, "%" PRIu64 " 1 instructions\n", p->steps);
    while ((slot = map_next(&p->counts, &at)) != NULL) {
        unsigned n = length_of(slot->key);

        fprintf(to, "%" PRIu64 " %u ", ((struct count *)slot->value)->times, n);
        while (n-- > 0) {
            print_shape(to, last_of(slot->key >> n * SHAPE_BITS, 1));
            fputs(n > 0 ? "; " : "\n", to);
        }
    }
}

int main(int argc, char **argv)
{
    struct pairs p = {.result = -1};
    struct error e;
    FILE *to;

    if (argc < 3)
        die("usage: pairs COUNTS FILE.mmo [ARGUMENT ...]");
    map_init(&p.counts);
    arena_init(&p.memory);
    p.process = load(argv + 2);
    while (step(&p))
        continue;
    if (process_flush(p.process, &e) != STATUS_OK)
        die(e.text);
    to = fopen(argv[1], "w");
    if (to == NULL)
        die("the counts cannot be written");
    print_counts(&p, to);
    if (fclose(to) != 0)
        die("the counts cannot be written");
    process_destroy(p.process);
    map_fini(&p.counts);
    arena_fini(&p.memory);
    return 0;
}
