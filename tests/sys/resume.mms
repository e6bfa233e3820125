% resume.mms - what RESUME 1 inserts.
%
% files: lib/sys.mms
%
% The kernel resumes itself here: rWW is a location of its own, rK stays 0.
% What may not be inserted is refused when its turn comes: RESUME is done by
% then, b is set, and the program goes on at rWW.

        LOC   #8000000000020000
ret     GREG  0
Try     PUT   rXX,x           $255 becomes rBB; rYY = 20, rZZ = 3
        PUT   rWW,ret
        PUT   rYY,20
        PUT   rZZ,3
        PUT   rBB,#bb
        SET   $255,0
        PUT   rQ,0
        SETL  $0,#aaaa
        SETL  $1,10
        SETL  $2,5
        RESUME 1

Main    GETA  ret,1F
        SETML x,#2000         ADD $0,$1,$2: 0, do it again
        INCL  x,#0102
        JMP   Try
1H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "again",0
% expect: again #f
        GETA  ret,2F
        SETH  x,#0100         1, with rYY and rZZ for the operands
        ORML  x,#2400
        ORL   x,#0102         SUB $0,$1,$2
        JMP   Try
2H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "continued",0
% expect: continued #11
        GETA  ret,3F
        SETH  x,#0200         2, set $X to rZZ, with exception D
        ORMH  x,#8000
        ORML  x,#8d00         what it says does not matter
        JMP   Try
3H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "set",0
% expect: set #3
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #80
        PUT   rA,0
        GETA  ret,4F
        SETH  x,#8000         negative: nothing
        ORML  x,#2000
        JMP   Try
4H      SET   x,$0
        PUSHJ $255,Show
        BYTE  "nothing",0
% expect: nothing #aaaa
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        GETA  ret,5F
        SETH  x,#0100         1 with a branch
        ORML  x,#4200
        JMP   Try
5H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "branch, rQ",0
% expect: branch, rQ #400000000
        GET   x,rBB
        PUSHJ $255,Show
        BYTE  "rBB",0
% expect: rBB #bb
        GETA  ret,6F
        SETML x,#f900         0 with RESUME
        JMP   Try
6H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "resume, rQ",0
% expect: resume, rQ #400000000
        GETA  ret,7F
        SETH  x,#0200         2 with a marginal $X
        ORML  x,#2050
        JMP   Try
7H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "marginal, rQ",0
% expect: marginal, rQ #400000000
        GETA  ret,8F
        SETH  x,#0300         3, but rV does not say so
        ORML  x,#fd00
        JMP   Try
8H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "translation, rQ",0
% expect: translation, rQ #400000000
% reference: translation, rQ #0
        GETA  ret,9F
        SETH  x,#0400         4
        JMP   Try
9H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "four, rQ",0
% expect: four, rQ #400000000
        SET   x,0
        JMP   Off
