% illegal-sync-y.mms - SYNC with a Y field.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  #100
        TRAP  0,Halt,0        not reached
