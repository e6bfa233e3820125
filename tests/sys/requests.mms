% requests.mms - PUT of rQ loses nothing that GET has not seen.
%
% files: lib/sys.mms

        LOC   #8000000000020000
Main    PUT   rQ,#ff          software may set any bit
        PUT   rQ,0            but they are new, so they stay
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #ff
        PUT   rQ,#0f          now they can be cleared
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #f
        PUT   rI,1
        PUT   rQ,0            bit 6 comes after this
        PUT   rQ,1
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #41
        PUT   rQ,0

        GETA  $0,Handler      software interrupts itself
        PUT   rTT,$0
        SETL  $0,#100
        PUT   rK,$0
        PUT   rQ,$0           examined after the PUT itself
        SET   x,99
        PUSHJ $255,Show
        BYTE  "too late",0
Handler GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000000f6100000
% reference: rXX #80000000e3fe0063
        GET   x,rZZ
        PUSHJ $255,Show
        BYTE  "rZZ",0
% expect: rZZ #100
% reference: rZZ #63
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
% expect: rK #0

        GETA  $0,Again        but if rK changes afterwards,
        PUT   rTT,$0
        SETL  $0,#100
        SETL  $1,0
        PUT   rK,$0           then one instruction comes first
        INCL  $1,1
        INCL  $1,1
Again   SET   x,$1
        PUSHJ $255,Show
        BYTE  "increased by",0
% expect: increased by #1
        SET   x,0
        JMP   Off
