% illegal-put-rA-high.mms - the upper half of rA is zero.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000104

        LOC   #100
Main    SETMH $0,1
        PUT   rA,$0
        TRAP  0,Halt,0        not reached
