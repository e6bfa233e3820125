% illegal-put-rG-256.mms - rG is at most 255.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000104

        LOC   #100
Main    SETL  $0,256
        PUT   rG,$0
        TRAP  0,Halt,0        not reached
