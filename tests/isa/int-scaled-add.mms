% int-scaled-add.mms - 2, 4, 8 or 16 times Y, plus Z.
%
% tests: 2ADDU 2ADDUI 4ADDU 4ADDUI 8ADDU 8ADDUI 16ADDU 16ADDUI
% files: lib/print.mms
%
% This is how an array is indexed: 8ADDU p,i,base makes the address of the
% octa number i.  It is all unsigned: what does not fit is lost in silence.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "2ADDU",0
        2ADDU x,y,z
        POP
% expect: 2ADDU #3,#100 = #106
% expect: 2ADDU #8123456789abcdef,#1000000000000000 = #12468acf13579bde
% expect: 2ADDU #ffffffffffffffff,#ffffffffffffffff = #fffffffffffffffd

        PUSHJ $255,Each2
        BYTE  "4ADDU",0
        4ADDU x,y,z
        POP
% expect: 4ADDU #3,#100 = #10c
% expect: 4ADDU #8123456789abcdef,#1000000000000000 = #148d159e26af37bc
% expect: 4ADDU #ffffffffffffffff,#ffffffffffffffff = #fffffffffffffffb

        PUSHJ $255,Each2
        BYTE  "8ADDU",0
        8ADDU x,y,z
        POP
% expect: 8ADDU #3,#100 = #118
% expect: 8ADDU #8123456789abcdef,#1000000000000000 = #191a2b3c4d5e6f78
% expect: 8ADDU #ffffffffffffffff,#ffffffffffffffff = #fffffffffffffff7

        PUSHJ $255,Each2
        BYTE  "16ADDU",0
        16ADDU x,y,z
        POP
% expect: 16ADDU #3,#100 = #130
% expect: 16ADDU #8123456789abcdef,#1000000000000000 = #223456789abcdef0
% expect: 16ADDU #ffffffffffffffff,#ffffffffffffffff = #ffffffffffffffef

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "2ADDU y,255:",0
        2ADDU x,y,255
        POP
% expect: 2ADDU y,255: #3 = #105
% expect: 2ADDU y,255: #8123456789abcdef = #2468acf13579cdd
% expect: 2ADDU y,255: #ffffffffffffffff = #fd

        PUSHJ $255,Each1
        BYTE  "4ADDU y,255:",0
        4ADDU x,y,255
        POP
% expect: 4ADDU y,255: #3 = #10b
% expect: 4ADDU y,255: #8123456789abcdef = #48d159e26af38bb
% expect: 4ADDU y,255: #ffffffffffffffff = #fb

        PUSHJ $255,Each1
        BYTE  "8ADDU y,255:",0
        8ADDU x,y,255
        POP
% expect: 8ADDU y,255: #3 = #117
% expect: 8ADDU y,255: #8123456789abcdef = #91a2b3c4d5e7077
% expect: 8ADDU y,255: #ffffffffffffffff = #f7

        PUSHJ $255,Each1
        BYTE  "16ADDU y,1:",0
        16ADDU x,y,1
        POP
% expect: 16ADDU y,1: #3 = #31
% expect: 16ADDU y,1: #8123456789abcdef = #123456789abcdef1
% expect: 16ADDU y,1: #ffffffffffffffff = #fffffffffffffff1
        TRAP  0,Halt,0

Pairs   OCTA  3,#100
        OCTA  #8123456789abcdef,#1000000000000000
        OCTA  -1,-1
        OCTA  Stop
Numbers OCTA  3
        OCTA  #8123456789abcdef
        OCTA  -1
        OCTA  Stop
