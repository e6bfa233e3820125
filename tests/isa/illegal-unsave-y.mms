% illegal-unsave-y.mms - UNSAVE with a Y field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TETRA #fb0001ff       UNSAVE $255, but Y is 1
        TRAP  0,Halt,0        not reached
