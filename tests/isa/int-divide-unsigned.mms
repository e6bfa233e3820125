% int-divide-unsigned.mms - 128 bits, in rD and Y, divided by 64.
%
% tests: DIVU DIVUI
% files: lib/print.mms
%
% The quotient fits into 64 bits if rD < Z.  Otherwise, and so whenever Z is
% zero, the result is rD and Y goes to rR, without an exception.  Forgetting
% that rD is an operand is a classical mistake.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "DIVU (0,y),z:",0
        PUT   rD,0
        DIVU  x,y,z
        POP
% expect: DIVU (0,y),z: #7,#2 = #3
% expect: DIVU (0,y),z: #fffffffffffffff9,#2 = #7ffffffffffffffc
% expect: DIVU (0,y),z: #7,#fffffffffffffffe = #0
% expect: DIVU (0,y),z: #fffffffffffffffe,#ffffffffffffffff = #0
% expect: DIVU (0,y),z: #ffffffffffffffff,#ffffffffffffffff = #1
% expect: DIVU (0,y),z: #5,#0 = #0
% expect: DIVU (0,y),z: #0,#9 = #0
% expect: DIVU (0,y),z: #0,#a = #0
% expect: DIVU (0,y),z: #ffffffffffffffff,#8000000000000000 = #1
% expect: DIVU (0,y),z: #123456789abcdef0,#fedcba987654321 = #1

        PUSHJ $255,Each2
        BYTE  "DIVU (0,y),z, rR:",0
        PUT   rD,0
        DIVU  x,y,z
        GET   x,rR
        POP
% expect: DIVU (0,y),z, rR: #7,#2 = #1
% expect: DIVU (0,y),z, rR: #fffffffffffffff9,#2 = #1
% expect: DIVU (0,y),z, rR: #7,#fffffffffffffffe = #7
% expect: DIVU (0,y),z, rR: #fffffffffffffffe,#ffffffffffffffff = #fffffffffffffffe
% expect: DIVU (0,y),z, rR: #ffffffffffffffff,#ffffffffffffffff = #0
% expect: DIVU (0,y),z, rR: #5,#0 = #5
% expect: DIVU (0,y),z, rR: #0,#9 = #0
% expect: DIVU (0,y),z, rR: #0,#a = #0
% expect: DIVU (0,y),z, rR: #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff
% expect: DIVU (0,y),z, rR: #123456789abcdef0,#fedcba987654321 = #2468acf13579bcf

        PUSHJ $255,Each2
        BYTE  "DIVU (9,y),z:",0
        PUT   rD,9
        DIVU  x,y,z
        POP
% expect: DIVU (9,y),z: #7,#2 = #9
% expect: DIVU (9,y),z: #fffffffffffffff9,#2 = #9
% expect: DIVU (9,y),z: #7,#fffffffffffffffe = #9
% expect: DIVU (9,y),z: #fffffffffffffffe,#ffffffffffffffff = #a
% expect: DIVU (9,y),z: #ffffffffffffffff,#ffffffffffffffff = #a
% expect: DIVU (9,y),z: #5,#0 = #9
% expect: DIVU (9,y),z: #0,#9 = #9
% expect: DIVU (9,y),z: #0,#a = #e666666666666666
% expect: DIVU (9,y),z: #ffffffffffffffff,#8000000000000000 = #13
% expect: DIVU (9,y),z: #123456789abcdef0,#fedcba987654321 = #91

        PUSHJ $255,Each2
        BYTE  "DIVU (9,y),z, rR:",0
        PUT   rD,9
        DIVU  x,y,z
        GET   x,rR
        POP
% expect: DIVU (9,y),z, rR: #7,#2 = #7
% expect: DIVU (9,y),z, rR: #fffffffffffffff9,#2 = #fffffffffffffff9
% expect: DIVU (9,y),z, rR: #7,#fffffffffffffffe = #19
% expect: DIVU (9,y),z, rR: #fffffffffffffffe,#ffffffffffffffff = #8
% expect: DIVU (9,y),z, rR: #ffffffffffffffff,#ffffffffffffffff = #9
% expect: DIVU (9,y),z, rR: #5,#0 = #5
% expect: DIVU (9,y),z, rR: #0,#9 = #0
% expect: DIVU (9,y),z, rR: #0,#a = #4
% expect: DIVU (9,y),z, rR: #ffffffffffffffff,#8000000000000000 = #7fffffffffffffff
% expect: DIVU (9,y),z, rR: #123456789abcdef0,#fedcba987654321 = #c83fb72ea61d93f

        PUSHJ $255,Each2
        BYTE  "DIVU (y,z),z:",0
        PUT   rD,y
        DIVU  x,z,z
        POP
% expect: DIVU (y,z),z: #7,#2 = #7
% expect: DIVU (y,z),z: #fffffffffffffff9,#2 = #fffffffffffffff9
% expect: DIVU (y,z),z: #7,#fffffffffffffffe = #8
% expect: DIVU (y,z),z: #fffffffffffffffe,#ffffffffffffffff = #ffffffffffffffff
% expect: DIVU (y,z),z: #ffffffffffffffff,#ffffffffffffffff = #ffffffffffffffff
% expect: DIVU (y,z),z: #5,#0 = #5
% expect: DIVU (y,z),z: #0,#9 = #1
% expect: DIVU (y,z),z: #0,#a = #1
% expect: DIVU (y,z),z: #ffffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: DIVU (y,z),z: #123456789abcdef0,#fedcba987654321 = #123456789abcdef0

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "DIVU (9,y),10:",0
        PUT   rD,9
        DIVU  x,y,10
        POP
% expect: DIVU (9,y),10: #0 = #e666666666666666
% expect: DIVU (9,y),10: #3039 = #e666666666666b38
% expect: DIVU (9,y),10: #ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "DIVU (9,y),10, rR:",0
        PUT   rD,9
        DIVU  x,y,10
        GET   x,rR
        POP
% expect: DIVU (9,y),10, rR: #0 = #4
% expect: DIVU (9,y),10, rR: #3039 = #9
% expect: DIVU (9,y),10, rR: #ffffffffffffffff = #9

        PUSHJ $255,Each1
        BYTE  "DIVU (9,y),9:",0
        PUT   rD,9
        DIVU  x,y,9
        POP
% expect: DIVU (9,y),9: #0 = #9
% expect: DIVU (9,y),9: #3039 = #9
% expect: DIVU (9,y),9: #ffffffffffffffff = #9
        TRAP  0,Halt,0

Pairs   OCTA  7,2
        OCTA  -7,2
        OCTA  7,-2
        OCTA  -2,-1
        OCTA  -1,-1
        OCTA  5,0
        OCTA  0,9
        OCTA  0,10
        OCTA  -1,#8000000000000000
        OCTA  #123456789abcdef0,#0fedcba987654321
        OCTA  Stop
Numbers OCTA  0
        OCTA  12345
        OCTA  -1
        OCTA  Stop
