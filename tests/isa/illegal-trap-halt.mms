% illegal-trap-halt.mms - TRAP 0,Halt,1 is for trip handlers only.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TRAP  0,Halt,1
        TRAP  0,Halt,0        not reached
