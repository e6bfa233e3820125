% matmul.mms - the product of two matrices of 300 times 300 octas.
%
% Stresses loads of octas and MULU: the inner loop has eight instructions.
% Prints a hash of the product's elements.

A       GREG  #2000000001000000
B       GREG  #2000000002000000
C       GREG  #2000000003000000
        LOC   #100
i       IS    $0
j       IS    $1
ap      IS    $2
bi      IS    $3
ai      IS    $4
x       IS    $5
y       IS    $6
s       IS    $7
t       IS    $8
stride  IS    $9
cp      IS    $10
jo      IS    $11
n       IS    $12
Main    SETL  n,300
        SETL  stride,2400
        SETL  i,0
        SETL  ai,0
1H      SETL  j,0
2H      MUL   x,i,3           A[i][j] = 3i + j, B[i][j] = i xor j
        ADDU  x,x,j
        STOU  x,A,ai
        XOR   x,i,j
        STOU  x,B,ai
        ADDU  ai,ai,8
        ADDU  j,j,1
        CMP   t,j,n
        PBN   t,2B
        ADDU  i,i,1
        CMP   t,i,n
        PBN   t,1B
        SETL  i,0
        SET   ap,A
        SET   cp,C
3H      SETL  jo,0
4H      SETL  ai,0
        SET   bi,jo
        SETL  s,0
5H      LDOU  x,ap,ai         along a row of A and a column of B
        LDOU  y,B,bi
        MULU  x,x,y
        ADDU  s,s,x
        ADDU  ai,ai,8
        ADDU  bi,bi,stride
        CMP   t,ai,stride
        PBN   t,5B
        STOU  s,cp,0
        ADDU  cp,cp,8
        ADDU  jo,jo,8
        CMP   t,jo,stride
        PBN   t,4B
        ADDU  ap,ap,stride
        ADDU  i,i,1
        CMP   t,i,n
        PBN   t,3B
        SETL  s,0
        SET   ap,C
6H      LDOU  x,ap,0          the hash: s = 31s + C[i][j]
        MULU  s,s,31
        ADDU  s,s,x
        ADDU  ap,ap,8
        CMP   t,ap,cp
        PBN   t,6B
        SET   $14,s
        PUSHJ $13,Print
        SETL  $255,0
        TRAP  0,Halt,0
