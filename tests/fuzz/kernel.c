/* kernel.c - makes a machine of an input of fuzz_kernel, and changes inputs. */
#include "tests/fuzz/kernel.h"
#include "vm/core/processor.h"

#include <string.h>

#include "sysvm/irq.h"
#include "tests/fuzz/kernel_part.h"
#include "tests/fuzz/kernel_value.h"
#include "tests/unit/random_kernel.h"
#include "vm/base/bits.h"

octa kernel_dice(const struct kernel_input *in, size_t i)
{
    octa state = i < in->octas ? be_get_octa(in->data + 8 * i) : i;

    state = (state + i + 1) * 0x9e3779b97f4a7c15;
    state ^= state >> 32;
    return state != 0 ? state : 1; /* random.h */
}

struct machine_options kernel_options(const struct kernel_input *in)
{
    static const size_t limits[] = {0, 0, 0, 1, 2, 3, 8};
    static const octa latencies[] = {0, 1, 2, 30, 200};
    octa dice = kernel_dice(in, KERNEL_PLAN), kinds = dice + 2;
    octa processor = random_below(&kinds, PROCESSOR_COUNT + 1);

    if (processor == PROCESSOR_COUNT)
        processor = PROCESSOR_mmix_v;
    return (struct machine_options){
        .kind = processor_infos[processor].kind,
        .ram = (octa)PART_PAGES << BUS_PAGE_BITS,
        .tcache = limits[random_below(&dice, ARRAY_LEN(limits))],
        .disk_latency = latencies[random_below(&dice, ARRAY_LEN(latencies))],
        .max_insns = random_below(&dice, 16) ? 0 : random_below(&dice, 6000)};
}

/* --- page tables ---------------------------------------------------------- */

/* A page number of DIGITS digits in radix 1024 that is below 2^BITS. */
static octa pick_number(octa *dice, unsigned digits, unsigned bits)
{
    octa number = 0;

    for (unsigned i = 0; i < digits; i++) {
        octa digit = random_below(dice, 6)   ? random_below(dice, 3)
                     : random_below(dice, 2) ? 1023
                                             : random_below(dice, 1024);

        if (digits > 1 && i == 0 && digit == 0)
            digit = 1;
        number = number << 10 | digit;
    }
    return number & bits_mask(bits);
}

/* Make a way through the tables from block TABLE, of LEVEL, to a page with
 * that number. */
static void make_way(struct machine *m, octa *dice, octa table, unsigned level,
                     octa number)
{
    unsigned n = m->rv.n, s = m->rv.s;

    for (;; level--) {
        octa at = table << BUS_PAGE_BITS |
                  8 * bits_get(number, MMU_DIGIT_BITS * level, MMU_DIGIT_BITS);
        octa entry = mem_peek(&m->mem, (struct pa){at});

        if (at >= m->mem.size)
            return;
        if (entry == 0) {
            entry =
                level > 0 ? value_pointer(dice, n) : value_entry(dice, s, n);
            kernel_put(m, at, entry);
        }
        if (level == 0)
            return;
        table = isa_field_get(entry, LAYOUT_PTP_c);
    }
}

/* Map some page; returns a user's address in it. */
static octa map(struct machine *m, octa *dice)
{
    unsigned segment = (unsigned)random_below(dice, 4), digits, level;
    int blocks = m->rv.b[segment + 1] - m->rv.b[segment];
    octa number = 0;

    if (!machine_has_valid_rv(m))
        return random_octa(dice) >> 1;
    if (blocks > 0) {
        digits = 1 + (unsigned)random_below(dice, (octa)blocks) % MMU_LEVELS;
        number = pick_number(dice, digits, 61u - m->rv.s);
    }
    for (level = 0; number >> MMU_DIGIT_BITS * (level + 1) != 0;)
        level++;
    make_way(m, dice, m->rv.r + m->rv.b[segment] + level, level, number);
    return (octa)segment << 61 | number << m->rv.s |
           (random_below(dice, 3) ? 0 : random_below(dice, 1024) << 3);
}

static void build_tables(struct part_writer *w, octa dice)
{
    struct machine *m = w->m;

    w->rv = value_rv(&dice);
    m->rv = mmu_unpack(w->rv);
    m->cpu.sr[SREG_rV] = w->rv;
    for (unsigned i = 0; i < PART_USERS; i++)
        w->va[i] = map(m, &dice);
}

/* --- registers ------------------------------------------------------------ */

static void build_globals(struct cpu *c, const struct part_writer *w, octa *r)
{
    for (unsigned i = 0; i < CPU_REGS; i++)
        c->g[i] = kernel_operand(r);
    for (unsigned i = 0; i < PART_USERS; i++)
        c->g[PART_USER + i] = w->va[i];
    for (octa i = 0; i < DEV_COUNT; i++)
        c->g[PART_DEVICE + i] = KERNEL_SIGN | ADDR_DEVICES | i << BUS_PAGE_BITS;
    c->g[PART_TABLES] = KERNEL_SIGN | (octa)PART_ROOT << BUS_PAGE_BITS;
    c->g[PART_CODE] = KERNEL_SIGN;
    c->g[PART_DATA] = KERNEL_SIGN | (octa)PART_DATA_PAGE << BUS_PAGE_BITS;
    c->g[PART_MASK] = IRQ_PROGRAM | (random_octa(r) & 0x3ff);
    c->g[PART_SPACE] = w->rv;
}

/* Where the register stack is: the kernel's, or a user's, who may lack the
 * page behind. */
static octa pick_stack(const struct part_writer *w, octa *r)
{
    octa va = w->va[random_below(r, PART_USERS)];

    switch (random_below(r, 4)) {
    case 0:
        return va & ~(octa)7;
    case 1:
        return (va | 0x1fff) - 8 * random_below(r, 20) - 7;
    default:
        return KERNEL_SIGN | PART_STACK << BUS_PAGE_BITS;
    }
}

static void build_registers(struct part_writer *w, octa dice)
{
    octa *r = &dice, handler = KERNEL_SIGN | PART_TRAP_PAGE << BUS_PAGE_BITS;
    struct cpu *c = &w->m->cpu;

    build_globals(c, w, r);
    c->pc = KERNEL_SIGN;
    c->base = CPU_RING;
    c->sr[SREG_rG] = random_below(r, 8) ? 40 + random_below(r, 180)
                                        : 32 + random_below(r, 224);
    c->sr[SREG_rO] = c->sr[SREG_rS] = pick_stack(w, r);
    c->sr[SREG_rA] = random_below(r, 3) ? 0 : random_octa(r) & 0x3ffff;
    c->sr[SREG_rT] = random_below(r, 8) ? handler : kernel_place(r);
    c->sr[SREG_rTT] =
        random_below(r, 8) ? handler + BUS_PAGE_BYTES / 2 : kernel_place(r);
    c->sr[SREG_rK] = random_below(r, 2) ? 0 : random_octa(r) & ~IRQ_BIT(P);
    c->sr[SREG_rI] = random_below(r, 4) ? random_below(r, 2000) : 0;
    c->sr[SREG_rC] = value_entry(r, w->m->rv.s, w->m->rv.n);
    c->sr[SREG_rU] = random_below(r, 8) ? 0 : random_octa(r);
}

/* --- code ----------------------------------------------------------------- */

/* Write the parts of IN that are a user's, or those that are not; behind them
 * it all begins again. */
static void build_code(struct part_writer *w, const struct kernel_input *in,
                       bool is_user)
{
    octa start = w->at;

    for (size_t i = KERNEL_PARTS; i < in->octas; i++) {
        octa dice = kernel_dice(in, i);

        if ((random_below(&dice, 3) == 0) != is_user)
            continue;
        w->dice = &dice;
        (is_user ? part_of_user : part_of_kernel)(w);
    }
    part_again(w, start);
}

/* The kernel's data and the users', at the beginning of each page: words that
 * are instructions as well. */
static void build_data(struct machine *m, octa dice)
{
    for (octa page = PART_USER_PAGE; page <= PART_DATA_PAGE; page++)
        for (octa at = 0; at < BUS_PAGE_BYTES / 8; at += 8)
            kernel_put(m, page << BUS_PAGE_BITS | at,
                       (octa)kernel_word(&dice) << 32 | kernel_word(&dice));
}

static void build_handlers(struct part_writer *w, octa dice)
{
    const octa page = PART_TRAP_PAGE << BUS_PAGE_BITS;

    w->dice = &dice;
    w->at = page;
    w->end = page + BUS_PAGE_BYTES / 2;
    part_for_forced(w);
    w->at = w->end;
    w->end += BUS_PAGE_BYTES / 2;
    part_for_dynamic(w);
}

void kernel_build(struct machine *m, const struct kernel_input *in)
{
    struct part_writer w = {.m = m};

    build_data(m, kernel_dice(in, KERNEL_PLAN));
    build_tables(&w, kernel_dice(in, KERNEL_MAPS));
    w.end = PART_USER_PAGE << BUS_PAGE_BITS;
    build_code(&w, in, false);
    for (octa page = PART_USER_PAGE; page < PART_TRAP_PAGE; page += 2) {
        w.at = page << BUS_PAGE_BITS;
        w.end = (page + 2) << BUS_PAGE_BITS;
        build_code(&w, in, true);
    }
    build_handlers(&w, kernel_dice(in, KERNEL_PLAN));
    build_registers(&w, kernel_dice(in, KERNEL_REGISTERS));
    machine_forget_translations(m);
}

/* --- changing ------------------------------------------------------------- */

/* The octas of an input that is being changed. */
struct octas {
    byte *data;
    size_t count, most;
};

static void insert(struct octas *o, size_t at, octa value)
{
    if (o->count == o->most)
        return;
    memmove(o->data + 8 * (at + 1), o->data + 8 * at, 8 * (o->count - at));
    be_put_octa(o->data + 8 * at, value);
    o->count++;
}

static void cut(struct octas *o, size_t at)
{
    o->count--;
    memmove(o->data + 8 * at, o->data + 8 * (at + 1), 8 * (o->count - at));
}

static octa any_octa(const struct octas *o, octa *dice)
{
    return be_get_octa(o->data + 8 * random_below(dice, o->count));
}

static void change(struct octas *o, octa *dice)
{
    size_t at = random_below(dice, o->count);
    size_t gap = KERNEL_PARTS + random_below(dice, o->count - KERNEL_PARTS + 1);

    switch (random_below(dice, 8)) {
    case 0:
    case 1:
    case 2:
        insert(o, gap, random_octa(dice));
        break;
    case 3:
        insert(o, gap, any_octa(o, dice));
        break;
    case 4:
    case 5:
        if (at >= KERNEL_PARTS)
            cut(o, at);
        break;
    case 6:
        be_put_octa(o->data + 8 * random_below(dice, KERNEL_PARTS),
                    random_octa(dice));
        break;
    default:
        be_put_octa(o->data + 8 * at, random_octa(dice));
    }
}

size_t kernel_change(byte *data, size_t size, size_t most, unsigned seed)
{
    octa dice = (octa)(seed + 1) * 0x9e3779b97f4a7c15;
    struct octas o = {.data = data, .count = size / 8, .most = most / 8};

    if (o.most <= KERNEL_PARTS)
        return size;
    while (o.count <= KERNEL_PARTS)
        be_put_octa(data + 8 * o.count++, random_octa(&dice));
    do
        change(&o, &dice);
    while (random_below(&dice, 3) != 0);
    return 8 * o.count;
}
