% What rY is after a store has tripped.  The document says the address; the
% reference and Tramoya have that of the octa, with three bits of 0.
        LOC     #20             integer overflow
        GET     $255,rY
        AND     $255,$255,7
        ADDU    $255,$255,1
        TRAP    0,Halt,0
        LOC     #100
Main    SETL    $0,#4000
        PUT     rA,$0
        SETH    $1,Data_Segment>>48
        SETL    $2,1000
        STB     $2,$1,5         1000 is no signed byte
        SETL    $255,99
        TRAP    0,Halt,0
% both: status 1
