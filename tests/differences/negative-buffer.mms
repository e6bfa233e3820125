% A user program gives the host a buffer at a negative address, which is the
% kernel's.  The reference has memory of zeros there; Tramoya refuses.
        LOC     #100
Main    NEG     $255,0,8
        TRAP    0,Fputs,StdOut
        SETL    $255,5
        TRAP    0,Halt,0
% ours: status 120
% theirs: status 5
