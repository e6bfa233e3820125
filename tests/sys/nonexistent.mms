% nonexistent.mms - loads and stores where nothing is.
%
% files: lib/sys.mms
% reference: none, it has memory everywhere
% options: --mem 1M
%
% They are done, a load gives zero, and bit 2 asks for a trap afterwards.

        LOC   #8000000000020000
nothing GREG  #8000000000100000       just beyond RAM
dev     GREG  #8001000000008000       and beyond the devices
Main    GETA  $0,First
        PUT   rTT,$0
        SETL  $1,#77
        PUT   rK,4
        LDOU  $1,nothing,0
        SETL  $1,#88
First   SET   x,$1
        PUSHJ $255,Show
        BYTE  "loaded",0
% expect: loaded #0
        PUSHJ $255,ShowTrap
% expect: rWW #8000000000020014
% expect: rXX #800000008f01f900
% expect: rYY #8000000000100000
% expect: rZZ #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #4
        PUT   rQ,0
        STOU  x,dev,0
        STB   x,clock,16      a narrow store
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #4
        LDOU  x,clock,16
        PUSHJ $255,Show
        BYTE  "alarm",0
% expect: alarm #0
        SET   x,0
        JMP   Off
