% A program with an error.  mmixal writes an object file all the same, which
% can be run by mistake.
        LOC     #100
Main    SETL    $255,2
        FOO     1
        TRAP    0,Halt,0
% ours: asm 1
% theirs: mmixal 1
% theirs: status 2
