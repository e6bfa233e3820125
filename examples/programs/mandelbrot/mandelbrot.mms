% mandelbrot.mms - a famous picture, in characters.
%
% For each point c of the complex plane look at the sequence
%
%       z = 0,   z = z^2 + c,   z = z^2 + c,   ...
%
% and count the steps until |z| > 2.  Points that never get there belong to
% the Mandelbrot set; we give up on them after Limit steps.
%
% Look at: FCMP compares floating point numbers and leaves -1, 0 or 1, which
% the ordinary branches understand.  Multiplying by 2 is adding a number to
% itself; the squares of both parts are needed twice and computed once.

Limit   IS    30
Width   IS    64
Height  IS    24

        LOC   Data_Segment
Shade   BYTE  "  .,:;-~=+ixoaXO%%&&&&@@@@@@@@#"   by the number of steps
        LOC   (@+7)&-8
Line    OCTA  0
        LOC   Line+Width
        BYTE  #a,0

shade   GREG  Shade
line    GREG  Line
four    GREG  0
hundred GREG  0

cx      IS    $0              c = cx + i*cy
cy      IS    $1
x       IS    $2              z = x + i*y
y       IS    $3
xx      IS    $4              x^2
yy      IS    $5
col     IS    $6
row     IS    $7
steps   IS    $8
t       IS    $9

        LOC   #100
Main    FLOT  four,4
        FLOT  hundred,100
        SETL  row,0
NextRow SETL  t,Height-1      cy = 0.11 * (Height-1 - 2*row) / 2,
        SUB   t,t,row         the same above and below the axis
        SUB   t,t,row
        MUL   t,t,11
        FLOT  cy,t
        FADD  t,hundred,hundred
        FDIV  cy,cy,t
        SETL  col,0
NextCol SL    t,col,2         cx = 0.05 * (col - 44)
        ADD   t,t,col
        SUB   t,t,220
        FLOT  cx,t
        FDIV  cx,cx,hundred
        SETL  steps,0
        SETL  x,0             0 is also +0.0
        SETL  y,0
        SETL  xx,0
        SETL  yy,0

Step    FMUL  y,x,y           y = 2*x*y + cy, with the old x
        FADD  y,y,y
        FADD  y,y,cy
        FSUB  x,xx,yy         x = x^2 - y^2 + cx
        FADD  x,x,cx
        ADD   steps,steps,1
        FMUL  xx,x,x
        FMUL  yy,y,y
        FADD  t,xx,yy         |z|^2
        FCMP  t,t,four
        BP    t,Escaped
        CMP   t,steps,Limit
        PBN   t,Step
Escaped LDBU  t,shade,steps
        STBU  t,line,col
        ADD   col,col,1
        CMP   t,col,Width
        PBN   t,NextCol
        SET   $255,line
        TRAP  0,Fputs,StdOut
        ADD   row,row,1
        CMP   t,row,Height
        PBN   t,NextRow
        SETL  $255,0
        TRAP  0,Halt,0
