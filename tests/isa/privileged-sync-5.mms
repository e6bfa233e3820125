% privileged-sync-5.mms - SYNC 5, cleaning the data cache, is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  5
        TRAP  0,Halt,0        not reached
