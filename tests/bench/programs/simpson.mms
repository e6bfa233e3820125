% simpson.mms - integrals by Simpson's rule, finer where the curve demands it.
%
% An interval whose two halves give another sum than the whole is halved, and
% each half is treated likewise.  Stresses floating point mixed with calls:
% 16 registers per level, and a function that is called for each point.
% Prints the exclusive or of the bits of all results.

Count   IS    200

six     GREG  #4018000000000000
four    GREG  #4010000000000000
two     GREG  #4000000000000000
half    GREG  #3fe0000000000000
one     GREG  #3ff0000000000000
fifteen GREG  #402e000000000000
eps     GREG  #3cf0000000000000  2^-48
param   GREG  0

        LOC   #100
k       IS    $0
h       IS    $1
t       IS    $2
Main    SETL  k,0
        SETL  h,0
1H      FLOT  param,k         for each k: from 0 to 4 in one go
        FADD  param,param,one
        SETL  $4,0
        PUSHJ $3,F
        SET   $5,two          f(0), f(2), f(4) in $3, $4, $5
        PUSHJ $4,F
        SET   $6,four
        PUSHJ $5,F
        SETL  $7,0
        SET   $8,two
        SET   $9,four
        SET   $10,$3
        SET   $11,$4
        SET   $12,$5
        FMUL  t,$4,four       (4 - 0)/6 times f(0) + 4f(2) + f(4)
        FADD  t,$3,t
        FADD  t,t,$5
        FMUL  t,four,t
        FDIV  $13,t,six
        SET   $14,eps
        PUSHJ $6,Quad
        XOR   h,h,$6
        ADDU  k,k,1
        CMP   t,k,Count
        PBN   t,1B
        SET   $4,h
        PUSHJ $3,Print
        SETL  $255,0
        TRAP  0,Halt,0

% F(x) = sqrt(x) / (param x^2 + 1)
F       FMUL  $1,$0,$0
        FMUL  $1,param,$1
        FADD  $1,$1,one
        FSQRT $0,$0
        FDIV  $0,$0,$1
        POP   1,0

% Quad(a, m, b, f(a), f(m), f(b), whole, eps): the integral from a to b, of
% which m is the middle; whole is what the rule says of it.
a       IS    $0
m       IS    $1
b       IS    $2
fa      IS    $3
fm      IS    $4
fb      IS    $5
whole   IS    $6
e       IS    $7
rj      IS    $8
lm      IS    $9              middles of the halves
rm      IS    $10
flm     IS    $11
frm     IS    $12
left    IS    $13             what the rule says of the halves
right   IS    $14
d       IS    $15
u       IS    $16
Quad    GET   rj,rJ
        FADD  lm,a,m
        FMUL  lm,lm,half
        FADD  rm,m,b
        FMUL  rm,rm,half
        SET   $12,lm
        PUSHJ $11,F
        SET   $13,rm
        PUSHJ $12,F
        FSUB  d,m,a
        FDIV  d,d,six
        FMUL  u,flm,four
        FADD  u,fa,u
        FADD  u,u,fm
        FMUL  left,d,u
        FSUB  d,b,m
        FDIV  d,d,six
        FMUL  u,frm,four
        FADD  u,fm,u
        FADD  u,u,fb
        FMUL  right,d,u
        FADD  d,left,right
        FSUB  u,d,whole
        FDIV  whole,u,fifteen
        ANDNH u,#8000         its absolute value
        FMUL  $17,e,fifteen
        FCMP  u,u,$17
        BP    u,1F
        FADD  $0,d,whole
        PUT   rJ,rj
        POP   1,0
1H      FMUL  e,e,half
        SET   $17,a
        SET   $18,lm
        SET   $19,m
        SET   $20,fa
        SET   $21,flm
        SET   $22,fm
        SET   $23,left
        SET   $24,e
        PUSHJ $16,Quad
        SET   $18,m
        SET   $19,rm
        SET   $20,b
        SET   $21,fm
        SET   $22,frm
        SET   $23,fb
        SET   $24,right
        SET   $25,e
        PUSHJ $17,Quad
        FADD  $0,$16,$17
        PUT   rJ,rj
        POP   1,0
