/* name.c - what forms, modes and places are called. */
#include "sysvm/classify/name.h"

#include <assert.h>
#include <inttypes.h>

static void add_number(struct buf *b, const struct classify_form *f)
{
    switch (f->op) {
    case OP_GET:
    case OP_PUT:
    case OP_PUTI:
        buf_add_string(b, isa_sregs[f->number].name);
        break;
    case OP_SAVE:
        buf_printf(b, "X,%d", f->number);
        break;
    case OP_UNSAVE:
        buf_printf(b, "%d,Z", f->number);
        break;
    default:
        buf_printf(b, "%d", f->number);
        break;
    }
}

void name_form(struct buf *b, const struct classify_form *f)
{
    buf_add_string(b, isa_insns[f->op].text);
    switch (f->variant) {
    case CLASSIFY_ANY:
        break;
    case CLASSIFY_NUMBERED:
        buf_add_byte(b, ' ');
        add_number(b, f);
        break;
    case CLASSIFY_CONTINUED:
        buf_add_string(b, " continued");
        break;
    case CLASSIFY_OTHERS:
        buf_add_string(b, " else");
        break;
    }
}

const char *name_mode(struct cpu_kind kind, enum classify_mode mode)
{
    static const char *const names[CLASSIFY_MODES][2] = {
        [CLASSIFY_HOST_KERNEL] = {"kernel", "host kernel"},
        [CLASSIFY_HOST_USER] = {"user", "host user"},
        [CLASSIFY_GUEST_KERNEL] = {"", "guest kernel"},
        [CLASSIFY_GUEST_USER] = {"", "guest user"}};

    return names[mode][kind.has_v];
}

void name_place(struct buf *b, const struct classify_difference *d)
{
    switch (d->place) {
    case CLASSIFY_NOWHERE:
        assert(!"nothing differs there");
        break;
    case CLASSIFY_PC:
        buf_add_string(b, "pc");
        break;
    case CLASSIFY_SREG:
        buf_add_string(b, isa_sregs[d->number].name);
        break;
    case CLASSIFY_REGISTER:
        buf_printf(b, "$%" PRIu64, d->number);
        break;
    case CLASSIFY_STACK:
        buf_printf(b, "stack #%" PRIx64, d->number);
        break;
    case CLASSIFY_MEMORY:
        buf_printf(b, "octa #%" PRIx64, d->number);
        break;
    case CLASSIFY_FRAME:
        buf_printf(b, "physical octa #%" PRIx64, d->number);
        break;
    case CLASSIFY_TCACHE:
        buf_add_string(b, "translation cache");
        break;
    case CLASSIFY_FRESH:
        buf_add_string(b, "new in rQ");
        break;
    case CLASSIFY_G:
        buf_add_string(b, "G");
        break;
    }
}
