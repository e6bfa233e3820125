% overflow.mms - the register stack grows into a page that is not there.
%
% files: lib/sys.mms
%
% The user's stack begins 32 octas before the end of its page.  The ring
% spills to the continuation page of rC, at the same place in the page, until
% the instruction is done; then bit 7 asks for a trap.  The handler takes a
% page for the stack and copies what was spilled; it uses no local registers
% before that.

        LOC   #8000000000010000
User    SETL  $1,#11          $0 and $1
        PUSHJ $2,F1
        TRAP  0
F1      GET   $0,rJ
        SETL  $200,#22        201 more
        PUSHJ $201,F2
        PUT   rJ,$0
        SET   $0,$200
        POP   1,0
F2      GET   $0,rJ
        SETL  $100,#33        101 more: 51 must be spilled
        PUT   rJ,$0
        POP

        LOC   #8000000000020000
from    GREG  #8000000000050000
to      GREG  #8000000000060000
i       GREG  0
t       GREG  0
saved   GREG  0
stack   GREG  #6000000000000000
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        SET   $1,stack        the stack: one page at #40000
        SETML $2,4
        OR    $2,$2,6
        PUSHJ $0,Map
        SETML $0,5            rC: physical #50000, w; n does not matter
        OR    $0,$0,2
        PUT   rC,$0
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Last
        PUT   rT,$0
        ORL   mask,#80        the overflow interrupts
        PUT   rL,0
        GET   i,rO            copy our own context to the end of the page
        SAVE  $255,0
        SETL  t,#1f00
        ADDU  to,stack,t
1H      LDOU  t,i,0
        STOU  t,to,0
        SET   saved,to
        ADDU  i,i,8
        ADDU  to,to,8
        CMPU  t,i,$255
        PBNP  t,1B
        UNSAVE 0,saved
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO",0
% expect: rO #6000000000001f00
        JMP   Enter

Dynamic SET   saved,$255
        SETL  i,#98           19 octas
1H      SUB   i,i,8
        LDOU  t,from,i
        STOU  t,to,i
        PBP   i,1B
        SETML t,6             map the next page of the stack to #60000
        ORL   t,#2e           rw, n = 5
        SETL  i,3<<13|8
        STOU  t,tables,i
        SYNC  6
        GET   x,rS
        PUSHJ $255,Show
        BYTE  "rS",0
% expect: rS #6000000000002098
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #65
        GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #80
        PUSHJ $255,ShowTrap
% expect: rWW #2c
% reference: rWW #30
% expect: rXX #80000000e3640033
% reference: rXX #80000000f6040000
% expect: rYY #0
% expect: rZZ #33
% reference: rZZ #18
        PUT   rJ,saved
        SET   $255,mask
        RESUME 1

Last    SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1",0
% expect: $1 #11
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2",0
% expect: $2 #22
        GET   x,rS
        PUSHJ $255,Show
        BYTE  "rS",0
% expect: rS #6000000000001f00
        SET   x,0
        JMP   Off
