% privileged-put-rC.mms - the continuation register is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rC,$0
        TRAP  0,Halt,0        not reached
