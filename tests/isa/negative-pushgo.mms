% negative-pushgo.mms - PUSHGO to a negative address.
%
% status: 120
% stderr: privileged instruction
% stderr: at #fffffffffffffff8

        LOC   #100
Main    NEG   $0,0,8
        PUSHGO $1,$0,0
        TRAP  0,Halt,0        not reached
