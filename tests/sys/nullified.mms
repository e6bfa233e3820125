% nullified.mms - a store, and a load, while a request is due.
%
% files: lib/sys.mms
%
% The request interrupts after the first instruction that the user executes.
% The pipeline lets a load or store come again then (ropcode 0).

        LOC   #8000000000010000
User    STOU  $0,$1,8
        LDOU  $0,$1,16

        LOC   #8000000000020000
request GREG  #100
data    GREG  #8000000000030000
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        SETL  $1,#2000
        SETML $2,3
        OR    $2,$2,6
        PUSHJ $0,Map
        GETA  $0,Stored
        PUT   rTT,$0
        OR    mask,mask,request
        SETL  $0,#99
        SETL  $1,#2000
        STOU  $1,data,16
        PUT   rQ,request
        JMP   Enter
Stored  GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #80000000af000108
% reference: rXX #af000108
        LDOU  x,data,8
        PUSHJ $255,Show
        BYTE  "stored",0
% expect: stored #99
% reference: stored #0
        GETA  $2,Loaded
        PUT   rTT,$2
        SETL  where,4
        JMP   Enter
Loaded  GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rXX #800000008f000110
% reference: rXX #8f000110
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "loaded",0
% expect: loaded #2000
% reference: loaded #99
        SET   x,0
        JMP   Off
