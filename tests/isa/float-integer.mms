% float-integer.mms - rounding to an integer that is still floating point.
%
% tests: FINT
% files: lib/print.mms
%
% Ties go to the even integer when rounding to nearest.  A zero has the sign
% of the number it came from.  From 2^52 on every number is an integer.

Three   IS    #4008000000000000
Max     IS    #7fefffffffffffff       the largest finite number
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Numbers
        PUSHJ $255,Round1
        BYTE  "FINT",0
        FINT  x,y
        POP
% expect: FINT #3fe0000000000000 = #0 #0 #3ff0000000000000 #0
% expect: FINT #3ff8000000000000 = #4000000000000000 #3ff0000000000000 #4000000000000000 #3ff0000000000000
% expect: FINT #4004000000000000 = #4000000000000000 #4000000000000000 #4008000000000000 #4000000000000000
% expect: FINT #bfe0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #bff0000000000000
% expect: FINT #bff8000000000000 = #c000000000000000 #bff0000000000000 #bff0000000000000 #c000000000000000
% expect: FINT #3fdfffffffffffff = #0 #0 #3ff0000000000000 #0
% expect: FINT #3fe0000000000001 = #3ff0000000000000 #0 #3ff0000000000000 #0
% expect: FINT #4002000000000000 = #4000000000000000 #4000000000000000 #4008000000000000 #4000000000000000
% expect: FINT #400e000000000000 = #4010000000000000 #4008000000000000 #4010000000000000 #4008000000000000
% expect: FINT #4008000000000000 = #4008000000000000 #4008000000000000 #4008000000000000 #4008000000000000
% expect: FINT #432fffffffffffff = #4330000000000000 #432ffffffffffffe #4330000000000000 #432ffffffffffffe
% expect: FINT #4330000000000001 = #4330000000000001 #4330000000000001 #4330000000000001 #4330000000000001
% expect: FINT #7fefffffffffffff = #7fefffffffffffff #7fefffffffffffff #7fefffffffffffff #7fefffffffffffff
% expect: FINT #1 = #0 #0 #3ff0000000000000 #0
% expect: FINT #8000000000000001 = #8000000000000000 #8000000000000000 #8000000000000000 #bff0000000000000
% expect: FINT #0 = #0 #0 #0 #0
% expect: FINT #8000000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FINT #fff0000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000
% expect: FINT #fff8000000000abc = #fff8000000000abc #fff8000000000abc #fff8000000000abc #fff8000000000abc
% expect: FINT #7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I

        SETH  y,#4002         2.25
        FINT  x,ROUND_OFF,y
        PUSHJ $255,Show
        BYTE  "FINT 2.25, off",0
% expect: FINT 2.25, off #4000000000000000
        FINT  x,ROUND_UP,y
        PUSHJ $255,Show
        BYTE  "FINT 2.25, up",0
% expect: FINT 2.25, up #4008000000000000
        FINT  x,ROUND_DOWN,y
        PUSHJ $255,Show
        BYTE  "FINT 2.25, down",0
% expect: FINT 2.25, down #4000000000000000
        SETML $0,2            rA rounds up, but Y counts
        PUT   rA,$0
        FINT  x,ROUND_NEAR,y
        PUSHJ $255,Show
        BYTE  "FINT 2.25, near",0
% expect: FINT 2.25, near #4000000000000000
        TRAP  0,Halt,0

Numbers OCTA  #3fe0000000000000               0.5
        OCTA  #3ff8000000000000               1.5
        OCTA  #4004000000000000               2.5
        OCTA  #bfe0000000000000               -0.5
        OCTA  #bff8000000000000
        OCTA  #3fdfffffffffffff               just below 0.5
        OCTA  #3fe0000000000001
        OCTA  #4002000000000000               2.25
        OCTA  #400e000000000000               3.75
        OCTA  Three
        OCTA  #432fffffffffffff               2^52 - 0.5
        OCTA  #4330000000000001               2^52 + 1
        OCTA  Max
        OCTA  Sub
        OCTA  Sub|Minus
        OCTA  0
        OCTA  Minus
        OCTA  Inf|Minus
        OCTA  QNaN|Minus
        OCTA  SNaN
        OCTA  Stop
