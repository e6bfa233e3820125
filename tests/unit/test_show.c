/* test_show.c - what the commands show of a process. */
#include <stdio.h>

#include "tests/unit/debug_fixture.h"

static const char PROGRAM[] = "        LOC   Data_Segment\n"
                              "base    GREG  @\n"
                              "Text    BYTE  \"Hello\",#a,0\n"
                              "        LOC   (@+7)&-8\n"
                              "Pi      OCTA  #400921fb54442d18,-2\n"
                              "        LOC   #100\n"
                              "Main    SET   $2,5\n"
                              "        PUSHJ $1,Fib\n"
                              "        SET   $255,$1\n"
                              "        TRAP  0,Halt,0\n"
                              "Fib     CMP   $1,$0,2\n"
                              "        BN    $1,1F\n"
                              "        GET   $1,rJ\n"
                              "        SUBU  $3,$0,1\n"
                              "        PUSHJ $2,Fib\n"
                              "        SUBU  $4,$0,2\n"
                              "        PUSHJ $3,Fib\n"
                              "        ADDU  $0,$2,$3\n"
                              "        PUT   rJ,$1\n"
                              "1H      POP   1,0\n";

/* The command LINE, after STEPS steps of SOURCE, shows WANTED. */
static void shows(const char *source, octa steps, const char *line,
                  const char *wanted)
{
    struct debug d;

    debug_init(&d, source);
    debug_step(&d, steps);
    CHECK_STR(debug_do(&d, line), wanted);
    debug_fini(&d);
}

/* --- values ---------------------------------------------------------------
 */

static void print_shows_what_is_natural_for_the_value(void)
{
    shows(PROGRAM, 1,
          "print 40+2, -1, Main+4, $2, $255, rJ, M1[Text], Fib-Main",
          "42 = #2a\n"
          "-1 = #ffffffffffffffff\n"
          "#0000000000000104 (Main+4, test.mms:8)\n"
          "5 = #5\n"
          "256 = #100 (Main)\n"
          "0 = #0\n"
          "72 = #48\n"
          "16 = #10\n");
}

static void print_takes_a_format(void)
{
    shows(PROGRAM, 1, "print/x 42, M2[Text]", "#000000000000002a\n#4865\n");
    shows(PROGRAM, 1, "p/d M1[Pi+8], $2", "-1\n5\n");
    shows(PROGRAM, 1, "p/u -1", "18446744073709551615\n");
    shows(PROGRAM, 1, "p/f M8[Pi]", "3.141592653589793\n");
    shows(PROGRAM, 1, "p/c 'a', M4[Text], #a41", "'a'\n'Hell'\n'\\nA'\n");
    shows(PROGRAM, 1, "p/s Text", "\"Hello\\n\"\n");
    shows(PROGRAM, 1, "p/s -8", "#fffffffffffffff8 is no memory\n");
    shows(PROGRAM, 1, "p/i M4[Main]", "SETL   $2,#5\n");
    shows(PROGRAM, 1, "p/a 264", "#0000000000000108 (Main+8, test.mms:9)\n");
}

static void formats_are_checked(void)
{
    shows(PROGRAM, 0, "print/z 1",
          "a format is a number, a size (b w t o) and one of x d u f c a s i, "
          "such as /12xb; \"z\" is none of them\n");
    shows(PROGRAM, 0, "print/4x 1",
          "print takes one letter as its format: x d u f c a s or i; numbers "
          "and sizes are for x\n");
    shows(PROGRAM, 0, "x/100000 1", "at most 65536 at once\n");
    shows(PROGRAM, 0, "print 1 2", "1 = #1\nwhat is \"2\" here?\n");
    shows(PROGRAM, 0, "print 1,",
          "1 = #1\na number, a name or a register is expected, but nothing "
          "follows, at "
          "column 1 of \"\"\n");
}

static void x_shows_memory_and_goes_on(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    CHECK_STR(debug_do(&d, "x/3xo Text"),
              "#2000000000000000: #48656c6c6f0a0000 #400921fb54442d18  "
              "(Text)\n"
              "#2000000000000010: #fffffffffffffffe  (Pi+8)\n");
    CHECK_STR(debug_do(&d, "x/1b Text+1"),
              "#2000000000000001: #65  e  (Text+1)\n");
    CHECK_STR(debug_do(&d, "x"), "#2000000000000002: #6c  l  (Text+2)\n");
    CHECK_STR(debug_do(&d, "x/1f Pi"),
              "#2000000000000008: 3.141592653589793  (Pi)\n");
    CHECK_STR(debug_do(&d, "x/2wd Pi+8"), "#2000000000000010: -1 -1  (Pi+8)\n");
    CHECK_STR(debug_do(&d, "x/2s Text"), "#2000000000000000: \"Hello\\n\"\n"
                                         "#2000000000000007: \"\"\n");
    CHECK_STR(debug_do(&d, "x/2t #2000000000000015"),
              "#2000000000000014: #fffffffe #00000000  (Pi+12)\n");
    CHECK_HAS(debug_do(&d, "x -8"), "negative addresses are the kernel's");
    debug_fini(&d);
}

/* --- code -----------------------------------------------------------------
 */

static void the_next_instruction_tells_its_effect_and_operands(void)
{
    shows(PROGRAM, 1, "disassemble Main 3",
          "Main:\n"
          "    #0000000000000100  e3020005  SETL   $2,#5\n"
          "=>  #0000000000000104  f2010003  PUSHJ  $1,Fib\n"
          "       push $0..$1, rJ = next instruction; go to Fib\n"
          "    #0000000000000108  c1ff0100  OR     $255,$1,0\n");
    shows(PROGRAM, 2, "x/1i @",
          "Fib:\n"
          "=>  #0000000000000110  31010002  CMP    $1,$0,2\n"
          "       $1 = -1, 0 or 1 as $0 is less than, equal to or above 2, "
          "signed\n"
          "       $0 = 5\n");
}

/* What stands behind the next instruction INSN of a small program. */
static void has_effect(const char *insn, const char *wanted)
{
    char source[400];
    struct debug d;
    const char *shown;

    snprintf(source, sizeof source,
             " LOC Data_Segment\nData OCTA #0123456789abcdef\n"
             " LOC #100\nMain SETH $1,#2000\n SETH $2,#3ff0\n SET $3,3\n"
             "Here %s\n TRAP 0,Halt,0\n",
             insn);
    debug_init(&d, source);
    debug_step(&d, 3);
    shown = debug_do(&d, "x/1i Here");
    CHECK_HAS(shown, "=>");
    CHECK_HAS(shown, wanted);
    debug_fini(&d);
}

static void effects_are_made_from_the_table_and_the_operands(void)
{
    has_effect("ADD $4,$3,7", "$4 = $3 + 7, signed; V on overflow\n"
                              "       $3 = 3\n");
    has_effect("SUB $4,$3,$3", "$4 = $3 - $3, signed; V on overflow\n"
                               "       $3 = 3\n");
    has_effect("FADD $4,$2,$2", "       $2 = 1.\n");
    has_effect("FLOT $4,$2", "       $2 = #3ff0000000000000\n");
    has_effect("LDB $4,$1,$3", "$4 = byte at $1 + $3, signed\n"
                               "       $1 = #2000000000000000 (Data), $3 = 3, "
                               "M1[#2000000000000003 (Data+3)] = 103\n");
    has_effect("STTU $3,$1,6", "M4[#2000000000000004 (Data+4)] = #89abcdef\n");
    has_effect("LDO $4,$255,0", "M8[#100 (Main)] = #e0012000e0023ff0\n");
    has_effect("BZ $3,Main", "branch if $3 is zero\n"
                             "       $3 = 3: does not go to Main\n");
    has_effect("PBP $3,Here", "$3 = 3: goes to Here\n");
    has_effect("GO $4,$255,4", "$255 = #100 (Main): goes to Main+4\n");
    has_effect("POP 0,2", "go to rJ + 8\n"
                          "       rJ = 0: goes to #8\n");
    has_effect("INCH $3,#12", "$3 = $3 + #12 in the high wyde, modulo 2^64\n");
    has_effect("GET $4,rG", "$4 = rG\n       rG = 255\n");
    has_effect("PUT rM,$3", "rM = $3\n       $3 = 3, rM = 0\n");
    has_effect("DIVU $4,$3,2", "$3 = 3, rD = 0\n");
    has_effect("PRELD 9,$1,0", "hint: 10 bytes at $1 + 0 will be loaded\n");
    has_effect("TRAP 0,Fputs,StdOut", "Fputs: write the string at this "
                                      "address; $255 = 256\n");
}

static void an_instruction_that_will_be_refused_says_so(void)
{
    has_effect("PUT rK,0", "rK = 0; privileged: refused here\n");
    has_effect("TETRA #fe010021", "illegal: refused\n");
    has_effect("PUT rA,$2", "illegal: refused\n");
    has_effect("SAVE $3,0", "illegal: refused\n");
    has_effect("TRAP 1,2,3", "privileged: refused here\n");
}

static void breakpoints_are_marked(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    debug_do(&d, "break Main");
    debug_do(&d, "break Main+4");
    debug_do(&d, "disable 2");
    CHECK_STR(debug_do(&d, "disassemble Main 3"),
              "Main:\n"
              "=>* #0000000000000100  e3020005  SETL   $2,#5\n"
              "       $2 = #5 in the low wyde, zeros elsewhere\n"
              "  - #0000000000000104  f2010003  PUSHJ  $1,Fib\n"
              "    #0000000000000108  c1ff0100  OR     $255,$1,0\n");
    debug_fini(&d);
}

static void disassemble_begins_a_little_earlier_and_goes_on(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    debug_step(&d, 5);
    CHECK_HAS(debug_do(&d, "disassemble"), "Fib:\n    #0000000000000110");
    CHECK_HAS(debug_do(&d, "disassemble"), "#0000000000000140  00000000");
    debug_step(&d, 1);
    CHECK_HAS(debug_do(&d, "disassemble"), "#0000000000000110");
    debug_fini(&d);
}

static void list_shows_instructions_where_there_is_no_source(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    CHECK_HAS(debug_do(&d, "list"), "Main:\n=>  #0000000000000100");
    CHECK_HAS(debug_do(&d, "list Fib"), "Fib:\n    #0000000000000110");
    CHECK_STR(debug_do(&d, "list 999"),
              "test.mms has no instructions at or after line 999\n");
    debug_fini(&d);
}

/* --- registers ------------------------------------------------------------
 */

static void registers_show_values_and_labels(void)
{
    shows(PROGRAM, 1, "registers",
          "local registers: 3\n"
          "  $0           #0000000000000001                    1\n"
          "  $1           #4000000000000008  4611686018427387912\n"
          "  $2           #0000000000000005                    5\n"
          "global registers: 2; marginal, reading as 0: $3 to $253\n"
          "  $254 base    #2000000000000000  2305843009213693952  Text\n"
          "  $255         #0000000000000100                  256  Main\n");
    shows(PROGRAM, 2, "registers base $9 rJ",
          "  $254 base    #2000000000000000  2305843009213693952  Text\n"
          "  $9           #0000000000000000                    0  marginal\n"
          "  rJ           #0000000000000108                  264  return-jump "
          "register\n"
          "    Main+8\n");
    shows(
        PROGRAM, 1, "registers Main",
        "only a register, memory such as M8[#100], or @ can be set, at column "
        "1 of \"Main\"\n");
}

static void special_registers_show_their_fields(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    debug_do(&d, "set rA = #30941");
    debug_do(&d, "set rQ = 1<<6 | 1<<36 | 1<<50 | 1<<40");
    debug_do(&d, "set rX = #8000000123010203");
    CHECK_HAS(debug_do(&d, "registers rA"),
              "    round=down  enable=OX  event=VX\n");
    CHECK_HAS(debug_do(&d, "registers rQ"), "    bit 50 console n interval\n");
    CHECK_HAS(debug_do(&d, "registers rX"),
              "    ropcode=#80 (insert nothing)  exceptions=none  insn=ADDU "
              "$1,$2,3\n");
    CHECK_HAS(debug_do(&d, "registers special"),
              "  rA  #0000000000030941  arithmetic status register: "
              "round=down  enable=OX  event=VX\n");
    CHECK_HAS(debug_do(&d, "info special"),
              "  rK  #ffffffffffffffff  interrupt mask register: all\n");
    debug_fini(&d);
}

/* --- backtrace ------------------------------------------------------------
 */

static void backtrace_finds_calls_by_the_code_that_saved_rJ(void)
{
    shows(PROGRAM, 22, "backtrace",
          "#0    #0000000000000110 (Fib, test.mms:11)\n"
          "      $0 = 1\n"
          "#1    #0000000000000120 (Fib+16, test.mms:15)\n"
          "      $0 = 2, $1 = #124 (Fib+20)\n"
          "#2    #0000000000000120 (Fib+16, test.mms:15)\n"
          "      $0 = 3, $1 = #124 (Fib+20)\n"
          "#3    #0000000000000120 (Fib+16, test.mms:15)\n"
          "      $0 = 4, $1 = #124 (Fib+20)\n"
          "#4    #0000000000000120 (Fib+16, test.mms:15)\n"
          "      $0 = 5, $1 = #108 (Main+8)\n"
          "#5    #0000000000000104 (Main+4, test.mms:8)\n"
          "      $0 = 1\n");
    shows(PROGRAM, 22, "backtrace 2",
          "#0    #0000000000000110 (Fib, test.mms:11)\n"
          "      $0 = 1\n"
          "#1    #0000000000000120 (Fib+16, test.mms:15)\n"
          "      $0 = 2, $1 = #124 (Fib+20)\n"
          "more frames follow\n");
}

/* Calls itself $0 times, and needs 100 registers each time. */
static const char DEEP[] = "        LOC   #100\n"
                           "Main    SET   $2,5\n"
                           "        PUSHJ $1,Deep\n"
                           "        TRAP  0,Halt,0\n"
                           "Deep    GET   $1,rJ\n"
                           "        BZ    $0,End\n"
                           "        SET   $99,7\n"
                           "        SUBU  $101,$0,1\n"
                           "        PUSHJ $100,Deep\n"
                           "End     PUT   rJ,$1\n"
                           "        POP   0,0\n";

static void backtrace_reads_what_was_spilled(void)
{
    struct debug d;

    debug_init(&d, DEEP);
    debug_do(&d, "until End");
    CHECK_STR(debug_do(&d, "backtrace 3"),
              "#0    #0000000000000120 (End, test.mms:10)\n"
              "      $0 = 0, $1 = #120 (End)\n"
              "#1    #000000000000011c (Deep+16, test.mms:9)\n"
              "      $0 = 1, $1 = #120 (End), $2 = 0, $3 = 0, $4 = 0, $5 = 0, "
              "… $99\n"
              "#2    #000000000000011c (Deep+16, test.mms:9)\n"
              "      $0 = 2, $1 = #120 (End), $2 = 0, $3 = 0, $4 = 0, $5 = 0, "
              "… $99\n"
              "more frames follow\n");
    CHECK_HAS(debug_do(&d, "backtrace"),
              "#6    #0000000000000104 (Main+4, test.mms:3)\n"
              "      $0 = 1  (spilled)\n");
    debug_fini(&d);
}

/* A subroutine that keeps rJ where nobody looks, and one that does not keep
 * it at all. */
static const char HIDDEN[] = "        LOC   #100\n"
                             "keep    GREG  0\n"
                             "Main    PUSHJ 0,Sub\n"
                             "        TRAP  0,Halt,0\n"
                             "Sub     GET   keep,rJ\n"
                             "        PUSHJ 0,Leaf\n"
                             "        PUT   rJ,keep\n"
                             "        POP   0,0\n"
                             "Leaf    SWYM  0,0,0\n"
                             "        POP   0,0\n";

static void backtrace_admits_what_it_does_not_know(void)
{
    shows(HIDDEN, 3, "backtrace",
          "#0    #0000000000000118 (Leaf, test.mms:9)\n"
          "#1    #000000000000010c (Sub+4, test.mms:6)\n"
          "#2    ?\n");
}

static void backtrace_looks_through_SAVE(void)
{
    shows(" LOC #100\nMain SET $2,7\n PUSHJ $1,Sub\n TRAP 0,Halt,0\n"
          "Sub SAVE $255,0\n SWYM\n",
          3, "backtrace",
          "#0    #0000000000000110 (Sub+4, test.mms:6)\n"
          "SAVE has put away:\n"
          "#1    ?\n"
          "      $0 = 7  (spilled)\n"
          "#2    perhaps #0000000000000104 (Main+4, test.mms:3)\n"
          "      $0 = 1  (spilled)\n");
}

/* --- why, info ------------------------------------------------------------
 */

static void why_explains_stops(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    CHECK_STR(debug_do(&d, "why"), "Nothing was executed yet.\n");
    debug_do(&d, "break Fib if $0 = 2");
    debug_do(&d, "continue");
    CHECK_STR(debug_do(&d, "why"),
              "Breakpoint 1 is at this instruction, and its condition holds: "
              "$0 = 2; it was\nmet 1 time.\n");
    debug_do(&d, "watch $1");
    debug_do(&d, "continue");
    CHECK_STR(
        debug_do(&d, "why"),
        "Watchpoint 2, $1, has seen a change from 0 to 292. That was "
        "done by GET $1,rJ\nat #0000000000000118 (Fib+8, test.mms:13).\n");
    debug_do(&d, "delete");
    debug_do(&d, "continue");
    CHECK_HAS(debug_do(&d, "why"), "ended with status 5");
    debug_fini(&d);
}

/* Why does the process that ends by INSN end? */
static void ends_because(const char *insn, const char *wanted)
{
    char source[200];
    struct debug d;

    snprintf(source, sizeof source, " LOC #100\nMain NEG $1,0,8\n %s\n", insn);
    debug_init(&d, source);
    debug_do(&d, "step");
    CHECK_HAS(debug_do(&d, "why"), "The next instruction");
    debug_do(&d, "continue");
    CHECK_HAS(debug_do(&d, "why"), wanted);
    debug_fini(&d);
}

static void why_names_the_rule_that_ended_a_process(void)
{
    ends_because("LDO $2,$1,0",
                 "The rule: #fffffffffffffff8 is negative, and negative "
                 "addresses\nare the kernel's. Nobody deals with that in a "
                 "process, so its run is over.\n");
    ends_because("PUT rK,0", "interrupt mask register, is for the kernel only");
    ends_because("PUT rA,$1", "rA has 18 bits");
    ends_because("SYNC 9", "its XYZ is 9");
    ends_because("TRAP 1,2,3", "a program can only TRAP 0,Y,Z");
}

static void why_explains_trips(void)
{
    struct debug d;

    debug_init(&d, " LOC #20\n SWYM\n LOC #100\nMain SWYM\n"
                   " SETH $1,#4000\nOver ADD $2,$1,$1\n");
    debug_do(&d, "step 2");
    debug_do(&d, "set rA = #4000");
    debug_do(&d, "step");
    CHECK_STR(debug_do(&d, "why"),
              "The run has gone as far as it was asked to. The exception V has "
              "come, which rA\nenables: ADD $2,$1,$1 at #0000000000000108 "
              "(Over, test.mms:6) has led to the\nhandler at #0000000000000020 "
              "(test.mms:2). RESUME 0 would go on at rW,\n"
              "#000000000000010c.\n");
    debug_fini(&d);
}

static void info_tells_what_else_there_is(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    debug_step(&d, 2);
    CHECK_HAS(debug_do(&d, "info"), "  info history ");
    CHECK_HAS(debug_do(&d, "info history"), "steps 0 to 2, now 2\n");
    CHECK_STR(debug_do(&d, "info line"), "#0000000000000110 (Fib, "
                                         "test.mms:11)\n");
    CHECK_STR(debug_do(&d, "info line 9"), "#0000000000000108 (Main+8, "
                                           "test.mms:9)\n");
    CHECK_STR(debug_do(&d, "info symbols ext"), "  #2000000000000000  Text\n");
    CHECK_STR(debug_do(&d, "info sym base"), "  $254               base\n");
    CHECK_HAS(debug_do(&d, "info target"),
              "a process, after 2 steps: 2 instructions");
    CHECK_STR(debug_do(&d, "info histry"),
              "there is no topic \"histry\"; did you mean history?\n");
    CHECK_STR(debug_do(&d, "walk Main"),
              "a process has no page tables: its addresses are not "
              "translated\n");
    debug_fini(&d);
}

static void set_changes_the_present_and_forgets_the_future(void)
{
    struct debug d;

    debug_init(&d, PROGRAM);
    debug_do(&d, "goto 20");
    debug_do(&d, "goto 1");
    CHECK_STR(debug_do(&d, "set $2 = 3"), "");
    CHECK_STR(debug_do(&d, "print $2"), "3 = #3\n");
    CHECK_HAS(debug_do(&d, "info history"), "steps 0 to 1, now 1\n");
    debug_do(&d, "continue");
    CHECK_HAS(debug_do(&d, "why"), "ended with status 2");
    CHECK_STR(debug_do(&d, "set 5 = 3"),
              "only a register, memory such as M8[#100], or @ can be set, at "
              "column 1 of \"5 = 3\"\n");
    CHECK_STR(debug_do(&d, "set $2"), "set PLACE = EXPRESSION: a = is expected "
                                      "before \"\"\n");
    CHECK_STR(debug_do(&d, "set pte 0 = 3"),
              "a process has no page tables: its addresses are not "
              "translated\n");
    debug_fini(&d);
}

static void events_show_the_newest_up_to_the_present(void)
{
    struct debug d;

    debug_init(&d, " LOC #0\n GET $1,rB\n RESUME\n LOC #100\n"
                   "Main TRIP 1,2,3\nNext TRIP 1,2,3\n TRAP 0,Halt,0\n");
    debug_do(&d, "step 6");
    CHECK_HAS(debug_do(&d, "events 1"), "         5 0 resume "
                                        "#0000000000000004");
    CHECK_HAS(debug_do(&d, "events 1 trip"), "         3 0 trip   "
                                             "#0000000000000104 TRIP");
    CHECK_HAS(debug_do(&d, "events trip"), "         0 0 trip   "
                                           "#0000000000000100 TRIP");
    debug_do(&d, "back 3");
    CHECK_HAS(debug_do(&d, "events 1 trip"), "         0 0 trip");
    CHECK_STR(debug_do(&d, "events 1 call"), "no such event is remembered\n");
    CHECK_HAS(debug_do(&d, "events trap,trop"), "trop");
    debug_fini(&d);
}

/* --- without memory -------------------------------------------------------
 */

struct
try {
    struct debug d;
    const char *line;
};

static enum test_outcome show_it(void *context)
{
    struct try *t = context;
    struct error e = {0};
    struct buf out;
    enum status s;

    buf_init(&out);
    s = command_do(&t->d.session, t->line, &out, &e);
    if (s == STATUS_OK)
        s = buf_status(&out);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    buf_fini(&out);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void what_is_not_all_shown_is_told_as_lack_of_memory(void)
{
    static const char *const lines[] = {
        "print Main, $2, M8[Pi]",
        "print/s Text",
        "x/20i Main",
        "x/20b Text",
        "x/3s Text",
        "list Fib",
        "registers",
        "registers rX rA",
        "registers special",
        "backtrace",
        "why",
        "info",
        "info symbols",
        "info target",
        "info line",
        "events",
    };
    struct try t;

    debug_init(&t.d, PROGRAM);
    debug_step(&t.d, 22);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        t.line = lines[i];
        CHECK(test_each_allocation_fails(show_it, &t) > 0);
    }
    debug_fini(&t.d);
}

static void why_tells_that_resume_has_nothing_to_resume(void)
{
    struct debug d;

    debug_init(&d, " LOC #100\nMain RESUME 0\n");
    debug_do(&d, "step");
    CHECK_HAS(debug_do(&d, "why"), "inserted by RESUME before #0");
    debug_do(&d, "continue");
    CHECK_HAS(debug_do(&d, "why"), "inserted by RESUME before #0");
    debug_fini(&d);
}

int main(void)
{
    return TEST_RUN(
        what_is_not_all_shown_is_told_as_lack_of_memory,
        why_tells_that_resume_has_nothing_to_resume,

        print_shows_what_is_natural_for_the_value, print_takes_a_format,
        formats_are_checked, x_shows_memory_and_goes_on,
        the_next_instruction_tells_its_effect_and_operands,
        effects_are_made_from_the_table_and_the_operands,
        an_instruction_that_will_be_refused_says_so, breakpoints_are_marked,
        disassemble_begins_a_little_earlier_and_goes_on,
        list_shows_instructions_where_there_is_no_source,
        registers_show_values_and_labels, special_registers_show_their_fields,
        backtrace_finds_calls_by_the_code_that_saved_rJ,
        backtrace_reads_what_was_spilled,
        backtrace_admits_what_it_does_not_know, backtrace_looks_through_SAVE,
        why_explains_stops, why_names_the_rule_that_ended_a_process,
        why_explains_trips, info_tells_what_else_there_is,
        set_changes_the_present_and_forgets_the_future,
        events_show_the_newest_up_to_the_present);
}
