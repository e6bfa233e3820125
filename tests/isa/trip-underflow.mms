% trip-underflow.mms - enabled underflow sees every tiny result, even exact.
%
% tests: FADD FSUB FMUL FDIV FREM FINT STSFI
% files: lib/print.mms
%
% `Tiny' is a result below the smallest normal number.  Without the enable
% bit it is an underflow only if it is inexact as well; with the bit it always
% is, even if nothing was calculated but Y + 0.0.  Here the bit is set; 1 says
% that the handler was called.

        LOC   #60
        SETL  z,1
        GET   $255,rB
        RESUME

        LOC   #100
p       GREG  Data_Segment
sub     GREG  #0000000000000003       subnormal
min     GREG  #0010000000000000       2^-1022, normal
less    GREG  #000fffffffffffff       one unit less
one     GREG  #3ff0000000000000
half    GREG  #3fe0000000000000
short   GREG  #3800000000000000       2^-127, subnormal as a short float
zero    GREG  0

Main    SETL  $0,#0400
        PUT   rA,$0

        SETL  z,0
        FADD  $1,sub,sub
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub + sub",0
% expect: sub + sub #1

        SETL  z,0
        FADD  $1,sub,zero
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub + 0",0
% expect: sub + 0 #1

        SETL  z,0
        FSUB  $1,zero,sub
        SET   x,z
        PUSHJ $255,Show
        BYTE  "0 - sub",0
% expect: 0 - sub #1

        SETL  z,0
        FSUB  $1,min,sub
        SET   x,z
        PUSHJ $255,Show
        BYTE  "min - sub",0
% expect: min - sub #1

        SETL  z,0
        FADD  $1,less,zero
        SET   x,z
        PUSHJ $255,Show
        BYTE  "less + 0",0
% expect: less + 0 #1

        SETL  z,0
        FADD  $1,min,zero
        SET   x,z
        PUSHJ $255,Show
        BYTE  "min + 0",0
% expect: min + 0 #0

        SETL  z,0
        FSUB  $1,sub,sub
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub - sub",0
% expect: sub - sub #0

        SETL  z,0
        FMUL  $1,sub,one
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub * 1",0
% expect: sub * 1 #1

        SETL  z,0
        FMUL  $1,min,half
        SET   x,z
        PUSHJ $255,Show
        BYTE  "min * 0.5",0
% expect: min * 0.5 #1

        SETL  z,0
        FMUL  $1,sub,zero
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub * 0",0
% expect: sub * 0 #0

        SETL  z,0
        FDIV  $1,sub,one
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub / 1",0
% expect: sub / 1 #1

        SETL  z,0
        FREM  $1,sub,one
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub rem 1",0
% expect: sub rem 1 #1

        SETL  z,0
        FREM  $1,sub,min
        SET   x,z
        PUSHJ $255,Show
        BYTE  "sub rem min",0
% expect: sub rem min #1

        SETL  z,0
        FINT  $1,zero
        SET   x,z
        PUSHJ $255,Show
        BYTE  "the integer 0",0
% expect: the integer 0 #0

        SETL  z,0
        STSF  short,p,0
        SET   x,z
        PUSHJ $255,Show
        BYTE  "store 2^-127",0
% expect: store 2^-127 #1

        SETL  z,0
        STSF  zero,p,0
        SET   x,z
        PUSHJ $255,Show
        BYTE  "store 0",0
% expect: store 0 #0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #400
        TRAP  0,Halt,0
