% trip.mms - TRIP: a program interrupts itself, and goes on.
%
% tests: TRIP RESUME
% files: lib/print.mms
%
% TRIP goes to address 0.  rW says where to go on, rX holds the instruction
% (and #80000000 in its left half: RESUME shall not do it again), rY and rZ
% hold $Y and $Z, rB holds what was in $255, and $255 holds rJ.  So the
% four instructions at 0 can call a subroutine and leave no trace.

        LOC   0
        PUSHJ $255,Handler
        PUT   rJ,$255
        GET   $255,rB
        RESUME

        LOC   #100
Main    PUT   rL,0
        SETL  $2,22
        SETL  $3,33
        PUT   rJ,44
        SETL  $255,55
        TRIP  1,2,3
% expect: rW - Main #18
% expect: rX #80000000ff010203
% expect: rY #16
% expect: rZ #21
% expect: rB #37
% expect: $255 in the handler #2c
        GET   y,rJ
        SET   x,$255
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #37
        SET   x,y
        PUSHJ $255,Show
        BYTE  "rJ",0
% expect: rJ #2c
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #4
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #0
        TRAP  0,Halt,0

% A subroutine with no arguments that must bring back $255, the old rJ.

Handler GET   $0,rJ
        SET   $1,$255
        GET   x,rW
        GETA  $2,Main
        SUBU  x,x,$2
        PUSHJ $255,Show
        BYTE  "rW - Main",0
        GET   x,rX
        PUSHJ $255,Show
        BYTE  "rX",0
        GET   x,rY
        PUSHJ $255,Show
        BYTE  "rY",0
        GET   x,rZ
        PUSHJ $255,Show
        BYTE  "rZ",0
        GET   x,rB
        PUSHJ $255,Show
        BYTE  "rB",0
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$255 in the handler",0
        PUT   rJ,$0
        SET   $255,$1
        POP
