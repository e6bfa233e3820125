% resume-user.mms - what the kernel's RESUME 0 inserts is the user's.
%
% files: lib/sys.mms
%
% It seems to be at rW - 4, which is not negative; so it violates security,
% because rK is 0, and the kernel has itself interrupted.

        LOC   #8000000000020000
Main    GETA  $0,Handler
        PUT   rTT,$0
        SETL  $0,#100
        PUT   rW,$0
        SETML $0,#2000        ADD $1,$2,$3
        ORML  $0,#0001
        ORL   $0,#0203
        PUT   rX,$0
        SETL  $1,0
        SETL  $2,5
        SETL  $3,6
        RESUME 0
Handler SET   x,$1
        PUSHJ $255,Show
        BYTE  "added",0
% expect: added #b
        PUSHJ $255,ShowTrap
% expect: rWW #100
% expect: rXX #8000000220010203
% expect: rYY #5
% expect: rZZ #6
        SET   x,0
        JMP   Off
