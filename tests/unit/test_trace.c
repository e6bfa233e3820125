/* test_trace.c - what the trace says; every line is one that the reference
 * simulator has printed in the same situation. */
#include <string.h>

#include "tests/unit/core_fixture.h"
#include "vm/core/trace.h"
#include "vm/core/trip.h"

struct traced {
    struct core m;
    struct profile counts;
    struct trace trace;
    struct buf out;
};

static void begin(struct traced *t, octa limit)
{
    core_init(&t->m, CORE_PROCESS);
    profile_init(&t->counts);
    trace_init(&t->trace, &t->counts, limit);
    buf_init(&t->out);
}

static void end(struct traced *t)
{
    buf_fini(&t->out);
    profile_fini(&t->counts);
    core_fini(&t->m);
}

/* Execute what is at pc, and append what the trace says. */
static void step(struct traced *t)
{
    struct engine_result r;

    profile_step(&t->counts, &t->m.cpu);
    trace_before(&t->trace, &t->m.cpu);
    r = exec_switch(&t->m.cpu, 1);
    if (r.stop == ENGINE_FAULT)
        trace_refused(&t->trace, &t->m.cpu, r.fault, &t->out);
    else
        trace_after(&t->trace, &t->m.cpu, &t->out);
}

/* The instruction INSN at pc gives the line WANTED, from its word on. */
static void says(struct traced *t, tetra insn, const char *wanted)
{
    size_t at = t->out.len + strlen("         1. 0000000000001000: ");

    core_put(&t->m, t->m.cpu.pc, insn);
    step(t);
    CHECK(t->out.len > at);
    CHECK_STR(buf_text(&t->out) + at, wanted);
    CHECK(!t->out.failed);
}

static void set(struct traced *t, enum sreg r, octa value)
{
    t->m.cpu.sr[r] = value;
}

/* Give register X, which may be marginal, a value. */
static void set_reg(struct traced *t, unsigned x, octa value)
{
    octa *rl = &t->m.cpu.sr[SREG_rL];

    if (x < cpu_first_global(&t->m.cpu) && x >= *rl)
        *rl = x + 1;
    cpu_set(&t->m.cpu, x, value);
}

static void counts_shows_place_word_and_name(void)
{
    struct traced t;

    begin(&t, 9);
    core_put(&t.m, 0x1000, 0x23000005); /* ADDU $0,$0,5 */
    core_put(&t.m, 0x1004, 0xf1ffffff); /* JMP back */
    for (int i = 0; i < 3; i++)
        step(&t);
    CHECK_STR(buf_text(&t.out),
              "         1. 0000000000001000: 23000005 (ADDUI) rL=1, $0=l[0] = "
              "#0 + 5 = #5\n"
              "         1. 0000000000001004: f1ffffff (JMPB) -> #1000\n"
              "         2. 0000000000001000: 23000005 (ADDUI) $0=l[0] = "
              "#5 + 5 = #a\n");
    end(&t);
}

static void a_limit_leaves_one_line_of_dots_per_gap(void)
{
    struct traced t;

    begin(&t, 1);
    core_put(&t.m, 0x1000, 0xe3000001); /* SETL $0,1 */
    core_put(&t.m, 0x1004, 0xf1ffffff); /* JMP back */
    for (int i = 0; i < 6; i++)
        step(&t);
    core_put(&t.m, 0x1000, 0xf0000004); /* JMP elsewhere, counted before */
    step(&t);
    core_put(&t.m, 0x1010, 0xfd000000); /* SWYM */
    step(&t);
    CHECK_STR(buf_text(&t.out),
              "         1. 0000000000001000: e3000001 (SETL) rL=1, $0=l[0] = "
              "#1\n"
              "         1. 0000000000001004: f1ffffff (JMPB) -> #1000\n"
              " ...............................................\n"
              "         1. 0000000000001010: fd000000 (SWYM) \n");
    end(&t);
}

static void integers_are_signed_or_hexadecimal_as_the_operation_is(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 2, 0x7fffffff00000000);
    says(&t, 0x25050201,
         "25050201 (SUBI) rL=6, $5=l[5] = 9223372032559808512 - 1 = "
         "9223372032559808511\n");
    says(&t, 0x1a080202,
         "1a080202 (MULU) rL=9, $8=l[8] = #7fffffff00000000 * "
         "#7fffffff00000000 = #0, rH=#3fffffff00000001\n");
    set_reg(&t, 0, 100);
    set_reg(&t, 1, ~(octa)6);
    says(&t, 0x1c030100, "1c030100 (DIV) $3=l[3] = -7 / 100 = -1, rR=93\n");
    set(&t, SREG_rD, 7);
    says(&t, 0x1e030100,
         "1e030100 (DIVU) $3=l[3] = #7fffffffffffffff9 / #64 = "
         "#147ae147ae147ae1, rR=#15\n");
    says(&t, 0x38030001,
         "38030001 (SL) $3=l[3] = 100 << #fffffffffffffff9 = "
         "0, rA=#00040\n");
    end(&t);
}

static void set_and_lda_are_shown_as_copies(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 3, ~(octa)0);
    set_reg(&t, 255, 7);
    says(&t, 0xc1000300, "c1000300 (ORI) $0=l[0] = -1 = #ffffffffffffffff\n");
    says(&t, 0x2300ff00, "2300ff00 (ADDUI) $0=l[0] = 7 = #7\n");
    says(&t, 0xc1000301,
         "c1000301 (ORI) $0=l[0] = #ffffffffffffffff | 1 = "
         "#ffffffffffffffff\n");
    says(&t, 0xc0000302,
         "c0000302 (OR) $0=l[0] = #ffffffffffffffff | #0 = "
         "#ffffffffffffffff\n");
    end(&t);
}

static void brackets_tell_the_rounding_mode(void)
{
    const octa one = 0x3ff0000000000000, half = 0x3fe0000000000000;
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 0, one);
    set_reg(&t, 1, half);
    says(&t, 0x04000001, "04000001 (FADD) $0=l[0] = 1. (+) .5 = 1.5\n");
    set(&t, SREG_rA, 1 << 16);
    says(&t, 0x06000001, "06000001 (FSUB) $0=l[0] = 1.5 [-] .5 = 1.\n");
    set(&t, SREG_rA, 2 << 16);
    says(&t, 0x10000001, "10000001 (FMUL) $0=l[0] = 1. ^*^ .5 = .5\n");
    set(&t, SREG_rA, 3 << 16);
    says(&t, 0x14000001, "14000001 (FDIV) $0=l[0] = .5 _/_ .5 = 1.\n");
    says(&t, 0x17000401, "17000401 (FINT) $0=l[0] = (int) .5 = 0.\n");
    says(&t, 0x05000201, "05000201 (FIX) $0=l[0] = ^fix^ .5 = 1\n");
    says(&t, 0x09000103, "09000103 (FLOTI) $0=l[0] = [flot] 3 = 3.\n");
    says(&t, 0xb1010108,
         "b1010108 (STSFI) _M4[#3fe0000000000000+8]_ = .5, "
         "M8[#3fe0000000000008]=#3f00000000000000\n");
    end(&t);
}

static void comparisons_of_floats_show_numbers_and_epsilon(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 0, 0x3ff0000000000000);
    set_reg(&t, 1, 0x7ff8000000000000);
    set(&t, SREG_rE, 0x3fb0000000000000);
    says(&t, 0x01020001,
         "01020001 (FCMP) rL=3, $2=l[2] = 1. cmp NaN = 0, rA=#00010\n");
    says(&t, 0x02020001, "02020001 (FUN) $2=l[2] = [1.(||)NaN] = 1\n");
    says(&t, 0x13020000, "13020000 (FEQLE) $2=l[2] = [1.(==)1. (.0625)] = 1\n");
    says(&t, 0x11020000, "11020000 (FCMPE) $2=l[2] = 1. cmp 1. (.0625)) = 0\n");
    end(&t);
}

static void branches_say_yes_or_no_and_what_was_guessed(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 0, 9);
    says(&t, 0x4a000002, "4a000002 (BNZ) 9!=0?  Yes, -> #1008 (bad guess)\n");
    says(&t, 0x5a000001, "5a000001 (PBNZ) 9!=0?  Yes, -> #100c\n");
    says(&t, 0x40000005, "40000005 (BN) 9<0?  No\n");
    says(&t, 0x56000001, "56000001 (PBOD) 9 odd?  Yes, -> #1014\n");
    says(&t, 0x5e000005, "5e000005 (PBEV) 9 even?  No (bad guess)\n");
    says(&t, 0x62010700, "62010700 (CSZ) rL=2, $1=l[1] = 0==0? 9: 0 = 9\n");
    says(&t, 0x75010005, "75010005 (ZSPI) $1=l[1] = 9>0? 5: 0 = 5\n");
    end(&t);
}

static void stores_show_the_octa_they_leave(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 0, ~(octa)0xff);
    set_reg(&t, 1, 0x2000);
    says(&t, 0xa1000103,
         "a1000103 (STBI) M1[#2000+3] = -256, M8[#2000]=#0, rA=#00040\n");
    says(&t, 0xa7000102,
         "a7000102 (STWUI) M2[#2000+2] = #ffffffffffffff00, "
         "M8[#2000]=#ff0000000000\n");
    says(&t, 0xad000108, "ad000108 (STOI) M8[#2000+8] = -256\n");
    says(&t, 0xb5070100, "b5070100 (STCOI) M8[#2000] = 7\n");
    says(&t, 0xb2000105,
         "b2000105 (STHT) M4[#2000+#0] = #ffffffffffffff00>>32, "
         "M8[#2000]=#ffffffff00000007\n");
    says(&t, 0x89000104, "89000104 (LDTI) $0=l[0] = M4[#2000+4] = 7\n");
    says(&t, 0x91000100,
         "91000100 (LDSFI) $0=l[0] = (M4[#2000]) = "
         "-NaN.9999998807907104\n");
    end(&t);
}

static void cswap_shows_what_it_stored_or_what_it_found(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 1, 0x4000);
    says(&t, 0x95010708,
         "95010708 (CSWAPI) $1=l[1] = [M8[#0+8]==0] = 1, M8[#8]=#4000\n");
    says(&t, 0x95010708,
         "95010708 (CSWAPI) $1=l[1] = [M8[#0+8]==0] = 0, rP=#4000\n");
    says(&t, 0x9a100102, "9a100102 (PRELD) [#0+#0 .. #10]\n");
    end(&t);
}

static void calls_and_returns_show_the_stack(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 1, 5);
    says(&t, 0xf2010002,
         "f2010002 (PUSHJ) l[1]=1, rO=#6000000000000010, rL=0, rJ=#1004, "
         "-> #1008\n");
    says(&t, 0xe3000009, "e3000009 (SETL) rL=1, $0=l[2] = #9\n");
    says(&t, 0xf8010000,
         "f8010000 (POP) l[1]=#9, rL=2, rO=#6000000000000000, -> #1004\n");
    set_reg(&t, 255, 0x3000);
    says(&t, 0xbfffff04,
         "bfffff04 (PUSHGOI) l[2]=2, rO=#6000000000000018, rL=0, rJ=#1008, "
         "-> #3000+4\n");
    says(&t, 0xf8000002,
         "f8000002 (POP) rL=2, rO=#6000000000000000, -> #1008+8\n");
    says(&t, 0x9f00ff00, "9f00ff00 (GOI) $0=l[0] = #1014, -> #3000\n");
    end(&t);
}

static void put_get_save_and_unsave_name_special_registers(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 4, 0x1234);
    says(&t, 0xf6040004, "f6040004 (PUT) rJ = 4660 = #1234\n");
    says(&t, 0xfe010004, "fe010004 (GET) $1=l[1] = rJ = #1234\n");
    says(&t, 0xf7140003, "f7140003 (PUTI) rL = min(rL,3) = 3\n");
    says(&t, 0xf7140009, "f7140009 (PUTI) rL = min(rL,9) = 3\n");
    says(&t, 0xfaff0000,
         "faff0000 (SAVE) rL=0, $255=g[255] = #6000000000000088\n");
    says(&t, 0xfb0000ff,
         "fb0000ff (UNSAVE) #6000000000000088: rG=255, ..., rL=3\n");
    end(&t);
}

static void events_are_shown_even_when_ra_has_them_already(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 2, 0x7fffffff00000000);
    set(&t, SREG_rA, 0x20001); /* an older event, and a rounding mode */
    says(&t, 0x20050202,
         "20050202 (ADD) rL=6, $5=l[5] = 9223372032559808512 + "
         "9223372032559808512 = -8589934592, rA=#20041\n");
    says(&t, 0x20050202,
         "20050202 (ADD) $5=l[5] = 9223372032559808512 + "
         "9223372032559808512 = -8589934592, rA=#20041\n");
    says(&t, 0x20050002,
         "20050002 (ADD) $5=l[5] = 0 + 9223372032559808512 = "
         "9223372032559808512\n");
    CHECK_U64(t.m.cpu.sr[SREG_rA], 0x20041);
    says(&t, 0xfe000015, "fe000015 (GET) $0=l[0] = rA = #20041\n");
    end(&t);
}

static void trips_show_their_handler(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 2, 0x7fffffff00000000);
    set_reg(&t, 255, 0x1000);
    says(&t, 0xff010203,
         "ff010203 (TRIP) rW=#1004, rX=#80000000ff010203, "
         "rY=#7fffffff00000000, rZ=#0, rB=#1000, g[255]=#0, -> #00\n");
    set(&t, SREG_rA, 0x4000);
    says(&t, 0x20ff0202,
         "20ff0202 (ADD) $255=g[255] = 9223372032559808512 + "
         "9223372032559808512 = -8589934592, -> #20\n");
    end(&t);
}

static void a_trip_to_the_very_next_instruction_is_seen(void)
{
    struct traced t;

    begin(&t, 1);
    set(&t, SREG_rA, 0x8000);
    set_reg(&t, 0, 7);
    t.m.cpu.pc = 0xc;
    says(&t, 0x1d000000, "1d000000 (DIVI) $0=l[0] = 7 / 0 = 0, rR=7, -> #10\n");
    end(&t);
}

static void what_resume_inserts_stands_in_parentheses(void)
{
    static const char *const wanted =
        "         1. 0000000000001000: f9000000 (RESUME) {#2000500c1030202} -> "
        "#1010\n"
        "           (000000000000100c: ..03..rZ (SET)) $3=l[3] = 3 = #3, "
        "rA=#00005\n"
        "         1. 0000000000001010: f9000000 (RESUME) {#100000020030202} -> "
        "#1020\n"
        "           (000000000000101c: 2003rYrZ (ADD)) $3=l[3] = 2 + 3 = 5\n"
        "         1. 0000000000001020: f9000000 (RESUME) {#20030202} -> #1030\n"
        "           (000000000000102c: 20030202 (ADD)) $3=l[3] = 0 + 0 = 0\n";
    static const octa rx[] = {0x0200050000000000 | 0xc1030202,
                              0x0100000020030202, 0x20030202};
    struct traced t;

    begin(&t, 9);
    set_reg(&t, 3, 0);
    set(&t, SREG_rY, 2);
    set(&t, SREG_rZ, 3);
    for (unsigned i = 0; i < ARRAY_LEN(rx); i++) {
        set(&t, SREG_rX, rx[i]);
        set(&t, SREG_rW, 0x1010 + 0x10 * i);
        core_put(&t.m, t.m.cpu.pc, 0xf9000000);
        step(&t);
        step(&t);
    }
    CHECK_STR(buf_text(&t.out), wanted);
    end(&t);
}

/* A host call as a process does it: the tracer only sees the result. */
static void trap_says(struct traced *t, tetra insn, octa result,
                      const char *wanted)
{
    size_t at = t->out.len + strlen("         1. 0000000000001000: ");
    struct cpu *c = &t->m.cpu;

    core_put(&t->m, c->pc, insn);
    profile_step(&t->counts, c);
    trace_before(&t->trace, c);
    CHECK_INT(exec_switch(c, 1).stop, ENGINE_TRAP);
    c->pc += 4;
    c->g[255] = result;
    trace_after(&t->trace, c, &t->out);
    CHECK_STR(buf_text(&t->out) + at, wanted);
}

static void host_calls_show_arguments_and_result(void)
{
    struct traced t;

    begin(&t, 1);
    set_reg(&t, 255, 0x2000);
    CHECK_INT(bus_store(&t.m.bus, 0x2000, 8, 0x3000), FAULT_NONE);
    CHECK_INT(bus_store(&t.m.bus, 0x2008, 8, 80), FAULT_NONE);
    trap_says(&t, 0x00000400, ~(octa)0,
              "00000400 (TRAP) $255 = Fgets(StdIn,M8[#2000]=#3000,"
              "M8[#2008]=80) = -1\n");
    set_reg(&t, 255, 0x2000);
    trap_says(&t, 0x00000701, 6,
              "00000701 (TRAP) $255 = Fputs(StdOut,#2000) = 6\n");
    trap_says(&t, 0x00000a05, 8, "00000a05 (TRAP) $255 = Ftell(5) = 8\n");
    trap_says(&t, 0x00000000, 8, "00000000 (TRAP) Halt(0)\n");
    end(&t);
}

static void refused_instructions_are_always_shown(void)
{
    struct traced t;

    begin(&t, 0);
    set(&t, SREG_rA, 0x7f);
    says(&t, 0x05000900, "05000900 (FIX) illegal instruction!\n");
    CHECK_U64(t.m.cpu.sr[SREG_rA], 0x7f);
    buf_clear(&t.out);
    says(&t, 0xfc000004, "fc000004 (SYNC) privileged instruction!\n");
    buf_clear(&t.out);
    set_reg(&t, 1, ~(octa)7);
    says(&t, 0x8d000100, "8d000100 (LDOI) privileged instruction!\n");
    CHECK_U64(t.m.cpu.sr[SREG_rA], 0x7f);
    end(&t);
}

static void a_refused_fetch_shows_the_word_that_is_there(void)
{
    struct traced t;

    begin(&t, 1);
    t.m.cpu.pc = 0x2000000000000000;
    says(&t, 0x20000001, "20000001 (ADD) privileged instruction!\n");
    CHECK_HAS(buf_text(&t.out), "         1. 2000000000000000: 20000001");
    end(&t);
}

static void nothing_is_changed_by_looking_and_cancelling(void)
{
    struct traced t;
    struct cpu before;

    begin(&t, 1);
    set(&t, SREG_rA, 0x3ffff);
    core_put(&t.m, 0x1000, 0x20000001);
    before = t.m.cpu;
    trace_before(&t.trace, &t.m.cpu);
    CHECK_U64(t.m.cpu.sr[SREG_rA], 0x3ff00);
    trace_cancel(&t.trace, &t.m.cpu);
    CHECK_MEM(&t.m.cpu, &before, sizeof before);
    end(&t);
}

/* Every template of the tables can be filled in, whether the instruction is
 * executed or refused. */
static void every_opcode_has_a_line(void)
{
    for (unsigned op = OP_TRAP + 1; op < OP_COUNT; op++) {
        struct traced t;

        begin(&t, 1);
        core_put(&t.m, 0x1000, (tetra)op << 24);
        step(&t);
        CHECK_HAS(buf_text(&t.out), isa_insns[op].text);
        CHECK_INT(t.out.data[t.out.len - 1], '\n');
        end(&t);
    }
}

int main(void)
{
    return TEST_RUN(
        counts_shows_place_word_and_name,
        a_limit_leaves_one_line_of_dots_per_gap,
        integers_are_signed_or_hexadecimal_as_the_operation_is,
        set_and_lda_are_shown_as_copies, brackets_tell_the_rounding_mode,
        comparisons_of_floats_show_numbers_and_epsilon,
        branches_say_yes_or_no_and_what_was_guessed,
        stores_show_the_octa_they_leave,
        cswap_shows_what_it_stored_or_what_it_found,
        calls_and_returns_show_the_stack,
        put_get_save_and_unsave_name_special_registers,
        events_are_shown_even_when_ra_has_them_already,
        trips_show_their_handler, a_trip_to_the_very_next_instruction_is_seen,
        what_resume_inserts_stands_in_parentheses,
        host_calls_show_arguments_and_result,
        refused_instructions_are_always_shown,
        a_refused_fetch_shows_the_word_that_is_there,
        nothing_is_changed_by_looking_and_cancelling, every_opcode_has_a_line);
}
