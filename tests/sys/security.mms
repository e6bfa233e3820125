% security.mms - s and p: who runs with which interrupts enabled.
%
% files: lib/sys.mms
%
% A user whose rK lacks one of the eight program bits is interrupted after his
% first instruction (s), and so is a kernel that enables p.  Both instructions
% are done then.  A user's jump into the kernel is noticed before anything is
% executed there: p.

        LOC   #8000000000010000
User    SETL  $0,#11
        SETL  $0,#22
Jump    SETH  $1,#8000
        GO    $1,$1,100

        LOC   #8000000000020000
pbit    GREG  1<<32
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,First
        PUT   rTT,$0
        ANDNML mask,#0080     all but r: the r is bit 39
        ANDNMH mask,#0080
        JMP   Enter

First   GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #200000000
        PUSHJ $255,ShowTrap
% expect: rWW #4
% expect: rXX #80000002e3000011
% expect: rYY #0
% expect: rZZ #11
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #11
        GETA  $0,Second
        PUT   rTT,$0
        PUT   rK,pbit         one more instruction, then p
        SETL  $0,#33
        SETL  $0,#44
Second  GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #100000000
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000001e3000033
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #33
        GETA  $0,Third
        PUT   rTT,$0
        SET   mask,all
        SET   where,Jump-User
        JMP   Enter

Third   GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #100000000
        PUSHJ $255,ShowTrap
% expect: rWW #8000000000000064
% expect: rXX #800000019f010164
% expect: rYY #8000000000000000
% expect: rZZ #64
        SET   x,0
        JMP   Off
