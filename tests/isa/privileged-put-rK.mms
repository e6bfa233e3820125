% privileged-put-rK.mms - who controls the interrupt mask controls all.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rK,0
        TRAP  0,Halt,0        not reached
