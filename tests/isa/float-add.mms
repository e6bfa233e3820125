% float-add.mms - floating point sums and differences.
%
% tests: FADD FSUB
% files: lib/print.mms
%
% A number is a sign, 11 bits of exponent, 52 of fraction: 1.0 is #3ff...,
% each step of #001 in front doubles it.  Four results are shown, for the
% rounding modes of rA: to nearest, off (to zero), up, down; and the
% exceptions of all four.  What is too large becomes infinite in every mode
% (IEEE 754 wants the largest finite number when rounding towards zero).

One     IS    #3ff0000000000000
Two     IS    #4000000000000000
Eps     IS    #3cb0000000000000       2^-52: 1+Eps is the number after 1
Max     IS    #7fefffffffffffff       the largest finite number
Min     IS    #0010000000000000       the smallest normal one, 2^-1022
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Pairs
        PUSHJ $255,Round2
        BYTE  "FADD",0
        FADD  x,y,z
        POP
% expect: FADD #3ff0000000000000,#4000000000000000 = #4008000000000000 #4008000000000000 #4008000000000000 #4008000000000000
% expect: FADD #3ff0000000000000,#3cb0000000000000 = #3ff0000000000001 #3ff0000000000001 #3ff0000000000001 #3ff0000000000001
% expect: FADD #3ff0000000000000,#3ca0000000000000 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FADD #3ff0000000000001,#3ca0000000000000 = #3ff0000000000002 #3ff0000000000001 #3ff0000000000002 #3ff0000000000001 X
% expect: FADD #3ff0000000000000,#3ca0000000000001 = #3ff0000000000001 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FADD #3ff0000000000000,#3c90000000000000 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FADD #bff0000000000000,#3c90000000000000 = #bff0000000000000 #bfefffffffffffff #bfefffffffffffff #bff0000000000000 X
% expect: FADD #3ff0000000000000,#1 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FADD #3ff8000000000000,#3fdccccccccccccd = #3fff333333333333 #3fff333333333333 #3fff333333333334 #3fff333333333333 X
% expect: FADD #400fffffffffffff,#3cb0000000000000 = #4010000000000000 #400fffffffffffff #4010000000000000 #400fffffffffffff X
% expect: FADD #3ff0000000000000,#bff0000000000000 = #0 #0 #0 #8000000000000000
% expect: FADD #0,#0 = #0 #0 #0 #0
% expect: FADD #0,#8000000000000000 = #0 #0 #0 #8000000000000000
% expect: FADD #8000000000000000,#8000000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FADD #7fefffffffffffff,#7fefffffffffffff = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 OX
% expect: FADD #ffefffffffffffff,#ffefffffffffffff = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000 OX
% expect: FADD #7fefffffffffffff,#7c90000000000000 = #7ff0000000000000 #7fefffffffffffff #7ff0000000000000 #7fefffffffffffff OX
% expect: FADD #7fefffffffffffff,#7c80000000000000 = #7fefffffffffffff #7fefffffffffffff #7ff0000000000000 #7fefffffffffffff OX
% expect: FADD #1,#1 = #2 #2 #2 #2
% expect: FADD #10000000000000,#8000000000000001 = #fffffffffffff #fffffffffffff #fffffffffffff #fffffffffffff
% expect: FADD #fffffffffffff,#1 = #10000000000000 #10000000000000 #10000000000000 #10000000000000
% expect: FADD #7ff0000000000000,#3ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FADD #7ff0000000000000,#7ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FADD #7ff0000000000000,#fff0000000000000 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FADD #7fefffffffffffff,#fff0000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000
% expect: FADD #7ff8000000000abc,#3ff0000000000000 = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc
% expect: FADD #3ff0000000000000,#fff8000000000abc = #fff8000000000abc #fff8000000000abc #fff8000000000abc #fff8000000000abc
% expect: FADD #7ff8000000000abc,#7ff8000000000abd = #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd
% expect: FADD #7ff0000000000def,#3ff0000000000000 = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FADD #3ff0000000000000,#7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FADD #7ff8000000000abc,#7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FADD #7ff0000000000def,#7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc I
% expect: FADD #7ff0000000000def,#7ff0000000000000 = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I

        PUSHJ $255,Round2
        BYTE  "FSUB",0
        FSUB  x,y,z
        POP
% expect: FSUB #3ff0000000000000,#4000000000000000 = #bff0000000000000 #bff0000000000000 #bff0000000000000 #bff0000000000000
% expect: FSUB #3ff0000000000000,#3cb0000000000000 = #3feffffffffffffe #3feffffffffffffe #3feffffffffffffe #3feffffffffffffe
% expect: FSUB #3ff0000000000000,#3ca0000000000000 = #3fefffffffffffff #3fefffffffffffff #3fefffffffffffff #3fefffffffffffff
% expect: FSUB #3ff0000000000001,#3ca0000000000000 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000001 #3ff0000000000000 X
% expect: FSUB #3ff0000000000000,#3ca0000000000001 = #3fefffffffffffff #3feffffffffffffe #3fefffffffffffff #3feffffffffffffe X
% expect: FSUB #3ff0000000000000,#3c90000000000000 = #3ff0000000000000 #3fefffffffffffff #3ff0000000000000 #3fefffffffffffff X
% expect: FSUB #bff0000000000000,#3c90000000000000 = #bff0000000000000 #bff0000000000000 #bff0000000000000 #bff0000000000001 X
% expect: FSUB #3ff0000000000000,#1 = #3ff0000000000000 #3fefffffffffffff #3ff0000000000000 #3fefffffffffffff X
% expect: FSUB #3ff8000000000000,#3fdccccccccccccd = #3ff0cccccccccccd #3ff0cccccccccccc #3ff0cccccccccccd #3ff0cccccccccccc X
% expect: FSUB #400fffffffffffff,#3cb0000000000000 = #400ffffffffffffe #400ffffffffffffe #400fffffffffffff #400ffffffffffffe X
% expect: FSUB #3ff0000000000000,#bff0000000000000 = #4000000000000000 #4000000000000000 #4000000000000000 #4000000000000000
% expect: FSUB #0,#0 = #0 #0 #0 #8000000000000000
% expect: FSUB #0,#8000000000000000 = #0 #0 #0 #0
% expect: FSUB #8000000000000000,#8000000000000000 = #0 #0 #0 #8000000000000000
% expect: FSUB #7fefffffffffffff,#7fefffffffffffff = #0 #0 #0 #8000000000000000
% expect: FSUB #ffefffffffffffff,#ffefffffffffffff = #0 #0 #0 #8000000000000000
% expect: FSUB #7fefffffffffffff,#7c90000000000000 = #7feffffffffffffe #7feffffffffffffe #7fefffffffffffff #7feffffffffffffe X
% expect: FSUB #7fefffffffffffff,#7c80000000000000 = #7fefffffffffffff #7feffffffffffffe #7fefffffffffffff #7feffffffffffffe X
% expect: FSUB #1,#1 = #0 #0 #0 #8000000000000000
% expect: FSUB #10000000000000,#8000000000000001 = #10000000000001 #10000000000001 #10000000000001 #10000000000001
% expect: FSUB #fffffffffffff,#1 = #ffffffffffffe #ffffffffffffe #ffffffffffffe #ffffffffffffe
% expect: FSUB #7ff0000000000000,#3ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FSUB #7ff0000000000000,#7ff0000000000000 = #fff8000000000000 #fff8000000000000 #fff8000000000000 #fff8000000000000 I
% expect: FSUB #7ff0000000000000,#fff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FSUB #7fefffffffffffff,#fff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000
% expect: FSUB #7ff8000000000abc,#3ff0000000000000 = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc
% expect: FSUB #3ff0000000000000,#fff8000000000abc = #fff8000000000abc #fff8000000000abc #fff8000000000abc #fff8000000000abc
% expect: FSUB #7ff8000000000abc,#7ff8000000000abd = #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd #7ff8000000000abd
% expect: FSUB #7ff0000000000def,#3ff0000000000000 = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FSUB #3ff0000000000000,#7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FSUB #7ff8000000000abc,#7ff0000000000def = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
% expect: FSUB #7ff0000000000def,#7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc I
% expect: FSUB #7ff0000000000def,#7ff0000000000000 = #7ff8000000000def #7ff8000000000def #7ff8000000000def #7ff8000000000def I
        TRAP  0,Halt,0

Pairs   OCTA  One,Two
        OCTA  One,Eps                         exact
        OCTA  One,#3ca0000000000000           Eps/2: a tie, to even
        OCTA  One+1,#3ca0000000000000
        OCTA  One,#3ca0000000000001           a little more than a tie
        OCTA  One,#3c90000000000000           Eps/4
        OCTA  One|Minus,#3c90000000000000
        OCTA  One,Sub                         very little still rounds up
        OCTA  #3ff8000000000000,#3fdccccccccccccd     1.5, 0.45
        OCTA  #400fffffffffffff,Eps           the sum carries to 4.0
        OCTA  One,One|Minus                   an exact zero
        OCTA  0,0
        OCTA  0,Minus
        OCTA  Minus,Minus
        OCTA  Max,Max                         overflow
        OCTA  Max|Minus,Max|Minus
        OCTA  Max,#7c90000000000000           half a unit of Max
        OCTA  Max,#7c80000000000000           a quarter
        OCTA  Sub,Sub                         subnormal, and exact
        OCTA  Min,Sub|Minus
        OCTA  Min-1,Sub                       becomes normal
        OCTA  Inf,One
        OCTA  Inf,Inf
        OCTA  Inf,Inf|Minus                   invalid
        OCTA  Max,Inf|Minus
        OCTA  QNaN,One
        OCTA  One,QNaN|Minus                  a NaN keeps its sign
        OCTA  QNaN,QNaN+1                     Z wins
        OCTA  SNaN,One                        becomes quiet
        OCTA  One,SNaN
        OCTA  QNaN,SNaN
        OCTA  SNaN,QNaN
        OCTA  SNaN,Inf
        OCTA  Stop
