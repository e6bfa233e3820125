% illegal-resume-2.mms - RESUME 2 is for a processor with V.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    RESUME 2
        TRAP  0,Halt,0        not reached
