% idle.mms - SYNC 4 lets time go on to the next event.
%
% files: lib/sys.mms
% reference: none, it has no clock

        LOC   #8000000000020000
sixth   GREG  #40
Main    GETA  $0,Awake
        PUT   rTT,$0
        SETL  $0,10000
        PUT   rI,$0
        PUT   rK,sixth
        SYNC  4               an interrupt, which rK lets through
        SET   x,99
        PUSHJ $255,Show
        BYTE  "not awake",0
Awake   LDOU  $0,clock,0      instructions
        LDOU  $1,clock,8      time
        GET   $2,rI
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000000fc000004
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "instructions",0
% expect: instructions #6
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "time",0
% expect: time #2715
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "rI",0
% expect: rI #fffffffffffffffe

        GET   x,rQ
        PUT   rQ,0            rK = 0: events end the waiting all the same
        LDOU  $0,clock,8
        SETL  $1,5000
        ADDU  $0,$0,$1
        STOU  $0,clock,16
        SYNC  4
        LDOU  $1,clock,8
        SUBU  x,$1,$0
        PUSHJ $255,Show
        BYTE  "late by",0
% expect: late by #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #100
        SETL  $0,#100         what is requested and enabled has come already
        LDOU  $1,clock,8
        GETA  $2,1F
        PUT   rTT,$2
        PUT   rI,$1
        PUT   rK,$0
        SYNC  4
1H      LDOU  $2,clock,8
        SUBU  x,$2,$1
        PUSHJ $255,Show
        BYTE  "waited",0
% expect: waited #6
        SET   x,0
        JMP   Off
