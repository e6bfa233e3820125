% float-compare.mms - less, equal, greater, or unordered.
%
% tests: FCMP FEQL FUN
% files: lib/print.mms
%
% -0.0 equals 0.0.  A NaN is not equal, less or greater than anything, not
% even itself: only FCMP, which has no answer then, raises I.

One     IS    #3ff0000000000000
Max     IS    #7fefffffffffffff       the largest finite number
Min     IS    #0010000000000000       the smallest normal one, 2^-1022
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "FCMP",0
        FCMP  x,y,z
        POP
% expect: FCMP #3ff0000000000000,#3ff0000000000000 = #0
% expect: FCMP #3ff0000000000000,#3ff0000000000001 = #ffffffffffffffff
% expect: FCMP #3ff0000000000001,#3ff0000000000000 = #1
% expect: FCMP #bff0000000000000,#3ff0000000000000 = #ffffffffffffffff
% expect: FCMP #bff0000000000000,#bff0000000000001 = #1
% expect: FCMP #0,#8000000000000000 = #0
% expect: FCMP #8000000000000000,#0 = #0
% expect: FCMP #0,#1 = #ffffffffffffffff
% expect: FCMP #8000000000000001,#0 = #ffffffffffffffff
% expect: FCMP #1,#10000000000000 = #ffffffffffffffff
% expect: FCMP #7fefffffffffffff,#7ff0000000000000 = #ffffffffffffffff
% expect: FCMP #7ff0000000000000,#7ff0000000000000 = #0
% expect: FCMP #fff0000000000000,#7ff0000000000000 = #ffffffffffffffff
% expect: FCMP #7ff8000000000abc,#7ff8000000000abc = #0 I
% expect: FCMP #fff8000000000abc,#3ff0000000000000 = #0 I
% expect: FCMP #7ff0000000000000,#7ff8000000000abc = #0 I
% expect: FCMP #7ff0000000000def,#0 = #0 I
% expect: FCMP #0,#fff0000000000def = #0 I

        PUSHJ $255,Each2
        BYTE  "FEQL",0
        FEQL  x,y,z
        POP
% expect: FEQL #3ff0000000000000,#3ff0000000000000 = #1
% expect: FEQL #3ff0000000000000,#3ff0000000000001 = #0
% expect: FEQL #3ff0000000000001,#3ff0000000000000 = #0
% expect: FEQL #bff0000000000000,#3ff0000000000000 = #0
% expect: FEQL #bff0000000000000,#bff0000000000001 = #0
% expect: FEQL #0,#8000000000000000 = #1
% expect: FEQL #8000000000000000,#0 = #1
% expect: FEQL #0,#1 = #0
% expect: FEQL #8000000000000001,#0 = #0
% expect: FEQL #1,#10000000000000 = #0
% expect: FEQL #7fefffffffffffff,#7ff0000000000000 = #0
% expect: FEQL #7ff0000000000000,#7ff0000000000000 = #1
% expect: FEQL #fff0000000000000,#7ff0000000000000 = #0
% expect: FEQL #7ff8000000000abc,#7ff8000000000abc = #0
% expect: FEQL #fff8000000000abc,#3ff0000000000000 = #0
% expect: FEQL #7ff0000000000000,#7ff8000000000abc = #0
% expect: FEQL #7ff0000000000def,#0 = #0
% expect: FEQL #0,#fff0000000000def = #0

        PUSHJ $255,Each2
        BYTE  "FUN",0
        FUN   x,y,z
        POP
% expect: FUN #3ff0000000000000,#3ff0000000000000 = #0
% expect: FUN #3ff0000000000000,#3ff0000000000001 = #0
% expect: FUN #3ff0000000000001,#3ff0000000000000 = #0
% expect: FUN #bff0000000000000,#3ff0000000000000 = #0
% expect: FUN #bff0000000000000,#bff0000000000001 = #0
% expect: FUN #0,#8000000000000000 = #0
% expect: FUN #8000000000000000,#0 = #0
% expect: FUN #0,#1 = #0
% expect: FUN #8000000000000001,#0 = #0
% expect: FUN #1,#10000000000000 = #0
% expect: FUN #7fefffffffffffff,#7ff0000000000000 = #0
% expect: FUN #7ff0000000000000,#7ff0000000000000 = #0
% expect: FUN #fff0000000000000,#7ff0000000000000 = #0
% expect: FUN #7ff8000000000abc,#7ff8000000000abc = #1
% expect: FUN #fff8000000000abc,#3ff0000000000000 = #1
% expect: FUN #7ff0000000000000,#7ff8000000000abc = #1
% expect: FUN #7ff0000000000def,#0 = #1
% expect: FUN #0,#fff0000000000def = #1
        TRAP  0,Halt,0

Pairs   OCTA  One,One
        OCTA  One,One+1
        OCTA  One+1,One
        OCTA  One|Minus,One
        OCTA  One|Minus,(One+1)|Minus
        OCTA  0,Minus
        OCTA  Minus,0
        OCTA  0,Sub
        OCTA  Sub|Minus,0
        OCTA  Sub,Min
        OCTA  Max,Inf
        OCTA  Inf,Inf
        OCTA  Inf|Minus,Inf
        OCTA  QNaN,QNaN
        OCTA  QNaN|Minus,One
        OCTA  Inf,QNaN
        OCTA  SNaN,0
        OCTA  0,SNaN|Minus
        OCTA  Stop
