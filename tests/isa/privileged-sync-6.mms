% privileged-sync-6.mms - SYNC 6, dropping translations, is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  6
        TRAP  0,Halt,0        not reached
