/* kernel_part.c - parts of random kernels. */
#include "tests/fuzz/kernel_part.h"

#include "sysvm/irq.h"
#include "tests/fuzz/kernel_value.h"
#include "tests/unit/random_kernel.h"
#include "vm/base/bits.h"
#include "vm/core/trip.h"

static octa below(struct part_writer *w, octa n)
{
    return random_below(w->dice, n);
}

static bool chance(struct part_writer *w, octa one_in)
{
    return below(w, one_in) == 0;
}

/* --- values --------------------------------------------------------------- */

/* An address in a user's page, or close to one. */
static octa user_address(struct part_writer *w)
{
    octa va = w->va[below(w, PART_USERS)];

    if (chance(w, 12))
        return random_octa(w->dice) >> below(w, 64);
    return va + 8 * below(w, 16) - (chance(w, 8) ? 64 : 0);
}

static octa kernel_address(struct part_writer *w)
{
    octa page = chance(w, 10) ? below(w, PART_PAGES + 4) : below(w, 7);

    return KERNEL_SIGN | page << BUS_PAGE_BITS | 4 * below(w, 512);
}

/* --- words ---------------------------------------------------------------- */

static void put_word(struct part_writer *w, tetra word)
{
    octa *page;

    if (w->at >= w->end)
        return;
    page = mem_page(&w->m->mem, (struct pa){w->at});
    page += w->at / 8 % BUS_PAGE_OCTAS;
    *page = bits_set(*page, bus_shift(w->at, 4), 32, word);
    w->at += 4;
}

static void put(struct part_writer *w, byte op, octa x, octa y, octa z)
{
    put_word(w, codec_make(op, (byte)x, (byte)y, (byte)z));
}

/* Set register X to VALUE, with as few instructions as it needs. */
static void put_value(struct part_writer *w, unsigned x, octa value)
{
    bool is_begun = false;

    for (unsigned i = 0; i < 4; i++) {
        wyde part = (wyde)(value >> (48 - 16 * i));

        if (part == 0 && (is_begun || i < 3))
            continue;
        put_word(w, (tetra)((is_begun ? OP_INCH : OP_SETH) + i) << 24 |
                        (tetra)x << 16 | part);
        is_begun = true;
    }
}

static void put_special(struct part_writer *w, enum sreg n, octa value)
{
    put_value(w, PART_TEMP + 3, value);
    put(w, OP_PUT, n, 0, PART_TEMP + 3);
}

static unsigned temp(struct part_writer *w)
{
    return PART_TEMP + (unsigned)below(w, 3);
}

/* A load, store, or something that pretends to be one. */
static byte memory_opcode(struct part_writer *w)
{
    static const byte seldom[] = {OP_CSWAP, OP_PRELD,  OP_PREST, OP_SYNCD,
                                  OP_PREGO, OP_SYNCID, OP_LDVTS, OP_LDUNC,
                                  OP_STUNC, OP_STCO,   OP_LDSF,  OP_STSF};

    if (chance(w, 4))
        return seldom[below(w, ARRAY_LEN(seldom))] | (byte)below(w, 2);
    return (byte)(OP_LDB + below(w, OP_STCO + 2 - OP_LDB));
}

/* --- parts ---------------------------------------------------------------- */

typedef void part(struct part_writer *w);

static void any_words(struct part_writer *w)
{
    for (octa i = 1 + below(w, 6); i > 0; i--)
        put_word(w, kernel_word(w->dice));
}

static void touch_user(struct part_writer *w)
{
    unsigned base = PART_USER + (unsigned)below(w, PART_USERS);

    if (chance(w, 4)) {
        base = PART_TEMP + 2;
        put_value(w, base, user_address(w));
    }
    for (octa i = 1 + below(w, 4); i > 0; i--)
        put(w, memory_opcode(w) | 1, temp(w), base, below(w, 256));
}

static void touch_kernel(struct part_writer *w)
{
    unsigned base = PART_TABLES + (unsigned)below(w, 3);

    for (octa i = 1 + below(w, 3); i > 0; i--)
        put(w, memory_opcode(w) | 1, temp(w), base, below(w, 256));
}

/* The power's own register would end everything too soon. */
static void touch_device(struct part_writer *w)
{
    octa device = below(w, DEV_COUNT), reg = 8 * below(w, 7) + below(w, 8);
    byte op = below(w, 3) ? memory_opcode(w) : OP_STO;

    if (device == DEV_MACHINE && reg < 8 && !chance(w, 6))
        reg += 8;
    put_value(w, PART_TEMP, kernel_operand(w->dice));
    put(w, op | 1, PART_TEMP, PART_DEVICE + device, reg);
}

static void use_console(struct part_writer *w)
{
    unsigned base = PART_DEVICE + DEV_CONSOLE;

    put_value(w, PART_TEMP, below(w, 4));
    put(w, OP_STOI, PART_TEMP, base, REG_CONSOLE_CONTROL);
    for (octa i = below(w, 4); i > 0; i--)
        put(w, chance(w, 3) ? OP_STOI : OP_LDOI, PART_TEMP, base,
            8 * below(w, 3));
    if (chance(w, 2))
        put(w, OP_SYNC, 0, 0, 4);
}

static void put_register(struct part_writer *w, unsigned device, unsigned reg,
                         octa value)
{
    put_value(w, PART_TEMP, value);
    put(w, OP_STOI, PART_TEMP, PART_DEVICE + device, reg);
}

static void use_disk(struct part_writer *w)
{
    octa command = chance(w, 10) ? below(w, 6) : 1 + below(w, 3);

    put_register(w, DEV_DISK, REG_DISK_SECTOR,
                 chance(w, 12) ? random_octa(w->dice) >> below(w, 64)
                               : below(w, 5));
    put_register(w, DEV_DISK, REG_DISK_ADDRESS, value_address(w->dice));
    put_register(w, DEV_DISK, REG_DISK_COUNT,
                 chance(w, 12) ? random_octa(w->dice) >> below(w, 64)
                               : below(w, 4));
    put_register(w, DEV_DISK, REG_DISK_COMMAND, command);
    if (chance(w, 3))
        put(w, OP_LDOI, PART_TEMP, PART_DEVICE + DEV_DISK, REG_DISK_STATUS);
    if (chance(w, 3))
        put(w, OP_SYNC, 0, 0, 4);
}

static void set_alarm(struct part_writer *w)
{
    unsigned base = PART_DEVICE + DEV_CLOCK;

    put_value(w, PART_TEMP, value_time(w->dice));
    put(w, OP_LDOI, PART_TEMP + 1, base, REG_CLOCK_TIME);
    put(w, OP_ADDU, PART_TEMP, PART_TEMP, PART_TEMP + chance(w, 2));
    put(w, OP_STOI, PART_TEMP, base, REG_CLOCK_ALARM);
    if (chance(w, 3))
        put(w, OP_SYNC, 0, 0, 4);
}

static void set_mask(struct part_writer *w)
{
    put_special(w, SREG_rK, value_mask(w->dice));
}

static void set_requests(struct part_writer *w)
{
    if (chance(w, 2))
        put(w, OP_GET, temp(w), 0, SREG_rQ);
    put_special(w, SREG_rQ,
                chance(w, 2) ? 0 : random_octa(w->dice) & random_octa(w->dice));
}

static void set_interval(struct part_writer *w)
{
    put_special(w, SREG_rI, value_time(w->dice));
}

static void set_traps(struct part_writer *w)
{
    octa handler = KERNEL_SIGN | PART_TRAP_PAGE << BUS_PAGE_BITS;

    if (chance(w, 4))
        handler = chance(w, 20) ? random_octa(w->dice) : kernel_address(w);
    put_special(w, chance(w, 2) ? SREG_rT : SREG_rTT, handler);
}

static void set_translation(struct part_writer *w)
{
    octa rv = chance(w, 2) ? w->rv : value_rv(w->dice);

    switch (below(w, 5)) {
    case 0:
        rv = bits_set(rv, 0, 3, below(w, 2));
        break;
    case 1:
        rv = bits_set(rv, 3, 10, below(w, 8));
        break;
    default:
        break;
    }
    put_special(w, SREG_rV, rv);
}

static void set_continuation(struct part_writer *w)
{
    put_special(w, SREG_rC, value_entry(w->dice, 13, 5));
}

static void set_usage(struct part_writer *w)
{
    put_special(w, SREG_rU, random_octa(w->dice) >> below(w, 64));
}

static void set_any(struct part_writer *w)
{
    put(w, OP_PUT, below(w, 33), 0, kernel_register(w->dice));
}

static void get_any(struct part_writer *w)
{
    put(w, OP_GET, kernel_register(w->dice), 0, below(w, 34));
}

static void change_tables(struct part_writer *w)
{
    unsigned n = (unsigned)bits_get(w->rv, 3, 10);
    octa block = PART_ROOT + below(w, PART_STACK - PART_ROOT);
    octa digit = chance(w, 8) ? below(w, 1024) : below(w, 4);

    put_value(w, PART_TEMP,
              chance(w, 2) ? value_pointer(w->dice, n)
                           : value_entry(w->dice, 13, n));
    put_value(w, PART_TEMP + 1,
              KERNEL_SIGN | block << BUS_PAGE_BITS | digit << 3);
    put(w, OP_STOI, PART_TEMP, PART_TEMP + 1, 0);
    if (chance(w, 3))
        put(w, OP_SYNC, 0, 0, 6);
}

/* Most often of a page that was just used. */
static void load_status(struct part_writer *w)
{
    unsigned user = (unsigned)below(w, PART_USERS);
    octa s = bits_get(w->rv, 40, 8), n = w->rv & 0x1ff8;
    octa key = w->va[user] >> (s < 61 ? s : 13) << (s < 61 ? s : 13) | n;

    if (chance(w, 8))
        key ^= (octa)1 << below(w, 64);
    if (!chance(w, 4))
        put(w, OP_LDOI, PART_TEMP, PART_USER + user, 0);
    put_value(w, PART_TEMP, key);
    put(w, OP_LDVTSI, chance(w, 4) ? kernel_register(w->dice) : PART_TEMP + 1,
        PART_TEMP, chance(w, 8) ? below(w, 256) : below(w, 8));
}

static void synchronise(struct part_writer *w)
{
    put(w, OP_SYNC, 0, 0, chance(w, 3) ? 6 : below(w, 9));
}

/* What a RESUME may be asked to insert; operands that are often good. */
static tetra inserted_word(struct part_writer *w)
{
    byte op = memory_opcode(w);

    switch (below(w, 7)) {
    case 0:
        return kernel_word(w->dice);
    case 1:
        return (tetra)OP_SWYM << 24;
    case 2:
        return codec_make(OP_SAVE, (byte)(255 - below(w, 4)),
                          (byte)below(w, 256), (byte)below(w, 5));
    case 3:
        return codec_make(OP_UNSAVE, (byte)below(w, 5), (byte)below(w, 256),
                          (byte)kernel_register(w->dice));
    case 4:
        return codec_make((byte)random_octa(w->dice), (byte)temp(w),
                          (byte)temp(w), (byte)below(w, 256));
    default:
        return codec_make(op | 1, (byte)temp(w),
                          (byte)(PART_USER + below(w, PART_USERS)),
                          (byte)below(w, 256));
    }
}

/* The four registers for a RESUME, of the user's kind or the kernel's. */
static void put_frame(struct part_writer *w, bool is_trap, octa where,
                      octa execution)
{
    octa y = chance(w, 3) ? kernel_operand(w->dice) : user_address(w);
    octa z = chance(w, 3)
                 ? kernel_operand(w->dice)
                 : value_entry(w->dice, 13, (unsigned)bits_get(w->rv, 3, 10));

    put_special(w, is_trap ? SREG_rWW : SREG_rW, where);
    put_special(w, is_trap ? SREG_rXX : SREG_rX, execution);
    put_special(w, is_trap ? SREG_rYY : SREG_rY, y);
    put_special(w, is_trap ? SREG_rZZ : SREG_rZ, z);
    put_value(w, 255, value_mask(w->dice));
}

static void resume(struct part_writer *w)
{
    octa ropcode = chance(w, 12) ? below(w, 256) : below(w, 4);
    octa exceptions = chance(w, 3) ? random_octa(w->dice) & 0xff : 0;
    octa where = below(w, 3) ? (KERNEL_SIGN | w->at) + 80 : user_address(w);
    octa execution = ropcode << 56 | exceptions << 40 | inserted_word(w);
    bool is_trap = !chance(w, 5);

    if (chance(w, 20))
        execution ^= (octa)1 << below(w, 64);
    if (ropcode == ROPCODE_TRANS && is_trap && below(w, 4))
        put_special(w, SREG_rV, bits_set(w->rv, 0, 3, 1));
    put_frame(w, is_trap, where, execution);
    put(w, OP_RESUME, 0, 0, is_trap ? 1 + chance(w, 3) : 0);
}

static void enter_user(struct part_writer *w)
{
    put_special(w, SREG_rWW, user_address(w) & ~(octa)3);
    put_special(w, SREG_rXX, KERNEL_SIGN);
    put_value(w, 255, IRQ_PROGRAM | (random_octa(w->dice) & 0x3ff));
    put(w, OP_RESUME, 0, 0, 1 + chance(w, 3));
}

/* The tables of segment 0 serve a guest's negative addresses, too. */
static void set_guest_tables(struct part_writer *w)
{
    octa rvv = below(w, 4) ? w->rv : value_rv(w->dice);

    if (below(w, 4))
        rvv = bits_set(rvv, 0, 3, 0);
    put_special(w, SREG_rVV, chance(w, 12) ? 0 : rvv);
}

/* The kernel itself goes on as a guest: where it is, if the tables say so. */
static void enter_guest(struct part_writer *w)
{
    octa at = (KERNEL_SIGN | w->at) + 80;

    if (chance(w, 2))
        set_guest_tables(w);
    put_special(w, SREG_rWW, chance(w, 2) ? at : kernel_address(w));
    put_special(w, SREG_rXX, KERNEL_SIGN);
    put_value(w, 255, value_mask(w->dice));
    put(w, OP_RESUME, 0, 0, 2);
}

/* Pages of worlds begin with zeros, so the first switch is a SAVE. */
static void switch_worlds(struct part_writer *w)
{
    octa page = PART_PAGES - 1 - below(w, 3);
    unsigned x = 255 - (unsigned)below(w, 3);

    put_value(w, x,
              chance(w, 12) ? kernel_operand(w->dice)
                            : KERNEL_SIGN | page << BUS_PAGE_BITS);
    if (chance(w, 2)) {
        put_value(w, PART_TEMP, KERNEL_SIGN | value_address(w->dice));
        put(w, OP_STOI, PART_TEMP, x, 31 * 8);
    }
    if (chance(w, 2))
        put(w, OP_SAVE, x, 0, 4);
    else
        put(w, OP_UNSAVE, 4, 0, x);
}

static void jump(struct part_writer *w)
{
    put_value(w, PART_TEMP, below(w, 3) ? kernel_address(w) : user_address(w));
    put(w, chance(w, 4) ? OP_PUSHGOI : OP_GOI, temp(w), PART_TEMP, 0);
}

/* Make the ring overflow, or empty it. */
static void use_ring(struct part_writer *w)
{
    octa x = chance(w, 4) ? below(w, 256) : 20 + below(w, 30);

    switch (below(w, 6)) {
    case 0:
        put(w, OP_POP, below(w, 4), 0, below(w, 3));
        break;
    case 1:
        put(w, OP_SETL, x, 0, 1);
        break;
    case 2:
        put(w, OP_SETL, 60 + below(w, 160), 0, 1);
        put(w, OP_POP, below(w, 256), 0, 0);
        break;
    case 3:
        put_value(w, PART_TEMP, 28 + below(w, 232));
        put(w, OP_PUT, chance(w, 2) ? SREG_rG : SREG_rL, 0, PART_TEMP);
        break;
    default:
        put(w, OP_SETL, x, 0, 1);
        put(w, OP_PUSHJ, x, 0, 1);
        if (chance(w, 3))
            put(w, OP_PUSHJ, x, 0, 1);
    }
}

static void save_context(struct part_writer *w)
{
    unsigned x = 255 - (unsigned)below(w, 3);

    if (chance(w, 2))
        put(w, OP_SAVE, x, 0, 0);
    else
        put(w, OP_UNSAVE, 0, 0, x);
}

/* Go back a few words, and some times at all. */
static void loop(struct part_writer *w)
{
    octa start = w->at + 4;

    put(w, OP_SETL, PART_SPARE, 0, 2 + below(w, 30));
    for (octa i = below(w, 8); i > 0; i--)
        if (chance(w, 3))
            put(w, memory_opcode(w) | 1, temp(w),
                PART_USER + below(w, PART_USERS), below(w, 256));
        else
            put(w, below(w, 0x3f) + OP_MUL, temp(w), temp(w), temp(w));
    put(w, OP_SUBUI, PART_SPARE, PART_SPARE, 1);
    put_word(w, codec_make(OP_PBPB, PART_SPARE, 0, 0) |
                    ((0 - (tetra)((w->at - start) / 4)) & 0xffff));
}

/* Write into the code, close to here or somewhere. */
static void write_code(struct part_writer *w)
{
    octa at = chance(w, 2) ? w->at + 4 * below(w, 12)
                           : below(w, 7) << BUS_PAGE_BITS | 4 * below(w, 256);

    put_value(w, PART_TEMP, KERNEL_SIGN | at);
    put_value(w, PART_TEMP + 1, kernel_word(w->dice));
    put(w, OP_STTUI, PART_TEMP + 1, PART_TEMP, 0);
}

void part_again(struct part_writer *w, octa start)
{
    put_word(w, (tetra)OP_JMPB << 24 |
                    ((0 - (tetra)((w->at - start) / 4)) & 0xffffff));
}

/* --- what traps lead to --------------------------------------------------- */

static void go_back(struct part_writer *w)
{
    if (chance(w, 8))
        put_value(w, 255, value_mask(w->dice));
    else
        put(w, OP_ORI, 255, PART_MASK, 0);
    put(w, OP_RESUME, 0, 0, 1 + chance(w, 2));
}

void part_for_forced(struct part_writer *w)
{
    if (chance(w, 4))
        part_of_kernel(w);
    put_special(w, SREG_rZZ,
                value_entry(w->dice, 13, (unsigned)bits_get(w->rv, 3, 10)));
    if (chance(w, 8))
        put_special(w, SREG_rYY, user_address(w));
    if (chance(w, 8))
        put_special(w, SREG_rXX, below(w, 4) << 56 | (octa)inserted_word(w));
    go_back(w);
}

/* A refused instruction would come again for ever, so most handlers make its
 * ropcode 2, or negative. */
void part_for_dynamic(struct part_writer *w)
{
    if (chance(w, 4))
        part_of_kernel(w);
    put(w, OP_GET, PART_TEMP, 0, SREG_rQ);
    put(w, OP_PUTI, SREG_rQ, 0, 0);
    if (!chance(w, 5)) {
        put(w, OP_GET, PART_TEMP, 0, SREG_rXX);
        put_word(w, (tetra)OP_ORH << 24 | (tetra)PART_TEMP << 16 |
                        (chance(w, 3) ? 0x0200 : 0x8000));
        put(w, OP_PUT, SREG_rXX, 0, PART_TEMP);
    }
    go_back(w);
}

/* --- choosing ------------------------------------------------------------- */

void part_of_kernel(struct part_writer *w)
{
    static part *const parts[] = {
        any_words,        touch_user,  touch_user,      touch_kernel,
        touch_device,     use_console, use_disk,        use_disk,
        set_alarm,        set_mask,    set_mask,        set_requests,
        set_interval,     set_traps,   set_translation, set_continuation,
        set_usage,        set_any,     get_any,         change_tables,
        change_tables,    load_status, load_status,     synchronise,
        resume,           resume,      resume,          enter_user,
        enter_user,       jump,        use_ring,        use_ring,
        save_context,     loop,        write_code,      any_words,
        set_guest_tables, enter_guest, enter_guest,     switch_worlds};

    parts[below(w, ARRAY_LEN(parts))](w);
}

void part_of_user(struct part_writer *w)
{
    static part *const parts[] = {
        any_words,    any_words,   touch_user, touch_user,   touch_user,
        touch_device, use_ring,    use_ring,   save_context, loop,
        loop,         resume,      get_any,    set_any,      jump,
        write_code,   load_status, synchronise};

    parts[below(w, ARRAY_LEN(parts))](w);
}
