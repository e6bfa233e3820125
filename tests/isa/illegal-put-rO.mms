% illegal-put-rO.mms - rO changes by pushing and popping only.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    PUT   rO,$0
        TRAP  0,Halt,0        not reached
