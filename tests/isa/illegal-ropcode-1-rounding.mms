% illegal-ropcode-1-rounding.mms - with ropcode 1 a rounding mode that does not
% exist is in rY.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000120

        LOC   #100
Main    SETL  $0,1            local
        SETH  $1,#0100
        ORML  $1,#1500        FSQRT $0,0,$0
        PUT   rX,$1
        PUT   rY,5
        GETA  $1,@+12
        PUT   rW,$1
        RESUME 0              does the FSQRT in the place of this
        TRAP  0,Halt,0        not reached
