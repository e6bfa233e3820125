% illegal-resume-y.mms - RESUME with a Y field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    RESUME 256
        TRAP  0,Halt,0        not reached
