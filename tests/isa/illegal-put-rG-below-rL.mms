% illegal-put-rG-below-rL.mms - a local register cannot become global.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000104

        LOC   #100
Main    SETL  $99,0
        PUT   rG,99
        TRAP  0,Halt,0        not reached
