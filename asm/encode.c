/* encode.c - operands become fields.
 *
 *     ADD  $1,$2,$3     three operands: X, Y, Z     20 01 02 03
 *     ADD  $1,$2,3      a constant Z: ADDI          21 01 02 03
 *     SETL $1,#2345     two operands: X, YZ         e3 01 23 45
 *     SET  $1,$2        an alias of ORI $1,$2,0     c1 01 02 00
 *     LDO  $1,a         $254 is at a-8: LDOI        8d 01 fe 08
 *     JMP  @-4          one operand: XYZ; JMPB      f1 ff ff ff
 *
 * The fields are looked at from right to left, as mmixal does: the order of
 * the warnings in the listing shows it.
 */
#include "asm/encode.h"

#include <assert.h>
#include <inttypes.h>

#include "asm/operand.h"
#include "asm/relative.h"
#include "vm/base/bits.h"

enum { HELPER = 255 }; /* the register that -x may use */

/* The instruction while it is put together. */
struct encoding {
    struct assembler *a;
    const struct operation *operation;
    unsigned opcode;
    tetra fields;     /* X, Y, Z */
    unsigned unknown; /* bytes of a future reference, as for object_data() */
    bool is_good;     /* no error so far */
};

static bool has(const struct encoding *e, enum operation_flag flag)
{
    return (e->operation->flags & flag) != 0;
}

static void put(struct encoding *e, unsigned opcode, tetra fields)
{
    object_data(&e->a->object, 4, (tetra)opcode << 24 | fields, e->unknown);
}

/* --- one byte: X, Y, Z -------------------------------------------------- */

/* Put V, called WHAT ("X field"), into the byte from bit LOW on. */
static void add_byte(struct encoding *e, struct value *v, const char *what,
                     enum rule rule, unsigned low)
{
    const char name[] = {*what, 0};

    if (!operand_check_kind(e->a, v, what, rule)) {
        e->is_good = false;
        return;
    }
    operand_check_size(e->a, v, name, 1);
    e->fields |= (tetra)(v->number & 0xff) << low;
}

static void add_x(struct encoding *e)
{
    add_byte(e, operand_at(e->a, 0), "X field", e->operation->x, 16);
}

/* Z decides between the two opcodes of a pair. */
static void add_z(struct encoding *e, struct value *v)
{
    enum rule rule = e->operation->z;

    if (has(e, OPERATION_IMMEDIATE)) {
        e->opcode += v->kind == VALUE_PURE;
        rule = RULE_ANY;
    }
    add_byte(e, v, "Z field", rule, 0);
}

static void encode_three(struct encoding *e)
{
    add_z(e, operand_at(e->a, 2));
    add_byte(e, operand_at(e->a, 1), "Y field", e->operation->y, 8);
    add_x(e);
}

/* --- two bytes: YZ ------------------------------------------------------ */

/* Load $255 with VALUE, by as few instructions as there are wydes in it that
 * are not zero, but at least one. */
static void load_helper(struct encoding *e, octa value)
{
    unsigned first = OP_SETH;

    for (unsigned place = 4; place-- > 0;) {
        tetra wyde_value = (tetra)bits_get(value, 16 * place, 16);

        if (wyde_value == 0 && (place > 0 || first == OP_ORH))
            continue;
        put(e, first + 3 - place, (tetra)HELPER << 16 | wyde_value);
        first = OP_ORH;
    }
}

/* $Y + Z shall be the address V.  That is a base and the distance from it, if
 * one is near; else, with -x, the distance goes into $255, and if there is no
 * base at all below V, the whole address does:
 *
 *     near:     LDO $1,$254,8
 *     far:      SETL $255,1000; LDO $1,$254,$255
 *     no base:  SETML $255,#1234; ORL $255,#5678; LDO $1,$255,0
 */
static void add_address(struct encoding *e, const struct value *v)
{
    octa offset;
    unsigned base = greg_base(&e->a->gregs, v->number, &offset);

    if (base != 0 && offset <= 0xff) {
        e->opcode++;
        e->fields |= base << 8 | (tetra)offset;
    } else if (e->a->options->expands) {
        load_helper(e, offset);
        e->opcode += base == 0;
        e->fields |= base != 0 ? base << 8 | HELPER : HELPER << 8;
    } else {
        e->is_good = false;
        diag_error(&e->a->diags, v->span,
                   "no base address is close enough to #%" PRIx64, v->number);
        diag_hint(&e->a->diags,
                  "GREG makes a base for the 256 bytes from its value on; -x "
                  "does without");
    }
}

/* YZ as it stands: 16 bits. */
static void add_wyde(struct encoding *e, const struct value *v)
{
    operand_check_size(e->a, v, "YZ", 2);
    e->fields |= (tetra)(v->number & 0xffff);
}

/* YZ or XYZ as a distance; the bytes of an unknown one are listed as xx. */
static void add_relative(struct encoding *e, const struct value *v,
                         unsigned bits)
{
    bool is_behind;

    e->fields |= relative_field(e->a, v, bits, &is_behind);
    e->opcode += is_behind;
    if (v->kind == VALUE_UNDEFINED)
        e->unknown = bits == 16 ? 0xc : 0xe;
}

/* SET is the only one here that is no instruction itself. */
static bool is_set(const struct encoding *e)
{
    return e->operation->is_pseudo;
}

/* `SET $X,$Y` and `LDO $X,$Y` have a register in two operands, and UNSAVE and
 * PUT; others get the number as a constant, after a warning. */
static void add_yz_register(struct encoding *e, struct value *v)
{
    if (is_set(e) || has(e, OPERATION_MEMORY))
        v->number <<= 8; /* $Y; and Z is 0 */
    if (is_set(e))
        e->opcode = OP_ORI;
    else if (has(e, OPERATION_MEMORY))
        e->opcode++;
    add_wyde(e, v);
}

/* A constant: an address to be reached, or just a number. */
static void add_yz_pure(struct encoding *e, struct value *v)
{
    if (has(e, OPERATION_MEMORY)) {
        add_address(e, v);
    } else if (has(e, OPERATION_RELATIVE)) {
        add_relative(e, v, 16);
    } else {
        if (is_set(e))
            e->opcode = OP_SETL;
        else if (has(e, OPERATION_IMMEDIATE))
            e->opcode++;
        add_wyde(e, v);
    }
}

static void encode_two(struct encoding *e)
{
    struct value *v = operand_at(e->a, 1);
    enum rule rule = has(e, OPERATION_IMMEDIATE) ? RULE_ANY : e->operation->yz;

    if (v->kind == VALUE_UNDEFINED && has(e, OPERATION_RELATIVE))
        add_relative(e, v, 16);
    else if (!operand_check_kind(e->a, v, "YZ field", rule))
        e->is_good = false;
    else if (v->kind == VALUE_REGISTER)
        add_yz_register(e, v);
    else
        add_yz_pure(e, v);
    add_x(e);
}

/* What can have three operands takes two for X and Z; Y is 0.  (The document
 * promises X and YZ for TRAP and its like, but this is what mmixal does.) */
static void encode_without_y(struct encoding *e)
{
    add_z(e, operand_at(e->a, 1));
    add_x(e);
}

/* --- three bytes: XYZ --------------------------------------------------- */

static void encode_one(struct encoding *e)
{
    struct value *v = operand_at(e->a, 0);

    if (v->kind == VALUE_UNDEFINED && has(e, OPERATION_RELATIVE)) {
        add_relative(e, v, 24);
    } else if (!operand_check_kind(e->a, v, "operand", e->operation->xyz)) {
        e->is_good = false;
    } else if (v->kind == VALUE_PURE && has(e, OPERATION_RELATIVE)) {
        add_relative(e, v, 24);
    } else {
        operand_check_size(e->a, v, "XYZ", 3);
        e->fields |= (tetra)(v->number & 0xffffff);
    }
}

/* ------------------------------------------------------------------------ */

void encode_insn(struct assembler *a)
{
    const struct operation *o = a->statement.operation;
    struct encoding e = {
        .a = a, .operation = o, .opcode = o->code, .is_good = true};

    assert(a->operands.count >= 1 && a->operands.count <= 3);
    if (a->operands.count == 3)
        encode_three(&e);
    else if (a->operands.count == 1)
        encode_one(&e);
    else if ((o->flags & OPERATION_THREE) && !(o->flags & OPERATION_MEMORY))
        encode_without_y(&e);
    else
        encode_two(&e);
    if (e.is_good)
        put(&e, e.opcode, e.fields);
    else
        a->object.loc += 4;
}
