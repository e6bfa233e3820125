% guest-world.mms - a guest with a nearly full ring of registers, and a monitor
% that has a ring of its own.
%
% files: lib/sys.mms,lib/guest.mms
% reference: none, it has no guest mode
%
% The guest calls itself with many local registers, so that its ring spills to
% a stack that only it can see (a negative address, translated by rVV).  Each
% time it asks for rN the monitor switches worlds, uses as many registers as it
% likes, and gives it back the ring as it was.

        LOC   #8000000000010000
Guest   SETL  $0,0            at #8000000000000000
        SETL  $2,10           ten levels of
        PUSHJ $1,Sum
        TRAP  3,1,2           what did come back?

% Sum(n): n + Sum(n-1), in the middle of 40 other registers; each asks for rN
Sum     SETL  $40,7
        SETL  $1,9
        BZ    $0,1F
        GET   $39,rJ
        SUB   $42,$0,1
        GET   $38,rN
        PUSHJ $41,Sum
        PUT   rJ,$39
        SUB   $40,$40,7       0, if nobody has touched it
        SUB   $1,$1,9
        ADD   $0,$0,$1
        ADD   $0,$0,$40
        ADD   $0,$0,$41
        ADD   $0,$0,$38       what the monitor gives for rN: 100
1H      POP   1,0

        LOC   #8000000000020000
world   GREG  #8000000000114000
count   IS    17*8            in the page: a global register would be switched, too
Main    PUSHJ $255,GuestTables
        SETH  $1,#8000
        SETML $2,1
        OR    $2,$2,1         the guest's code: execution only
        PUSHJ $0,GuestMap
        SETH  $1,#8000
        INCL  $1,#2000
        SETML $2,#12
        OR    $2,$2,6         its stack: no execution
        PUSHJ $0,GuestMap
        SET   $0,64           the world to begin with: rL = 0, rG and globals
        SAVE  world,4         as they are here; octa 31 is 0
        SETH  $0,#8000        its stack
        INCL  $0,#2000
        STO   $0,world,2*8
        STO   $0,world,3*8
        SETH  $0,#8000        and the monitor's
        INCML $0,#13
        STO   $0,world,31*8
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
        UNSAVE 4,world
        SETH  where,#8000
        JMP   EnterGuest

Dynamic SAVE  world,4
        LDO   $0,world,count
        ADD   $0,$0,1
        STO   $0,world,count
        GET   x,rO
        PUSHJ $255,Once
        SETL  $200,1          as many registers as it likes
        SETL  $99,#ffff
        PUSHJ $150,Deep
        SET   x,100
        PUT   rZZ,x
        UNSAVE 4,world
        JMP   Again

Once    LDO   $0,world,count
        CMP   $0,$0,1
        PBNZ  $0,1F
        GET   $0,rJ
        PUSHJ $255,Show
        BYTE  "the monitor's rO",0
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
        PUT   rJ,$0
1H      POP
% expect: the monitor's rO #8000000000130000
% expect: rXX #2010008fe260009

Deep    SETL  $200,1
        GET   $0,rJ
        PUSHJ $199,1F         spills what it had
        PUT   rJ,$0
        POP
1H      SETL  $180,1
        POP

Forced  SAVE  world,4
        GET   x,rYY
        PUSHJ $255,Show
        BYTE  "the guest's sum",0
        LDO   x,world,count
        PUSHJ $255,Show
        BYTE  "rN, so many times",0
        LDO   x,world,0
        PUSHJ $255,Show
        BYTE  "its rL",0
        LDO   x,world,2*8
        PUSHJ $255,Show
        BYTE  "its rO",0
        LDO   x,world,31*8
        PUSHJ $255,Show
        BYTE  "our stack, left alone",0
        SET   x,0
        JMP   Off
% expect: the guest's sum #41f
% expect: rN, so many times #a
% expect: its rL #2
% expect: its rO #8000000000002000
% expect: our stack, left alone #8000000000130000
