% resume-continue-rounding.mms - with ropcode 1 the rounding mode is in rY; the
% field Y counts for nothing, even if it were illegal.
%
% tests: FINT
% files: lib/print.mms

Main    SETH  $1,#4004        2.5
        PUT   rZ,$1
        SETH  $0,#0100
        ORML  $0,#1702        FINT $2,...
        ORL   $0,#ff00        a Y that no FINT may have
        PUT   rX,$0
        SETL  $2,1            local
        PUT   rY,2            ROUND_UP
        GETA  $0,1F
        PUT   rW,$0
        RESUME
1H      SET   x,$2
        PUSHJ $255,Show
        BYTE  "FINT",0
% expect: FINT #4008000000000000
        TRAP  0,Halt,0
