% save-by-hand.mms - UNSAVE of a context that was never saved.
%
% tests: UNSAVE
% files: lib/print.mms
%
% An operating system starts a program with an UNSAVE: all it needs is a block
% of memory of the right form.  The processor corrects what cannot be: of rA
% 18 bits count, and rG is 32 at least.  The block below has 256 - 32 global
% registers; all but three of them are 0, from memory never written.

        LOC   Data_Segment+#1000
Block   OCTA  100,101,102,3           three local registers, and how many
        LOC   Block+8*(4+219)         $32 is the first octa behind them
        OCTA  0,0                     $251, $252
        OCTA  #253,#254,#255
        OCTA  1,2,3,4,5,6,7,8,9,10,11,12
Top     OCTA  #07000000fff00041       rG = 7, rA with too many bits

        LOC   #100
top     GREG  Top
Main    SET   $0,top
        UNSAVE $0
        SET   rows,$255
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #3
        GET   x,rG
        PUSHJ $255,Show
        BYTE  "rG",0
% expect: rG #20
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #41
        SET   x,rows
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #255
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2",0
% expect: $2 #66
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO, the address of Block",0
% expect: rO, the address of Block #2000000000001000
        GET   x,rB
        PUSHJ $255,Show
        BYTE  "rB",0
% expect: rB #1
        GET   x,rR
        PUSHJ $255,Show
        BYTE  "rR",0
% expect: rR #7
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #8
        GET   x,rZ
        PUSHJ $255,Show
        BYTE  "rZ",0
% expect: rZ #c
        TRAP  0,Halt,0
