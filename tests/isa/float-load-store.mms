% float-load-store.mms - short floats in memory.
%
% tests: LDSF LDSFI STSF STSFI
% files: lib/print.mms
%
% A short float has 8 bits of exponent and 23 of fraction.  Loading one is
% always exact, and raises nothing; what is subnormal as a short float is
% normal in a register.  Storing rounds, and may overflow and underflow.  The
% lower part of a NaN is dropped.

p       GREG  Data_Segment

Main    GETA  rows,Shorts
        PUSHJ $255,Each1
        BYTE  "LDSF",0
        STTU  y,p,4
        SETL  x,4
        LDSF  x,p,x
        POP
% expect: LDSF #3f800000 = #3ff0000000000000
% expect: LDSF #c0600000 = #c00c000000000000
% expect: LDSF #0 = #0
% expect: LDSF #80000000 = #8000000000000000
% expect: LDSF #1 = #36a0000000000000
% expect: LDSF #7fffff = #380fffffc0000000
% expect: LDSF #800000 = #3810000000000000
% expect: LDSF #7f7fffff = #47efffffe0000000
% expect: LDSF #7f800000 = #7ff0000000000000
% expect: LDSF #ff800000 = #fff0000000000000
% expect: LDSF #7fc00123 = #7ff8002460000000
% expect: LDSF #ff800123 = #fff0002460000000

        GETA  rows,Numbers
        PUSHJ $255,Round1
        BYTE  "STSF",0
        STSF  y,p,0
        LDTU  x,p,0
        POP
% expect: STSF #3ff0000000000000 = #3f800000 #3f800000 #3f800000 #3f800000
% expect: STSF #c00c000000000000 = #c0600000 #c0600000 #c0600000 #c0600000
% expect: STSF #8000000000000000 = #80000000 #80000000 #80000000 #80000000
% expect: STSF #3ff0000010000000 = #3f800000 #3f800000 #3f800001 #3f800000 X
% expect: STSF #3ff0000030000000 = #3f800002 #3f800001 #3f800002 #3f800001 X
% expect: STSF #3ff0000010000001 = #3f800001 #3f800000 #3f800001 #3f800000 X
% expect: STSF #bff0000008000000 = #bf800000 #bf800000 #bf800000 #bf800001 X
% expect: STSF #47efffffe0000000 = #7f7fffff #7f7fffff #7f7fffff #7f7fffff
% expect: STSF #47efffffefffffff = #7f7fffff #7f7fffff #7f800000 #7f7fffff OX
% expect: STSF #47effffff0000000 = #7f800000 #7f7fffff #7f800000 #7f7fffff OX
% expect: STSF #c800000000000000 = #ff800000 #ff800000 #ff800000 #ff800000 OX
% expect: STSF #3810000000000000 = #800000 #800000 #800000 #800000
% expect: STSF #380fffffffffffff = #800000 #7fffff #800000 #7fffff UX
% expect: STSF #3800000000000000 = #400000 #400000 #400000 #400000
% expect: STSF #36a0000000000000 = #1 #1 #1 #1
% expect: STSF #3690000000000000 = #0 #0 #1 #0 UX
% expect: STSF #3690000000000001 = #1 #0 #1 #0 UX
% expect: STSF #b680000000000000 = #80000000 #80000000 #80000000 #80000001 UX
% expect: STSF #1 = #0 #0 #1 #0 UX
% expect: STSF #7fefffffffffffff = #7f800000 #7f800000 #7f800000 #7f800000 OX
% expect: STSF #7ff0000000000000 = #7f800000 #7f800000 #7f800000 #7f800000
% expect: STSF #7ff8000020000000 = #7fc00001 #7fc00001 #7fc00001 #7fc00001
% expect: STSF #fff800001fffffff = #ffc00000 #ffc00000 #ffc00000 #ffc00000
% expect: STSF #7ff0000000000def = #7fc00000 #7fc00000 #7fc00000 #7fc00000 I

% The address: the last two bits are ignored, the other tetra is left alone.

        SETH  y,#c00c         -3.5
        STCO  0,p,0
        SETL  $0,7
        STSF  y,p,$0
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "STSF y,p,$0",0
% expect: STSF y,p,$0 #c0600000
        LDSF  x,p,6
        PUSHJ $255,Show
        BYTE  "LDSF x,p,6",0
% expect: LDSF x,p,6 #c00c000000000000
        TRAP  0,Halt,0

Shorts  OCTA  #3f800000                       1.0
        OCTA  #c0600000                       -3.5
        OCTA  #00000000
        OCTA  #80000000                       -0.0
        OCTA  #00000001                       2^-149, subnormal
        OCTA  #007fffff
        OCTA  #00800000                       2^-126, normal
        OCTA  #7f7fffff                       the largest
        OCTA  #7f800000                       infinity
        OCTA  #ff800000
        OCTA  #7fc00123                       a quiet NaN
        OCTA  #ff800123                       a signalling one
        OCTA  Stop

Numbers OCTA  #3ff0000000000000               1.0
        OCTA  #c00c000000000000               -3.5
        OCTA  #8000000000000000
        OCTA  #3ff0000010000000               1 + 2^-24: a tie
        OCTA  #3ff0000030000000
        OCTA  #3ff0000010000001
        OCTA  #bff0000008000000
        OCTA  #47efffffe0000000               the largest short float
        OCTA  #47efffffefffffff               just below overflow
        OCTA  #47effffff0000000               a tie: overflow
        OCTA  #c800000000000000               -2^129
        OCTA  #3810000000000000               2^-126, the smallest normal
        OCTA  #380fffffffffffff               a little less
        OCTA  #3800000000000000               2^-127, subnormal and exact
        OCTA  #36a0000000000000               2^-149, the smallest
        OCTA  #3690000000000000               2^-150, a tie with zero
        OCTA  #3690000000000001
        OCTA  #b680000000000000               -2^-151
        OCTA  #0000000000000001
        OCTA  #7fefffffffffffff
        OCTA  #7ff0000000000000               infinity
        OCTA  #7ff8000020000000               a NaN
        OCTA  #fff800001fffffff               whose payload is cut off
        OCTA  #7ff0000000000def               signalling
        OCTA  Stop
