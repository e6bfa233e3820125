% UNSAVE from a negative address.  The reference has memory of zeros there,
% where its register stack may even grow; to a user it is the kernel's.
        LOC     #100
Main    NEG     $255,0,8
        UNSAVE  0,$255
        SETL    $255,5
        TRAP    0,Halt,0
% ours: status 120
% says: the address #fffffffffffffff8 is negative
% theirs: status 5
