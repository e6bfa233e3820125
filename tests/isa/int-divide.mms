% int-divide.mms - signed quotients are rounded down; the rest is in rR.
%
% tests: DIV DIVI
% files: lib/print.mms
%
% Most machines round the quotient to zero; MMIX rounds it down, as
% mathematicians do, so that the remainder has the sign of the divisor and
% dividing by a power of two is the same as shifting right.  Dividing by zero
% raises D, gives zero, and leaves the dividend in rR.  The one quotient that
% does not fit is -2^63 / -1.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "DIV",0
        DIV   x,y,z
        POP
% expect: DIV #7,#2 = #3
% expect: DIV #fffffffffffffff9,#2 = #fffffffffffffffc
% expect: DIV #7,#fffffffffffffffe = #fffffffffffffffc
% expect: DIV #fffffffffffffff9,#fffffffffffffffe = #3
% expect: DIV #fffffffffffffffa,#2 = #fffffffffffffffd
% expect: DIV #6,#fffffffffffffffe = #fffffffffffffffd
% expect: DIV #3,#5 = #0
% expect: DIV #fffffffffffffffd,#5 = #ffffffffffffffff
% expect: DIV #0,#fffffffffffffffb = #0
% expect: DIV #8000000000000000,#ffffffffffffffff = #8000000000000000 V
% expect: DIV #8000000000000000,#1 = #8000000000000000
% expect: DIV #8000000000000000,#2 = #c000000000000000
% expect: DIV #8000000000000000,#8000000000000000 = #1
% expect: DIV #1,#8000000000000000 = #ffffffffffffffff
% expect: DIV #ffffffffffffffff,#8000000000000000 = #0
% expect: DIV #7fffffffffffffff,#123456789 = #70800000
% expect: DIV #5,#0 = #0 D
% expect: DIV #fffffffffffffffb,#0 = #0 D
% expect: DIV #0,#0 = #0 D

        PUSHJ $255,Each2
        BYTE  "DIV, rR:",0
        DIV   x,y,z
        GET   x,rR
        POP
% expect: DIV, rR: #7,#2 = #1
% expect: DIV, rR: #fffffffffffffff9,#2 = #1
% expect: DIV, rR: #7,#fffffffffffffffe = #ffffffffffffffff
% expect: DIV, rR: #fffffffffffffff9,#fffffffffffffffe = #ffffffffffffffff
% expect: DIV, rR: #fffffffffffffffa,#2 = #0
% expect: DIV, rR: #6,#fffffffffffffffe = #0
% expect: DIV, rR: #3,#5 = #3
% expect: DIV, rR: #fffffffffffffffd,#5 = #2
% expect: DIV, rR: #0,#fffffffffffffffb = #0
% expect: DIV, rR: #8000000000000000,#ffffffffffffffff = #0 V
% expect: DIV, rR: #8000000000000000,#1 = #0
% expect: DIV, rR: #8000000000000000,#2 = #0
% expect: DIV, rR: #8000000000000000,#8000000000000000 = #0
% expect: DIV, rR: #1,#8000000000000000 = #8000000000000001
% expect: DIV, rR: #ffffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: DIV, rR: #7fffffffffffffff,#123456789 = #4b7fffff
% expect: DIV, rR: #5,#0 = #5 D
% expect: DIV, rR: #fffffffffffffffb,#0 = #fffffffffffffffb D
% expect: DIV, rR: #0,#0 = #0 D

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "DIV y,10:",0
        DIV   x,y,10
        POP
% expect: DIV y,10: #3039 = #4d2
% expect: DIV y,10: #ffffffffffffcfc7 = #fffffffffffffb2d
% expect: DIV y,10: #8000000000000000 = #f333333333333333

        PUSHJ $255,Each1
        BYTE  "DIV y,10, rR:",0
        DIV   x,y,10
        GET   x,rR
        POP
% expect: DIV y,10, rR: #3039 = #5
% expect: DIV y,10, rR: #ffffffffffffcfc7 = #5
% expect: DIV y,10, rR: #8000000000000000 = #2

        PUSHJ $255,Each1
        BYTE  "DIV y,0:",0
        DIV   x,y,0
        POP
% expect: DIV y,0: #3039 = #0 D
% expect: DIV y,0: #ffffffffffffcfc7 = #0 D
% expect: DIV y,0: #8000000000000000 = #0 D

        PUSHJ $255,Each1
        BYTE  "DIV y,0, rR:",0
        DIV   x,y,0
        GET   x,rR
        POP
% expect: DIV y,0, rR: #3039 = #3039 D
% expect: DIV y,0, rR: #ffffffffffffcfc7 = #ffffffffffffcfc7 D
% expect: DIV y,0, rR: #8000000000000000 = #8000000000000000 D
        TRAP  0,Halt,0

Min     IS    #8000000000000000   -2^63

Pairs   OCTA  7,2
        OCTA  -7,2
        OCTA  7,-2
        OCTA  -7,-2
        OCTA  -6,2                        even: nothing to round
        OCTA  6,-2
        OCTA  3,5
        OCTA  -3,5
        OCTA  0,-5
        OCTA  Min,-1
        OCTA  Min,1
        OCTA  Min,2
        OCTA  Min,Min
        OCTA  1,Min
        OCTA  -1,Min
        OCTA  #7fffffffffffffff,#123456789
        OCTA  5,0
        OCTA  -5,0
        OCTA  0,0
        OCTA  Stop
Numbers OCTA  12345
        OCTA  -12345
        OCTA  Min
        OCTA  Stop
