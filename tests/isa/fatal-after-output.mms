% fatal-after-output.mms - what was printed before the end is not lost,
% and the report names the line of the source.
%
% tests: PUT
% status: 120
% stderr: illegal instruction
% stderr: fatal-after-output.mms:16

        LOC   #100
Main    GETA  $255,1F
        TRAP  0,Fputs,StdOut
        GETA  $255,2F
        TRAP  0,Fputs,StdOut
        NEG   $0,0,1
        SETL  $1,5
        PUT   rA,$0           the 16th line
        TRAP  0,Halt,0        not reached
1H      BYTE  "one",#a,0
        LOC   (@+3)&-4
2H      BYTE  "two",#a,0
% expect: one
% expect: two
