/* hosted_neighbour.c - a well-behaved guest beside a random one. */
#include "tests/fuzz/hosted_neighbour.h"

enum { RAM = 1 << 18 };

/* The user's code is at #2000, its data at #4000; a TRAP prints a dot, and the
 * timer counts. */
static const char source[] = "        LOC   #8000000000000000\n"
                             "power   GREG  #8001000000000000\n"
                             "console GREG  #8001000000002000\n"
                             "table   GREG  #8000000000006000\n"
                             "rv      GREG  #11110d0000006000\n"
                             "all     GREG  #ff00000040\n"
                             "sign    GREG  #8000000000000000\n"
                             "count   GREG  0\n"
                             "ticks   GREG  0\n"
                             "        LOC   #8000000000002000\n"
                             "Main    GETA  $0,Forced\n"
                             "        PUT   rT,$0\n"
                             "        GETA  $0,Tick\n"
                             "        PUT   rTT,$0\n"
                             "        SETML $1,#0\n"
                             "        ORL   $1,#8007\n"
                             "        STOU  $1,table,8\n"
                             "        SETL  $1,#a006\n"
                             "        STOU  $1,table,16\n"
                             "        PUT   rV,rv\n"
                             "        SYNC  6\n"
                             "        PUT   rI,77\n"
                             "        SETL  $0,#2000\n"
                             "        PUT   rWW,$0\n"
                             "        PUT   rXX,sign\n"
                             "        SET   $255,all\n"
                             "        RESUME 1\n"
                             "Forced  ADDU  count,count,1\n"
                             "        SETL  $255,'.'\n"
                             "        STOU  $255,console,0\n"
                             "        CMPU  $255,count,60\n"
                             "        BZ    $255,End\n"
                             "        PUT   rXX,sign\n"
                             "        SET   $255,all\n"
                             "        RESUME 1\n"
                             "End     STOU  ticks,power,0\n"
                             "        JMP   End\n"
                             "Tick    GET   $255,rQ\n"
                             "        PUT   rQ,0\n"
                             "        PUT   rI,77\n"
                             "        ADDU  ticks,ticks,1\n"
                             "        STOU  ticks,table,64\n"
                             "        SET   $255,all\n"
                             "        RESUME 1\n"
                             "        LOC   #8000000000008000\n"
                             "        SETL  $1,#4000\n"
                             "1H      SETL  $2,20\n"
                             "2H      LDOU  $3,$1,$2\n"
                             "        ADDU  $3,$3,$2\n"
                             "        STOU  $3,$1,$2\n"
                             "        AND   $4,$3,#f8\n"
                             "        STOU  $3,$1,$4\n"
                             "        SUBU  $2,$2,1\n"
                             "        PBNZ  $2,2B\n"
                             "        TRAP  0\n"
                             "        JMP   1B\n";

struct guest_options hosted_neighbour_options(void)
{
    return (struct guest_options){
        .kind = processor_find("mmix")->kind, .ram = RAM, .weight = 3};
}

struct machine *hosted_neighbour_create(void)
{
    const struct machine_options o = {.ram = RAM};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    return m;
}

void hosted_neighbour_boot(struct twins *t)
{
    t->bare->row.console.host = twins_console(&t->consoles[0], NULL);
    t->guest->row.console.host = twins_console(&t->consoles[1], NULL);
    twins_boot(t, source);
}
