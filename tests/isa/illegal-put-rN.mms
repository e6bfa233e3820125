% illegal-put-rN.mms - the serial number cannot be changed.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rN,$0
        TRAP  0,Halt,0        not reached
