% float-multiply.mms - floating point products.
%
% tests: FMUL
% files: lib/print.mms
%
% The results are rounded to nearest, off, up and down.  Underflow, U, is
% raised only together with X: a subnormal result that is exact is all right.

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

Main    GETA  rows,Pairs
        PUSHJ $255,Round2
        BYTE  "FMUL",0
        FMUL  x,y,z
        POP
% expect: FMUL #4000000000000000,#4008000000000000 = #4018000000000000 #4018000000000000 #4018000000000000 #4018000000000000
% expect: FMUL #bff0000000000000,#4008000000000000 = #c008000000000000 #c008000000000000 #c008000000000000 #c008000000000000
% expect: FMUL #3fb999999999999a,#4008000000000000 = #3fd3333333333334 #3fd3333333333333 #3fd3333333333334 #3fd3333333333333 X
% expect: FMUL #3ff0000000000001,#3ff0000000000001 = #3ff0000000000002 #3ff0000000000002 #3ff0000000000003 #3ff0000000000002 X
% expect: FMUL #3fffffffffffffff,#3fffffffffffffff = #400ffffffffffffe #400ffffffffffffe #400fffffffffffff #400ffffffffffffe X
% expect: FMUL #3ff8000000000000,#3ff0000000000001 = #3ff8000000000002 #3ff8000000000001 #3ff8000000000002 #3ff8000000000001 X
% expect: FMUL #8000000000000000,#4008000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FMUL #8000000000000000,#c008000000000000 = #0 #0 #0 #0
% expect: FMUL #7fefffffffffffff,#4000000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 OX
% expect: FMUL #ffefffffffffffff,#4000000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000 OX
% expect: FMUL #7fefffffffffffff,#3ff0000000000001 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 OX
% expect: FMUL #10000000000000,#3fe0000000000000 = #8000000000000 #8000000000000 #8000000000000 #8000000000000
% expect: FMUL #10000000000001,#3fe0000000000000 = #8000000000000 #8000000000000 #8000000000001 #8000000000000 UX
% expect: FMUL #10000000000003,#3fe0000000000000 = #8000000000002 #8000000000001 #8000000000002 #8000000000001 UX
% expect: FMUL #fffffffffffff,#3ff0000000000001 = #10000000000000 #fffffffffffff #10000000000000 #fffffffffffff UX
% expect: FMUL #1,#3fe0000000000000 = #0 #0 #1 #0 UX
% expect: FMUL #1,#3fe0000000000001 = #1 #0 #1 #0 UX
% expect: FMUL #8000000000000001,#3fd0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000001 UX
% expect: FMUL #10000000000000,#10000000000000 = #0 #0 #1 #0 UX
% expect: FMUL #10000000000000,#8010000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000001 UX
% expect: FMUL #1,#7fefffffffffffff = #3ccfffffffffffff #3ccfffffffffffff #3ccfffffffffffff #3ccfffffffffffff
% expect: FMUL #1,#4340000000000000 = #20000000000000 #20000000000000 #20000000000000 #20000000000000
% expect: FMUL #7ff0000000000000,#4000000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FMUL #7ff0000000000000,#fff0000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000
% expect: FMUL #7ff0000000000000,#0 = #7ff8000000000000 #7ff8000000000000 #7ff8000000000000 #7ff8000000000000 I
% expect: FMUL #8000000000000000,#7ff0000000000000 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FMUL #7ff8000000000abc,#4000000000000000 = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc
% expect: FMUL #fff8000000000abc,#7ff8000000000abd = #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd
% expect: FMUL #7ff0000000000def,#4000000000000000 = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FMUL #7ff0000000000000,#fff0000000000def = #fff8000000000def #fff8000000000def #fff8000000000def #fff8000000000def I
% expect: FMUL #7ff0000000000def,#7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc I
        TRAP  0,Halt,0

Pairs   OCTA  Two,Three
        OCTA  One|Minus,Three
        OCTA  #3fb999999999999a,Three         0.1 * 3
        OCTA  One+1,One+1                     exact up to 2^-104
        OCTA  Two-1,Two-1                     just below 2.0, squared
        OCTA  #3ff8000000000000,One+1         1.5 * (1+2^-52): a tie
        OCTA  Minus,Three                     -0.0
        OCTA  Minus,Three|Minus
        OCTA  Max,Two                         overflow
        OCTA  Max|Minus,Two
        OCTA  Max,One+1
        OCTA  Min,#3fe0000000000000           half of it, exact
        OCTA  Min+1,#3fe0000000000000         a tie
        OCTA  Min+3,#3fe0000000000000
        OCTA  Min-1,#3ff0000000000001         rounds up to normal, or not
        OCTA  Sub,#3fe0000000000000           2^-1075
        OCTA  Sub,#3fe0000000000001
        OCTA  Sub|Minus,#3fd0000000000000
        OCTA  Min,Min                         far below
        OCTA  Min,Min|Minus
        OCTA  Sub,Max                         subnormal times large
        OCTA  Sub,#4340000000000000           2^53: normal again
        OCTA  Inf,Two
        OCTA  Inf,Inf|Minus
        OCTA  Inf,0                           invalid
        OCTA  Minus,Inf
        OCTA  QNaN,Two
        OCTA  QNaN|Minus,QNaN+1
        OCTA  SNaN,Two
        OCTA  Inf,SNaN|Minus
        OCTA  SNaN,QNaN
        OCTA  Stop
