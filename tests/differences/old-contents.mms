% A file is open twice; one handle reads it and goes on, the other empties
% it.  The reference has the old contents in a buffer and reads on.
%
% setup: echo abcdefgh >file
        LOC     #100
Main    GETA    $255,1F
        TRAP    0,Fopen,3
        GETA    $255,4F
        TRAP    0,Fgets,3       "ab"
        NEG     $255,0,6
        TRAP    0,Fseek,3       "efgh" comes next
        GETA    $255,2F
        TRAP    0,Fopen,4       now the file is empty
        GETA    $255,4F
        TRAP    0,Fgets,3
        AND     $255,$255,#f
        TRAP    0,Halt,0
1H      OCTA    3F,BinaryRead
2H      OCTA    3F,BinaryWrite
4H      OCTA    Data_Segment,3
3H      BYTE    "file",0
% ours: status 15
