% illegal-save-local.mms - SAVE wants a global register.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SAVE  $0,0
        TRAP  0,Halt,0        not reached
