% illegal-ropcode-0-resume.mms - RESUME cannot insert a RESUME.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000108

        LOC   #100
Main    SETML $0,#f900
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
