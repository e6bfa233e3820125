% int-multiply.mms - products, signed in 64 bits and unsigned in 128.
%
% tests: MUL MULI MULU MULUI
% files: lib/print.mms
%
% MUL raises V when the product is not between -2^63 and 2^63 - 1.  MULU
% loses nothing: the upper half of the product goes to rH.  The lower halves
% are the same bits.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "MUL",0
        MUL   x,y,z
        POP
% expect: MUL #6,#7 = #2a
% expect: MUL #fffffffffffffffa,#7 = #ffffffffffffffd6
% expect: MUL #fffffffffffffffa,#fffffffffffffff9 = #2a
% expect: MUL #0,#8000000000000000 = #0
% expect: MUL #7fffffffffffffff,#2 = #fffffffffffffffe V
% expect: MUL #7fffffffffffffff,#ffffffffffffffff = #8000000000000001
% expect: MUL #8000000000000000,#ffffffffffffffff = #8000000000000000 V
% expect: MUL #8000000000000000,#1 = #8000000000000000
% expect: MUL #8000000000000000,#8000000000000000 = #0 V
% expect: MUL #ffffffffffffffff,#ffffffffffffffff = #1
% expect: MUL #b504f333,#b504f333 = #7ffffffe9ea1dc29
% expect: MUL #b504f334,#b504f334 = #8000000008abc290 V
% expect: MUL #100000000,#ffffffff80000000 = #8000000000000000
% expect: MUL #100000000,#ffffffff7fffffff = #7fffffff00000000 V
% expect: MUL #123456789abcdef,#fedcba9876543210 = #2236d88fe5618cf0 V

        PUSHJ $255,Each2
        BYTE  "MULU",0
        MULU  x,y,z
        POP
% expect: MULU #6,#7 = #2a
% expect: MULU #fffffffffffffffa,#7 = #ffffffffffffffd6
% expect: MULU #fffffffffffffffa,#fffffffffffffff9 = #2a
% expect: MULU #0,#8000000000000000 = #0
% expect: MULU #7fffffffffffffff,#2 = #fffffffffffffffe
% expect: MULU #7fffffffffffffff,#ffffffffffffffff = #8000000000000001
% expect: MULU #8000000000000000,#ffffffffffffffff = #8000000000000000
% expect: MULU #8000000000000000,#1 = #8000000000000000
% expect: MULU #8000000000000000,#8000000000000000 = #0
% expect: MULU #ffffffffffffffff,#ffffffffffffffff = #1
% expect: MULU #b504f333,#b504f333 = #7ffffffe9ea1dc29
% expect: MULU #b504f334,#b504f334 = #8000000008abc290
% expect: MULU #100000000,#ffffffff80000000 = #8000000000000000
% expect: MULU #100000000,#ffffffff7fffffff = #7fffffff00000000
% expect: MULU #123456789abcdef,#fedcba9876543210 = #2236d88fe5618cf0

        PUSHJ $255,Each2
        BYTE  "MULU, rH:",0
        MULU  x,y,z
        GET   x,rH
        POP
% expect: MULU, rH: #6,#7 = #0
% expect: MULU, rH: #fffffffffffffffa,#7 = #6
% expect: MULU, rH: #fffffffffffffffa,#fffffffffffffff9 = #fffffffffffffff3
% expect: MULU, rH: #0,#8000000000000000 = #0
% expect: MULU, rH: #7fffffffffffffff,#2 = #0
% expect: MULU, rH: #7fffffffffffffff,#ffffffffffffffff = #7ffffffffffffffe
% expect: MULU, rH: #8000000000000000,#ffffffffffffffff = #7fffffffffffffff
% expect: MULU, rH: #8000000000000000,#1 = #0
% expect: MULU, rH: #8000000000000000,#8000000000000000 = #4000000000000000
% expect: MULU, rH: #ffffffffffffffff,#ffffffffffffffff = #fffffffffffffffe
% expect: MULU, rH: #b504f333,#b504f333 = #0
% expect: MULU, rH: #b504f334,#b504f334 = #0
% expect: MULU, rH: #100000000,#ffffffff80000000 = #ffffffff
% expect: MULU, rH: #100000000,#ffffffff7fffffff = #ffffffff
% expect: MULU, rH: #123456789abcdef,#fedcba9876543210 = #121fa00ad77d742

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "MUL y,255:",0
        MUL   x,y,255
        POP
% expect: MUL y,255: #3 = #2fd
% expect: MUL y,255: #fffffffffffffffd = #fffffffffffffd03
% expect: MUL y,255: #80808080808080 = #7fffffffffffff80
% expect: MUL y,255: #80808080808081 = #800000000000007f V
% expect: MUL y,255: #ffffffffffffffff = #ffffffffffffff01

        PUSHJ $255,Each1
        BYTE  "MULU y,255:",0
        MULU  x,y,255
        POP
% expect: MULU y,255: #3 = #2fd
% expect: MULU y,255: #fffffffffffffffd = #fffffffffffffd03
% expect: MULU y,255: #80808080808080 = #7fffffffffffff80
% expect: MULU y,255: #80808080808081 = #800000000000007f
% expect: MULU y,255: #ffffffffffffffff = #ffffffffffffff01

        PUSHJ $255,Each1
        BYTE  "MULU y,255, rH:",0
        MULU  x,y,255
        GET   x,rH
        POP
% expect: MULU y,255, rH: #3 = #0
% expect: MULU y,255, rH: #fffffffffffffffd = #fe
% expect: MULU y,255, rH: #80808080808080 = #0
% expect: MULU y,255, rH: #80808080808081 = #0
% expect: MULU y,255, rH: #ffffffffffffffff = #fe

% MUL leaves rH alone, and MULU may put its lower half where Y was.

        PUT   rH,7
        SET   x,6
        MUL   x,x,x
        PUSHJ $255,Show
        BYTE  "6*6",0
% expect: 6*6 #24
        GET   x,rH
        PUSHJ $255,Show
        BYTE  "rH after MUL",0
% expect: rH after MUL #7
        SETH  x,#c000
        MULU  x,x,x
        PUSHJ $255,Show
        BYTE  "low half of #c000000000000000 squared",0
% expect: low half of #c000000000000000 squared #0
        GET   x,rH
        PUSHJ $255,Show
        BYTE  "high half",0
% expect: high half #9000000000000000
        TRAP  0,Halt,0

Max     IS    #7fffffffffffffff   2^63 - 1
Min     IS    #8000000000000000   -2^63

Pairs   OCTA  6,7
        OCTA  -6,7
        OCTA  -6,-7
        OCTA  0,Min
        OCTA  Max,2
        OCTA  Max,-1
        OCTA  Min,-1
        OCTA  Min,1
        OCTA  Min,Min
        OCTA  -1,-1
        OCTA  #b504f333,#b504f333         the root of 2^63, rounded down
        OCTA  #b504f334,#b504f334         and up
        OCTA  #100000000,-#80000000       exactly -2^63
        OCTA  #100000000,-#80000001
        OCTA  #0123456789abcdef,#fedcba9876543210
        OCTA  Stop
Numbers OCTA  3
        OCTA  -3
        OCTA  #80808080808080             (2^63 - 128)/255, and a little
        OCTA  #80808080808081
        OCTA  -1
        OCTA  Stop
