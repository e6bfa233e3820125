% RESUME inserts a DIVU with rY and rZ for its operands (ropcode 1).  The
% document mentions no other change, so rD should be 1 as always, and the
% quotient of 2^64 by 2 be 2^63; in the reference and here the third operand is
% 0, and the quotient, too.
        LOC     #100
Main    PUT     rD,1
        SETL    $1,#ff
        SETH    $0,#0100
        ORML    $0,#1e01        DIVU $1,$0,$0
        PUT     rX,$0
        PUT     rY,0
        PUT     rZ,2
        GETA    $2,1F
        PUT     rW,$2
        RESUME
1H      ZSZ     $255,$1,5       is it 0?
        TRAP    0,Halt,0
% both: status 5
