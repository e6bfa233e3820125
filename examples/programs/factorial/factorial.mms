% factorial.mms - integers as long as memory allows.
%
% A long number is a row of octabytes, each holding 18 decimal digits, the
% lowest first: base 10^18.  To multiply it by a small number n, go from the
% lowest to the highest and hand a carry on:
%
%       digit * n + carry = new carry * 10^18 + new digit
%
% Look at: the left side may need more than 64 bits.  MULU puts the upper
% half of its 128-bit product into rH; DIVU takes rD as the upper half of
% what it divides, and puts the remainder into rR.  So both halves of the
% schoolbook, multiplying and dividing, come at full width, and rH is handed
% straight to rD.

Max     IS    100

        LOC   Data_Segment
        GREG  @
Text    BYTE  "! = ",0
NewLine BYTE  #a,0
        LOC   (@+7)&-8
Digits  OCTA  0               a row of 18 characters and a zero
        LOC   Digits+24
Number  OCTA  1               the long number, and room for it to grow

base    GREG  1000000000000000000
len     GREG  8               its length in bytes
n       GREG  1

        LOC   #100
i       IS    $0
Main    PUSHJ $1,Times
        SETL  $1,10
        DIV   $1,n,$1         show every tenth one
        GET   $1,rR
        BNZ   $1,1F
        PUSHJ $1,Show
1H      ADDU  n,n,1
        CMP   $1,n,Max
        PBNP  $1,Main
        SETL  $255,0
        TRAP  0,Halt,0

% Times: multiply the long number by n.
        PREFIX Times:
p       IS    $0
i       IS    $1
carry   IS    $2
low     IS    $3
high    IS    $4
t       IS    $5
:Times  LDA   p,:Number
        SETL  i,0
        SETL  carry,0
1H      LDOU  low,p,i
        MULU  low,low,:n
        GET   high,:rH
        ADDU  low,low,carry
        CMPU  t,low,carry     the sum is less than a summand:
        ZSN   t,t,1           it went past 2^64
        ADDU  high,high,t
        PUT   :rD,high
        DIVU  carry,low,:base
        GET   low,:rR
        STOU  low,p,i
        ADD   i,i,8
        CMP   t,i,:len
        PBN   t,1B
        BZ    carry,2F
        STOU  carry,p,i       the number becomes longer
        ADD   :len,:len,8
2H      POP   0,0
        PREFIX :

% Show: print n and the long number.
        PREFIX Show:
i       IS    $0
rj      IS    $1
p       IS    $2
:Show   GET   rj,:rJ
        SET   $4,:n
        SETL  $5,1
        PUSHJ $3,Decimal
        LDA   $255,:Text
        TRAP  0,:Fputs,:StdOut
        LDA   p,:Number
        SUB   i,:len,8
        LDOU  $4,p,i          the highest one without leading zeros
        SETL  $5,1
        JMP   2F
1H      LDOU  $4,p,i
        SETL  $5,18
2H      PUSHJ $3,Decimal
        SUB   i,i,8
        PBNN  i,1B
        LDA   $255,:NewLine
        TRAP  0,:Fputs,:StdOut
        PUT   :rJ,rj
        POP   0,0

% Decimal(x,w): print x with at least w digits.
x       IS    $0
w       IS    $1
d       IS    $3
Decimal LDA   p,:Digits+18
1H      DIV   x,x,10
        GET   d,:rR
        ADDU  d,d,'0'
        SUBU  p,p,1
        STBU  d,p,0
        SUB   w,w,1
        PBNZ  x,1B
        PBP   w,1B
        SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0
        PREFIX :
