% negative-resume.mms - RESUME at a negative address.
%
% status: 120
% stderr: privileged instruction
% stderr: at #fffffffffffffff8

        LOC   #100
Main    NEG   $0,0,8
        PUT   rW,$0
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
