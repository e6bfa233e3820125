% call-results.mms - POP with more results than there are registers.
%
% tests: POP PUSHJB
% files: lib/print.mms
%
% POP X with X > rL returns all local registers, and zero in the hole, as if
% there were one more.  And a result never makes rL greater than rG.

None    POP   0,0             no result, though there are registers
Many    SETL  $0,1
        SETL  $1,2
        POP   200,0
Empty   PUT   rL,0
        POP   1,0             there is no $0

Main    PUT   rL,0
        SETL  $0,10
        SETL  $1,11
        PUSHJ $1,Many
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after POP 200",0
% expect: rL after POP 200 #4
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "the hole",0
% expect: the hole #0
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2",0
% expect: $2 #1
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3",0
% expect: $3 #2

        SETL  $1,11
        PUSHJ $1,Empty
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after POP 1 of nothing",0
% expect: rL after POP 1 of nothing #2
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "the hole",0
% expect: the hole #0

        SETL  $5,15
        PUSHJ $1,None
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after POP 0",0
% expect: rL after POP 0 #1
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #a

% Here rG is 251, and rL would become 252: the third value is dropped, for
% $251 is global.

        GET   x,rG
        PUSHJ $255,Show
        BYTE  "rG",0
% expect: rG #fb
        SETL  $0,100
        PUSHJ $249,Three
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #fb
        SET   x,$249
        PUSHJ $255,Show
        BYTE  "the hole, $249",0
% expect: the hole, $249 #3
        SET   x,$250
        PUSHJ $255,Show
        BYTE  "$250",0
% expect: $250 #1
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #64

% It is rG at the time of the POP that counts.  Below, it is lowered in the
% subroutine: of the 100 registers pushed only 50 can be local again.

        SETL  $40,140
        SETL  $99,199
        PUSHJ $100,Lower
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL with the new rG",0
% expect: rL with the new rG #32
        SET   x,$40
        PUSHJ $255,Show
        BYTE  "$40",0
% expect: $40 #8c
        SET   x,$99
        PUSHJ $255,Show
        BYTE  "$99, now global",0
% expect: $99, now global #0

% With rL = rG there is room for the hole of a PUSHJ $255 all the same.

        PUT   rL,32
        PUT   rG,32
        SETL  $31,131
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL = rG",0
% expect: rL = rG #20
        SET   x,$31
        PUSHJ $255,Show
        BYTE  "$31",0
% expect: $31 #83
        TRAP  0,Halt,0

Three   SETL  $0,1
        SETL  $1,2
        SETL  $2,3
        POP   3,0
Lower   PUT   rL,0            rG cannot be less than rL
        PUT   rG,50
        SETL  $0,1
        POP   1,0
