/* hostcall.c - TRAP 0,Y,Z: what a user program asks of its host.
 *
 * A call goes through three steps: fetch its arguments; do it (hostio.h), or
 * take what it did from the log; store what was read in the guest's memory.
 */
#include "vm/core/hostcall.h"

#include <assert.h>
#include <string.h>

#include "vm/core/hostio.h"

void hostcall_init(struct hostcalls *h, enum inputlog_mode mode)
{
    memset(h->modes, 0, sizeof h->modes);
    h->modes[0] = HOSTIO_READ;
    h->modes[1] = h->modes[2] = HOSTIO_WRITE;
    inputlog_init(&h->log, mode);
    buf_init(&h->got);
    h->count = 0;
}

void hostcall_fini(struct hostcalls *h)
{
    hostfile_fini(&h->files);
    inputlog_fini(&h->log);
    buf_fini(&h->got);
}

void hostcall_go_live(struct hostcalls *h)
{
    inputlog_record(&h->log);
    for (unsigned i = 0; i < HOSTFILE_COUNT; i++)
        if (!hostfile_is_open(&h->files, (byte)i))
            h->modes[i] = 0;
}

bool hostcall_is_one(tetra insn)
{
    if (codec_x(insn) != 0 || codec_y(insn) >= HOSTCALL_COUNT)
        return false;
    return codec_y(insn) != HOSTCALL_Halt || codec_z(insn) <= 1;
}

static hostio_function *const functions[HOSTCALL_COUNT] = {
#define HOSTCALL(name, y, arguments, trace, meaning) [y] = hostio_##name,
#include "vm/isa/hostcall.def"
#undef HOSTCALL
};

static unsigned fetch_arguments(struct hostio *k,
                                const struct hostcall_info *info)
{
    unsigned fault;

    if (info->arguments < 3)
        return FAULT_NONE;
    fault = bus_load(k->bus, k->argument, &k->buffer);
    if (fault == FAULT_NONE)
        fault = bus_load(k->bus, k->argument + 8, &k->size);
    return fault;
}

/* Do the call on the host, and log how it ended, at TIME. */
static enum hostcall_end do_now(struct hostio *k, enum hostcall which,
                                octa time)
{
    const byte mode = k->h->modes[k->handle];
    enum hostcall_end end = functions[which](k);
    struct inputlog_entry e = {.time = time};

    if (end == HOSTCALL_END_REFUSED) {
        e.kind = INPUTLOG_REFUSED;
        e.value = k->fault;
    } else if (end == HOSTCALL_END_DONE) {
        e.kind = INPUTLOG_HOSTCALL;
        e.value = k->result;
        e.bytes = k->h->got.data;
        e.len = k->h->got.len;
    } else {
        if (which != HOSTCALL_Fopen) /* that may have closed the file */
            k->h->modes[k->handle] = mode;
        return end;
    }
    if (k->h->got.failed || inputlog_add(&k->h->log, &e) != STATUS_OK)
        return HOSTCALL_END_NO_MEMORY;
    return end;
}

/* Let the call end as the log says. */
static enum hostcall_end do_again(struct hostio *k, enum hostcall which,
                                  octa time)
{
    struct inputlog_entry e;

    if (inputlog_next(&k->h->log, time, &e) != STATUS_OK)
        return HOSTCALL_END_NO_LOG;
    k->result = e.value;
    if (e.kind != INPUTLOG_REFUSED || which != HOSTCALL_Fopen)
        hostio_redo(k, which);
    if (e.kind == INPUTLOG_REFUSED)
        return hostio_refuse(k, (unsigned)e.value);
    buf_add(&k->h->got, e.bytes, e.len);
    return k->h->got.failed ? HOSTCALL_END_NO_MEMORY
                            : hostio_finish(k, e.value);
}

/* Store what was read; a buffer of wydes begins at an even address. */
static enum hostcall_end store(struct hostio *k, enum hostcall which)
{
    octa va = which == HOSTCALL_Fgetws ? k->buffer & ~(octa)1 : k->buffer;
    const struct buf *got = &k->h->got;
    size_t done;
    unsigned fault = bus_write(k->bus, va, got->data, got->len, &done);

    return fault == FAULT_NONE ? HOSTCALL_END_DONE : hostio_refuse(k, fault);
}

enum hostcall_end hostcall_perform(struct hostcalls *h, struct cpu *c,
                                   const struct operands *o, octa *result,
                                   unsigned *fault)
{
    enum hostcall which = (enum hostcall)o->Y;
    struct hostio k = {.h = h,
                       .bus = c->bus,
                       .loc = o->loc,
                       .tripped = c->sr[SREG_rW],
                       .handle = o->Z,
                       .argument = cpu_get(c, 255)};
    enum hostcall_end end;

    assert(hostcall_is_one(o->insn));
    buf_clear(&h->got);
    *fault = fetch_arguments(&k, &isa_hostcalls[which]);
    if (*fault != FAULT_NONE)
        return HOSTCALL_END_REFUSED;
    end = h->log.mode == INPUTLOG_REPLAY ? do_again(&k, which, c->counts.insns)
                                         : do_now(&k, which, c->counts.insns);
    if (end == HOSTCALL_END_DONE)
        end = store(&k, which);
    h->count += end == HOSTCALL_END_DONE;
    *result = k.result;
    *fault = k.fault;
    return end;
}
