% illegal-sync-8.mms - SYNC 8 is not defined.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  8
        TRAP  0,Halt,0        not reached
