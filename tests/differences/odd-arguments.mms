% The two octas for a host call, at an odd multiple of 4.  MMIX ignores the last
% three bits of an octa's address, so it is the octa before; the reference
% ignores two.
        LOC     #100
2H      BYTE    "file",0
        LOC     (@+7)&-8
3H      TETRA   0
1H      TETRA   2B,0,BinaryWrite,0
Main    GETA    $255,1B
        TRAP    0,Fopen,3
        TRAP    0,Halt,0
% ours: nothing
% theirs: status 255
