% interval.mms - rI counts instructions, and interrupts at zero.
%
% files: lib/sys.mms
% reference: none, its rI counts cycles

        LOC   #8000000000020000
sixth   GREG  #40             the interval interrupt is bit 6
Main    GETA  $0,Handler
        PUT   rTT,$0
        PUT   rI,100
        GET   $1,rI           before its own count
        SWYM
        GET   $2,rI
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "rI",0
% expect: rI #64
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "rI",0
% expect: rI #62

        GET   x,rQ            nobody listens
        PUT   rQ,0
        PUT   rI,2
        SWYM
        GET   $1,rQ           the bit is set after this one
        GET   $2,rQ
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #40

        PUT   rQ,0
        PUT   rI,0            zero is a long time
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0

        SETL  $0,0
        PUT   rI,5            this long: PUT, and four more
        PUT   rK,sixth
        ADDU  $0,$0,1
        ADDU  $0,$0,1
        ADDU  $0,$0,1
        ADDU  $0,$0,1
        ADDU  $0,$0,1
        ADDU  $0,$0,1
Handler SET   x,$0
        PUSHJ $255,Show
        BYTE  "added",0
% expect: added #4
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #8000000023000001
        GET   x,rYY
        PUSHJ $255,Show
        BYTE  "rYY",0
% expect: rYY #3
        GET   x,rZZ
        PUSHJ $255,Show
        BYTE  "rZZ",0
% expect: rZZ #1

        GET   x,rQ            a loop is stopped at the right place, too
        PUT   rQ,0
        GETA  $0,Looped
        PUT   rTT,$0
        SETL  $0,0
        SETL  $1,20001
        PUT   rI,$1
        PUT   rK,sixth
1H      ADDU  $0,$0,1
        JMP   1B
Looped  SET   x,$0
        PUSHJ $255,Show
        BYTE  "added",0
% expect: added #2710
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000000f1ffffff
        SET   x,0
        JMP   Off
