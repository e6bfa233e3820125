% bit-logic.mms - the bitwise operations: sixteen functions of two bits.
%
% tests: OR ORI ORN ORNI NOR NORI XOR XORI AND ANDI ANDN ANDNI NAND NANDI
% tests: NXOR NXORI
% files: lib/print.mms
%
% The first row has all four pairs of bits in its last four places, so that
% the last digit of the result is the truth table: #5 for Y = 0101, Z = 0011
% means Y itself.  A constant Z has 56 zeros in front; ORN, NAND and the
% others complement these as well.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "OR",0
        OR    x,y,z
        POP
% expect: OR #5,#3 = #7
% expect: OR #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #fff0fff0fff0fff0
% expect: OR #0,#ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each2
        BYTE  "ORN",0
        ORN   x,y,z
        POP
% expect: ORN #5,#3 = #fffffffffffffffd
% expect: ORN #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #ff0fff0fff0fff0f
% expect: ORN #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "NOR",0
        NOR   x,y,z
        POP
% expect: NOR #5,#3 = #fffffffffffffff8
% expect: NOR #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f000f000f000f
% expect: NOR #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "XOR",0
        XOR   x,y,z
        POP
% expect: XOR #5,#3 = #6
% expect: XOR #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f0f0f0f0f0f0f0f0
% expect: XOR #0,#ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each2
        BYTE  "AND",0
        AND   x,y,z
        POP
% expect: AND #5,#3 = #1
% expect: AND #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f000f000f000f00
% expect: AND #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "ANDN",0
        ANDN  x,y,z
        POP
% expect: ANDN #5,#3 = #4
% expect: ANDN #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f000f000f000f000
% expect: ANDN #0,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "NAND",0
        NAND  x,y,z
        POP
% expect: NAND #5,#3 = #fffffffffffffffe
% expect: NAND #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f0fff0fff0fff0ff
% expect: NAND #0,#ffffffffffffffff = #ffffffffffffffff

        PUSHJ $255,Each2
        BYTE  "NXOR",0
        NXOR  x,y,z
        POP
% expect: NXOR #5,#3 = #fffffffffffffff9
% expect: NXOR #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #f0f0f0f0f0f0f0f
% expect: NXOR #0,#ffffffffffffffff = #0

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "OR y,#3a:",0
        OR    x,y,#3a
        POP
% expect: OR y,#3a: #0 = #3a
% expect: OR y,#3a: #ffffffffffffffff = #ffffffffffffffff
% expect: OR y,#3a: #123456789abcdef = #123456789abcdff

        PUSHJ $255,Each1
        BYTE  "ORN y,#3a:",0
        ORN   x,y,#3a
        POP
% expect: ORN y,#3a: #0 = #ffffffffffffffc5
% expect: ORN y,#3a: #ffffffffffffffff = #ffffffffffffffff
% expect: ORN y,#3a: #123456789abcdef = #ffffffffffffffef

        PUSHJ $255,Each1
        BYTE  "NOR y,#3a:",0
        NOR   x,y,#3a
        POP
% expect: NOR y,#3a: #0 = #ffffffffffffffc5
% expect: NOR y,#3a: #ffffffffffffffff = #0
% expect: NOR y,#3a: #123456789abcdef = #fedcba9876543200

        PUSHJ $255,Each1
        BYTE  "XOR y,#3a:",0
        XOR   x,y,#3a
        POP
% expect: XOR y,#3a: #0 = #3a
% expect: XOR y,#3a: #ffffffffffffffff = #ffffffffffffffc5
% expect: XOR y,#3a: #123456789abcdef = #123456789abcdd5

        PUSHJ $255,Each1
        BYTE  "AND y,#3a:",0
        AND   x,y,#3a
        POP
% expect: AND y,#3a: #0 = #0
% expect: AND y,#3a: #ffffffffffffffff = #3a
% expect: AND y,#3a: #123456789abcdef = #2a

        PUSHJ $255,Each1
        BYTE  "ANDN y,#3a:",0
        ANDN  x,y,#3a
        POP
% expect: ANDN y,#3a: #0 = #0
% expect: ANDN y,#3a: #ffffffffffffffff = #ffffffffffffffc5
% expect: ANDN y,#3a: #123456789abcdef = #123456789abcdc5

        PUSHJ $255,Each1
        BYTE  "NAND y,#3a:",0
        NAND  x,y,#3a
        POP
% expect: NAND y,#3a: #0 = #ffffffffffffffff
% expect: NAND y,#3a: #ffffffffffffffff = #ffffffffffffffc5
% expect: NAND y,#3a: #123456789abcdef = #ffffffffffffffd5

        PUSHJ $255,Each1
        BYTE  "NXOR y,#3a:",0
        NXOR  x,y,#3a
        POP
% expect: NXOR y,#3a: #0 = #ffffffffffffffc5
% expect: NXOR y,#3a: #ffffffffffffffff = #3a
% expect: NXOR y,#3a: #123456789abcdef = #fedcba987654322a
        TRAP  0,Halt,0

Pairs   OCTA  #5,#3
        OCTA  #ff00ff00ff00ff00,#0ff00ff00ff00ff0
        OCTA  0,-1
        OCTA  Stop
Numbers OCTA  0
        OCTA  -1
        OCTA  #0123456789abcdef
        OCTA  Stop
