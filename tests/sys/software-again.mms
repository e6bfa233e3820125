% software-again.mms - a translation that is known stays, whatever software says.
%
% files: lib/sys.mms
%
% RESUME 1 with ropcode 3 tells where a page is.  Told twice, and otherwise the
% second time, the machine keeps the first, until LDVTS has dropped it.

        LOC   #8000000000020000
rv      GREG  #0d0000000029   s = 13, n = 5, f = 1
ret     GREG  0
entry   GREG  0
key     GREG  #4028           in space 5: to be dropped
Try     SETH  x,#0300         LDOU $0,$1,0 is inserted
        ORML  x,#8f00
        ORL   x,#0100
        PUT   rXX,x
        PUT   rWW,ret
        SETL  $1,#4000
        PUT   rYY,$1
        PUT   rZZ,entry
        SET   $255,0
        SETL  $0,#99
        RESUME 1

Main    PUT   rV,rv
        SETH  $1,#8000
        ORML  $1,3
        SETL  $0,#111
        STOU  $0,$1,0
        INCL  $1,#2000
        SETL  $0,#222
        STOU  $0,$1,0

        GETA  ret,1F
        SETML entry,3         rw, at #30000
        ORL   entry,6
        JMP   Try
1H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "first",0
% expect: first #111

        GETA  ret,2F
        SETML entry,3         rw, at #32000
        ORL   entry,#2006
        JMP   Try
2H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "again",0
% expect: again #111

        LDVTS x,key,0
        GETA  ret,3F
        JMP   Try
3H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "after LDVTS",0
% expect: after LDVTS #222
        SET   x,0
        JMP   Off
