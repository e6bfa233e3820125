% float-to-fixed.mms - from floating point to integers.
%
% tests: FIX FIXU
% files: lib/print.mms
%
% The number is rounded as by FINT, and taken modulo 2^64.  FIX raises W when
% the result is not a signed number; FIXU does not.  Infinities and NaNs are
% invalid, and come through unchanged.

Three   IS    #4008000000000000
Max     IS    #7fefffffffffffff       the largest finite number
Sub     IS    #0000000000000001       the smallest of all, 2^-1074
Inf     IS    #7ff0000000000000
QNaN    IS    #7ff8000000000abc       quiet, with a payload
SNaN    IS    #7ff0000000000def       signalling
Minus   IS    #8000000000000000       -0.0, and the sign of others

Main    GETA  rows,Numbers
        PUSHJ $255,Round1
        BYTE  "FIX",0
        FIX   x,y
        POP
% expect: FIX #3fe0000000000000 = #0 #0 #1 #0
% expect: FIX #3ff8000000000000 = #2 #1 #2 #1
% expect: FIX #c004000000000000 = #fffffffffffffffe #fffffffffffffffe #fffffffffffffffe #fffffffffffffffd
% expect: FIX #c008000000000000 = #fffffffffffffffd #fffffffffffffffd #fffffffffffffffd #fffffffffffffffd
% expect: FIX #1 = #0 #0 #1 #0
% expect: FIX #8000000000000000 = #0 #0 #0 #0
% expect: FIX #432fffffffffffff = #10000000000000 #fffffffffffff #10000000000000 #fffffffffffff
% expect: FIX #43dfffffffffffff = #7ffffffffffffc00 #7ffffffffffffc00 #7ffffffffffffc00 #7ffffffffffffc00
% expect: FIX #43e0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000 W
% expect: FIX #c3e0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FIX #c3e0000000000001 = #7ffffffffffff800 #7ffffffffffff800 #7ffffffffffff800 #7ffffffffffff800 W
% expect: FIX #43efffffffffffff = #fffffffffffff800 #fffffffffffff800 #fffffffffffff800 #fffffffffffff800 W
% expect: FIX #43f0000000000001 = #1000 #1000 #1000 #1000 W
% expect: FIX #4720000000000001 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000 W
% expect: FIX #4730000000000001 = #0 #0 #0 #0 W
% expect: FIX #7fefffffffffffff = #0 #0 #0 #0 W
% expect: FIX #7ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 I
% expect: FIX #fff0000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000 I
% expect: FIX #7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc I
% expect: FIX #7ff0000000000def = #7ff0000000000def #7ff0000000000def #7ff0000000000def #7ff0000000000def I

        PUSHJ $255,Round1
        BYTE  "FIXU",0
        FIXU  x,y
        POP
% expect: FIXU #3fe0000000000000 = #0 #0 #1 #0
% expect: FIXU #3ff8000000000000 = #2 #1 #2 #1
% expect: FIXU #c004000000000000 = #fffffffffffffffe #fffffffffffffffe #fffffffffffffffe #fffffffffffffffd
% expect: FIXU #c008000000000000 = #fffffffffffffffd #fffffffffffffffd #fffffffffffffffd #fffffffffffffffd
% expect: FIXU #1 = #0 #0 #1 #0
% expect: FIXU #8000000000000000 = #0 #0 #0 #0
% expect: FIXU #432fffffffffffff = #10000000000000 #fffffffffffff #10000000000000 #fffffffffffff
% expect: FIXU #43dfffffffffffff = #7ffffffffffffc00 #7ffffffffffffc00 #7ffffffffffffc00 #7ffffffffffffc00
% expect: FIXU #43e0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FIXU #c3e0000000000000 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FIXU #c3e0000000000001 = #7ffffffffffff800 #7ffffffffffff800 #7ffffffffffff800 #7ffffffffffff800
% expect: FIXU #43efffffffffffff = #fffffffffffff800 #fffffffffffff800 #fffffffffffff800 #fffffffffffff800
% expect: FIXU #43f0000000000001 = #1000 #1000 #1000 #1000
% expect: FIXU #4720000000000001 = #8000000000000000 #8000000000000000 #8000000000000000 #8000000000000000
% expect: FIXU #4730000000000001 = #0 #0 #0 #0
% expect: FIXU #7fefffffffffffff = #0 #0 #0 #0
% expect: FIXU #7ff0000000000000 = #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 #7ff0000000000000 I
% expect: FIXU #fff0000000000000 = #fff0000000000000 #fff0000000000000 #fff0000000000000 #fff0000000000000 I
% expect: FIXU #7ff8000000000abc = #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc #7ff8000000000abc I
% expect: FIXU #7ff0000000000def = #7ff0000000000def #7ff0000000000def #7ff0000000000def #7ff0000000000def I

        SETH  y,#c002         -2.25
        FIX   x,ROUND_OFF,y
        PUSHJ $255,Show
        BYTE  "FIX -2.25, off",0
% expect: FIX -2.25, off #fffffffffffffffe
        FIX   x,ROUND_UP,y
        PUSHJ $255,Show
        BYTE  "FIX -2.25, up",0
% expect: FIX -2.25, up #fffffffffffffffe
        FIX   x,ROUND_DOWN,y
        PUSHJ $255,Show
        BYTE  "FIX -2.25, down",0
% expect: FIX -2.25, down #fffffffffffffffd
        SETML $0,3            rA rounds down, but Y counts
        PUT   rA,$0
        FIX   x,ROUND_NEAR,y
        PUSHJ $255,Show
        BYTE  "FIX -2.25, near",0
% expect: FIX -2.25, near #fffffffffffffffe
        FIXU  x,ROUND_UP,y
        PUSHJ $255,Show
        BYTE  "FIXU -2.25, up",0
% expect: FIXU -2.25, up #fffffffffffffffe
        TRAP  0,Halt,0

Numbers OCTA  #3fe0000000000000               0.5
        OCTA  #3ff8000000000000               1.5
        OCTA  #c004000000000000               -2.5
        OCTA  Three|Minus
        OCTA  Sub
        OCTA  Minus
        OCTA  #432fffffffffffff               2^52 - 0.5
        OCTA  #43dfffffffffffff               2^63 - 512
        OCTA  #43e0000000000000               2^63
        OCTA  #c3e0000000000000               -2^63
        OCTA  #c3e0000000000001               -2^63 - 2048
        OCTA  #43efffffffffffff               2^64 - 2048
        OCTA  #43f0000000000001               2^64 + 4096
        OCTA  #4720000000000001               2^115 + 2^63
        OCTA  #4730000000000001               2^116 + 2^64
        OCTA  Max
        OCTA  Inf
        OCTA  Inf|Minus
        OCTA  QNaN
        OCTA  SNaN
        OCTA  Stop
