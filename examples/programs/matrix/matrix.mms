% matrix.mms - multiplies square matrices.
%
% Four towns are joined by one-way roads: the matrix R has a 1 in row i and
% column j where a road leads from i to j.  Then R*R counts the journeys of
% two days, its square those of four, and so on.
%
%       0 --> 1 --> 2 --> 3 --> 0      and      1 --> 3, 2 --> 0
%
% Look at: how rows and columns are laid out.  Element (i,j) of an n by n
% matrix is octabyte number n*i+j, so along a row the address grows by 8,
% along a column by 8n.  The inner loop only adds these two steps; the
% multiplications that index arithmetic seems to need are gone.

n       IS    4
Row     IS    8*n             from an element to the one below it

        LOC   Data_Segment
        GREG  @
Text    BYTE  "days:",#a,0
        LOC   (@+7)&-8
R       OCTA  0,1,0,0
        OCTA  0,0,1,1
        OCTA  1,0,0,1
        OCTA  1,0,0,0
        GREG  @               the first base reaches no further than here
A       OCTA  0
        LOC   A+n*Row
B       OCTA  0
        LOC   B+n*Row

days    IS    $0
from    IS    $1
to      IS    $2
        LOC   #100
Main    SETL  days,1
        LDA   from,R
        LDA   to,A
        JMP   2F
1H      SET   $4,from
        SET   $5,from
        SET   $6,to
        PUSHJ $3,Multiply
        SET   from,to         what was computed last, and the other one
        LDA   $3,A
        LDA   $4,B
        CMPU  $5,to,$3
        CSZ   $3,$5,$4
        SET   to,$3
        SL    days,days,1
2H      SET   $4,days
        SETL  $5,3
        PUSHJ $3,PrintWide
        SETL  $4,' '
        PUSHJ $3,PrintChar
        LDA   $255,Text
        TRAP  0,Fputs,StdOut
        SET   $4,from
        PUSHJ $3,Show
        CMP   $3,days,16
        PBN   $3,1B
        SETL  $255,0
        TRAP  0,Halt,0

% Multiply(a,b,c): c = a*b.  The matrix c must not be one of the others.
        PREFIX Mult:
a       IS    $0              the current row of a
b       IS    $1              the current column of b
c       IS    $2              the current element of c
i       IS    $3
j       IS    $4
k       IS    $5
p       IS    $6              walks along the row
q       IS    $7              walks down the column
sum     IS    $8
x       IS    $9
y       IS    $10
:Multiply SETL i,:n
1H      SETL  j,:n
2H      SETL  k,:n
        SETL  sum,0
        SET   p,a
        SET   q,b
3H      LDO   x,p,0
        LDO   y,q,0
        MUL   x,x,y
        ADD   sum,sum,x
        ADDU  p,p,8
        ADDU  q,q,:Row
        SUB   k,k,1
        PBP   k,3B
        STO   sum,c,0
        ADDU  c,c,8
        ADDU  b,b,8           the next column
        SUB   j,j,1
        PBP   j,2B
        SUBU  b,b,:Row        back to the first column
        ADDU  a,a,:Row        the next row
        SUB   i,i,1
        PBP   i,1B
        POP   0,0
        PREFIX :

% Show(a): print a matrix.
        PREFIX Show:
a       IS    $0
i       IS    $1
j       IS    $2
rj      IS    $3
:Show   GET   rj,:rJ
        SETL  i,:n
1H      SETL  j,:n
2H      LDO   $5,a,0
        SETL  $6,6
        PUSHJ $4,:PrintWide
        ADDU  a,a,8
        SUB   j,j,1
        PBP   j,2B
        SETL  $5,#a
        PUSHJ $4,:PrintChar
        SUB   i,i,1
        PBP   i,1B
        PUT   :rJ,rj
        POP   0,0
        PREFIX :
