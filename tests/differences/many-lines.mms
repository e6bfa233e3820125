% Lines beyond 65535, which the object file has no room for: mmixal gives up,
% Tramoya leaves their numbers out.  (asm -g writes all of them.)
        LOC     #100
Main    SETL    $255,2
# 65536 "many-lines.mms"
        LOC     #108
        TRAP    0,Halt,0
        LOC     #104
        JMP     #108
% ours: status 2
% theirs: mmixal 254
% theirs: status 252
