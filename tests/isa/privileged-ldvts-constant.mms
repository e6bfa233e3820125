% privileged-ldvts-constant.mms - also with a constant.
%
% tests: LDVTSI
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    LDVTS $0,$1,0
        TRAP  0,Halt,0        not reached
