% operands.mms - what rYY and rZZ show of an instruction that is done.
%
% files: lib/sys.mms
%
% A user who does not enable all program bits is interrupted after each of his
% instructions.  Where $Y and $Z are no operands, there is something else: the
% next location of what has a relative address, rJ and the distance of POP,
% what GET got.

        LOC   #8000000000010000
User    GET   $0,rBB
% expect: rWW #4
% expect: rXX #80000002fe000007
% expect: rYY #0
% expect: rZZ #7
        JMP   1F
% expect: rWW #c
% expect: rXX #80000002f0000002
% expect: rYY #8
% expect: rZZ #c
        SWYM
1H      BP    $0,1F
% expect: rWW #14
% expect: rXX #8000000244000002
% expect: rYY #10
% expect: rZZ #14
        SWYM
1H      SET   $2,0
% expect: rWW #18
% expect: rXX #80000002e3020000
% expect: rYY #0
% expect: rZZ #0
        GETA  $2,User
% expect: rWW #1c
% expect: rXX #80000002f502fffa
% expect: rYY #1c
% expect: rZZ #0
        PUSHJ $3,Called
% expect: rWW #3c
% expect: rXX #80000002f2030008
% expect: rYY #20
% expect: rZZ #3c
% the POP below:
% expect: rWW #24
% expect: rXX #80000002f8000001
% expect: rYY #20
% expect: rZZ #4
        SWYM
        SETL  $1,3
% expect: rWW #28
% expect: rXX #80000002e3010003
% expect: rYY #0
% expect: rZZ #3
        PUT   rD,$2
% expect: rWW #2c
% expect: rXX #80000002f6010002
% expect: rYY #0
% expect: rZZ #0
        XOR   $0,$0,1
% expect: rWW #30
% expect: rXX #80000002c7000001
% expect: rYY #7
% expect: rZZ #1
        ADDU  $1,$1,3
% expect: rWW #34
% expect: rXX #8000000223010103
% expect: rYY #3
% expect: rZZ #3
        GETA  $2,Last
% expect: rWW #38
% expect: rXX #80000002f4020003
% expect: rYY #38
% expect: rZZ #40
        GO    $2,$2,0
% expect: rWW #40
% expect: rXX #800000029f020200
% expect: rYY #40
% expect: rZZ #0
Called  POP   0,1
Last    TRAP  0

        LOC   #8000000000020000
saved   GREG  0
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,7
        PUSHJ $0,Map
        SET   $1,0
        PUT   rBB,7
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
        ANDNMH mask,#0080     without r
        SETL  $3,0            $0 to $3 are not marginal: see marginal.mms
        JMP   Enter
Dynamic SET   saved,$255
        GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,ShowTrap
        PUT   rJ,saved
        SET   $255,mask
        RESUME 1
Forced  SET   x,0
        JMP   Off
