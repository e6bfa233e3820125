% illegal-trap-halt-2.mms - TRAP 0,Halt,2 is not defined.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TRAP  0,Halt,2
        TRAP  0,Halt,0        not reached
