% UNSAVE brings back rA, and with it the mode of rounding.  In the reference
% the mode stays what it was until the next PUT into rA.
        LOC     #100
Main    SETML   $0,2            round up
        PUT     rA,$0
        SAVE    $255,0
        PUT     rA,0            round to nearest
        UNSAVE  0,$255          round up
        SETH    $0,#3ff0        1
        SETH    $1,#4008        3
        FDIV    $0,$0,$1        its last digit is 5, rounded up 6
        AND     $255,$0,15
        TRAP    0,Halt,0
% ours: status 6
% theirs: status 5
