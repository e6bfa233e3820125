% refused-fetch.mms - instructions where none may be executed.
%
% files: lib/sys.mms
%
% Page 0 of the user ends with a jump to its next page, which cannot be
% executed at first.  rWW is behind the instruction that could not be fetched,
% so the handler has to subtract 4; rXX shows a SWYM.

        LOC   #8000000000010000
User    JMP   @+#2000
        LOC   #8000000000012000
        SETL  $0,#77
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
        GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #2000000000
        PUSHJ $255,ShowTrap
% expect: rWW #2004
% expect: rXX #80000020fd000000
% expect: rYY #0
% expect: rZZ #0
        SETL  $1,#2000
        SETML $2,1
        ORL   $2,#2001
        PUSHJ $0,Map
        SYNC  6
        GET   $0,rWW
        SUBU  $0,$0,4
        PUT   rWW,$0
        PUT   rJ,saved
        SET   $255,all
        RESUME 1

Last    SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #77
        SET   x,0
        JMP   Off
