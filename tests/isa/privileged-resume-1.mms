% privileged-resume-1.mms - the end of a trap handler is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    RESUME 1
        TRAP  0,Halt,0        not reached
