% masked.mms - what is refused and does not interrupt.
%
% files: lib/sys.mms
% options: --cpu mmix
%
% In the kernel, with rK = 0: a load gives zero, a store goes nowhere, nothing
% can be executed where nothing is, and all of it is noted in rQ.

        LOC   #8000000000020000
bad     GREG  #ff0000ff00     legal in its last two bytes only
Main    PUSHJ $255,Tables     which are empty
        SETL  $1,#1000
        SETL  $2,#99
        LDOU  $2,$1,0         r
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "loaded",0
% expect: loaded #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #8000000000
        PUT   rQ,0
        STOU  $1,$1,0         w
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #4000000000
        PUT   rQ,0
        SETL  $2,#99
        PUT   rP,0
        CSWAP $2,$1,0         r and w: not swapped, and rP stays
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "swapped",0
% expect: swapped #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #c000000000
        PUT   rQ,0
        GET   $3,rN           illegal and privileged instructions do nothing
        PUT   rA,bad
        TETRA #fe030020       GET $3,32
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3",0
% expect: $3 #100000000000000
% reference: $3 #0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #0
% reference: rA #ff00
        PUT   rQ,0
        SETL  $4,#200         nothing can be executed here; but a user who
        GETA  $5,Dynamic      does not enable all program bits interrupts
        PUT   rTT,$5          himself in any case
        GO    $5,$4,0
Dynamic GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #2200000000
        PUSHJ $255,ShowTrap
% expect: rWW #204
% expect: rXX #80000022fd000000
% expect: rYY #0
% expect: rZZ #0
        SET   x,0
        JMP   Off
