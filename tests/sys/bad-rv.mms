% bad-rv.mms - an rV that breaks the rules, and what was known before.
%
% files: lib/sys.mms

        LOC   #8000000000020000
key     GREG  #28             page 0, n = 5
wide    GREG  #310000000029   s = 49, n = 5, f = 1
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,4
        OR    $2,$2,6
        PUSHJ $0,Map
        SET   $1,0
        LDOU  $0,$1,0
        GET   $2,rV
        OR    $3,$2,2         f = 2
        PUT   rV,$3
        LDVTS x,key,6
        PUSHJ $255,Show
        BYTE  "f = 2: known",0
% expect: f = 2: known #0
% reference: f = 2: known #2
        LDOU  $0,$1,0         nothing has a translation
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "f = 2: rQ",0
% expect: f = 2: rQ #8000000000
        PUT   rQ,0
        PUT   rV,$2           but nothing is forgotten
        LDVTS x,key,6
        PUSHJ $255,Show
        BYTE  "f = 0: known",0
% expect: f = 0: known #2

        PUT   rV,wide         software cannot translate either
        SETH  x,#0300
        ORML  x,#8f00         LDOU $0,$1,0
        ORL   x,#0100
        PUT   rXX,x
        GETA  $0,1F
        PUT   rWW,$0
        PUT   rYY,0
        SETML $0,4
        OR    $0,$0,6
        PUT   rZZ,$0
        SET   $255,0
        RESUME 1
1H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "s = 49: rQ",0
% expect: s = 49: rQ #8000000000
        PUT   rQ,0
        SET   x,0
        JMP   Off
