% negative-jump.mms - a jump below address 0.
%
% status: 120
% stderr: privileged instruction
% stderr: at #ffffffffffffff00

        LOC   #100
Main    JMP   @-#200
        TRAP  0,Halt,0        not reached
