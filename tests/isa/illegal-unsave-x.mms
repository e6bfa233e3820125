% illegal-unsave-x.mms - UNSAVE with an X field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    UNSAVE 4,$255         the world switch of a processor with V
        TRAP  0,Halt,0        not reached
