% jump-address.mms - GETA, the address of something not too far away.
%
% tests: GETA GETAB
% files: lib/print.mms

Main    GETA  x,Main
        PUSHJ $255,Show
        BYTE  "Main",0
% expect: Main #100
        GETA  x,@
        PUSHJ $255,Show
        BYTE  "here",0
% expect: here #110
        GETA  x,After
        PUSHJ $255,Show
        BYTE  "After",0
% expect: After #200
        JMP   After
        LOC   #200
After   GETA  x,@+4*65535     as far as it goes
        PUSHJ $255,Show
        BYTE  "#200 + 4*65535",0
% expect: #200 + 4*65535 #401fc
        JMP   1F
        LOC   #50100
1H      GETA  x,@-4*65536
        JMP   2F              Show is too far for PUSHJ
        LOC   #300
2H      PUSHJ $255,Show
        BYTE  "#50100 - 4*65536",0
% expect: #50100 - 4*65536 #10100

% Nothing is fetched from the address, and below zero it wraps.

        GETA  x,@-#400
        PUSHJ $255,Show
        BYTE  "below zero",0
% expect: below zero #ffffffffffffff18
        TRAP  0,Halt,0
