% resume-forms.mms - forms of SAVE and UNSAVE that only RESUME 1 may insert.
%
% files: lib/sys.mms
% reference: none, it checks nothing here and would load rV
%
% They are what an interrupted SAVE or UNSAVE leaves in rXX.  Others that look
% like them do nothing but set b.

        LOC   #8000000000020000
ret     GREG  0
Try     PUT   rXX,x
        PUT   rWW,ret
        SET   $255,0
        PUT   rQ,0
        RESUME 1

Main    GETA  ret,1F          UNSAVE 1,rV
        SETML x,#fb01
        ORL   x,#1200
        JMP   Try
1H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        GET   x,rV
        PUSHJ $255,Show
        BYTE  "rV",0
% expect: rV #0
        GETA  ret,2F          UNSAVE 2,31: below rG
        SETML x,#fb02
        ORL   x,#1f00
        JMP   Try
2H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        GETA  ret,3F          SAVE $255,rN,3
        SETML x,#faff
        ORL   x,#0903
        JMP   Try
3H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        GETA  ret,4F          SAVE $255,0,4
        SETML x,#faff
        ORL   x,#0004
        JMP   Try
4H      GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        TETRA #faff0001       and in memory none of them is legal
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #400000000
        SET   x,0
        JMP   Off
