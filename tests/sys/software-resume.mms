% software-resume.mms - which translations RESUME 1 takes with ropcode 3.
%
% files: lib/sys.mms

        LOC   #8000000000020000
rv      GREG  #0d0000000029   s = 13, n = 5, f = 1
ret     GREG  0
page    GREG  #4000
entry   GREG  #30002          w, at #30000
key     GREG  #402a           w, in space 5
Try     PUT   rXX,x
        PUT   rWW,ret
        PUT   rYY,page
        PUT   rZZ,entry
        SET   $255,0
        GET   $0,rQ
        PUT   rQ,0
        SETL  $0,#99
        SETL  $1,#4000
        RESUME 1

Main    PUT   rV,rv
        GETA  ret,1F          LDOU $0,$1,0: inserted, and refused
        SETH  x,#0300
        ORML  x,#8f00
        ORL   x,#0100
        JMP   Try
1H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "no r: rQ",0
% expect: no r: rQ #8000000000
        LDVTS x,key,0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #2

        GETA  ret,2F          an address that has no translation
        SETH  x,#0300
        ORML  x,#8f00
        ORL   x,#0100
        SETH  page,#8000
        JMP   Try
2H      SETL  page,#4000
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "negative: rQ",0
% expect: negative: rQ #400000000
% reference: negative: rQ #8000000000

        GETA  ret,3F          a RESUME may not be inserted
        SETH  x,#0300
        ORML  x,#f900
        JMP   Try
3H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "resume: rQ",0
% expect: resume: rQ #400000000
        LDVTS x,key,0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #2

        GETA  ret,4F          it need not be a load or store
        SETH  x,#0300         SET $0,0
        ORML  x,#e300
        JMP   Try
4H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #0
        LDVTS x,key,0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #2
        SET   x,0
        JMP   Off
