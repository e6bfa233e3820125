/* operation.c - collects the operations from the tables.
 *
 * isa.def says what an instruction is, shape.def how its format is written,
 * pseudo.def what else there is; here the three become one list.  It is made
 * anew for each assembly, which takes some microseconds and needs no global.
 */
#include "asm/operation.h"

#include <assert.h>
#include <string.h>

struct shape {
    unsigned flags; /* 0: written as another format */
    enum rule x, y, z, yz, xyz;
};

static const struct shape shapes[FORMAT_COUNT] = {
#define SHAPE(format, flags, x, y, z, yz, xyz)                                 \
    [FORMAT_##format] = {flags,    RULE_##x,  RULE_##y,                        \
                         RULE_##z, RULE_##yz, RULE_##xyz},
#include "asm/shape.def"
#undef SHAPE
};

struct pseudo_info {
    const char *name;
    unsigned flags, align;
    enum rule rule;
    const char *operands;
};

static const struct pseudo_info pseudos[PSEUDO_COUNT] = {
#define PSEUDO(name, flags, align, rule, operands, meaning)                    \
    {#name, flags, align, RULE_##rule, operands},
#include "asm/pseudo.def"
#undef PSEUDO
};

/* --- building ----------------------------------------------------------- */

/* Loads, stores and their like fill the quarter #80 to #bf of the opcodes.
 * They all address $Y + Z, so they may be given an address near a base. */
static bool is_memory(unsigned code)
{
    return code >> 6 == 2;
}

/* What the rows of CODE and of its successor say. */
static unsigned insn_flags(unsigned code)
{
    const struct insn_info *info = &isa_insns[code];
    unsigned flags = shapes[info->format].flags | OPERATION_LABEL;

    if (code + 1 < OP_COUNT && isa_insn_suffix(code + 1) == 'I')
        flags |= OPERATION_IMMEDIATE;
    if (is_memory(code))
        flags |= OPERATION_TWO | OPERATION_MEMORY;
    if (info->operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        flags |= OPERATION_RELATIVE;
    return flags;
}

static struct operation from_insn(unsigned code)
{
    const struct insn_info *info = &isa_insns[code];
    const struct shape *shape = &shapes[info->format];

    return (struct operation){.name = info->text,
                              .code = code,
                              .flags = insn_flags(code),
                              .align = 2,
                              .x = shape->x,
                              .y = shape->y,
                              .z = shape->z,
                              .yz = shape->yz,
                              .xyz = shape->xyz,
                              .operands = isa_formats[info->format].syntax};
}

static struct operation from_pseudo(unsigned code)
{
    const struct pseudo_info *info = &pseudos[code];

    return (struct operation){.name = info->name,
                              .is_pseudo = true,
                              .code = code,
                              .flags = info->flags,
                              .align = info->align,
                              .x = RULE_REGISTER,
                              .yz = RULE_ANY,
                              .xyz = info->rule,
                              .operands = info->operands};
}

/* LDA is ADDU that may have an address near a base. */
static struct operation make_lda(void)
{
    struct operation lda = from_insn(OP_ADDU);

    lda.name = pseudos[PSEUDO_LDA].name;
    lda.flags |= pseudos[PSEUDO_LDA].flags | OPERATION_MEMORY;
    lda.operands = pseudos[PSEUDO_LDA].operands;
    return lda;
}

/* --- names -------------------------------------------------------------- */

/* The bytes of a name as one number, which finds it in a map at once; 0 if it
 * is too long for an operation. */
static octa key_of(struct span name)
{
    octa key = 0;

    if (name.len > sizeof key)
        return 0;
    for (size_t i = 0; i < name.len; i++)
        key = key << 8 | (byte)name.at[i];
    return key;
}

static enum status add(struct operations *o, struct operation operation)
{
    struct operation *new = &o->list[o->count];
    struct span name = {operation.name, strlen(operation.name)};

    assert(o->count < OPERATION_MOST && key_of(name) != 0);
    *new = operation;
    o->count++;
    return map_put(&o->by_name, key_of(name), new);
}

enum status operation_init(struct operations *o)
{
    enum status status = STATUS_OK;

    o->count = 0;
    map_init(&o->by_name);
    for (unsigned i = 0; i < OP_COUNT && status == STATUS_OK; i++)
        if (isa_insn_suffix(i) == 0)
            status = add(o, from_insn(i));
    for (unsigned i = 0; i < PSEUDO_LDA && status == STATUS_OK; i++)
        status = add(o, from_pseudo(i));
    return status != STATUS_OK ? status : add(o, make_lda());
}

void operation_fini(struct operations *o)
{
    map_fini(&o->by_name);
}

const struct operation *operation_find(const struct operations *o,
                                       struct span name)
{
    return map_get(&o->by_name, key_of(name));
}
