% negative-branch.mms - a branch below address 0.
%
% status: 120
% stderr: privileged instruction
% stderr: at #ffffffffffffff00

        LOC   #100
Main    BZ    $2,@-#200
        TRAP  0,Halt,0        not reached
