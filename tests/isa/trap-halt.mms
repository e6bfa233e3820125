% trap-halt.mms - the exit status is the lowest byte of $255.
%
% tests: TRAP
% status: 42

        LOC   #100
Main    GETA  $255,1F
        TRAP  0,Fputs,StdOut
        SETL  $255,#122a      #2a is 42
        TRAP  0,Halt,0
        GETA  $255,1F         not reached
        TRAP  0,Fputs,StdOut
1H      BYTE  "leaving",#a,0
% expect: leaving
