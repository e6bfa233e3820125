% illegal-get-32.mms - GET of special register 32, which is not there.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    GET   $0,32
        TRAP  0,Halt,0        not reached
