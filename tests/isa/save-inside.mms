% save-inside.mms - SAVE and UNSAVE in the midst of subroutines.
%
% tests: SAVE UNSAVE POP PUSHJ
% files: lib/print.mms
%
% After UNSAVE only the current local registers are in the machine; what the
% callers own is still in memory, and each POP fetches its part.

p       GREG  Data_Segment    where the address of the context is kept

Main    PUT   rL,0
        SETL  $0,100
        SETL  $2,7
        PUSHJ $1,Square       does a SAVE and an UNSAVE inside
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "7*7",0
% expect: 7*7 #31
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #64
        GET   x,rS
        GET   y,rO
        SUBU  x,x,y
        PUSHJ $255,Show
        BYTE  "rS - rO",0
% expect: rS - rO #0

% A SAVE a hundred calls deep: the ring holds a part of them, memory the rest.

        SETL  $1,100
        PUSHJ $0,Sum
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "1 + ... + 100",0
% expect: 1 + ... + 100 #13ba

% To throw an exception: Dive, a hundred calls below, takes up the context
% that was saved here, and everything between is forgotten.  (The calls go on
% above the context, or they would write over it.)  UNSAVE changes registers
% only; where to go on is told by a jump.

        SETL  $0,5
        SAVE  $255,0
        STO   $255,p,0
        SETL  $1,100          rL is 0 now
        PUSHJ $0,Dive         does not return
        TRAP  0,Halt,0
Dive    GET   $1,rJ
        SUB   $3,$0,1
        BZ    $3,1F
        PUSHJ $2,Dive
        TRAP  0,Halt,0
1H      GET   x,rO
        SLU   x,x,48
        SRU   x,x,48+3
        PUSHJ $255,Show
        BYTE  "octas below the diver",0
% expect: octas below the diver #13f
        LDO   $255,p,0
        UNSAVE $255
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #5
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #1
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO",0
% expect: rO #6000000000000000
        TRAP  0,Halt,0

Square  GET   $1,rJ
        SAVE  $255,0
        UNSAVE $255
        PUT   rJ,$1
        MUL   $0,$0,$0
        POP   1,0

Sum     BZ    $0,1F
        GET   $1,rJ
        SUBU  $3,$0,1
        PUSHJ $2,Sum
        ADDU  $0,$0,$2
        PUT   rJ,$1
        POP   1,0
1H      SAVE  $255,0
        UNSAVE $255
        POP   1,0
