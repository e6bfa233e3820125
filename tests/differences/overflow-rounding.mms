% 2^1024 when rounding is off, toward zero.  IEEE's standard wants the greatest
% finite number, the reference and Tramoya have infinity in every mode.
        LOC     #100
Main    SETML   $0,1            round off
        PUT     rA,$0
        SETH    $0,#7fe0        2^1023
        FADD    $0,$0,$0
        SRU     $255,$0,48      #7ff0, not #7fef
        AND     $255,$255,#ff
        TRAP    0,Halt,0
% both: status 240
