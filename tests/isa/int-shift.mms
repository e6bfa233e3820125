% int-shift.mms - shifting left is multiplying, shifting right is dividing.
%
% tests: SL SLI SLU SLUI SR SRI SRU SRUI
% files: lib/print.mms
%
% The number of places is an unsigned number, not taken modulo 64: 64 places
% and more shift everything out.  (Many machines look at six bits only; then
% x << 64 is x.)  SL raises V if the number changes in more than size.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "SL",0
        SL    x,y,z
        POP
% expect: SL #1,#0 = #1
% expect: SL #1,#3e = #4000000000000000
% expect: SL #1,#3f = #8000000000000000 V
% expect: SL #1,#40 = #0 V
% expect: SL #ffffffffffffffff,#3f = #8000000000000000
% expect: SL #ffffffffffffffff,#40 = #0 V
% expect: SL #4000000000000000,#1 = #8000000000000000 V
% expect: SL #c000000000000000,#1 = #8000000000000000
% expect: SL #8000000000000000,#1 = #0 V
% expect: SL #8123456789abcdef,#4 = #123456789abcdef0 V
% expect: SL #8123456789abcdef,#1f = #c4d5e6f780000000 V
% expect: SL #8123456789abcdef,#20 = #89abcdef00000000 V
% expect: SL #8123456789abcdef,#21 = #13579bde00000000 V
% expect: SL #5,#100000000 = #0 V
% expect: SL #fffffffffffffffb,#ffffffffffffffff = #0 V
% expect: SL #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "SLU",0
        SLU   x,y,z
        POP
% expect: SLU #1,#0 = #1
% expect: SLU #1,#3e = #4000000000000000
% expect: SLU #1,#3f = #8000000000000000
% expect: SLU #1,#40 = #0
% expect: SLU #ffffffffffffffff,#3f = #8000000000000000
% expect: SLU #ffffffffffffffff,#40 = #0
% expect: SLU #4000000000000000,#1 = #8000000000000000
% expect: SLU #c000000000000000,#1 = #8000000000000000
% expect: SLU #8000000000000000,#1 = #0
% expect: SLU #8123456789abcdef,#4 = #123456789abcdef0
% expect: SLU #8123456789abcdef,#1f = #c4d5e6f780000000
% expect: SLU #8123456789abcdef,#20 = #89abcdef00000000
% expect: SLU #8123456789abcdef,#21 = #13579bde00000000
% expect: SLU #5,#100000000 = #0
% expect: SLU #fffffffffffffffb,#ffffffffffffffff = #0
% expect: SLU #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "SR",0
        SR    x,y,z
        POP
% expect: SR #1,#0 = #1
% expect: SR #1,#3e = #0
% expect: SR #1,#3f = #0
% expect: SR #1,#40 = #0
% expect: SR #ffffffffffffffff,#3f = #ffffffffffffffff
% expect: SR #ffffffffffffffff,#40 = #ffffffffffffffff
% expect: SR #4000000000000000,#1 = #2000000000000000
% expect: SR #c000000000000000,#1 = #e000000000000000
% expect: SR #8000000000000000,#1 = #c000000000000000
% expect: SR #8123456789abcdef,#4 = #f8123456789abcde
% expect: SR #8123456789abcdef,#1f = #ffffffff02468acf
% expect: SR #8123456789abcdef,#20 = #ffffffff81234567
% expect: SR #8123456789abcdef,#21 = #ffffffffc091a2b3
% expect: SR #5,#100000000 = #0
% expect: SR #fffffffffffffffb,#ffffffffffffffff = #ffffffffffffffff
% expect: SR #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "SRU",0
        SRU   x,y,z
        POP
% expect: SRU #1,#0 = #1
% expect: SRU #1,#3e = #0
% expect: SRU #1,#3f = #0
% expect: SRU #1,#40 = #0
% expect: SRU #ffffffffffffffff,#3f = #1
% expect: SRU #ffffffffffffffff,#40 = #0
% expect: SRU #4000000000000000,#1 = #2000000000000000
% expect: SRU #c000000000000000,#1 = #6000000000000000
% expect: SRU #8000000000000000,#1 = #4000000000000000
% expect: SRU #8123456789abcdef,#4 = #8123456789abcde
% expect: SRU #8123456789abcdef,#1f = #102468acf
% expect: SRU #8123456789abcdef,#20 = #81234567
% expect: SRU #8123456789abcdef,#21 = #4091a2b3
% expect: SRU #5,#100000000 = #0
% expect: SRU #fffffffffffffffb,#ffffffffffffffff = #0
% expect: SRU #0,#ffffffffffffffff = #0

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "SL y,63:",0
        SL    x,y,63
        POP
% expect: SL y,63: #0 = #0
% expect: SL y,63: #1 = #8000000000000000 V
% expect: SL y,63: #ffffffffffffffff = #8000000000000000
% expect: SL y,63: #7fffffffffffffff = #8000000000000000 V
% expect: SL y,63: #8000000000000000 = #0 V

        PUSHJ $255,Each1
        BYTE  "SL y,255:",0
        SL    x,y,255
        POP
% expect: SL y,255: #0 = #0
% expect: SL y,255: #1 = #0 V
% expect: SL y,255: #ffffffffffffffff = #0 V
% expect: SL y,255: #7fffffffffffffff = #0 V
% expect: SL y,255: #8000000000000000 = #0 V

        PUSHJ $255,Each1
        BYTE  "SLU y,32:",0
        SLU   x,y,32
        POP
% expect: SLU y,32: #0 = #0
% expect: SLU y,32: #1 = #100000000
% expect: SLU y,32: #ffffffffffffffff = #ffffffff00000000
% expect: SLU y,32: #7fffffffffffffff = #ffffffff00000000
% expect: SLU y,32: #8000000000000000 = #0

        PUSHJ $255,Each1
        BYTE  "SR y,63:",0
        SR    x,y,63
        POP
% expect: SR y,63: #0 = #0
% expect: SR y,63: #1 = #0
% expect: SR y,63: #ffffffffffffffff = #ffffffffffffffff
% expect: SR y,63: #7fffffffffffffff = #0
% expect: SR y,63: #8000000000000000 = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "SR y,64:",0
        SR    x,y,64
        POP
% expect: SR y,64: #0 = #0
% expect: SR y,64: #1 = #0
% expect: SR y,64: #ffffffffffffffff = #ffffffffffffffff
% expect: SR y,64: #7fffffffffffffff = #0
% expect: SR y,64: #8000000000000000 = #ffffffffffffffff

        PUSHJ $255,Each1
        BYTE  "SRU y,63:",0
        SRU   x,y,63
        POP
% expect: SRU y,63: #0 = #0
% expect: SRU y,63: #1 = #0
% expect: SRU y,63: #ffffffffffffffff = #1
% expect: SRU y,63: #7fffffffffffffff = #0
% expect: SRU y,63: #8000000000000000 = #1

        PUSHJ $255,Each1
        BYTE  "SRU y,64:",0
        SRU   x,y,64
        POP
% expect: SRU y,64: #0 = #0
% expect: SRU y,64: #1 = #0
% expect: SRU y,64: #ffffffffffffffff = #0
% expect: SRU y,64: #7fffffffffffffff = #0
% expect: SRU y,64: #8000000000000000 = #0
        TRAP  0,Halt,0

Pairs   OCTA  1,0
        OCTA  1,62
        OCTA  1,63                        2^63 is not a signed number
        OCTA  1,64
        OCTA  -1,63                       but -2^63 is
        OCTA  -1,64
        OCTA  #4000000000000000,1
        OCTA  #c000000000000000,1
        OCTA  #8000000000000000,1
        OCTA  #8123456789abcdef,4
        OCTA  #8123456789abcdef,31
        OCTA  #8123456789abcdef,32
        OCTA  #8123456789abcdef,33
        OCTA  5,#100000000                more than 64, though it ends in 0
        OCTA  -5,-1
        OCTA  0,-1
        OCTA  Stop
Numbers OCTA  0
        OCTA  1
        OCTA  -1
        OCTA  #7fffffffffffffff
        OCTA  #8000000000000000
        OCTA  Stop
