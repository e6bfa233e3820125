% illegal-put-32.mms - PUT of special register 32, which is not there.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   32,$0
        TRAP  0,Halt,0        not reached
