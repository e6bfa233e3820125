% An error in the second of several files.
% with: lib/wrong.mms
        LOC     #100
Main    JMP     Other

% error: lib/wrong.mms:1:17: the symbol Elsewhere is not defined
