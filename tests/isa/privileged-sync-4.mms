% privileged-sync-4.mms - SYNC 4, the power saver, is the kernel's.
%
% status: 120
% stderr: privileged instruction
% stderr: at #0000000000000100

        LOC   #100
Main    SYNC  4
        TRAP  0,Halt,0        not reached
