% illegal-round-sfloti.mms - SFLOT of a constant has rounding modes 0 to 4.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SFLOT $0,5,1
        TRAP  0,Halt,0        not reached
