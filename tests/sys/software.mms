% software.mms - translation by the kernel: f = 1 in rV.
%
% files: lib/sys.mms
%
% What the translation cache does not know makes a forced trap with ropcode 3,
% for fetches with a SWYM; RESUME 1 takes rZZ as the table entry of rYY.

        LOC   #8000000000010000
User    SETL  $1,#4000
        SETL  $0,#99
        STOU  $0,$1,8
        LDOU  $2,$1,8         known by now
        TRAP  1

        LOC   #8000000000020000
rv      GREG  #0d0000000029   s = 13, n = 5, f = 1
saved   GREG  0
Main    PUT   rV,rv
        SET   mask,all
        GETA  $0,Forced
        PUT   rT,$0
        JMP   Enter

Forced  SET   saved,$255
        GET   x,rXX
        SRU   x,x,56
        CMPU  x,x,#80
        BZ    x,Last
        PUSHJ $255,ShowTrap
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
        GET   x,rYY
        SETML $255,1          user address + #10000
        ADDU  x,x,$255
        ANDNL x,#1fff
        OR    x,x,7           n does not matter
        PUT   rZZ,x
        PUT   rJ,saved
        SET   $255,all
        RESUME 1
% the fetch
% expect: rWW #0
% expect: rXX #3000000fd000000
% expect: rYY #0
% expect: rZZ #0
% expect: rK #0
% the store
% expect: rWW #c
% expect: rXX #3000000af000108
% expect: rYY #4008
% expect: rZZ #99
% reference: rZZ #0
% expect: rK #0

Last    SET   x,$2
        PUSHJ $255,Show
        BYTE  "loaded",0
% expect: loaded #99
        SETH  $0,#8000
        ORML  $0,1
        ORL   $0,#4000
        LDOU  x,$0,8
        PUSHJ $255,Show
        BYTE  "physical",0
% expect: physical #99
        SET   x,0
        JMP   Off
