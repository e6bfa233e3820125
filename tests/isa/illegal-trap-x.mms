% illegal-trap-x.mms - TRAP with an X field other than 0.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TRAP  1,Fputs,StdOut
        TRAP  0,Halt,0        not reached
