% load.mms - bytes, wydes, tetras and octas, with and without sign.
%
% tests: LDB LDBI LDBU LDBUI LDW LDWI LDWU LDWUI
% tests: LDT LDTI LDTU LDTUI LDO LDOI LDOU LDOUI LDHT LDHTI LDUNC LDUNCI
% files: lib/print.mms
%
% The first byte is the most significant one.  A wyde lies at an even
% address, a tetra at a multiple of 4, an octa at a multiple of 8: the lowest
% bits of the address are ignored, and never raise an exception.  In each
% block, y is the offset from p, and p is a multiple of 16.

p       GREG  Data_Segment
        LOC   Data_Segment
        OCTA  #0123456789abcdef
        OCTA  #fedcba9876543210
        LOC   #100

Main    GETA  rows,Offsets
        PUSHJ $255,Each1
        BYTE  "LDB",0
        LDB   x,p,y
        POP
% expect: LDB #0 = #1
% expect: LDB #1 = #23
% expect: LDB #2 = #45
% expect: LDB #3 = #67
% expect: LDB #4 = #ffffffffffffff89
% expect: LDB #5 = #ffffffffffffffab
% expect: LDB #6 = #ffffffffffffffcd
% expect: LDB #7 = #ffffffffffffffef
% expect: LDB #8 = #fffffffffffffffe

        PUSHJ $255,Each1
        BYTE  "LDB p+y,5:",0
        ADDU  x,p,y
        LDB   x,x,5
        POP
% expect: LDB p+y,5: #0 = #ffffffffffffffab
% expect: LDB p+y,5: #1 = #ffffffffffffffcd
% expect: LDB p+y,5: #2 = #ffffffffffffffef
% expect: LDB p+y,5: #3 = #fffffffffffffffe
% expect: LDB p+y,5: #4 = #ffffffffffffffdc
% expect: LDB p+y,5: #5 = #ffffffffffffffba
% expect: LDB p+y,5: #6 = #ffffffffffffff98
% expect: LDB p+y,5: #7 = #76
% expect: LDB p+y,5: #8 = #54

        PUSHJ $255,Each1
        BYTE  "LDBU",0
        LDBU  x,p,y
        POP
% expect: LDBU #0 = #1
% expect: LDBU #1 = #23
% expect: LDBU #2 = #45
% expect: LDBU #3 = #67
% expect: LDBU #4 = #89
% expect: LDBU #5 = #ab
% expect: LDBU #6 = #cd
% expect: LDBU #7 = #ef
% expect: LDBU #8 = #fe

        PUSHJ $255,Each1
        BYTE  "LDBU p+y,5:",0
        ADDU  x,p,y
        LDBU  x,x,5
        POP
% expect: LDBU p+y,5: #0 = #ab
% expect: LDBU p+y,5: #1 = #cd
% expect: LDBU p+y,5: #2 = #ef
% expect: LDBU p+y,5: #3 = #fe
% expect: LDBU p+y,5: #4 = #dc
% expect: LDBU p+y,5: #5 = #ba
% expect: LDBU p+y,5: #6 = #98
% expect: LDBU p+y,5: #7 = #76
% expect: LDBU p+y,5: #8 = #54

        PUSHJ $255,Each1
        BYTE  "LDW",0
        LDW   x,p,y
        POP
% expect: LDW #0 = #123
% expect: LDW #1 = #123
% expect: LDW #2 = #4567
% expect: LDW #3 = #4567
% expect: LDW #4 = #ffffffffffff89ab
% expect: LDW #5 = #ffffffffffff89ab
% expect: LDW #6 = #ffffffffffffcdef
% expect: LDW #7 = #ffffffffffffcdef
% expect: LDW #8 = #fffffffffffffedc

        PUSHJ $255,Each1
        BYTE  "LDW p+y,5:",0
        ADDU  x,p,y
        LDW   x,x,5
        POP
% expect: LDW p+y,5: #0 = #ffffffffffff89ab
% expect: LDW p+y,5: #1 = #ffffffffffffcdef
% expect: LDW p+y,5: #2 = #ffffffffffffcdef
% expect: LDW p+y,5: #3 = #fffffffffffffedc
% expect: LDW p+y,5: #4 = #fffffffffffffedc
% expect: LDW p+y,5: #5 = #ffffffffffffba98
% expect: LDW p+y,5: #6 = #ffffffffffffba98
% expect: LDW p+y,5: #7 = #7654
% expect: LDW p+y,5: #8 = #7654

        PUSHJ $255,Each1
        BYTE  "LDWU",0
        LDWU  x,p,y
        POP
% expect: LDWU #0 = #123
% expect: LDWU #1 = #123
% expect: LDWU #2 = #4567
% expect: LDWU #3 = #4567
% expect: LDWU #4 = #89ab
% expect: LDWU #5 = #89ab
% expect: LDWU #6 = #cdef
% expect: LDWU #7 = #cdef
% expect: LDWU #8 = #fedc

        PUSHJ $255,Each1
        BYTE  "LDWU p+y,5:",0
        ADDU  x,p,y
        LDWU  x,x,5
        POP
% expect: LDWU p+y,5: #0 = #89ab
% expect: LDWU p+y,5: #1 = #cdef
% expect: LDWU p+y,5: #2 = #cdef
% expect: LDWU p+y,5: #3 = #fedc
% expect: LDWU p+y,5: #4 = #fedc
% expect: LDWU p+y,5: #5 = #ba98
% expect: LDWU p+y,5: #6 = #ba98
% expect: LDWU p+y,5: #7 = #7654
% expect: LDWU p+y,5: #8 = #7654

        PUSHJ $255,Each1
        BYTE  "LDT",0
        LDT   x,p,y
        POP
% expect: LDT #0 = #1234567
% expect: LDT #1 = #1234567
% expect: LDT #2 = #1234567
% expect: LDT #3 = #1234567
% expect: LDT #4 = #ffffffff89abcdef
% expect: LDT #5 = #ffffffff89abcdef
% expect: LDT #6 = #ffffffff89abcdef
% expect: LDT #7 = #ffffffff89abcdef
% expect: LDT #8 = #fffffffffedcba98

        PUSHJ $255,Each1
        BYTE  "LDT p+y,5:",0
        ADDU  x,p,y
        LDT   x,x,5
        POP
% expect: LDT p+y,5: #0 = #ffffffff89abcdef
% expect: LDT p+y,5: #1 = #ffffffff89abcdef
% expect: LDT p+y,5: #2 = #ffffffff89abcdef
% expect: LDT p+y,5: #3 = #fffffffffedcba98
% expect: LDT p+y,5: #4 = #fffffffffedcba98
% expect: LDT p+y,5: #5 = #fffffffffedcba98
% expect: LDT p+y,5: #6 = #fffffffffedcba98
% expect: LDT p+y,5: #7 = #76543210
% expect: LDT p+y,5: #8 = #76543210

        PUSHJ $255,Each1
        BYTE  "LDTU",0
        LDTU  x,p,y
        POP
% expect: LDTU #0 = #1234567
% expect: LDTU #1 = #1234567
% expect: LDTU #2 = #1234567
% expect: LDTU #3 = #1234567
% expect: LDTU #4 = #89abcdef
% expect: LDTU #5 = #89abcdef
% expect: LDTU #6 = #89abcdef
% expect: LDTU #7 = #89abcdef
% expect: LDTU #8 = #fedcba98

        PUSHJ $255,Each1
        BYTE  "LDTU p+y,5:",0
        ADDU  x,p,y
        LDTU  x,x,5
        POP
% expect: LDTU p+y,5: #0 = #89abcdef
% expect: LDTU p+y,5: #1 = #89abcdef
% expect: LDTU p+y,5: #2 = #89abcdef
% expect: LDTU p+y,5: #3 = #fedcba98
% expect: LDTU p+y,5: #4 = #fedcba98
% expect: LDTU p+y,5: #5 = #fedcba98
% expect: LDTU p+y,5: #6 = #fedcba98
% expect: LDTU p+y,5: #7 = #76543210
% expect: LDTU p+y,5: #8 = #76543210

        PUSHJ $255,Each1
        BYTE  "LDHT",0
        LDHT  x,p,y
        POP
% expect: LDHT #0 = #123456700000000
% expect: LDHT #1 = #123456700000000
% expect: LDHT #2 = #123456700000000
% expect: LDHT #3 = #123456700000000
% expect: LDHT #4 = #89abcdef00000000
% expect: LDHT #5 = #89abcdef00000000
% expect: LDHT #6 = #89abcdef00000000
% expect: LDHT #7 = #89abcdef00000000
% expect: LDHT #8 = #fedcba9800000000

        PUSHJ $255,Each1
        BYTE  "LDHT p+y,5:",0
        ADDU  x,p,y
        LDHT  x,x,5
        POP
% expect: LDHT p+y,5: #0 = #89abcdef00000000
% expect: LDHT p+y,5: #1 = #89abcdef00000000
% expect: LDHT p+y,5: #2 = #89abcdef00000000
% expect: LDHT p+y,5: #3 = #fedcba9800000000
% expect: LDHT p+y,5: #4 = #fedcba9800000000
% expect: LDHT p+y,5: #5 = #fedcba9800000000
% expect: LDHT p+y,5: #6 = #fedcba9800000000
% expect: LDHT p+y,5: #7 = #7654321000000000
% expect: LDHT p+y,5: #8 = #7654321000000000

        PUSHJ $255,Each1
        BYTE  "LDO",0
        LDO   x,p,y
        POP
% expect: LDO #0 = #123456789abcdef
% expect: LDO #1 = #123456789abcdef
% expect: LDO #2 = #123456789abcdef
% expect: LDO #3 = #123456789abcdef
% expect: LDO #4 = #123456789abcdef
% expect: LDO #5 = #123456789abcdef
% expect: LDO #6 = #123456789abcdef
% expect: LDO #7 = #123456789abcdef
% expect: LDO #8 = #fedcba9876543210

        PUSHJ $255,Each1
        BYTE  "LDO p+y,5:",0
        ADDU  x,p,y
        LDO   x,x,5
        POP
% expect: LDO p+y,5: #0 = #123456789abcdef
% expect: LDO p+y,5: #1 = #123456789abcdef
% expect: LDO p+y,5: #2 = #123456789abcdef
% expect: LDO p+y,5: #3 = #fedcba9876543210
% expect: LDO p+y,5: #4 = #fedcba9876543210
% expect: LDO p+y,5: #5 = #fedcba9876543210
% expect: LDO p+y,5: #6 = #fedcba9876543210
% expect: LDO p+y,5: #7 = #fedcba9876543210
% expect: LDO p+y,5: #8 = #fedcba9876543210

        PUSHJ $255,Each1
        BYTE  "LDOU",0
        LDOU  x,p,y
        POP
% expect: LDOU #0 = #123456789abcdef
% expect: LDOU #1 = #123456789abcdef
% expect: LDOU #2 = #123456789abcdef
% expect: LDOU #3 = #123456789abcdef
% expect: LDOU #4 = #123456789abcdef
% expect: LDOU #5 = #123456789abcdef
% expect: LDOU #6 = #123456789abcdef
% expect: LDOU #7 = #123456789abcdef
% expect: LDOU #8 = #fedcba9876543210

        PUSHJ $255,Each1
        BYTE  "LDOU p+y,5:",0
        ADDU  x,p,y
        LDOU  x,x,5
        POP
% expect: LDOU p+y,5: #0 = #123456789abcdef
% expect: LDOU p+y,5: #1 = #123456789abcdef
% expect: LDOU p+y,5: #2 = #123456789abcdef
% expect: LDOU p+y,5: #3 = #fedcba9876543210
% expect: LDOU p+y,5: #4 = #fedcba9876543210
% expect: LDOU p+y,5: #5 = #fedcba9876543210
% expect: LDOU p+y,5: #6 = #fedcba9876543210
% expect: LDOU p+y,5: #7 = #fedcba9876543210
% expect: LDOU p+y,5: #8 = #fedcba9876543210

        PUSHJ $255,Each1
        BYTE  "LDUNC",0
        LDUNC x,p,y
        POP
% expect: LDUNC #0 = #123456789abcdef
% expect: LDUNC #1 = #123456789abcdef
% expect: LDUNC #2 = #123456789abcdef
% expect: LDUNC #3 = #123456789abcdef
% expect: LDUNC #4 = #123456789abcdef
% expect: LDUNC #5 = #123456789abcdef
% expect: LDUNC #6 = #123456789abcdef
% expect: LDUNC #7 = #123456789abcdef
% expect: LDUNC #8 = #fedcba9876543210

        PUSHJ $255,Each1
        BYTE  "LDUNC p+y,5:",0
        ADDU  x,p,y
        LDUNC x,x,5
        POP
% expect: LDUNC p+y,5: #0 = #123456789abcdef
% expect: LDUNC p+y,5: #1 = #123456789abcdef
% expect: LDUNC p+y,5: #2 = #123456789abcdef
% expect: LDUNC p+y,5: #3 = #fedcba9876543210
% expect: LDUNC p+y,5: #4 = #fedcba9876543210
% expect: LDUNC p+y,5: #5 = #fedcba9876543210
% expect: LDUNC p+y,5: #6 = #fedcba9876543210
% expect: LDUNC p+y,5: #7 = #fedcba9876543210
% expect: LDUNC p+y,5: #8 = #fedcba9876543210

% What was never written is zero, wherever it is.

        GETA  rows,Places
        PUSHJ $255,Each1
        BYTE  "LDO y,0:",0
        LDO   x,y,0
        POP
% expect: LDO y,0: #1000000 = #0
% expect: LDO y,0: #2000000001000000 = #0
% expect: LDO y,0: #4000000001000000 = #0
% expect: LDO y,0: #6000000001000000 = #0
% expect: LDO y,0: #7ffffffffffffff8 = #0

% The address is a sum modulo 2^64; and X may be the register of the address.

        NEG   $0,0,16
        SETL  $1,16
        ADDU  $1,$1,p
        LDO   x,$1,$0
        PUSHJ $255,Show
        BYTE  "p+16-16",0
% expect: p+16-16 #123456789abcdef
        SET   x,p
        LDBU  x,x,8
        PUSHJ $255,Show
        BYTE  "over its own address",0
% expect: over its own address #fe
        TRAP  0,Halt,0

Offsets OCTA  0,1,2,3,4,5,6,7,8
        OCTA  Stop
Places  OCTA  #1000000                    the text segment
        OCTA  #2000000001000000           data
        OCTA  #4000000001000000           pool
        OCTA  #6000000001000000           stack
        OCTA  #7ffffffffffffff8           the last octa
        OCTA  Stop
