% illegal-save-marginal.mms - a marginal register is not global either.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SAVE  $200,0
        TRAP  0,Halt,0        not reached
