% float-from-fixed.mms - from integers to floating point.
%
% tests: FLOT FLOTI FLOTU FLOTUI
% files: lib/print.mms
%
% Integers of more than 53 significant bits are rounded.

Main    GETA  rows,Numbers
        PUSHJ $255,Round1
        BYTE  "FLOT",0
        FLOT  x,y
        POP
% expect: FLOT #0 = #0 #0 #0 #0
% expect: FLOT #1 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000000 #3ff0000000000000
% expect: FLOT #20000000000001 = #4340000000000000 #4340000000000000 #4340000000000001 #4340000000000000 X
% expect: FLOT #20000000000003 = #4340000000000002 #4340000000000001 #4340000000000002 #4340000000000001 X
% expect: FLOT #ffffffffffffffff = #bff0000000000000 #bff0000000000000 #bff0000000000000 #bff0000000000000
% expect: FLOT #7fffffffffffffff = #43e0000000000000 #43dfffffffffffff #43e0000000000000 #43dfffffffffffff X
% expect: FLOT #8000000000000000 = #c3e0000000000000 #c3e0000000000000 #c3e0000000000000 #c3e0000000000000
% expect: FLOT #8000000000000001 = #c3e0000000000000 #c3dfffffffffffff #c3dfffffffffffff #c3e0000000000000 X
% expect: FLOT #fffffffffffffbff = #c090040000000000 #c090040000000000 #c090040000000000 #c090040000000000
% expect: FLOT #fffffffffffffc00 = #c090000000000000 #c090000000000000 #c090000000000000 #c090000000000000
% expect: FLOT #123456789abcdef = #43723456789abcdf #43723456789abcde #43723456789abcdf #43723456789abcde X

        PUSHJ $255,Round1
        BYTE  "FLOTU",0
        FLOTU x,y
        POP
% expect: FLOTU #0 = #0 #0 #0 #0
% expect: FLOTU #1 = #3ff0000000000000 #3ff0000000000000 #3ff0000000000000 #3ff0000000000000
% expect: FLOTU #20000000000001 = #4340000000000000 #4340000000000000 #4340000000000001 #4340000000000000 X
% expect: FLOTU #20000000000003 = #4340000000000002 #4340000000000001 #4340000000000002 #4340000000000001 X
% expect: FLOTU #ffffffffffffffff = #43f0000000000000 #43efffffffffffff #43f0000000000000 #43efffffffffffff X
% expect: FLOTU #7fffffffffffffff = #43e0000000000000 #43dfffffffffffff #43e0000000000000 #43dfffffffffffff X
% expect: FLOTU #8000000000000000 = #43e0000000000000 #43e0000000000000 #43e0000000000000 #43e0000000000000
% expect: FLOTU #8000000000000001 = #43e0000000000000 #43e0000000000000 #43e0000000000001 #43e0000000000000 X
% expect: FLOTU #fffffffffffffbff = #43efffffffffffff #43efffffffffffff #43f0000000000000 #43efffffffffffff X
% expect: FLOTU #fffffffffffffc00 = #43f0000000000000 #43efffffffffffff #43f0000000000000 #43efffffffffffff X
% expect: FLOTU #123456789abcdef = #43723456789abcdf #43723456789abcde #43723456789abcdf #43723456789abcde X

        FLOT  x,255
        PUSHJ $255,Show
        BYTE  "FLOT 255",0
% expect: FLOT 255 #406fe00000000000
        FLOT  x,0
        PUSHJ $255,Show
        BYTE  "FLOT 0",0
% expect: FLOT 0 #0
        FLOTU x,1
        PUSHJ $255,Show
        BYTE  "FLOTU 1",0
% expect: FLOTU 1 #3ff0000000000000
        FLOTU x,ROUND_UP,200
        PUSHJ $255,Show
        BYTE  "FLOTU ROUND_UP,200",0
% expect: FLOTU ROUND_UP,200 #4069000000000000
        FLOT  x,ROUND_OFF,3
        PUSHJ $255,Show
        BYTE  "FLOT ROUND_OFF,3",0
% expect: FLOT ROUND_OFF,3 #4008000000000000

        GETA  y,Numbers
        LDO   y,y,16          2^53 + 1
        FLOT  x,ROUND_OFF,y
        PUSHJ $255,Show
        BYTE  "FLOT 2^53+1, off",0
% expect: FLOT 2^53+1, off #4340000000000000
        FLOTU x,ROUND_UP,y
        PUSHJ $255,Show
        BYTE  "FLOTU 2^53+1, up",0
% expect: FLOTU 2^53+1, up #4340000000000001
        FLOTU x,ROUND_DOWN,y
        PUSHJ $255,Show
        BYTE  "FLOTU 2^53+1, down",0
% expect: FLOTU 2^53+1, down #4340000000000000
        SETML $0,2            rA rounds up, but Y counts
        PUT   rA,$0
        FLOT  x,ROUND_NEAR,y
        PUSHJ $255,Show
        BYTE  "FLOT 2^53+1, near",0
% expect: FLOT 2^53+1, near #4340000000000000
        TRAP  0,Halt,0

Numbers OCTA  0
        OCTA  1
        OCTA  #0020000000000001               2^53 + 1: a tie
        OCTA  #0020000000000003
        OCTA  -1
        OCTA  #7fffffffffffffff
        OCTA  #8000000000000000
        OCTA  #8000000000000001
        OCTA  #fffffffffffffbff               2^64 - 1025
        OCTA  #fffffffffffffc00               a tie
        OCTA  #0123456789abcdef
        OCTA  Stop
