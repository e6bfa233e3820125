/* test_show_machine.c - what the commands show of a machine. */
#include <stdio.h>

#include "debugger/show_effect.h"
#include "debugger/why_trap.h"
#include "sysvm/irq.h"
#include "tests/unit/debug_fixture.h"
#include "tests/unit/random_kernel.h"

/* A kernel with one user.  Its page tables are one block at #10000: pages have
 * 2^13 bytes, n is 5, and page 1 of segment 0 may be read and executed, page 2
 * read, page 3 read and written; the pages beyond have no entry. */
static const char KERNEL[] =
    "        LOC   #8000000000001000\n"
    "Const   OCTA  #11110d0000010028\n" /* rV */
    "        OCTA  #2000\n"             /* rWW */
    "        OCTA  #ff00000000\n"       /* rK: all program bits */
    "Main    GETA  $0,Dynamic\n"
    "        PUT   rTT,$0\n"
    "        GETA  $0,Forced\n"
    "        PUT   rT,$0\n"
    "        GETA  $0,Const\n"
    "        LDO   $1,$0,0\n"
    "        PUT   rV,$1\n"
    "        LDO   $1,$0,8\n"
    "        PUT   rWW,$1\n"
    "        SETH  $1,#8000\n"
    "        PUT   rXX,$1\n"
    "        LDO   $255,$0,16\n"
    "        SET   $2,#4000\n"
    "        SETH  $3,#8000\n"
    "        RESUME 1\n"
    "Dynamic GET   $4,rXX\n"
    "        RESUME 1\n"
    "Forced  GET   $4,rXX\n"
    "        RESUME 1\n"
    "        LOC   #8000000000010008\n"
    "        OCTA  #2002d,#2202c,#2402e\n"
    "        LOC   #8000000000020000\n"
    "User    LDO   $5,$2,0\n"
    "        STO   $5,$2,8\n"
    "        STB   $5,$2,8\n"
    "        PUT   rK,0\n"
    "        TRAP  1,2,3\n"
    "        LDO   $5,$3,0\n"
    "        SETML $6,#1\n"
    "        GO    $7,$6,0\n";

/* D stands before instruction N of the user. */
static void begin(struct debug *d, unsigned n)
{
    debug_init_machine(d, KERNEL);
    debug_do(d, "until #2000");
    for (unsigned i = 0; i < n; i++)
        debug_do(d, "next");
}

/* --- walk -----------------------------------------------------------------
 */

static void walk_shows_entries_page_cache_and_permissions(void)
{
    struct debug d;

    begin(&d, 1);
    CHECK_STR(
        debug_do(&d, "walk #4008"),
        "#0000000000004008\n"
        "  rV: b1=1  b2=1  b3=1  b4=1  s=13  r=#10000  n=5  f=0\n"
        "  segment 0, page #2, byte #8 in it\n"
        "  PTE at #0000000000010010 is #000000000002202c:  x=0  a=#22000  n=5  "
        "p=r--\n"
        "  the tables say: r--, physical #0000000000022008, RAM\n"
        "  the cache for data has: r--, physical #0000000000022008, RAM\n"
        "  the cache for instructions has: nothing\n"
        "  load: permitted; store of an octa: lacks w; smaller store: lacks w; "
        "fetch: lacks x\n");
    debug_fini(&d);
}

static void walk_tells_who_is_to_blame(void)
{
    struct debug d;

    begin(&d, 0);
    CHECK_HAS(
        debug_do(&d, "walk #8000"),
        "  the tables say: the n of the page table entry is not that of "
        "rV (the one at #10020)\n"
        "  the cache for data has: nothing\n"
        "  the cache for instructions has: nothing\n"
        "  load: lacks r; store of an octa: lacks w; smaller store: lacks "
        "r w; fetch: lacks x\n");
    CHECK_HAS(debug_do(&d, "walk 1<<23|#2000"),
              "  segment 0, page #401 (#1 #1), byte #0 in it\n"
              "  the tables say: the segment's tables end before this page\n");
    CHECK_HAS(debug_do(&d, "walk 1<<63|8"),
              "negative: not translated, for the kernel only; physical "
              "#0000000000000008, RAM\n");
    CHECK_HAS(debug_do(&d, "walk #8001000000002000"),
              "the console's register DATA (load: the next byte, or -1; store: "
              "a byte)\n");
    CHECK_HAS(debug_do(&d, "walk #8001000100000000"), ", nowhere\n");
    debug_do(&d, "set pte #8000 = #8000000 | 5<<3 | 7");
    CHECK_HAS(debug_do(&d, "walk #8000"), "fetch: lacks RAM (x)\n");
    debug_do(&d, "set rV = 7");
    CHECK_HAS(debug_do(&d, "walk #4000"),
              "  the tables say: rV breaks the rules: f is above 1, or s is "
              "not 13 to 48\n");
    debug_do(&d, "set rV = #11110d0000010029");
    CHECK_HAS(debug_do(&d, "walk #8000"), "  load: asks the kernel; ");
    debug_fini(&d);
}

static void a_changed_entry_changes_the_walk_and_makes_the_cache_stale(void)
{
    struct debug d;

    begin(&d, 1);
    CHECK_STR(debug_do(&d, "set pte #4000 = #2402e"), "");
    CHECK_HAS(debug_do(&d, "walk #4008"),
              "  the tables say: rw-, physical #0000000000024008, RAM\n"
              "  the cache for data has: r--, physical #0000000000022008, RAM; "
              "STALE: the tables say something else\n");
    CHECK_HAS(debug_do(&d, "walk #4008"), "store of an octa: lacks w;");
    CHECK_HAS(debug_do(&d, "set pte #4000 1 = 0"),
              "no entry of level 1 is read for #4000: translated\n");
    CHECK_HAS(debug_do(&d, "set pte 1<<63 = 0"), "is negative: no tables");
    debug_fini(&d);
}

/* What `why` says, as one line. */
static const char *why_in(struct debug *d)
{
    debug_do(d, "why");
    CHECK(d->out.len > 0);
    buf_cut(&d->out, d->out.len - 1);
    for (size_t i = 0; i < d->out.len; i++)
        if (d->out.data[i] == '\n')
            d->out.data[i] = ' ';
    return buf_text(&d->out);
}

/* --- why ------------------------------------------------------------------
 */

static void why_foretells_a_refusal(void)
{
    struct debug d;

    begin(&d, 1);
    CHECK_STR(
        why_in(&d),
        "The run has gone as far as it was asked to. The next instruction, STO "
        "$5,$2,8, will be refused: a store to #4008 needs w, and the "
        "translation cache permits r--: it lacks w. rK enables it: there "
        "would be a dynamic trap to rTT, #8000000000001054 (Dynamic).");
    debug_fini(&d);
}

static void why_says_something_else_after_set(void)
{
    struct debug d;

    begin(&d, 0);
    debug_do(&d, "set @ = #2004"); /* so that the cache has nothing */
    CHECK_HAS(why_in(&d),
              "needs w, and the PTE #000000000002202c at #10010 permits r--: "
              "it lacks w.");
    debug_do(&d, "set pte #4000 = #2202f");
    CHECK_STR(why_in(&d), "The run has gone as far as it was asked to.");
    debug_do(&d, "set pte #4000 = #22000");
    CHECK_HAS(why_in(&d), "has no page: the n of the page table "
                          "entry is not that of rV (the one at "
                          "#10010).");
    debug_do(&d, "set rK = 0");
    CHECK_HAS(why_in(&d), "rK does not enable it");
    debug_fini(&d);
}

/* The trap that instruction N of the user leads to, after the command SET, is
 * explained by WANTED. */
static void explains(unsigned n, const char *set, const char *wanted)
{
    char line[40];
    struct debug d;

    begin(&d, 0);
    snprintf(line, sizeof line, "set @ = #2000 + 4*%u", n);
    debug_do(&d, line);
    CHECK_STR(debug_do(&d, set), "");
    debug_do(&d, "to-event trap");
    CHECK_HAS(why_in(&d), wanted);
    debug_fini(&d);
}

static void why_explains_the_trap_that_led_to_the_kernel(void)
{
    explains(1, "",
             "What was waited for has come: a trap (the kernel is entered): "
             "dynamic, at #2004. STO $5,$2,8 at #0000000000002004 was "
             "refused, for w (store is not permitted by the page). A store "
             "to #4008 needs w, and the PTE #000000000002202c at #10010 "
             "permits r--: it lacks w. It was enabled in rK; a dynamic trap "
             "goes to rTT, #8000000000001054 (Dynamic). RESUME 1 would go on "
             "at rWW, #0000000000002008.");
    explains(2, "", "A store to #4008 needs r w, and the PTE");
    explains(3, "", "It is privileged: PUT of rK, the interrupt mask register");
    explains(4, "", "TRAP 1,2,3 at #0000000000002010 has called the");
    explains(5, "", "A load from #8000000000000000 raises n: negative");
    explains(6, "",
             "The fetch from #0000000000010000 was refused, for x "
             "(execution is not permitted by the page). A fetch from "
             "#10000 has no page: the n of");
    explains(0, "set M4[1<<63|#20000] = #fe010021",
             "It is illegal: this processor has no special register 33.");
}

static void why_explains_violations(void)
{
    explains(0, "set rK = #8000000000",
             "rK must enable all eight program bits");
}

static void the_power_is_the_guests_own_end(void)
{
    struct debug d;

    debug_init_machine(&d, "        LOC   #8000000000001000\n"
                           "Main    SETH  $1,#8001\n"
                           "        STO   $2,$1,0\n");
    debug_do(&d, "continue");
    CHECK_STR(why_in(&d), "the machine was switched off with status 0.");
    debug_fini(&d);
}

static void backtrace_ends_where_a_kernels_stack_begins(void)
{
    struct debug d;

    debug_init_machine(&d, "        LOC   #8000000000001000\n"
                           "Main    PUSHJ 0,Sub\n"
                           "        PUSHJ 0,Sub\n"
                           "        JMP   Main\n"
                           "Sub     POP   0,0\n");
    debug_do(&d, "step");
    CHECK_HAS(debug_do(&d, "backtrace"),
              "#0    #800000000000100c (Sub)\n      $0 = ");
    CHECK_HAS(debug_do(&d, "backtrace"), "\n#1    #8000000000001000 (Main)\n");
    debug_do(&d, "step");
    CHECK_HAS(debug_do(&d, "backtrace"), "#0    #8000000000001004 (Main+4)\n");
    CHECK(strstr(buf_text(&d.out), "#1") == NULL);
    debug_fini(&d);
}

static void why_explains_traps_that_no_instruction_wanted(void)
{
    struct debug d;

    begin(&d, 1); /* the translation cache has the page of the GO */
    debug_do(&d, "set @ = #2018");
    debug_do(&d, "set rV = #11110d0000010029");
    debug_do(&d, "to-event trap");
    CHECK_HAS(why_in(&d),
              "rV has f = 1, so software translates: the kernel is asked for "
              "the page of #10000 (rYY), for the fetch from "
              "#0000000000010000. A forced trap goes to rT, ");
    debug_fini(&d);
}

static void why_explains_why_a_machine_is_wedged(void)
{
    struct debug d;

    begin(&d, 1);
    debug_do(&d, "set rTT = #1000");
    debug_do(&d, "continue");
    CHECK_HAS(why_in(&d), "wedged: a trap goes to the non-negative address");
    CHECK_HAS(why_in(&d),
              "rTT, #0000000000001000, which is no place for a kernel");
    debug_fini(&d);
}

static void an_interrupt_is_explained_by_its_request(void)
{
    struct debug d;

    begin(&d, 0);
    debug_do(&d, "set rK = #ff00000040 | 1<<40");
    debug_do(&d, "set rI = 1");
    debug_do(&d, "step");
    CHECK_HAS(why_in(&d),
              "LDO $5,$2,0 at #0000000000002000 was the last instruction "
              "before a dynamic trap, for interval (interval counter reached "
              "zero). It was enabled in rK");
    debug_do(&d, "back");
    debug_do(&d, "set rQ = 1<<40");
    debug_do(&d, "step");
    CHECK_HAS(why_in(&d), "for interval (interval counter reached zero), "
                          "console. It was");
    debug_fini(&d);
}

static void backtrace_tells_where_the_last_trap_came_from(void)
{
    struct debug d;

    begin(&d, 1);
    debug_do(&d, "step");
    CHECK_HAS(debug_do(&d, "backtrace"),
              "the last trap left rWW = #0000000000002008");
    debug_fini(&d);
}

static void the_same_trap_is_explained_anew_after_set(void)
{
    struct debug d;

    begin(&d, 1);
    debug_do(&d, "to-event trap");
    debug_do(&d, "set pte #4000 = #2202e");
    CHECK_HAS(why_in(&d), "the translation cache, which is "
                          "stale, permits r--");
    debug_fini(&d);
}

/* --- any state ------------------------------------------------------------
 */

static void begin_random(struct debug *d, octa *state)
{
    debug_make_machine(d, KERNEL, KERNEL_RAM);
    kernel_fill(d->machine, state);
    d->target = target_machine_create(d->machine, exec_switch, &d->program);
    debug_begin_session(d);
}

static octa hash(struct target *t)
{
    octa h;

    CHECK_INT(t->class->hash(t, &h), STATUS_OK);
    return h;
}

/* Look at all that there is in D, which does not notice. */
static void look_at_all(struct debug *d, octa *state)
{
    static const char *const lines[] = {"print @, $0, rJ",
                                        "x/4 $1",
                                        "x/i",
                                        "disassemble",
                                        "list",
                                        "registers",
                                        "why",
                                        "registers special",
                                        "backtrace",
                                        "events",
                                        "info",
                                        "info target"};
    octa before = hash(d->target);
    char line[40];

    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        CHECK(*debug_do(d, lines[i]) != 0);
    for (unsigned i = 0; i < 4; i++) {
        snprintf(line, sizeof line, "walk #%llx",
                 (unsigned long long)kernel_operand(state));
        CHECK(*debug_do(d, line) != 0);
    }
    CHECK_U64(hash(d->target), before);
}

static void looking_changes_nothing_in_any_state(void)
{
    enum { KERNELS = 20, PORTIONS = 20 };

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15;
        struct debug d;

        begin_random(&d, &state);
        for (unsigned i = 0; i < PORTIONS; i++) {
            debug_step(&d, random_below(&state, 50));
            look_at_all(&d, &state);
        }
        debug_fini(&d);
    }
}

/* Bits of rQ that O can set when it is refused for what it is, and not for
 * what the register ring needs. */
static octa refusals(const struct operands *o)
{
    unsigned fault = FAULT_X | FAULT_B | FAULT_K;

    if (show_effect_size(o->op) != 0)
        fault |= FAULT_R | FAULT_W | FAULT_N;
    return fault_in_rq(fault);
}

/* Can one say what O will meet without doing it?  SAVE, UNSAVE and POP depend
 * on much memory; PUT may set rQ itself. */
static bool is_foreseeable(const struct operands *o)
{
    return o->op != OP_SAVE && o->op != OP_UNSAVE && o->op != OP_POP &&
           !((o->op == OP_PUT || o->op == OP_PUTI) && o->X == SREG_rQ);
}

/* Let D do a step.  Is what was said before about its refusal true? */
static void foretell(struct debug *d, octa *refused)
{
    octa *rq = &d->machine->cpu.sr[SREG_rQ];
    bool is_inserted;
    struct operands o = {0};
    struct buf said;

    buf_init(&said);
    (void)!show_effect_next(d->target, &o, &is_inserted, NULL);
    *rq &= ~IRQ_PROGRAM;
    why_trap_next(&said, d->target);
    debug_step(d, 1);
    if (is_foreseeable(&o)) {
        CHECK_INT(said.len > 0, (*rq & refusals(&o)) != 0);
        *refused += said.len > 0;
    }
    buf_fini(&said);
}

static void whether_an_instruction_is_refused_is_foretold(void)
{
    enum { KERNELS = 60, STEPS = 100 };
    octa refused = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15;
        struct debug d;

        begin_random(&d, &state);
        for (unsigned i = 0; i < STEPS; i++)
            if (!machine_is_end(d.machine->end.why))
                foretell(&d, &refused);
        debug_fini(&d);
    }
    CHECK(refused > 300);
}

int main(void)
{
    return TEST_RUN(whether_an_instruction_is_refused_is_foretold,
                    looking_changes_nothing_in_any_state,
                    walk_shows_entries_page_cache_and_permissions,
                    walk_tells_who_is_to_blame,
                    a_changed_entry_changes_the_walk_and_makes_the_cache_stale,
                    why_foretells_a_refusal, why_says_something_else_after_set,
                    why_explains_the_trap_that_led_to_the_kernel,
                    the_same_trap_is_explained_anew_after_set,
                    why_explains_violations, the_power_is_the_guests_own_end,
                    backtrace_ends_where_a_kernels_stack_begins,
                    why_explains_traps_that_no_instruction_wanted,
                    why_explains_why_a_machine_is_wedged,
                    an_interrupt_is_explained_by_its_request,
                    backtrace_tells_where_the_last_trap_came_from);
}
