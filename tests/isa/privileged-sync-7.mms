% privileged-sync-7.mms - SYNC 7, clearing the caches, is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  7
        TRAP  0,Halt,0        not reached
