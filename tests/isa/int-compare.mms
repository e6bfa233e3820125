% int-compare.mms - -1, 0 or 1: less, equal or greater.
%
% tests: CMP CMPI CMPU CMPUI
% files: lib/print.mms
%
% The same bits may be in another order as signed and as unsigned numbers:
% #ffffffffffffffff is -1 to CMP and the largest number of all to CMPU.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "CMP",0
        CMP   x,y,z
        POP
% expect: CMP #1,#2 = #ffffffffffffffff
% expect: CMP #2,#2 = #0
% expect: CMP #3,#2 = #1
% expect: CMP #ffffffffffffffff,#1 = #ffffffffffffffff
% expect: CMP #1,#ffffffffffffffff = #1
% expect: CMP #fffffffffffffffe,#ffffffffffffffff = #ffffffffffffffff
% expect: CMP #7fffffffffffffff,#8000000000000000 = #1
% expect: CMP #8000000000000000,#7fffffffffffffff = #ffffffffffffffff
% expect: CMP #100000000,#1 = #1
% expect: CMP #100000000,#100000001 = #ffffffffffffffff

        PUSHJ $255,Each2
        BYTE  "CMPU",0
        CMPU  x,y,z
        POP
% expect: CMPU #1,#2 = #ffffffffffffffff
% expect: CMPU #2,#2 = #0
% expect: CMPU #3,#2 = #1
% expect: CMPU #ffffffffffffffff,#1 = #1
% expect: CMPU #1,#ffffffffffffffff = #ffffffffffffffff
% expect: CMPU #fffffffffffffffe,#ffffffffffffffff = #ffffffffffffffff
% expect: CMPU #7fffffffffffffff,#8000000000000000 = #ffffffffffffffff
% expect: CMPU #8000000000000000,#7fffffffffffffff = #1
% expect: CMPU #100000000,#1 = #1
% expect: CMPU #100000000,#100000001 = #ffffffffffffffff

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "CMP y,255:",0
        CMP   x,y,255
        POP
% expect: CMP y,255: #0 = #ffffffffffffffff
% expect: CMP y,255: #fe = #ffffffffffffffff
% expect: CMP y,255: #ff = #0
% expect: CMP y,255: #100 = #1
% expect: CMP y,255: #ffffffffffffffff = #ffffffffffffffff
% expect: CMP y,255: #8000000000000000 = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "CMPU y,255:",0
        CMPU  x,y,255
        POP
% expect: CMPU y,255: #0 = #ffffffffffffffff
% expect: CMPU y,255: #fe = #ffffffffffffffff
% expect: CMPU y,255: #ff = #0
% expect: CMPU y,255: #100 = #1
% expect: CMPU y,255: #ffffffffffffffff = #1
% expect: CMPU y,255: #8000000000000000 = #1

        PUSHJ $255,Each1
        BYTE  "CMP y,0:",0
        CMP   x,y,0
        POP
% expect: CMP y,0: #0 = #0
% expect: CMP y,0: #fe = #1
% expect: CMP y,0: #ff = #1
% expect: CMP y,0: #100 = #1
% expect: CMP y,0: #ffffffffffffffff = #ffffffffffffffff
% expect: CMP y,0: #8000000000000000 = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "CMPU y,0:",0
        CMPU  x,y,0
        POP
% expect: CMPU y,0: #0 = #0
% expect: CMPU y,0: #fe = #1
% expect: CMPU y,0: #ff = #1
% expect: CMPU y,0: #100 = #1
% expect: CMPU y,0: #ffffffffffffffff = #1
% expect: CMPU y,0: #8000000000000000 = #1
        TRAP  0,Halt,0

Pairs   OCTA  1,2
        OCTA  2,2
        OCTA  3,2
        OCTA  -1,1
        OCTA  1,-1
        OCTA  -2,-1
        OCTA  #7fffffffffffffff,#8000000000000000
        OCTA  #8000000000000000,#7fffffffffffffff
        OCTA  #100000000,1            the upper half decides
        OCTA  #100000000,#100000001   the lower half decides
        OCTA  Stop
Numbers OCTA  0
        OCTA  254
        OCTA  255
        OCTA  256
        OCTA  -1
        OCTA  #8000000000000000
        OCTA  Stop
