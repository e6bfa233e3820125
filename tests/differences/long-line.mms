% Lines of more than 72 characters.  mmixal cuts them, with a warning, unless it is told otherwise by -b.
        LOC     #100
Main    SETL    $255,1;                                                        SETL $255,2
        TRAP    0,Halt,0
% ours: status 2
% theirs: status 1
