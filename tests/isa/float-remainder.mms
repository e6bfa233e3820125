% float-remainder.mms - what is left of Y when the nearest multiple of Z is
% taken off.
%
% tests: FREM
% files: lib/print.mms
%
% The quotient is rounded to the nearest integer, and to the even one in a
% tie, so the remainder is between -Z/2 and Z/2.  It is always exact; rounding
% modes do not matter.

One     IS    #3ff0000000000000
Two     IS    #4000000000000000
Three   IS    #4008000000000000
Max     IS    #7fefffffffffffff       the largest finite number
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "FREM",0
        FREM  x,y,z
        POP
% expect: FREM #4014000000000000,#4008000000000000 = #bff0000000000000
% expect: FREM #4010000000000000,#4008000000000000 = #3ff0000000000000
% expect: FREM #c014000000000000,#4008000000000000 = #3ff0000000000000
% expect: FREM #4014000000000000,#c008000000000000 = #bff0000000000000
% expect: FREM #4008000000000000,#4000000000000000 = #bff0000000000000
% expect: FREM #4014000000000000,#4000000000000000 = #3ff0000000000000
% expect: FREM #3ff0000000000000,#4000000000000000 = #3ff0000000000000
% expect: FREM #3ff0000000000001,#4000000000000000 = #bfeffffffffffffe
% expect: FREM #bff0000000000000,#4000000000000000 = #bff0000000000000
% expect: FREM #4018000000000000,#4008000000000000 = #0
% expect: FREM #c018000000000000,#4008000000000000 = #8000000000000000
% expect: FREM #8000000000000000,#4008000000000000 = #8000000000000000
% expect: FREM #3fb999999999999a,#3f847ae147ae147b = #3c50000000000000
% expect: FREM #7fefffffffffffff,#4008000000000000 = #bff0000000000000
% expect: FREM #7fefffffffffffff,#1 = #0
% expect: FREM #7fefffffffffffff,#10000000000001 = #60000
% expect: FREM #7fe0000000000000,#3ff8000000000000 = #3fe0000000000000
% expect: FREM #1,#7fefffffffffffff = #1
% expect: FREM #5,#3 = #8000000000000001
% expect: FREM #3ff0000000000000,#7ff0000000000000 = #3ff0000000000000
% expect: FREM #bff0000000000000,#fff0000000000000 = #bff0000000000000
% expect: FREM #7ff0000000000000,#3ff0000000000000 = #7ff8000000000000 I
% expect: FREM #fff0000000000000,#7ff0000000000000 = #fff8000000000000 I
% expect: FREM #3ff0000000000000,#0 = #7ff8000000000000 I
% expect: FREM #bff0000000000000,#8000000000000000 = #fff8000000000000 I
% expect: FREM #7ff0000000000000,#0 = #7ff8000000000000 I
% expect: FREM #7ff8000000000abc,#0 = #7ff8000000000abc
% expect: FREM #7ff0000000000000,#fff8000000000abc = #fff8000000000abc
% expect: FREM #7ff0000000000def,#3ff0000000000000 = #7ff8000000000def I

% In another rounding mode.

        SETML $0,3
        SETH  y,#4014         5.0
        SETH  z,#4008         3.0
        PUT   rA,$0
        FREM  x,y,z
        PUT   rA,0
        PUSHJ $255,Show
        BYTE  "5 rem 3, rounding down",0
% expect: 5 rem 3, rounding down #bff0000000000000
        TRAP  0,Halt,0

Pairs   OCTA  #4014000000000000,Three         5 rem 3
        OCTA  #4010000000000000,Three         4 rem 3
        OCTA  #c014000000000000,Three
        OCTA  #4014000000000000,Three|Minus
        OCTA  Three,Two                       1.5: to 2
        OCTA  #4014000000000000,Two           2.5: to 2
        OCTA  One,Two                         0.5: to 0
        OCTA  One+1,Two                       a little more: to 1
        OCTA  One|Minus,Two
        OCTA  #4018000000000000,Three         zero has the sign of Y
        OCTA  #c018000000000000,Three
        OCTA  Minus,Three
        OCTA  #3fb999999999999a,#3f847ae147ae147b     0.1 rem 0.01
        OCTA  Max,Three
        OCTA  Max,Sub
        OCTA  Max,#0010000000000001           2046 binary digits of quotient
        OCTA  #7fe0000000000000,#3ff8000000000000
        OCTA  Sub,Max
        OCTA  #0000000000000005,#0000000000000003
        OCTA  One,Inf
        OCTA  One|Minus,Inf|Minus
        OCTA  Inf,One                         invalid
        OCTA  Inf|Minus,Inf
        OCTA  One,0
        OCTA  One|Minus,Minus
        OCTA  Inf,0
        OCTA  QNaN,0
        OCTA  Inf,QNaN|Minus
        OCTA  SNaN,One
        OCTA  Stop
