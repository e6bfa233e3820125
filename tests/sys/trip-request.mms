% trip-request.mms - an instruction trips when a request is due.
%
% files: lib/sys.mms

        LOC   #8000000000010000
User    SWYM
        SWYM
Begin   TRIP  1,2,3           its handler is at 0
        SWYM
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
        GETA  $0,Dynamic
        PUT   rT,$0
        SETL  $0,#100
        PUT   rQ,$0
        ORL   mask,#100
        SET   where,Begin-User
        JMP   Enter
Dynamic PUSHJ $255,ShowTrap
% expect: rWW #0
% reference: rWW #4
% expect: rXX #80000000ff010203
% reference: rXX #80000000fd000000
% expect: rYY #0
% expect: rZZ #0
        GET   x,rW
        PUSHJ $255,Show
        BYTE  "rW",0
% expect: rW #c
        SET   x,0
        JMP   Off
