% privileged-ldvts.mms - LDVTS, which manages translations, is the kernel's.
%
% tests: LDVTS
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    LDVTS $0,$1,$2
        TRAP  0,Halt,0        not reached
