% float-root.mms - square roots.
%
% tests: FSQRT
% files: lib/print.mms
%
% The root of a negative number is invalid; but the root of -0.0 is -0.0.
% The Y field may give a rounding mode instead of that of rA.

One     IS    #3ff0000000000000
Two     IS    #4000000000000000
Three   IS    #4008000000000000
Max     IS    #7fefffffffffffff       the largest finite number
Min     IS    #0010000000000000       the smallest normal one, 2^-1022
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Numbers
        PUSHJ $255,Round1
        BYTE  "FSQRT",0
        FSQRT x,y
        POP
% expect: FSQRT #4010000000000000 = #4000000000000000 #4000000000000000 #4000000000000000 #4000000000000000
% expect: FSQRT #4000000000000000 = #3ff6a09e667f3bcd #3ff6a09e667f3bcc #3ff6a09e667f3bcd #3ff6a09e667f3bcc X
% expect: FSQRT #4008000000000000 = #3ffbb67ae8584caa #3ffbb67ae8584caa #3ffbb67ae8584cab #3ffbb67ae8584caa X
% expect: FSQRT #3fefffffffffffff = #3fefffffffffffff #3fefffffffffffff #3ff0000000000000 #3fefffffffffffff X
% expect: FSQRT #3ff0000000000001 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FSQRT #3fd0000000000000 = #3fe0000000000000 #3fe0000000000000 #3fe0000000000000 #3fe0000000000000
% expect: FSQRT #7fefffffffffffff = #5fefffffffffffff #5fefffffffffffff #5ff0000000000000 #5fefffffffffffff X
% expect: FSQRT #10000000000000 = #2000000000000000 #2000000000000000 #2000000000000000 #2000000000000000
% expect: FSQRT #1 = #1e60000000000000 #1e60000000000000 #1e60000000000000 #1e60000000000000
% expect: FSQRT #3 = #1e6bb67ae8584caa #1e6bb67ae8584caa #1e6bb67ae8584cab #1e6bb67ae8584caa X
% expect: FSQRT #0 = #0 #0 #0 #0
% expect: FSQRT #8000000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FSQRT #7ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FSQRT #bff0000000000000 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FSQRT #8000000000000001 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FSQRT #fff0000000000000 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FSQRT #7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc
% expect: FSQRT #fff8000000000abc = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FSQRT #7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FSQRT #fff0000000000def = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I

        SETH  y,#4000         2.0
        FSQRT x,ROUND_OFF,y
        PUSHJ $255,Show
        BYTE  "FSQRT 2, off",0
% expect: FSQRT 2, off #3ff6a09e667f3bcc
        FSQRT x,ROUND_UP,y
        PUSHJ $255,Show
        BYTE  "FSQRT 2, up",0
% expect: FSQRT 2, up #3ff6a09e667f3bcd
        FSQRT x,ROUND_DOWN,y
        PUSHJ $255,Show
        BYTE  "FSQRT 2, down",0
% expect: FSQRT 2, down #3ff6a09e667f3bcc
        SETML $0,2            rA rounds up, but Y counts
        PUT   rA,$0
        FSQRT x,ROUND_NEAR,y
        PUSHJ $255,Show
        BYTE  "FSQRT 2, near",0
% expect: FSQRT 2, near #3ff6a09e667f3bcd
        TRAP  0,Halt,0

Numbers OCTA  #4010000000000000               4.0
        OCTA  Two
        OCTA  Three
        OCTA  One-1                           just below 1.0
        OCTA  One+1
        OCTA  #3fd0000000000000               0.25
        OCTA  Max
        OCTA  Min
        OCTA  Sub                             2^-1074
        OCTA  #0000000000000003
        OCTA  0
        OCTA  Minus
        OCTA  Inf
        OCTA  One|Minus                       invalid
        OCTA  Sub|Minus
        OCTA  Inf|Minus
        OCTA  QNaN
        OCTA  QNaN|Minus
        OCTA  SNaN
        OCTA  SNaN|Minus
        OCTA  Stop
