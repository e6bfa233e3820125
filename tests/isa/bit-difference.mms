% bit-difference.mms - subtraction that stops at zero, in small pieces.
%
% tests: BDIF BDIFI WDIF WDIFI TDIF TDIFI ODIF ODIFI
% files: lib/print.mms
%
% The register is eight bytes, four wydes, two tetras or one octa, and each
% piece of Z is subtracted from its piece of Y; where that would be negative
% the result is zero, and nothing is borrowed from the neighbour.  With
% ODIF, min(y,z) is y - odif(y,z), and max(y,z) is z + odif(y,z): BDIF does
% eight of these at once, say for the pixels of a picture.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "BDIF",0
        BDIF  x,y,z
        POP
% expect: BDIF #123456789abcdef,#1011121314151617 = #1233547596b7d8
% expect: BDIF #1011121314151617,#123456789abcdef = #f00000000000000
% expect: BDIF #ff00ff00ff00ff00,#ff00ff00ff00ff = #ff00ff00ff00ff00
% expect: BDIF #8000000000000000,#7fffffffffffffff = #100000000000000
% expect: BDIF #7fffffffffffffff,#8000000000000000 = #ffffffffffffff
% expect: BDIF #100000000,#1 = #100000000
% expect: BDIF #180000000,#17fffffff = #1000000
% expect: BDIF #ffffffffffffffff,#0 = #ffffffffffffffff
% expect: BDIF #0,#ffffffffffffffff = #0
% expect: BDIF #ffffffffffffffff,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "WDIF",0
        WDIF  x,y,z
        POP
% expect: WDIF #123456789abcdef,#1011121314151617 = #33547596b7d8
% expect: WDIF #1011121314151617,#123456789abcdef = #eee000000000000
% expect: WDIF #ff00ff00ff00ff00,#ff00ff00ff00ff = #fe01fe01fe01fe01
% expect: WDIF #8000000000000000,#7fffffffffffffff = #1000000000000
% expect: WDIF #7fffffffffffffff,#8000000000000000 = #ffffffffffff
% expect: WDIF #100000000,#1 = #100000000
% expect: WDIF #180000000,#17fffffff = #10000
% expect: WDIF #ffffffffffffffff,#0 = #ffffffffffffffff
% expect: WDIF #0,#ffffffffffffffff = #0
% expect: WDIF #ffffffffffffffff,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "TDIF",0
        TDIF  x,y,z
        POP
% expect: TDIF #123456789abcdef,#1011121314151617 = #7596b7d8
% expect: TDIF #1011121314151617,#123456789abcdef = #eedccac00000000
% expect: TDIF #ff00ff00ff00ff00,#ff00ff00ff00ff = #fe01fe01fe01fe01
% expect: TDIF #8000000000000000,#7fffffffffffffff = #100000000
% expect: TDIF #7fffffffffffffff,#8000000000000000 = #ffffffff
% expect: TDIF #100000000,#1 = #100000000
% expect: TDIF #180000000,#17fffffff = #1
% expect: TDIF #ffffffffffffffff,#0 = #ffffffffffffffff
% expect: TDIF #0,#ffffffffffffffff = #0
% expect: TDIF #ffffffffffffffff,#ffffffffffffffff = #0

        PUSHJ $255,Each2
        BYTE  "ODIF",0
        ODIF  x,y,z
        POP
% expect: ODIF #123456789abcdef,#1011121314151617 = #0
% expect: ODIF #1011121314151617,#123456789abcdef = #eedccab8a694828
% expect: ODIF #ff00ff00ff00ff00,#ff00ff00ff00ff = #fe01fe01fe01fe01
% expect: ODIF #8000000000000000,#7fffffffffffffff = #1
% expect: ODIF #7fffffffffffffff,#8000000000000000 = #0
% expect: ODIF #100000000,#1 = #ffffffff
% expect: ODIF #180000000,#17fffffff = #1
% expect: ODIF #ffffffffffffffff,#0 = #ffffffffffffffff
% expect: ODIF #0,#ffffffffffffffff = #0
% expect: ODIF #ffffffffffffffff,#ffffffffffffffff = #0

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "BDIF y,#80:",0
        BDIF  x,y,#80
        POP
% expect: BDIF y,#80: #7f = #0
% expect: BDIF y,#80: #80 = #0
% expect: BDIF y,#80: #123456789abcdef = #123456789abcd6f
% expect: BDIF y,#80: #ffff000100010001 = #ffff000100010000

        PUSHJ $255,Each1
        BYTE  "WDIF y,#80:",0
        WDIF  x,y,#80
        POP
% expect: WDIF y,#80: #7f = #0
% expect: WDIF y,#80: #80 = #0
% expect: WDIF y,#80: #123456789abcdef = #123456789abcd6f
% expect: WDIF y,#80: #ffff000100010001 = #ffff000100010000

        PUSHJ $255,Each1
        BYTE  "TDIF y,#80:",0
        TDIF  x,y,#80
        POP
% expect: TDIF y,#80: #7f = #0
% expect: TDIF y,#80: #80 = #0
% expect: TDIF y,#80: #123456789abcdef = #123456789abcd6f
% expect: TDIF y,#80: #ffff000100010001 = #ffff00010000ff81

        PUSHJ $255,Each1
        BYTE  "ODIF y,#80:",0
        ODIF  x,y,#80
        POP
% expect: ODIF y,#80: #7f = #0
% expect: ODIF y,#80: #80 = #0
% expect: ODIF y,#80: #123456789abcdef = #123456789abcd6f
% expect: ODIF y,#80: #ffff000100010001 = #ffff00010000ff81
        TRAP  0,Halt,0

Pairs   OCTA  #0123456789abcdef,#1011121314151617
        OCTA  #1011121314151617,#0123456789abcdef
        OCTA  #ff00ff00ff00ff00,#00ff00ff00ff00ff
        OCTA  #8000000000000000,#7fffffffffffffff
        OCTA  #7fffffffffffffff,#8000000000000000
        OCTA  #0000000100000000,#0000000000000001
        OCTA  #0000000180000000,#000000017fffffff
        OCTA  -1,0
        OCTA  0,-1
        OCTA  -1,-1
        OCTA  Stop
Numbers OCTA  #7f
        OCTA  #80
        OCTA  #0123456789abcdef
        OCTA  #ffff000100010001
        OCTA  Stop
