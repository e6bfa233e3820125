% trap.mms - TRAP goes to rT, RESUME 1 comes back.
%
% files: lib/sys.mms
%
% The user asks for the sum of two registers; the kernel puts it into $X with
% ropcode 2, without knowing where the user's registers are.

        LOC   #8000000000010000
User    SETL  $255,#1234      at user location 0
        SETL  $3,0            $X must not be marginal when it is set
        SETL  $1,3
        SETL  $2,4
        TRAP  3,1,2           $3 = $1 + $2
        SETL  $0,#5678
        PUT   rJ,$0
        TRAP  0,3,255         shows $3 and $255

        LOC   #8000000000020000
saved   GREG  0
Main    PUSHJ $255,Tables
        SET   $1,0
        GETA  $2,User
        ANDNH $2,#8000
        OR    $2,$2,1         execution only
        PUSHJ $0,Map
        GETA  $0,Handler
        PUT   rT,$0
        PUT   rJ,#99
        SET   where,0
        JMP   Enter

Handler SET   saved,$255
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
% expect: rK #0
        SET   x,saved
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #99
        GET   x,rBB
        PUSHJ $255,Show
        BYTE  "rBB",0
% expect: rBB #1234
        PUSHJ $255,ShowTrap
% expect: rWW #14
% expect: rXX #8000000000030102
% expect: rYY #3
% expect: rZZ #4
        GETA  $255,Last
        PUT   rT,$255
        GET   x,rYY
        GET   $255,rZZ
        ADDU  x,x,$255
        PUT   rZZ,x
        GET   x,rXX
        ANDNH x,#ff00
        ORH   x,#0200
        PUT   rXX,x
        PUT   rJ,saved
        SET   $255,all
        RESUME 1

Last    SET   saved,$255
        SET   x,saved
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #5678
        PUSHJ $255,ShowTrap
% expect: rWW #20
% expect: rXX #80000000000003ff
% expect: rYY #7
% expect: rZZ #1234
        SET   x,0
        JMP   Off
