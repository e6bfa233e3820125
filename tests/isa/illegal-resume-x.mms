% illegal-resume-x.mms - RESUME with an X field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TETRA #f9010000
        TRAP  0,Halt,0        not reached
