% illegal-put-y.mms - PUT with a Y field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TETRA #f6000100       PUT rB,$0, but Y is 1
        TRAP  0,Halt,0        not reached
