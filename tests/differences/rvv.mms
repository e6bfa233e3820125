% rVV is a register of Tramoya's own.
        LOC     #100
Main    SETL    $255,rVV
        TRAP    0,Halt,0
% ours: status 32
