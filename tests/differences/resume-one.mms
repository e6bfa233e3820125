% RESUME 1 goes on after a trap, and is meant for an operating system.  The
% reference has none and calls the instruction illegal.
        LOC     #100
Main    RESUME  1
% ours: status 120
% says: privileged instruction
% theirs:          1. 0000000000000100: f9000001 (RESUME) illegal instruction!
% theirs:   1 instruction, 0 mems, 5 oops; 0 good guesses, 0 bad
% theirs:   (halted at location #0000000000000100)
