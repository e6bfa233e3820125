% int-negate.mms - a constant minus Z: changing signs, loading negatives.
%
% tests: NEG NEGI NEGU NEGUI
% files: lib/print.mms
%
% NEG x,y,z is SUB with a constant on the left, so that there is no need for
% a register that holds zero.  NEG x,0,5 loads -5.  Only -2^63 has no
% negative; but 0 - (-2^63) is not the only difference that overflows.

Main    GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "NEG 0,y:",0
        NEG   x,0,y
        POP
% expect: NEG 0,y: #0 = #0
% expect: NEG 0,y: #1 = #ffffffffffffffff
% expect: NEG 0,y: #ffffffffffffffff = #1
% expect: NEG 0,y: #7fffffffffffffff = #8000000000000001
% expect: NEG 0,y: #8000000000000000 = #8000000000000000 V
% expect: NEG 0,y: #8000000000000100 = #7fffffffffffff00

        PUSHJ $255,Each1
        BYTE  "NEGU 0,y:",0
        NEGU  x,0,y
        POP
% expect: NEGU 0,y: #0 = #0
% expect: NEGU 0,y: #1 = #ffffffffffffffff
% expect: NEGU 0,y: #ffffffffffffffff = #1
% expect: NEGU 0,y: #7fffffffffffffff = #8000000000000001
% expect: NEGU 0,y: #8000000000000000 = #8000000000000000
% expect: NEGU 0,y: #8000000000000100 = #7fffffffffffff00

        PUSHJ $255,Each1
        BYTE  "NEG 255,y:",0
        NEG   x,255,y
        POP
% expect: NEG 255,y: #0 = #ff
% expect: NEG 255,y: #1 = #fe
% expect: NEG 255,y: #ffffffffffffffff = #100
% expect: NEG 255,y: #7fffffffffffffff = #8000000000000100
% expect: NEG 255,y: #8000000000000000 = #80000000000000ff V
% expect: NEG 255,y: #8000000000000100 = #7fffffffffffffff

        PUSHJ $255,Each1
        BYTE  "NEGU 255,y:",0
        NEGU  x,255,y
        POP
% expect: NEGU 255,y: #0 = #ff
% expect: NEGU 255,y: #1 = #fe
% expect: NEGU 255,y: #ffffffffffffffff = #100
% expect: NEGU 255,y: #7fffffffffffffff = #8000000000000100
% expect: NEGU 255,y: #8000000000000000 = #80000000000000ff
% expect: NEGU 255,y: #8000000000000100 = #7fffffffffffffff

        NEG   x,0,5
        PUSHJ $255,Show
        BYTE  "NEG 0,5",0
% expect: NEG 0,5 #fffffffffffffffb
        NEG   x,255,1
        PUSHJ $255,Show
        BYTE  "NEG 255,1",0
% expect: NEG 255,1 #fe
        NEG   x,0,255
        PUSHJ $255,Show
        BYTE  "NEG 0,255",0
% expect: NEG 0,255 #ffffffffffffff01
        NEGU  x,1,255
        PUSHJ $255,Show
        BYTE  "NEGU 1,255",0
% expect: NEGU 1,255 #ffffffffffffff02
        NEGU  x,255,0
        PUSHJ $255,Show
        BYTE  "NEGU 255,0",0
% expect: NEGU 255,0 #ff
        TRAP  0,Halt,0

Numbers OCTA  0
        OCTA  1
        OCTA  -1
        OCTA  #7fffffffffffffff   2^63 - 1
        OCTA  #8000000000000000   -2^63
        OCTA  #8000000000000100   -2^63 + 256
        OCTA  Stop
