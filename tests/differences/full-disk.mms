% Nothing can be written to /dev/full.  The reference finds out too late: its
% Fwrite says that all was written.
%
% needs: /dev/full
        LOC     #100
Main    GETA    $255,1F
        TRAP    0,Fopen,3
        GETA    $255,2F
        TRAP    0,Fwrite,3
        NEG     $255,0,$255     how many bytes were not written
        TRAP    0,Halt,0
1H      OCTA    3F,BinaryWrite
2H      OCTA    #100,8
3H      BYTE    "/dev/full",0
% ours: status 8
