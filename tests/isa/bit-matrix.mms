% bit-matrix.mms - products of 8 by 8 matrices of bits.
%
% tests: MOR MORI MXOR MXORI
% files: lib/print.mms
%
% Byte i of Z says which bytes of Y go into byte i of the result: its
% leftmost bit stands for the leftmost byte of Y.  MOR joins them by `or',
% MXOR by exclusive or.  So a matrix with a single one in each row moves
% bytes about: it can reverse them, which turns big-endian into
% little-endian, or pick one out.  Swapping the operands does the same to
% the bits within each byte.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "MOR",0
        MOR   x,y,z
        POP
% expect: MOR #123456789abcdef,#8040201008040201 = #123456789abcdef
% expect: MOR #8040201008040201,#123456789abcdef = #123456789abcdef
% expect: MOR #123456789abcdef,#102040810204080 = #efcdab8967452301
% expect: MOR #102040810204080,#123456789abcdef = #80c4a2e691d5b3f7
% expect: MOR #123456789abcdef,#ff = #ef
% expect: MOR #123456789abcdef,#c0c0303001010000 = #23236767efef0000
% expect: MOR #123456789abcdef,#fedcba9876543210 = #efefefefefefef67
% expect: MOR #ffffffffffffffff,#100ff8003070000 = #ff00ffffffff0000
% expect: MOR #123456789abcdef,#0 = #0

        PUSHJ $255,Each2
        BYTE  "MXOR",0
        MXOR  x,y,z
        POP
% expect: MXOR #123456789abcdef,#8040201008040201 = #123456789abcdef
% expect: MXOR #8040201008040201,#123456789abcdef = #123456789abcdef
% expect: MXOR #123456789abcdef,#102040810204080 = #efcdab8967452301
% expect: MXOR #102040810204080,#123456789abcdef = #80c4a2e691d5b3f7
% expect: MXOR #123456789abcdef,#ff = #0
% expect: MXOR #123456789abcdef,#c0c0303001010000 = #22222222efef0000
% expect: MXOR #123456789abcdef,#fedcba9876543210 = #ef6767ef67efef67
% expect: MXOR #ffffffffffffffff,#100ff8003070000 = #ff0000ff00ff0000
% expect: MXOR #123456789abcdef,#0 = #0

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "MOR y,#c1:",0
        MOR   x,y,#c1
        POP
% expect: MOR y,#c1: #123456789abcdef = #ef
% expect: MOR y,#c1: #ff00ff00ff00ff00 = #ff
% expect: MOR y,#c1: #ffffffffffffffff = #ff

        PUSHJ $255,Each1
        BYTE  "MXOR y,#c1:",0
        MXOR  x,y,#c1
        POP
% expect: MXOR y,#c1: #123456789abcdef = #cd
% expect: MXOR y,#c1: #ff00ff00ff00ff00 = #ff
% expect: MXOR y,#c1: #ffffffffffffffff = #ff

        PUSHJ $255,Each1
        BYTE  "MOR y,0:",0
        MOR   x,y,0
        POP
% expect: MOR y,0: #123456789abcdef = #0
% expect: MOR y,0: #ff00ff00ff00ff00 = #0
% expect: MOR y,0: #ffffffffffffffff = #0

        PUSHJ $255,Each1
        BYTE  "MXOR y,0:",0
        MXOR  x,y,0
        POP
% expect: MXOR y,0: #123456789abcdef = #0
% expect: MXOR y,0: #ff00ff00ff00ff00 = #0
% expect: MXOR y,0: #ffffffffffffffff = #0
        TRAP  0,Halt,0

Unit    IS    #8040201008040201       each byte to itself
Mirror  IS    #0102040810204080

Pairs   OCTA  #0123456789abcdef,Unit
        OCTA  Unit,#0123456789abcdef
        OCTA  #0123456789abcdef,Mirror        bytes from right to left
        OCTA  Mirror,#0123456789abcdef        bits within each byte
        OCTA  #0123456789abcdef,#ff           all bytes joined
        OCTA  #0123456789abcdef,#c0c0303001010000
        OCTA  #0123456789abcdef,#fedcba9876543210
        OCTA  -1,#0100ff8003070000            #ff where Z is not 0
        OCTA  #0123456789abcdef,0
        OCTA  Stop
Numbers OCTA  #0123456789abcdef               #01 with #23 with #ef
        OCTA  #ff00ff00ff00ff00
        OCTA  -1
        OCTA  Stop
