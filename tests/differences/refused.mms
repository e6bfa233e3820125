% A program does what only a kernel may.  The reference reports it on standard
% output and ends with what is in $255; Tramoya reports it on standard error
% and ends with 120, which no program is graded by.
        LOC     #100
Main    SETL    $255,0
        SYNC    4
% ours: status 120
% theirs:          1. 0000000000000104: fc000004 (SYNC) privileged instruction!
% theirs:   2 instructions, 0 mems, 2 oops; 0 good guesses, 0 bad
% theirs:   (halted at location #0000000000000104)
