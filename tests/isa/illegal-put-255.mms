% illegal-put-255.mms - PUT of a constant to special register 255.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   255,0
        TRAP  0,Halt,0        not reached
