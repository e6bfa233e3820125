% illegal-put-rG-high.mms - the whole of the new rG counts.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000108

        LOC   #100
Main    SETMH $0,1
        INCL  $0,100
        PUT   rG,$0
        TRAP  0,Halt,0        not reached
