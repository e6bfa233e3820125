/* test_nested.c - a guest that is a hypervisor itself (nested.h).
 *
 * Each test is a monitor and its guest: level 1 and 2 of the hosted hypervisor,
 * 0 and 1 of a bare machine.  They are compared after each instruction, under
 * both strategies, and at last the monitor switches its machine off, with what
 * it has seen in `seen' and `also'.
 *
 *      #8000000000002000   the monitor
 *              6000        tables for the guest's negative addresses: page 0 is
 *              8000        the guest
 *              a000        the guest's world
 *              c000        the monitor's register stack, behind a SAVE
 */
#include <stdio.h>

#include "tests/unit/twins.h"

static const char prelude[] =
    "rvv     GREG  #10000d0000006030\n"
    "table   GREG  #8000000000006000\n"
    "sign    GREG  #8000000000000000\n"
    "world   GREG  #800000000000a000\n"
    "stack   GREG  #800000000000c000\n"
    "power   GREG  #8001000000000000\n"
    "mask    GREG  #fe00000000       all program bits but p\n"
    "seen    GREG  0\n"
    "also    GREG  0\n"
    "        LOC   #8000000000002000\n"
    "Main    GETA  $0,Dynamic\n"
    "        PUT   rTT,$0\n"
    "        GETA  $0,Forced\n"
    "        PUT   rT,$0\n"
    "        SETL  $0,#8037\n"
    "        STOU  $0,table,0\n"
    "        SYNC  6\n"
    "        PUT   rVV,rvv\n"
    "        PUT   rWW,sign\n"
    "        PUT   rXX,sign\n"
    "        PUT   rL,0\n";

static const char entry[] = "Enter   SET   $255,mask\n"
                            "        RESUME 2\n";
static const char rest[] = "Off     STOU  sign,power,0\n"
                           "        JMP   Off\n"
                           "        LOC   #8000000000008000\n";

enum { SEEN = 247, ALSO = 246, STEPS = 2000 };

static octa seen, also; /* in the end */

static void play_with(enum shadow_strategy shadow, const char *before,
                      const char *handlers, const char *guest)
{
    const struct twins_options o = {
        .ram = 1 << 17, .shadow = shadow, .believed = "mmix-v"};
    char source[4000];
    struct twins t;

    snprintf(source, sizeof source, "%s%s%s%s%s%s", prelude, before, entry,
             handlers, rest, guest);
    twins_init(&t, &o);
    twins_boot(&t, source);
    twins_step(&t, STEPS);
    twins_check(&t, shadow);
    CHECK_INT(t.stop.why, MACHINE_OFF);
    seen = guest_register(t.guest, SEEN);
    also = guest_register(t.guest, ALSO);
    twins_fini(&t);
}

/* The monitor does BEFORE, enters GUEST, and has HANDLERS called Dynamic and
 * Forced, which end at Off. */
static void play(const char *before, const char *handlers, const char *guest)
{
    octa first_seen, first_also;

    play_with(SHADOW_FLUSH, before, handlers, guest);
    first_seen = seen;
    first_also = also;
    play_with(SHADOW_TRACE, before, handlers, guest);
    CHECK_U64(seen, first_seen);
    CHECK_U64(also, first_also);
}

/* The handler of most tests. */
static const char look[] = "Forced  SWYM\n"
                           "Dynamic GET   seen,rXX\n"
                           "        GET   also,rYY\n";

static void what_is_sensitive_traps_to_level_1(void)
{
    play("", look, " GET $3,rK\n");
    CHECK_U64(seen, 0x02010008fe03000f);
    play("", look, " PUT rVV,sign\n");
    CHECK_U64(seen, 0x80010008f62000fc);
    play("", look, " RESUME 2\n");
    CHECK_U64(seen, 0x80010008f9000002);
}

static void level_1_gives_the_result_by_ropcode_2(void)
{
    play("",
         "Dynamic PUT   rZZ,#77\n"
         "        JMP   Enter\n"
         "Forced  SET   seen,$3\n",
         " GET $3,rK\n TRAP 1\n");
    CHECK_U64(seen, 0x77);
}

static void a_trap_of_level_2_is_told_by_bit_48(void)
{
    play("", look, " TRAP 1,2,3\n");
    CHECK_U64(seen, 0x8001000000010203);
    play("", look, " PUT rA,sign\n");
    CHECK_U64(seen, 0x80010004f61500fc);
}

static void what_the_tables_of_rVV_refuse_is_for_level_1(void)
{
    play("", look, " SETH $0,#8000\n INCL $0,#4000\n LDO $1,$0,8\n");
    CHECK_U64(seen, 0x000100808d010008);
    CHECK_U64(also, 0x8000000000004008);
    play("", look, " SETH $0,#8000\n INCL $0,#4000\n GO $1,$0,0\n");
    CHECK_U64(seen, 0x80010020fd000000);
}

static void with_no_rVV_nothing_is_permitted(void)
{
    play(" PUT rVV,0\n", look, " SWYM\n");
    CHECK_U64(seen, 0x80010020fd000000);
}

/* Page 1 of the guest is at #e000. */
static void level_2_finds_what_level_1_has_mapped(void)
{
    play(" SETL $0,#e037\n STOU $0,table,8\n SYNC 6\n",
         "Dynamic GET   seen,rYY\n"
         "Forced  GET   also,rXX\n",
         " SETH $0,#8000\n INCL $0,#2000\n SETL $1,99\n"
         " STOU $1,$0,8\n LDOU $2,$0,8\n LDBU $2,$0,15\n TRAP 0,0,7\n");
    CHECK_U64(also, 0x8001000000000007);
}

/* Level 1 takes the page away while level 2 has used it. */
static void what_level_1_unmaps_is_gone(void)
{
    play("",
         "Forced  STCO  0,table,0\n"
         "        SYNC  6\n"
         "        JMP   Enter\n"
         "Dynamic GET   seen,rXX\n",
         " TRAP 0\n SWYM\n");
    CHECK_U64(seen, 0x80010020fd000000);
}

/* rL of the guest is 5, and the monitor uses registers of its own.  What it has
 * put into global ones is lost with UNSAVE. */
static void a_world_is_saved_and_loaded(void)
{
    play(" STCO 0,world,240\n STOU stack,world,248\n",
         "Forced  SET   $255,world\n"
         "        SAVE  $255,4\n"
         "        GET   $0,rL\n"
         "        STOU  $0,table,16\n"
         "        SETL  $200,1\n"
         "        LDOU  $0,world,0\n"
         "        STOU  $0,table,24\n"
         "        SET   $255,world\n"
         "        UNSAVE 4,$255\n"
         "        JMP   Enter\n"
         "Dynamic GET   $0,rL\n"
         "        LDOU  seen,table,16\n"
         "        LDOU  also,table,24\n"
         "        8ADDU also,also,$0\n",
         " SETL $4,1\n TRAP 0\n GET $9,rT\n");
    CHECK_U64(seen, 1); /* $0 */
    CHECK_U64(also, 8 * 5 + 10);
}

/* The world goes to a page of tables, where rJ is the ninth entry. */
static void a_world_saved_over_a_table_is_seen(void)
{
    play(" SETH $1,#8000\n INCL $1,#4000\n STOU stack,$1,248\n"
         " SETL $0,#c007\n STOU $0,$1,72\n"
         " SETH $0,#1111\n ORMH $0,#0d00\n ORL $0,#4000\n PUT rV,$0\n"
         " SETL $0,1\n STOU $0,stack,64\n"
         " SETL $0,2\n SETH $2,#8000\n INCL $2,#e000\n STOU $0,$2,64\n"
         " SYNC 6\n SETML $3,1\n INCL $3,#2000\n LDOU also,$3,64\n"
         " SETL $0,#e007\n PUT rJ,$0\n SET $255,$1\n SAVE $255,4\n"
         " SYNC 6\n SETML $3,1\n INCL $3,#2000\n LDOU seen,$3,64\n",
         "Forced  SWYM\nDynamic SWYM\n", " TRAP 0\n");
    CHECK_U64(also, 1);
    CHECK_U64(seen, 2);
}

static void a_world_outside_of_memory_is_illegal(void)
{
    play(" SETH $255,#8000\n ORML $255,#100\n SAVE $255,4\n GET seen,rQ\n"
         " PUT rQ,0\n",
         "Forced  SWYM\nDynamic SWYM\n", " TRAP 0\n");
    CHECK_U64(seen, (octa)4 << 32);
}

/* What is inserted by RESUME 2 is the guest's: for it a PUT rK traps. */
static void what_RESUME_2_inserts_is_level_2s(void)
{
    play(" SETML $0,#f60f\n PUT rXX,$0\n", look, " SWYM\n");
    CHECK_U64(seen, 0x80010008f60f0000);
}

/* The interval of level 1 ends in level 2, behind the right instruction. */
static void an_interrupt_of_level_1_comes_in_level_2(void)
{
    play(" ORL mask,#40\n PUT rI,7\n",
         "Forced  SWYM\n"
         "Dynamic GET   seen,rXX\n"
         "        GET   also,rWW\n",
         " SWYM 1\n SWYM 2\n SWYM 3\n SWYM 4\n SWYM 5\n SWYM 6\n TRAP 0\n");
    CHECK_U64(seen, 0x80010000fd000005);
    CHECK_U64(also, 0x8000000000000014);
}

int main(void)
{
    return TEST_RUN(
        a_world_saved_over_a_table_is_seen, what_is_sensitive_traps_to_level_1,
        level_1_gives_the_result_by_ropcode_2,
        a_trap_of_level_2_is_told_by_bit_48,
        what_the_tables_of_rVV_refuse_is_for_level_1,
        with_no_rVV_nothing_is_permitted, level_2_finds_what_level_1_has_mapped,
        what_level_1_unmaps_is_gone, a_world_is_saved_and_loaded,
        a_world_outside_of_memory_is_illegal, what_RESUME_2_inserts_is_level_2s,
        an_interrupt_of_level_1_comes_in_level_2);
}
