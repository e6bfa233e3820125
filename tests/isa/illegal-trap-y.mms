% illegal-trap-y.mms - TRAP with a Y field above Ftell.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TRAP  0,11,0
        TRAP  0,Halt,0        not reached
