% The end of a file of 5 GiB.  The reference has 32 bits for a position.
%
% setup: truncate -s 5G great
        LOC     #100
Main    GETA    $255,1F
        TRAP    0,Fopen,3
        NEG     $255,0,1
        TRAP    0,Fseek,3
        TRAP    0,Ftell,3
        SRU     $255,$255,30    in GiB
        TRAP    0,Halt,0
1H      OCTA    3F,BinaryRead
3H      BYTE    "great",0
% ours: status 5
% theirs: status 1
