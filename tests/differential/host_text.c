/* host_text.c - a list of calls as a program. */
#include <inttypes.h>
#include <stdio.h>

#include "tests/differential/host_case.h"

/* Append the bytes of TEXT as operands of BYTE, with zeros behind them. */
static void put_bytes(struct buf *out, const byte *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        buf_printf(out, "%s%u", i % 16 == 0 ? "\n        BYTE    " : ",",
                   text[i]);
    buf_add_string(out, "\n        BYTE    0,0,0,0\n");
}

static void put_name(struct buf *out, unsigned i)
{
    struct buf name = {0};

    host_name(i, &name);
    buf_printf(out, "Name%u   IS      @", i);
    put_bytes(out, name.data, name.len);
    buf_fini(&name);
}

/* String I: letters, and now and then a newline. */
static void put_string(struct buf *out, unsigned i)
{
    size_t len = host_string_length(i);
    struct buf text = {0};

    for (size_t k = 0; k < len; k++)
        buf_add_byte(&text, k % 50 == 49 ? '\n' : (byte)('a' + (k + i) % 26));
    buf_printf(out, "        LOC     (@+7)&-8\nStr%u    IS      @", i);
    put_bytes(out, text.data, text.len);
    buf_fini(&text);
}

static bool is_used(const struct host_case *c, bool is_name, unsigned i)
{
    for (unsigned k = 0; k < c->count; k++) {
        enum hostcall which = c->calls[k].which;
        bool has_name = which == HOSTCALL_Fopen;
        bool has_string = which >= HOSTCALL_Fwrite && which <= HOSTCALL_Fputws;

        if (c->calls[k].object == i && (is_name ? has_name : has_string))
            return true;
    }
    return false;
}

static void put_data(const struct host_case *c, struct buf *out)
{
    buf_add_string(out, "% What a program does to its host and gets from it.\n"
                        "        LOC     #2000000000000000\n");
    for (unsigned i = 0; i < HOST_NAMES; i++)
        if (is_used(c, true, i))
            put_name(out, i);
    for (unsigned i = 0; i < HOST_STRINGS; i++)
        if (is_used(c, false, i))
            put_string(out, i);
    buf_add_string(out, "LogName BYTE    \"log\",0\n"
                        "        LOC     #2000000000008000\n"
                        "Region  IS      @\n"
                        "region  GREG    @\n"
                        "        LOC     #2000000000010000\n"
                        "Log     IS      @\n"
                        "log     GREG    @\n"
                        "last    GREG    @\n"
                        "factor  GREG    #9e3779b97f4a7c15\n\n");
}

/* Where exceptions lead to: Halt there is a warning. */
static void put_handlers(struct buf *out)
{
    for (unsigned i = 0; i < HOST_EXCEPTIONS; i++)
        buf_printf(out,
                   "        LOC     #%x\n        TRAP    0,Halt,1\n"
                   "        GET     $255,rB\n        RESUME  0\n",
                   16 * i);
}

/* What causes them, in the order of their handlers. */
static const char *const causes[HOST_EXCEPTIONS] = {
    "TRIP    0,0,0",
    "DIV     $1,$1,0",
    "SETH    $1,#8000; SUB $1,$1,1",
    "SETH    $1,#4f00; FIX $1,$1",
    "SETH    $1,#7ff0; FSUB $1,$1,$1",
    "SETH    $1,#7fe0; FADD $1,$1,$1",
    "SETH    $1,#0010; FMUL $1,$1,$1",
    "SETH    $1,#3ff0; SETL $2,0; FDIV $1,$1,$2",
    "SETH    $1,#3ff0; SETH $2,#4008; FDIV $1,$1,$2",
};

/* Fill the region, and note results. */
static const char beginning[] =
    "        LOC     #100\n"
    "Fill    SET     $0,1000         fill the region with #aa\n"
    "        SETL    $1,#aaaa\n"
    "        ORML    $1,#aaaa\n"
    "1H      STTU    $1,region,$0\n"
    "        SUB     $0,$0,4\n"
    "        PBNN    $0,1B\n"
    "        POP     0,0\n\n"
    "Note    STOU    $255,last,0     note the result, and\n"
    "        SET     $0,1400         a sum over the region\n"
    "1H      LDOU    $2,region,$0\n"
    "        MULU    $1,$1,factor\n"
    "        XOR     $1,$1,$2\n"
    "        SUB     $0,$0,8\n"
    "        PBNN    $0,1B\n"
    "        STOU    $1,last,8\n"
    "        ADDU    last,last,16\n"
    "        POP     0,0\n\n"
    "Main    PUSHJ   $20,Fill\n"
    "        SETL    $0,#ff00        all exceptions trip\n"
    "        PUT     rA,$0\n";

/* The end: everything goes to a file. */
static const char ending[] = "        GETA    $255,1F\n"
                             "        TRAP    0,Fopen,250\n"
                             "        GETA    $0,2F\n"
                             "        SUBU    $1,last,region\n"
                             "        STOU    $1,$0,8\n"
                             "        SET     $255,$0\n"
                             "        TRAP    0,Fwrite,250\n"
                             "        TRAP    0,Fclose,250\n"
                             "        SET     $255,7\n"
                             "        TRAP    0,Halt,0\n"
                             "1H      OCTA    LogName,BinaryWrite\n"
                             "2H      OCTA    Region,0\n";

/* The two octas that call number I has in memory. */
static void put_arguments(const struct host_call *call, unsigned i,
                          struct buf *out)
{
    buf_printf(out, "A%u\tOCTA    ", i);
    if (call->which == HOSTCALL_Fopen)
        buf_printf(out, "Name%u", call->object);
    else if (call->which >= HOSTCALL_Fseek)
        buf_add_string(out, "0");
    else if (call->which < HOSTCALL_Fwrite || call->object == HOST_REGION)
        buf_add_string(out, "Region");
    else
        buf_printf(out, "Str%u", call->object);
    buf_printf(out, "+#%" PRIx64 ",#%" PRIx64 "\n", call->offset, call->size);
}

static void put_call(const struct host_call *call, unsigned i, struct buf *out)
{
    bool has_octas = isa_hostcalls[call->which].arguments == 3;

    if (call->which == HOSTCALL_Halt) {
        buf_printf(out, "        %s\n", causes[call->object]);
        return;
    }
    buf_printf(out, "        GETA    $255,A%u\n", i);
    if (!has_octas)
        buf_add_string(out, "        LDOU    $255,$255,0\n");
    buf_printf(out, "        TRAP    0,%s,%u\n        PUSHJ   $20,Note\n",
               isa_hostcalls[call->which].name, call->handle);
}

void host_text(const struct host_case *c, struct buf *out)
{
    put_data(c, out);
    put_handlers(out);
    buf_add_string(out, beginning);
    for (unsigned i = 0; i < c->count; i++)
        put_call(&c->calls[i], i, out);
    buf_add_string(out, ending);
    for (unsigned i = 0; i < c->count; i++)
        put_arguments(&c->calls[i], i, out);
}
