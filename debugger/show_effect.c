/* show_effect.c - what the next instruction is going to do, in words.
 *
 * The words are those of isa.def, with the registers and constants of this
 * instruction in the place of $X, $Y, $Z, X, Y, Z and YZ; then come the values
 * that will go in.
 */
#include "debugger/show_effect.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "debugger/place.h"
#include "debugger/show_value.h"
#include "debugger/why_rule.h"
#include "vm/base/bits.h"
#include "vm/core/fpu.h"
#include "vm/core/ops_flow.h"
#include "vm/core/trip.h"

bool show_effect_next(struct target *t, struct operands *o, bool *is_inserted,
                      struct buf *why)
{
    struct cpu *c = t->cpu;
    octa pair;

    *is_inserted = c->inserting != CPU_INSERT_NOTHING;
    if (*is_inserted) {
        (void)trip_inserted(o, c); /* refused or not, it is in O */
        return true;
    }
    if (!target_load(t, c->pc, BUS_FETCH, &pair, why))
        return false;
    operands_fetch(o, c, (tetra)(c->pc & 4 ? pair : pair >> 32), c->pc);
    return true;
}

/* --- the meaning ----------------------------------------------------------
 */

static void add_address(struct buf *out, const struct target *t, octa a)
{
    if (!place_add_name(out, t, a))
        buf_printf(out, "#%" PRIx64, a);
}

static byte field(const struct operands *o, char letter)
{
    return letter == 'X' ? o->X : letter == 'Y' ? o->Y : o->Z;
}

/* The field of O that LETTER names, as the register or constant that it is. */
static void add_field(struct buf *out, const struct operands *o, char letter)
{
    unsigned use = isa_insns[o->op].operands;
    unsigned special = letter == 'X'   ? OPERAND_X_SPECIAL
                       : letter == 'Z' ? OPERAND_Z_SPECIAL
                                       : 0;
    byte n = field(o, letter);

    if (use & special && n < SREG_COUNT)
        buf_add_string(out, isa_sregs[n].name);
    else
        buf_printf(out, "%s%u", letter == 'Z' && use & OPERAND_Z_REG ? "$" : "",
                   n);
}

/* Parts of a meaning that stand for something of the instruction.  Of several
 * that fit, the first counts. */
enum part {
    PART_NONE,    /* the name behind it says as much */
    PART_ADDRESS, /* of a branch, jump, GETA */
    PART_DISTANCE,
    PART_COUNT,
    PART_WYDE,
    PART_REGISTER, /* field .letter as a register */
    PART_FIELD     /* field .letter, whatever it is */
};

static const struct {
    const char *text;
    enum part part;
    char letter;
} parts[] = {
    {"special register ", PART_NONE, 0},
    {"the address", PART_ADDRESS, 0},
    {"4 YZ", PART_DISTANCE, 0},
    {"X+1", PART_COUNT, 0},
    {"YZ", PART_WYDE, 0},
    {"$X", PART_REGISTER, 'X'},
    {"$Y", PART_REGISTER, 'Y'},
    {"$Z", PART_REGISTER, 'Z'},
    {"X", PART_FIELD, 'X'},
    {"Y", PART_FIELD, 'Y'},
    {"Z", PART_FIELD, 'Z'},
};

static bool is_word_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

/* The part that O's meaning has at AT, or none: all of them. */
static size_t part_at(const struct operands *o, const char *at)
{
    unsigned use = isa_insns[o->op].operands;
    size_t i;

    for (i = 0; i < ARRAY_LEN(parts); i++) {
        size_t len = strlen(parts[i].text);

        if (strncmp(at, parts[i].text, len) != 0)
            continue;
        if (parts[i].part == PART_NONE || !is_word_char(at[len]))
            break;
    }
    if (i < ARRAY_LEN(parts) && parts[i].part == PART_ADDRESS &&
        !(use & (OPERAND_YZ_REL | OPERAND_XYZ_REL)))
        return ARRAY_LEN(parts); /* GO has it in registers */
    return i;
}

static void add_part(struct buf *out, const struct target *t,
                     const struct operands *o, size_t i)
{
    switch (parts[i].part) {
    case PART_NONE:
        break;
    case PART_ADDRESS:
        add_address(out, t, o->z);
        break;
    case PART_DISTANCE:
        buf_printf(out, "%u", 4u * codec_yz(o->insn));
        break;
    case PART_COUNT:
        buf_printf(out, "%u", o->X + 1u);
        break;
    case PART_WYDE:
        buf_printf(out, "#%x", codec_yz(o->insn));
        break;
    case PART_REGISTER:
        buf_printf(out, "$%u", field(o, parts[i].letter));
        break;
    case PART_FIELD:
        add_field(out, o, parts[i].letter);
        break;
    }
}

static void add_meaning(struct buf *out, const struct target *t,
                        const struct operands *o)
{
    const char *meaning = isa_insns[o->op].meaning;

    for (const char *at = meaning; *at != 0;) {
        bool is_inside = at > meaning && is_word_char(at[-1]);
        size_t i = is_inside ? ARRAY_LEN(parts) : part_at(o, at);

        if (i < ARRAY_LEN(parts)) {
            add_part(out, t, o, i);
            at += strlen(parts[i].text);
        } else {
            buf_add_byte(out, (byte)*at++);
        }
    }
}

/* --- the values -----------------------------------------------------------
 */

/* What goes in, each with ", " before it but the first. */
struct values {
    struct buf *out;
    const struct target *t;
    bool is_float, is_begun;
};

static void add_name_and_value(struct values *v, const char *name, octa value)
{
    char text[FPU_TEXT_MAX];

    buf_printf(v->out, "%s%s = ", v->is_begun ? ", " : "", name);
    v->is_begun = true;
    if (v->is_float) {
        fpu_format(value, text);
        buf_add_string(v->out, text);
    } else {
        show_value_named(v->out, v->t, value);
    }
}

static void add_register(struct values *v, const struct cpu *c, unsigned n)
{
    char name[8];

    snprintf(name, sizeof name, "$%u", n);
    add_name_and_value(v, name, cpu_get(c, n));
}

/* Registers that are read, each once. */
static void add_registers(struct values *v, const struct cpu *c,
                          const struct operands *o)
{
    unsigned use = isa_insns[o->op].operands;
    bool has_x = use & OPERAND_X_SRC, has_y = use & OPERAND_Y_REG;

    if (has_x)
        add_register(v, c, o->X);
    if (has_y && !(has_x && o->X == o->Y))
        add_register(v, c, o->Y);
    if (use & OPERAND_Z_REG && !(has_x && o->X == o->Z) &&
        !(has_y && o->Y == o->Z))
        add_register(v, c, o->Z);
}

/* The special register that is one more operand. */
static void add_third(struct values *v, const struct cpu *c,
                      const struct operands *o)
{
    static const struct {
        unsigned flag;
        enum sreg reg;
    } thirds[] = {{INSN_USES_RD, SREG_rD},
                  {INSN_USES_RE, SREG_rE},
                  {INSN_USES_RJ, SREG_rJ},
                  {INSN_USES_RM, SREG_rM}};
    unsigned use = isa_insns[o->op].operands;

    for (size_t i = 0; i < ARRAY_LEN(thirds); i++)
        if (isa_insns[o->op].flags & thirds[i].flag)
            add_name_and_value(v, isa_sregs[thirds[i].reg].name,
                               c->sr[thirds[i].reg]);
    if (use & OPERAND_Z_SPECIAL && o->Z < SREG_COUNT)
        add_name_and_value(v, isa_sregs[o->Z].name, c->sr[o->Z]);
    if (use & OPERAND_X_SPECIAL && o->X < SREG_COUNT)
        add_name_and_value(v, isa_sregs[o->X].name, c->sr[o->X]);
}

unsigned show_effect_size(byte op)
{
    if (!(isa_insns[op].flags & (INSN_LOAD | INSN_STORE)))
        return 0;
    switch (op & 0xfe) {
    case OP_LDSF:
    case OP_LDHT:
    case OP_STSF:
    case OP_STHT:
        return 4;
    case OP_LDVTS:
        return 0;
    default:
        break;
    }
    if ((op >= OP_LDB && op < OP_LDO) || (op >= OP_STB && op < OP_STO))
        return 1u << (op >> 2 & 3);
    return 8;
}

/* The address, and what is there. */
static void add_memory(struct values *v, struct target *t,
                       const struct operands *o)
{
    unsigned size = show_effect_size(o->op);
    octa va = operands_address(o) & -(octa)size, around;
    size_t before;

    buf_printf(v->out, "%sM%u[", v->is_begun ? ", " : "", size);
    v->is_begun = true;
    show_value_named(v->out, t, va);
    buf_add_string(v->out, "] = ");
    before = v->out->len;
    buf_add_string(v->out, "? (");
    if (!target_load(t, va, BUS_LOAD, &around, v->out)) {
        buf_add_byte(v->out, ')');
        return;
    }
    buf_cut(v->out, before);
    show_value_short(v->out, bits_get(around, bus_shift(va, size), 8 * size));
}

/* Where it leads, if that is not to be seen already. */
static void add_outcome(struct buf *out, const struct target *t,
                        const struct operands *o)
{
    if (isa_insns[o->op].flags & INSN_BRANCH) {
        buf_add_string(out, ops_truth(o->op, o->b) ? ": goes to "
                                                   : ": does not go to ");
        add_address(out, t, o->z);
    } else if (isa_insns[o->op].flags & INSN_GOES &&
               isa_insns[o->op].operands & OPERAND_Y_REG) { /* GO, PUSHGO */
        buf_add_string(out, ": goes to ");
        add_address(out, t, operands_address(o));
    } else if (o->op == OP_POP) {
        buf_add_string(out, ": goes to ");
        add_address(out, t, o->b + 4 * (octa)codec_yz(o->insn));
    }
}

static void add_call(struct buf *out, const struct cpu *c,
                     const struct operands *o)
{
    if (o->op != OP_TRAP || !c->kind.is_user_only || o->X != 0 ||
        o->Y >= HOSTCALL_COUNT)
        return;
    buf_printf(out, "%s: %s; $255 = ", isa_hostcalls[o->Y].name,
               isa_hostcalls[o->Y].meaning);
    show_value_short(out, c->g[CPU_REGS - 1]);
}

/* The template of its trace says so. */
static bool has_float_operands(byte op)
{
    return strstr(isa_insns[op].trace, "%.z") != NULL &&
           show_effect_size(op) == 0;
}

static void add_values(struct buf *out, struct target *t,
                       const struct operands *o)
{
    struct values v = {
        .out = out, .t = t, .is_float = has_float_operands(o->op)};

    if (o->op == OP_TRAP && t->cpu->kind.is_user_only) {
        add_call(out, t->cpu, o);
        return;
    }
    add_registers(&v, t->cpu, o);
    v.is_float = false;
    add_third(&v, t->cpu, o);
    if (show_effect_size(o->op) != 0)
        add_memory(&v, t, o);
    add_outcome(out, t, o);
}

/* --- both -----------------------------------------------------------------
 */

/* What the processor will say instead of executing O, or null. */
static const char *refusal(const struct target *t, const struct operands *o)
{
    switch (why_rule_check(t, o)) {
    case FAULT_NONE:
        return NULL;
    case FAULT_K:
        return "; privileged: refused here";
    default:
        return "; illegal: refused";
    }
}

/* What O means, as a line. */
static void add_meaning_line(struct buf *out, const struct target *t,
                             const struct operands *o, bool is_inserted,
                             unsigned indent)
{
    const char *refused = refusal(t, o);

    buf_printf(out, "%*s", (int)indent, "");
    if (is_inserted)
        buf_printf(out, "inserted by RESUME: %s: ", isa_insns[o->op].text);
    add_meaning(out, t, o);
    buf_add_string(out, refused != NULL ? refused : "");
    buf_add_byte(out, '\n');
}

/* Its operands, as a line; none if there are no operands. */
static void add_values_line(struct buf *out, struct target *t,
                            const struct operands *o, unsigned indent)
{
    size_t before = out->len, begun;

    buf_printf(out, "%*s", (int)indent, "");
    begun = out->len;
    add_values(out, t, o);
    if (out->len > begun)
        buf_add_byte(out, '\n');
    else
        buf_cut(out, before);
}

void show_effect(struct buf *out, struct target *t, unsigned indent)
{
    size_t before = out->len;
    struct operands o;
    bool is_inserted;

    buf_printf(out, "%*snothing can be executed here: ", (int)indent, "");
    if (!show_effect_next(t, &o, &is_inserted, out)) {
        buf_add_byte(out, '\n');
        return;
    }
    buf_cut(out, before);
    add_meaning_line(out, t, &o, is_inserted, indent);
    add_values_line(out, t, &o, indent);
}
