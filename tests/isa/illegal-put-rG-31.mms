% illegal-put-rG-31.mms - rG is at least 32.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000104

        LOC   #100
Main    PUT   rL,0
        PUT   rG,31
        TRAP  0,Halt,0        not reached
