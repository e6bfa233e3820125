/* random_kernel.h - a machine full of random instructions and tables.
 *
 * The first pages of RAM are kernel code, the next user code, both random;
 * both kinds of trap lead to random places of the kernel, and the tables map
 * some user pages with random permissions.  Registers hold useful addresses,
 * among them those of devices, of tables and of the code itself.
 */
#ifndef TESTS_UNIT_RANDOM_KERNEL_H
#define TESTS_UNIT_RANDOM_KERNEL_H

#include "sysvm/machine.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/isa/codec.h"

enum {
    KERNEL_RAM = 1 << 18,
    KERNEL_CODE = 0, /* two pages, */
    KERNEL_USER = 2 << BUS_PAGE_BITS,
    KERNEL_TABLES = 8 << BUS_PAGE_BITS, /* four of them */
    KERNEL_STACK = 16 << BUS_PAGE_BITS
};

#define KERNEL_SIGN ((octa)1 << 63)

static inline octa kernel_place(octa *r)
{
    return KERNEL_SIGN | 4 * random_below(r, 2 * BUS_PAGE_BYTES / 4);
}

/* An address or number that instructions can do something with. */
static inline octa kernel_operand(octa *r)
{
    const octa interesting[] = {
        0,
        1,
        8 * random_below(r, 8),
        random_octa(r),
        ~(octa)0,
        0x3ff0000000000000,
        0x7ff8000000000000,
        kernel_place(r),
        random_below(r, 6 * BUS_PAGE_BYTES),
        random_below(r, 4) << 61 | random_below(r, 1 << 16),
        KERNEL_SIGN | random_below(r, KERNEL_RAM),
        KERNEL_SIGN | KERNEL_TABLES | 8 * random_below(r, 4),
        KERNEL_SIGN | KERNEL_RAM | random_below(r, 1 << 20),
        KERNEL_SIGN | ADDR_DEVICES | (1 + random_below(r, 3)) << 13 |
            8 * random_below(r, 5),
        random_below(r, 2000),
        (octa)0xff << 32};

    return interesting[random_below(r, ARRAY_LEN(interesting))];
}

static inline byte kernel_register(octa *r)
{
    octa n = random_below(r, 16);

    if (n == 0)
        return (byte)random_octa(r);
    return (byte)(n < 6 ? 255 - random_below(r, 16) : random_below(r, 8));
}

/* A table's entry: most are for a page that is there. */
static inline octa kernel_entry(octa *r)
{
    octa entry = random_below(r, 34) << BUS_PAGE_BITS | 5 << 3;

    switch (random_below(r, 8)) {
    case 0:
        return random_octa(r);
    case 1:
        return KERNEL_SIGN | entry;
    default:
        return entry | (random_below(r, 3) ? 7 : random_below(r, 8));
    }
}

static inline tetra kernel_relative(octa *r, byte op)
{
    tetra forward = (tetra)random_below(r, 40);
    tetra wide = (op & ~1) == OP_JMP ? 0xffffff : 0xffff;
    tetra field = (op & 1 ? 0 - forward : forward) & wide;

    return (tetra)op << 24 | field |
           (wide == 0xffff ? (tetra)kernel_register(r) << 16 : 0);
}

/* Opcodes that only a kernel has are more frequent than chance has them. */
static inline byte kernel_opcode(octa *r)
{
    static const byte system[] = {OP_GET,  OP_PUT,    OP_PUT,   OP_PUTI,
                                  OP_SAVE, OP_UNSAVE, OP_SYNC,  OP_LDVTS,
                                  OP_TRAP, OP_RESUME, OP_RESUME};

    if (random_below(r, 6) == 0)
        return system[random_below(r, ARRAY_LEN(system))];
    return (byte)random_octa(r);
}

static inline tetra kernel_word(octa *r)
{
    byte op = kernel_opcode(r), x = kernel_register(r);
    byte y = kernel_register(r), z = kernel_register(r);

    if (isa_insns[op].operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        return kernel_relative(r, op);
    switch (op) {
    case OP_GET:
        return codec_make(op, x, 0, (byte)random_below(r, 32));
    case OP_PUT:
    case OP_PUTI:
        return codec_make(op, (byte)random_below(r, 32), 0, z);
    case OP_SAVE:
        return codec_make(op, (byte)(255 - random_below(r, 4)), 0, 0);
    case OP_UNSAVE:
        return codec_make(op, 0, 0, z);
    case OP_RESUME:
        return codec_make(op, 0, 0, (byte)random_below(r, 3));
    case OP_SYNC:
        return codec_make(op, 0, 0, (byte)random_below(r, 9));
    case OP_POP:
        return codec_make(op, (byte)random_below(r, 4), 0, z & 3);
    default:
        return codec_make(op, x, y, z);
    }
}

static inline void kernel_put(struct machine *m, octa at, octa value)
{
    octa *page = mem_page(&m->mem, (struct pa){at});

    page[at / 8 % BUS_PAGE_OCTAS] = value;
}

/* Registers as if somebody had worked for a while; the memory stays. */
static inline void kernel_registers(struct machine *m, octa *r)
{
    struct cpu *c = &m->cpu;
    octa s = random_below(r, 8) ? 13 : random_octa(r) & 0xff;

    c->pc = kernel_place(r);
    c->inserting = CPU_INSERT_NOTHING;
    c->sr[SREG_rG] = 32 + random_below(r, 224);
    c->sr[SREG_rL] = 0;
    c->sr[SREG_rO] = c->sr[SREG_rS] =
        random_below(r, 4) ? KERNEL_SIGN | KERNEL_STACK
                           : random_below(r, 6 * BUS_PAGE_BYTES) & ~(octa)7;
    c->base = CPU_RING;
    for (unsigned i = 0; i < CPU_REGS; i++)
        c->g[i] = kernel_operand(r);
    c->sr[SREG_rA] = random_below(r, 4) ? 0 : random_octa(r) & 0x3ffff;
    c->sr[SREG_rT] = kernel_place(r);
    c->sr[SREG_rTT] = kernel_place(r);
    c->sr[SREG_rK] = random_below(r, 2) ? 0 : random_octa(r);
    c->sr[SREG_rI] = random_below(r, 500);
    c->sr[SREG_rC] = kernel_entry(r);
    c->sr[SREG_rU] = random_below(r, 16) ? 0 : random_octa(r);
    c->sr[SREG_rV] = (octa)0x1234 << 48 | s << 40 | KERNEL_TABLES | 5 << 3 |
                     (random_below(r, 8) == 0);
    m->rv = mmu_unpack(c->sr[SREG_rV]);
    machine_forget_translations(m);
}

/* Fill M, which is fresh, from the numbers that *R begins. */
static inline void kernel_fill(struct machine *m, octa *r)
{
    for (octa at = 0; at < 6 * BUS_PAGE_BYTES; at += 8)
        kernel_put(m, at, (octa)kernel_word(r) << 32 | kernel_word(r));
    for (octa table = 0; table < 4; table++)
        for (octa i = 0; i < 8; i++)
            kernel_put(m, KERNEL_TABLES + table * BUS_PAGE_BYTES + 8 * i,
                       kernel_entry(r));
    kernel_registers(m, r);
}

/* What a driver would do with a disk of so many SECTORS: pages of code and of
 * tables are read and written, too. */
static inline void kernel_command_disk(struct machine *m, octa *r, octa sectors)
{
    const octa values[] = {random_below(r, sectors),
                           random_below(r, 24 * BUS_PAGE_BYTES) & ~(octa)7,
                           1 + random_below(r, 2),
                           DISK_READ + random_below(r, 2)};
    static const unsigned regs[] = {REG_DISK_SECTOR, REG_DISK_ADDRESS,
                                    REG_DISK_COUNT, REG_DISK_COMMAND};

    row_now(&m->row, m->cpu.counts.insns);
    for (size_t i = 0; i < ARRAY_LEN(regs); i++)
        CHECK(mem_store(
            &m->mem,
            (struct pa){ADDR_DEVICES + DEV_DISK * BUS_PAGE_BYTES + regs[i]}, 8,
            BUS_OPERAND, values[i]));
}

#endif
