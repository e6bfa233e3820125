% illegal-put-rS.mms - rS changes by spilling and filling only.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rS,$0
        TRAP  0,Halt,0        not reached
