% Standard input ends.  The document has no result for that but "-1"; the
% reference does it so for files, and for standard input with its option -f.
% Without the option the reference itself ends.
%
% input: only line
        LOC     #100
Main    GETA    $255,1F
        TRAP    0,Fgets,StdIn
        GETA    $255,1F
        TRAP    0,Fgets,StdIn
        BNN     $255,2F
        GETA    $255,3F
        TRAP    0,Fputs,StdOut
2H      SETL    $255,0
        TRAP    0,Halt,0
1H      OCTA    Data_Segment,100
3H      BYTE    "the second call returned -1",#a,0
% ours: the second call returned -1
% theirs: status 254
