% A program for mmixal may use the name rVV as it likes, even before it
% defines it.

        LOC     #100
Main    JMP     rVV
rVVx    IS      1
rVV     GET     $0,rV
