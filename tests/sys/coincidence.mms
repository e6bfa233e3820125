% coincidence.mms - rI comes to zero when something else happens.
%
% files: lib/sys.mms
% reference: none, its rI counts cycles

        LOC   #8000000000010000
User    SETL  $0,7
        DIV   $1,$0,0         trips, and is the eighth after PUT rI

        LOC   #8000000000020000
sixth   GREG  #40
Main    GETA  $0,Forced       at a TRAP: the forced trap comes first, and what
        PUT   rT,$0           it has saved is not lost
        GETA  $0,Wrong
        PUT   rTT,$0
        PUT   rK,sixth
        PUT   rI,1
        TRAP  1,2,3
Wrong   SET   x,1
        JMP   Off
Forced  GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #8000000000010203
        GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #40
        GETA  $0,Dynamic      at a RESUME: what it inserts comes first
        PUT   rTT,$0
        PUT   rW,$0
        SETML $0,#2000        ADD $1,$2,$3
        ORML  $0,#0001
        ORL   $0,#0203
        PUT   rX,$0
        SETL  $1,0
        SETL  $2,5
        SETL  $3,6
        PUT   rK,sixth
        PUT   rI,1
        RESUME 0
Dynamic SET   x,$1
        PUSHJ $255,Show
        BYTE  "added",0
% expect: added #b
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #8000000020010203
        GET   x,rQ
        PUT   rQ,0

        PUSHJ $255,Tables     at a trip: it is done, but its handler has not
        SET   $1,0            begun
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Tripped
        PUT   rTT,$0
        SETL  $0,#8000
        PUT   rA,$0
        ORL   mask,#40
        PUT   rI,8
        JMP   Enter
Tripped PUSHJ $255,ShowTrap
% expect: rWW #10
% expect: rXX #800000001d010000
% expect: rYY #7
% expect: rZZ #0
        GET   x,rW
        PUSHJ $255,Show
        BYTE  "rW",0
% expect: rW #8
        SET   x,0
        JMP   Off
