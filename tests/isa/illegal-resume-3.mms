% illegal-resume-3.mms - RESUME 3 is not defined.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    RESUME 3
        TRAP  0,Halt,0        not reached
