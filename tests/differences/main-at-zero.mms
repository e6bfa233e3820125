% The reference cannot start a program whose Main is location 0.
Main    SETL    $255,3
        TRAP    0,Halt,0
% ours: status 3
% theirs:            (fffffffffffffffc: fb0000ff (UNSAVE)) privileged instruction!
% theirs:   0 instructions, 0 mems, 0 oops; 0 good guesses, 0 bad
% theirs:   (halted at location #fffffffffffffffc)
% theirs: status 128
