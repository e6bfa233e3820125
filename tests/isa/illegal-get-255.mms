% illegal-get-255.mms - GET of special register 255.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    GET   $0,255
        TRAP  0,Halt,0        not reached
