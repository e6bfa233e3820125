% int-add.mms - sums and differences of integers, and when they overflow.
%
% tests: ADD ADDI ADDU ADDUI SUB SUBI SUBU SUBUI
% files: lib/print.mms
%
% ADD and ADDU give the same 64 bits; so do SUB and SUBU.  The difference is
% the exception V, raised when the result, taken as a signed number, is not
% the true one: two numbers of the same sign have a sum of the other sign.
% A constant Z is a number from 0 to 255, never negative.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "ADD",0
        ADD   x,y,z
        POP
% expect: ADD #2,#3 = #5
% expect: ADD #3,#ffffffffffffffff = #2
% expect: ADD #7fffffffffffffff,#1 = #8000000000000000 V
% expect: ADD #7fffffffffffffff,#7fffffffffffffff = #fffffffffffffffe V
% expect: ADD #7fffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: ADD #8000000000000000,#ffffffffffffffff = #7fffffffffffffff V
% expect: ADD #8000000000000000,#8000000000000000 = #0 V
% expect: ADD #0,#8000000000000000 = #8000000000000000
% expect: ADD #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff V

        PUSHJ $255,Each2
        BYTE  "ADDU",0
        ADDU  x,y,z
        POP
% expect: ADDU #2,#3 = #5
% expect: ADDU #3,#ffffffffffffffff = #2
% expect: ADDU #7fffffffffffffff,#1 = #8000000000000000
% expect: ADDU #7fffffffffffffff,#7fffffffffffffff = #fffffffffffffffe
% expect: ADDU #7fffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: ADDU #8000000000000000,#ffffffffffffffff = #7fffffffffffffff
% expect: ADDU #8000000000000000,#8000000000000000 = #0
% expect: ADDU #0,#8000000000000000 = #8000000000000000
% expect: ADDU #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff

        PUSHJ $255,Each2
        BYTE  "SUB",0
        SUB   x,y,z
        POP
% expect: SUB #2,#3 = #ffffffffffffffff
% expect: SUB #3,#ffffffffffffffff = #4
% expect: SUB #7fffffffffffffff,#1 = #7ffffffffffffffe
% expect: SUB #7fffffffffffffff,#7fffffffffffffff = #0
% expect: SUB #7fffffffffffffff,#8000000000000000 = #ffffffffffffffff V
% expect: SUB #8000000000000000,#ffffffffffffffff = #8000000000000001
% expect: SUB #8000000000000000,#8000000000000000 = #0
% expect: SUB #0,#8000000000000000 = #8000000000000000 V
% expect: SUB #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff

        PUSHJ $255,Each2
        BYTE  "SUBU",0
        SUBU  x,y,z
        POP
% expect: SUBU #2,#3 = #ffffffffffffffff
% expect: SUBU #3,#ffffffffffffffff = #4
% expect: SUBU #7fffffffffffffff,#1 = #7ffffffffffffffe
% expect: SUBU #7fffffffffffffff,#7fffffffffffffff = #0
% expect: SUBU #7fffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: SUBU #8000000000000000,#ffffffffffffffff = #8000000000000001
% expect: SUBU #8000000000000000,#8000000000000000 = #0
% expect: SUBU #0,#8000000000000000 = #8000000000000000
% expect: SUBU #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "ADD y,255:",0
        ADD   x,y,255
        POP
% expect: ADD y,255: #1 = #100
% expect: ADD y,255: #7fffffffffffffff = #80000000000000fe V
% expect: ADD y,255: #7fffffffffffff00 = #7fffffffffffffff
% expect: ADD y,255: #8000000000000000 = #80000000000000ff
% expect: ADD y,255: #80000000000000fe = #80000000000001fd
% expect: ADD y,255: #ffffffffffffffff = #fe

        PUSHJ $255,Each1
        BYTE  "ADDU y,255:",0
        ADDU  x,y,255
        POP
% expect: ADDU y,255: #1 = #100
% expect: ADDU y,255: #7fffffffffffffff = #80000000000000fe
% expect: ADDU y,255: #7fffffffffffff00 = #7fffffffffffffff
% expect: ADDU y,255: #8000000000000000 = #80000000000000ff
% expect: ADDU y,255: #80000000000000fe = #80000000000001fd
% expect: ADDU y,255: #ffffffffffffffff = #fe

        PUSHJ $255,Each1
        BYTE  "SUB y,255:",0
        SUB   x,y,255
        POP
% expect: SUB y,255: #1 = #ffffffffffffff02
% expect: SUB y,255: #7fffffffffffffff = #7fffffffffffff00
% expect: SUB y,255: #7fffffffffffff00 = #7ffffffffffffe01
% expect: SUB y,255: #8000000000000000 = #7fffffffffffff01 V
% expect: SUB y,255: #80000000000000fe = #7fffffffffffffff V
% expect: SUB y,255: #ffffffffffffffff = #ffffffffffffff00

        PUSHJ $255,Each1
        BYTE  "SUBU y,255:",0
        SUBU  x,y,255
        POP
% expect: SUBU y,255: #1 = #ffffffffffffff02
% expect: SUBU y,255: #7fffffffffffffff = #7fffffffffffff00
% expect: SUBU y,255: #7fffffffffffff00 = #7ffffffffffffe01
% expect: SUBU y,255: #8000000000000000 = #7fffffffffffff01
% expect: SUBU y,255: #80000000000000fe = #7fffffffffffffff
% expect: SUBU y,255: #ffffffffffffffff = #ffffffffffffff00
        TRAP  0,Halt,0

Max     IS    #7fffffffffffffff   2^63 - 1, the largest signed number
Min     IS    #8000000000000000   -2^63, the smallest

Pairs   OCTA  2,3
        OCTA  3,-1
        OCTA  Max,1
        OCTA  Max,Max
        OCTA  Max,Min
        OCTA  Min,-1
        OCTA  Min,Min
        OCTA  0,Min
        OCTA  -1,Min
        OCTA  Stop
Numbers OCTA  1
        OCTA  Max
        OCTA  Max-255
        OCTA  Min
        OCTA  Min+254
        OCTA  -1
        OCTA  Stop
