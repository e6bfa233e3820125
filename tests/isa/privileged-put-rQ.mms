% privileged-put-rQ.mms - interrupt requests are the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rQ,0
        TRAP  0,Halt,0        not reached
