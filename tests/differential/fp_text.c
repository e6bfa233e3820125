/* fp_text.c - floating point operations over tables of operands, in MMIXAL. */
#include <inttypes.h>

#include "tests/differential/common_value.h"
#include "tests/differential/fp_case.h"
#include "vm/isa/isa.h"

/* --- operands ---------------------------------------------------------------
 */

static const octa epsilons[FP_EPSILONS] = {
    0x3cb0000000000000, /* 2^-52 */
    0x0000000000000000, 0x0000000000000001, 0x0010000000000000,
    0x3fe0000000000000,                                         /* 1/2 */
    0x3fefffffffffffff, 0x3ff0000000000000, 0x4000000000000000, /* 2 */
    0x7ff0000000000000,                                         /* infinity */
    0x7ff8000000000001, 0x7ff0000000000001,                     /* NaNs */
    0xbff0000000000000};

/* Zero, subnormal, normal, infinite, quiet and signalling NaNs. */
static const tetra special_shorts[] = {
    0x00000000, 0x80000000, 0x00000001, 0x80000001, 0x00000002, 0x007fffff,
    0x807fffff, 0x00400000, 0x00800000, 0x80800000, 0x00800001, 0x3f800000,
    0xbf800001, 0x7f000000, 0x7f7fffff, 0xff7fffff, 0x7f800000, 0xff800000,
    0x7f800001, 0xff800001, 0x7fbfffff, 0x7fc00000, 0xffc00001, 0x7fffffff};

static void make_shorts(struct fp_tables *t, struct dice *d)
{
    for (unsigned i = 0; i < FP_OPERANDS; i++)
        t->shorts[i] = i < ARRAY_LEN(special_shorts) ? special_shorts[i]
                                                     : dice_octa(d) >> 32;
}

static octa pick(struct dice *d)
{
    return dice_chance(d, 60) ? common_value_near(d) : common_value(d);
}

void fp_tables_init(struct fp_tables *t, octa seed)
{
    struct dice d;

    dice_init(&d, seed);
    for (unsigned i = 0; i < FP_OPERANDS; i++) {
        t->ys[i] = seed == 0 ? common_value_float(i) : pick(&d);
        t->zs[i] = seed == 0 ? common_value_float(i) : pick(&d);
    }
    for (unsigned i = 0; i < FP_EPSILONS; i++)
        t->epsilons[i] = seed == 0 ? epsilons[i] : pick(&d);
    make_shorts(t, &d);
}

/* --- operations -------------------------------------------------------------
 */

struct fp_op fp_op(unsigned i)
{
    static const char *const pairs[] = {"FADD",  "FSUB",  "FMUL", "FDIV",
                                        "FREM",  "FCMP",  "FEQL", "FUN",
                                        "FCMPE", "FEQLE", "FUNE"};
    static const char *const singles[] = {"FSQRT", "FINT",  "FIX",   "FIXU",
                                          "FLOT",  "FLOTU", "SFLOT", "SFLOTU"};

    if (i < ARRAY_LEN(pairs))
        return (struct fp_op){
            .name = pairs[i], .round = -1, .has_y = true, .has_e = i >= 8};
    i -= ARRAY_LEN(pairs);
    if (i < 5 * ARRAY_LEN(singles))
        return (struct fp_op){.name = singles[i / 5], .round = (int)(i % 5)};
    i -= 5 * ARRAY_LEN(singles);
    return (struct fp_op){
        .name = i == 0 ? "LDSF" : "STSF", .round = -1, .has_short = i == 0};
}

octa fp_mode(unsigned i)
{
    static const octa enables[FP_ENABLES] = {0, (octa)EXC_U << 8, 0xff00};

    return (octa)(i / FP_ENABLES) << 16 | enables[i % FP_ENABLES];
}

void fp_text_op(const struct fp_op *o, struct buf *out)
{
    if (o->has_y)
        buf_printf(out, "        %-5s x,y,z\n", o->name);
    else if (o->round >= 0)
        buf_printf(out, "        %-5s x,%d,z\n", o->name, o->round);
    else if (o->has_short)
        buf_add_string(out, "        STTU  z,memory,0\n"
                            "        LDSF  x,memory,0\n");
    else
        buf_add_string(out, "        STSF  z,memory,0\n"
                            "        LDTU  x,memory,0\n");
}

/* --- the program ------------------------------------------------------------
 */

static void add_octas(const char *label, const octa *o, size_t count,
                      struct buf *out)
{
    buf_printf(out, "%-7s IS    @\n", label);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "        OCTA  #%" PRIx64 "\n", o[i]);
}

static void add_tables(const struct fp_tables *t, struct buf *out)
{
    octa modes[FP_MODES];

    for (unsigned i = 0; i < FP_MODES; i++)
        modes[i] = fp_mode(i);
    buf_add_string(out, "        LOC   Data_Segment\n");
    add_octas("Ys", t->ys, FP_OPERANDS, out);
    add_octas("Zs", t->zs, FP_OPERANDS, out);
    add_octas("Shorts", t->shorts, FP_OPERANDS, out);
    add_octas("Es", t->epsilons, FP_EPSILONS, out);
    add_octas("Modes", modes, FP_MODES, out);
    buf_printf(out, "Args    OCTA  Results,%d\n", 16 * FP_OPERANDS);
    buf_add_string(out, "Memory  OCTA  0\n"
                        "Results IS    @\n");
}

/* A trip leaves its bit in `trips'. */
static void add_handlers(struct buf *out)
{
    for (unsigned i = 0; i < EXC_COUNT; i++)
        buf_printf(out,
                   "        LOC   #%x\n"
                   "        ORL   trips,#%x\n"
                   "        PUT   rJ,$255\n"
                   "        GET   $255,rB\n"
                   "        RESUME\n",
                   (unsigned)isa_exceptions[i].handler, 1u << i);
}

static const char registers[] = "x       GREG  0\n"
                                "y       GREG  0\n"
                                "z       GREG  0\n"
                                "op      GREG  0\n"
                                "trips   GREG  0\n"
                                "memory  GREG  Memory\n"
                                "zs      GREG  0\n"
                                "mode    GREG  0\n"
                                "eps     GREG  0\n"
                                "row     GREG  0\n"
                                "column  GREG  0\n"
                                "modes   GREG  Modes\n"
                                "es      GREG  Es\n"
                                "ys      GREG  Ys\n"
                                "normal  GREG  Zs\n"
                                "shorts  GREG  Shorts\n"
                                "result  GREG  0\n"
                                "results GREG  Results\n"
                                "args    GREG  Args\n"
                                "width   GREG  %d\n";

/* All(epsilons,rows): do what `op' leads to, for all modes, that many rE and
 * y; sizes are in bytes. */
static const char loops[] = "        LOC   #200\n"
                            "All     GET   $2,rJ\n"
                            "        SET   mode,0\n"
                            "1H      SET   eps,0\n"
                            "2H      LDO   $3,es,eps\n"
                            "        PUT   rE,$3\n"
                            "        SET   row,0\n"
                            "3H      SET   column,0\n"
                            "        SET   result,results\n"
                            "4H      LDO   y,ys,row\n"
                            "        LDO   z,zs,column\n"
                            "        SET   trips,0\n"
                            "        SETL  x,#eeee\n"
                            "        LDO   $3,modes,mode\n"
                            "        PUT   rA,$3\n"
                            "        PUSHGO $3,op,0\n"
                            "        GET   $3,rA\n"
                            "        SLU   trips,trips,32\n"
                            "        OR    $3,$3,trips\n"
                            "        STOU  x,result,0\n"
                            "        STOU  $3,result,8\n"
                            "        ADDU  result,result,16\n"
                            "        ADDU  column,column,8\n"
                            "        CMP   $3,column,width\n"
                            "        BN    $3,4B\n"
                            "        SET   $255,args\n"
                            "        TRAP  0,Fwrite,StdOut\n"
                            "        ADDU  row,row,8\n"
                            "        CMP   $3,row,$1\n"
                            "        BN    $3,3B\n"
                            "        ADDU  eps,eps,8\n"
                            "        CMP   $3,eps,$0\n"
                            "        BN    $3,2B\n"
                            "        ADDU  mode,mode,8\n"
                            "        CMP   $3,mode,%d\n"
                            "        BN    $3,1B\n"
                            "        PUT   rJ,$2\n"
                            "        POP   0,0\n";

static void add_op(const struct fp_op *o, struct buf *out)
{
    buf_printf(out,
               "        SET   zs,%s\n"
               "        GETA  op,1F\n"
               "        SETL  $1,%d\n"
               "        SETL  $2,%d\n"
               "        PUSHJ $0,All\n"
               "        JMP   2F\n"
               "1H      SWYM  0\n",
               o->has_short ? "shorts" : "normal",
               o->has_e ? 8 * FP_EPSILONS : 8, o->has_y ? 8 * FP_OPERANDS : 8);
    fp_text_op(o, out);
    buf_add_string(out, "        POP   0,0\n"
                        "2H      SWYM  0\n");
}

void fp_text(const struct fp_tables *t, struct buf *out)
{
    add_tables(t, out);
    buf_printf(out, registers, 8 * FP_OPERANDS);
    add_handlers(out);
    buf_printf(out, loops, 8 * FP_MODES);
    buf_add_string(out, "Main    PUT   rL,0\n");
    for (unsigned i = 0; i < FP_OPS; i++) {
        struct fp_op o = fp_op(i);

        add_op(&o, out);
    }
    buf_add_string(out, "        SET   $255,0\n"
                        "        TRAP  0,Halt,0\n");
}
