/* show_word.c - special registers and other words, field by field. */
#include "debugger/show_word.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "debugger/place.h"
#include "debugger/show_insn.h"
#include "sysvm/dev/dev.h"
#include "vm/core/trip.h"

/* --- sets of bits ---------------------------------------------------------
 */

static void add_lower(struct buf *out, const char *name)
{
    for (; *name != 0; name++)
        buf_add_byte(out, (byte)tolower((byte)*name));
}

/* The device that asks for attention by this bit, or null. */
static const char *device_of(unsigned bit)
{
    for (unsigned i = 0; i < DEV_COUNT; i++)
        if (dev_infos[i].bit == (int)bit)
            return dev_infos[i].name;
    return NULL;
}

static void add_request(struct buf *out, unsigned bit)
{
    const struct interrupt_info *known = &isa_interrupts[bit];

    if (device_of(bit) != NULL)
        buf_add_string(out, device_of(bit));
    else if (known->name == NULL)
        buf_printf(out, "bit %u", bit);
    else if (*known->letter != 0)
        buf_add_string(out, known->letter);
    else
        add_lower(out, known->name);
}

void show_word_requests(struct buf *out, octa bits)
{
    const char *between = "";

    if (bits == 0 || ~bits == 0)
        buf_add_string(out, bits == 0 ? "none" : "all");
    else
        for (unsigned bit = INTERRUPT_COUNT; bit-- > 0;)
            if (bits >> bit & 1) {
                buf_add_string(out, between);
                add_request(out, bit);
                between = " ";
            }
}

/* The letters of the exceptions in BITS, or "none". */
static void add_exceptions(struct buf *out, octa bits)
{
    for (unsigned bit = EXC_COUNT; bit-- > 0;)
        if (bits >> bit & 1)
            buf_add_byte(out, (byte)isa_exceptions[bit].letter);
    if (bits == 0)
        buf_add_string(out, "none");
}

void show_word_permissions(struct buf *out, octa p)
{
    buf_add_byte(out, p & 4 ? 'r' : '-');
    buf_add_byte(out, p & 2 ? 'w' : '-');
    buf_add_byte(out, p & 1 ? 'x' : '-');
}

/* --- fields ---------------------------------------------------------------
 */

static void add_ropcode(struct buf *out, octa ropcode)
{
    static const char *const texts[] = {[ROPCODE_AGAIN] = "insert it",
                                        [ROPCODE_CONT] = "with operands Y, Z",
                                        [ROPCODE_SET] = "set $X to Z",
                                        [ROPCODE_TRANS] = "translate Y by Z"};

    if (ropcode < ARRAY_LEN(texts))
        buf_printf(out, "%u (%s)", (unsigned)ropcode, texts[ropcode]);
    else
        buf_printf(out, "#%x (%s)", (unsigned)ropcode,
                   ropcode >= 0x80 ? "insert nothing" : "illegal");
}

static void add_round(struct buf *out, octa mode)
{
    static const char *const modes[] = {[ROUND_NEAR] = "near",
                                        [ROUND_OFF] = "off",
                                        [ROUND_UP] = "up",
                                        [ROUND_DOWN] = "down"};

    buf_add_string(out, modes[mode]);
}

/* The value V of field F, which some fields have a way of their own to show. */
static void add_field(struct buf *out, enum layout f, octa v)
{
    switch (f) {
    case LAYOUT_rA_round:
        add_round(out, v);
        break;
    case LAYOUT_rA_enable:
    case LAYOUT_rA_event:
    case LAYOUT_rX_exceptions:
        add_exceptions(out, v);
        break;
    case LAYOUT_rX_ropcode:
    case LAYOUT_rXX_ropcode:
        add_ropcode(out, v);
        break;
    case LAYOUT_rX_insn:
    case LAYOUT_rXX_insn:
        show_insn(out, NULL, (tetra)v, 0);
        break;
    case LAYOUT_rXX_program:
        show_word_requests(out, v << INTERRUPT_P);
        break;
    case LAYOUT_rV_r: /* units of 8 KiB; the address says more */
    case LAYOUT_PTE_a:
    case LAYOUT_PTP_c:
        buf_printf(out, "#%" PRIx64, v << BUS_PAGE_BITS);
        break;
    case LAYOUT_PTE_p:
        show_word_permissions(out, v);
        break;
    default:
        buf_printf(out, v < 1000000 ? "%" PRIu64 : "#%" PRIx64, v);
        break;
    }
}

void show_word_fields(struct buf *out, const char *word, octa value)
{
    const char *between = "";

    for (unsigned i = 0; i < LAYOUT_COUNT; i++) {
        if (strcmp(isa_layouts[i].word, word) != 0)
            continue;
        buf_printf(out, "%s%s=", between, isa_layouts[i].field);
        add_field(out, (enum layout)i, isa_field_get(value, (enum layout)i));
        between = "  ";
    }
}

/* --- special registers ----------------------------------------------------
 */

static bool has_fields(const char *word)
{
    for (unsigned i = 0; i < LAYOUT_COUNT; i++)
        if (strcmp(isa_layouts[i].word, word) == 0)
            return true;
    return false;
}

void show_word_special(struct buf *out, const struct target *t, unsigned n,
                       octa value)
{
    const char *word = n == SREG_rVV ? "rV" : isa_sregs[n].name;

    if (n == SREG_rK || n == SREG_rQ)
        show_word_requests(out, value);
    else if (has_fields(word))
        show_word_fields(out, word, value);
    else
        (void)place_add_name(out, t, value);
}
