% illegal-save-z.mms - SAVE with a Z field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SAVE  $255,4          the world switch of a processor with V
        TRAP  0,Halt,0        not reached
