% A program with 256 errors.  mmixal's exit status is their number, of which
% eight bits are left.
%
% setup: seq 256 | sed 's/.*/ FOO/' >>many-errors.mms
        LOC     #100
Main    TRAP    0,Halt,0
% ours: asm 1
% theirs: nothing
