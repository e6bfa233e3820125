% negative-pop.mms - POP to a negative address.
%
% status: 120
% stderr: privileged instruction
% stderr: at #fffffffffffffff8

        LOC   #100
Main    NEG   $0,0,8
        PUT   rJ,$0
        POP
        TRAP  0,Halt,0        not reached
