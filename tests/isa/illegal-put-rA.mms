% illegal-put-rA.mms - rA has 18 bits, and this is bit 18.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000104

        LOC   #100
Main    SETML $0,4
        PUT   rA,$0
        TRAP  0,Halt,0        not reached
