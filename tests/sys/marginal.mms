% marginal.mms - an instruction makes $X local, and interrupts.
%
% files: lib/sys.mms
%
% A user who does not enable all program bits is interrupted after each of his
% instructions.  Where one makes $X local, the pipeline does that first, as an
% instruction of its own; and this is interrupted already, so that the other
% one has to come again (ropcode 0).

        LOC   #8000000000010000
User    SETL  $0,#11
        TRAP  0

        LOC   #8000000000020000
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Dynamic
        PUT   rTT,$0
        PUT   rT,$0
        PUT   rL,0
        ANDNMH mask,#0080     without r
        JMP   Enter
Dynamic GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000002e3000011
% reference: rXX #2e3000011
        SET   x,0
        JMP   Off
