% trap.mms - TRAP: a call of the operating system, and what it leaves behind.
%
% tests: TRAP
% files: lib/print.mms
%
% The Y field says what is to be done, Z to which file, $255 with what; the
% answer comes in $255.  As on a real machine, rWW is the address behind the
% TRAP, rXX the instruction, rYY and rZZ are $Y and $Z, and rBB is the answer.

Main    PUT   rL,0
        SETL  $1,11
        SETL  $7,77
        GETA  $255,2F
1H      TRAP  0,Fputs,StdOut
% expect: hello
        SET   y,$255
        GET   x,rWW
        GETA  $3,1B
        SUBU  x,x,$3
        GET   $4,rXX
        GET   $5,rYY
        GET   $6,rZZ
        GET   $8,rBB
        GET   $9,rL
        PUSHJ $255,Show
        BYTE  "rWW - (address of the TRAP)",0
% expect: rWW - (address of the TRAP) #4
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #8000000000000701
        SET   x,$5
        PUSHJ $255,Show
        BYTE  "rYY, $7",0
% expect: rYY, $7 #4d
        SET   x,$6
        PUSHJ $255,Show
        BYTE  "rZZ, $1",0
% expect: rZZ, $1 #b
        SET   x,$8
        PUSHJ $255,Show
        BYTE  "rBB",0
% expect: rBB #6
        SET   x,y
        PUSHJ $255,Show
        BYTE  "$255, the number of characters",0
% expect: $255, the number of characters #6
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
% expect: rK #ffffffffffffffff
        TRAP  0,Halt,0
2H      BYTE  "hello",#a,0
