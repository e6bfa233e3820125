% mandel.mms - the Mandelbrot set on 320 times 320 points.
%
% Stresses floating point.  Prints the sum of all iterations, of which a
% point gets at most 200.

four    GREG  #4010000000000000
two     GREG  #4000000000000000
three   GREG  #4008000000000000
one     GREG  #3ff0000000000000
w       GREG  320
fw      GREG  #4074000000000000
        LOC   #100
x       IS    $0
y       IS    $1
cr      IS    $2
ci      IS    $3
zr      IS    $4
zi      IS    $5
it      IS    $6
r2      IS    $7
i2      IS    $8
t       IS    $9
tot     IS    $10
max     IS    $11
Main    SETL  tot,0
        SETL  max,200
        SETL  y,0
1H      SETL  x,0
2H      FLOT  cr,x            c = (3x/w - 2) + (2y/w - 1)i
        FMUL  cr,cr,three
        FDIV  cr,cr,fw
        FSUB  cr,cr,two
        FLOT  ci,y
        FMUL  ci,ci,two
        FDIV  ci,ci,fw
        FSUB  ci,ci,one
        SETL  zr,0
        SETL  zi,0
        SETL  it,0
3H      FMUL  r2,zr,zr        z = z^2 + c, while |z| <= 2
        FMUL  i2,zi,zi
        FADD  t,r2,i2
        FCMP  t,t,four
        BP    t,4F
        FMUL  zi,zr,zi
        FADD  zi,zi,zi
        FADD  zi,zi,ci
        FSUB  zr,r2,i2
        FADD  zr,zr,cr
        ADDU  it,it,1
        CMP   t,it,max
        PBN   t,3B
4H      ADDU  tot,tot,it
        ADDU  x,x,1
        CMP   t,x,w
        PBN   t,2B
        ADDU  y,y,1
        CMP   t,y,w
        PBN   t,1B
        SET   $13,tot
        PUSHJ $12,Print
        SETL  $255,0
        TRAP  0,Halt,0
