% refused-word.mms - what a user may not do, and what nobody may.
%
% files: lib/sys.mms
% options: --cpu mmix
%
% Each of these does nothing but set k or b, and is not repeated.

        LOC   #8000000000010000
User    SETL  $0,5
        PUT   rK,$0           k
        SYNC  6               k
        LDVTS $1,$0,2         k
        RESUME 1              k
        GET   $1,rK           permitted
        TETRA #fe010020       GET $1,32: b
        PUT   rN,$0           b
        SETL  $2,#8000
        PUT   rG,$2           b
        TETRA #fc000008       SYNC 8: b before k
        TETRA #fb020000       UNSAVE 2,0,$0: only RESUME 1 may insert it
        PUT   rBB,$0          permitted
        TRAP  0

        LOC   #8000000000020000
saved   GREG  0
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Last
        PUT   rT,$0
        JMP   Enter

Dynamic SET   saved,$255
        GET   x,rXX
        PUT   rQ,0
        GET   x,rQ            the bits were set after the last GET
        PUT   rQ,0
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
        GET   x,rWW
        PUSHJ $255,Show
        BYTE  "rWW",0
        GET   x,rYY
        PUSHJ $255,Show
        BYTE  "rYY",0
        GET   x,rZZ
        PUSHJ $255,Show
        BYTE  "rZZ",0
        PUT   rJ,saved
        SET   $255,all
        RESUME 1
% PUT rK,$0
% expect: rXX #80000008f60f0000
% expect: rWW #8
% expect: rYY #0
% expect: rZZ #5
% SYNC 6
% expect: rXX #80000008fc000006
% expect: rWW #c
% expect: rYY #0
% expect: rZZ #6
% LDVTS $1,$0,2
% expect: rXX #8000000899010002
% expect: rWW #10
% expect: rYY #5
% expect: rZZ #2
% RESUME 1
% expect: rXX #80000008f9000001
% expect: rWW #14
% expect: rYY #0
% expect: rZZ #0
% GET $1,32
% expect: rXX #80000004fe010020
% expect: rWW #1c
% expect: rYY #0
% expect: rZZ #0
% PUT rN,$0
% expect: rXX #80000004f6090000
% expect: rWW #20
% expect: rYY #0
% expect: rZZ #5
% PUT rG,$2
% expect: rXX #80000004f6130002
% expect: rWW #28
% expect: rYY #0
% expect: rZZ #8000
% reference: rZZ #f3
% SYNC 8
% expect: rXX #80000004fc000008
% reference: rXX #8000000cfc000008
% expect: rWW #2c
% expect: rYY #0
% expect: rZZ #8
% UNSAVE 2,0,$0
% expect: rXX #80000004fb020000
% expect: rWW #30
% expect: rYY #0
% expect: rZZ #5

Last    SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1",0
% expect: $1 #ff00000000
% reference: $1 #0
        SET   x,0
        JMP   Off
