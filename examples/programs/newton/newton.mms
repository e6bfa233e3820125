% newton.mms - square roots by Newton's method, and pi by Simpson's rule.
%
% If x is too large as a root of a, a/x is too small, and their mean is much
% better than both: the number of correct bits doubles with every step.  The
% first guess comes for nothing: a floating point number is 2^e * f, and
% halving its octabyte, as if it were an integer, about halves e.
%
%       | sign 1 | exponent 11, with 1023 added | fraction 52 |
%
% Look at: how constants are made.  MMIXAL knows no decimal fractions; FLOT
% makes them from integers, and FDIV from those.  How the loop ends: from the
% second step on the guesses only fall, until rounding stops them.  FSQRT has
% the right answer in one instruction; ours may differ in the last bit.

        LOC   Data_Segment
        GREG  @
Head    BYTE  "        a  steps  Newton              FSQRT",#a,0
Pi      BYTE  "pi = ",0
Gap     BYTE  "   ",0

half    GREG  0
a       IS    $0
steps   IS    $1
root    IS    $2
x       IS    $3
        LOC   #100
Main    FLOT  $0,1
        FLOT  $1,2
        FDIV  half,$0,$1
        LDA   $255,Head
        TRAP  0,Fputs,StdOut
        SETL  a,2
1H      FLOT  $3,a
        PUSHJ $2,Root
        SET   steps,$3        the second result; root is $2, the first
        SET   $4,a
        SETL  $5,9
        PUSHJ $3,PrintWide
        SET   $4,steps
        SETL  $5,7
        PUSHJ $3,PrintWide
        LDA   $255,Gap
        TRAP  0,Fputs,StdOut
        SET   $4,root
        SETL  $5,13
        PUSHJ $3,PrintReal
        LDA   $255,Gap
        TRAP  0,Fputs,StdOut
        FLOT  $4,a
        FSQRT $4,$4
        SETL  $5,13
        PUSHJ $3,PrintReal
        SETL  $4,#a
        PUSHJ $3,PrintChar
        MUL   $3,a,a          2, 5, 26, 677, ...
        ADD   a,$3,1
        SETL  $3,10000
        CMP   $3,a,$3
        PBN   $3,1B

        LDA   $255,Pi
        TRAP  0,Fputs,StdOut
        GETA  $4,Circle
        SETL  $5,0
        FLOT  $6,1
        SETL  $7,32
        PUSHJ $3,Simpson
        SET   $4,$3
        SETL  $5,9
        PUSHJ $3,PrintReal
        SETL  $4,#a
        PUSHJ $3,PrintChar
        SETL  $255,0
        TRAP  0,Halt,0

% Root(a) returns the square root of a > 0 and, after it, how many steps it
% took.
        PREFIX Root:
a       IS    $0
x       IS    $1
next    IS    $2
steps   IS    $3
t       IS    $4
:Root   SETH  x,#3ff0         halving e + 1023 gives e/2 + 511.5: add the
        ADDU  x,x,a           other half of 1023 first
        SRU   x,x,1
        SETL  steps,0
        JMP   2F
1H      SET   x,next
2H      ADD   steps,steps,1
        FDIV  next,a,x
        FADD  next,next,x
        FMUL  next,next,:half
        CMP   t,steps,1
        BZ    t,1B            the first guess may have been too small
        FCMP  t,next,x
        PBN   t,1B
        SET   $0,steps
        POP   2,0             x in $1 is the main result
        PREFIX :

% Simpson(f,from,to,n) returns the integral of the function at address f, by
% n intervals (an even number) of width h:
%
%       h/3 * (f0 + 4 f1 + 2 f2 + 4 f3 + ... + 4 f(n-1) + fn)
        PREFIX Simpson:
f       IS    $0
from    IS    $1
to      IS    $2
n       IS    $3
h       IS    $4
i       IS    $5
sum     IS    $6
rj      IS    $7
x       IS    $8
weight  IS    $9
y       IS    $10
:Simpson GET  rj,:rJ
        FSUB  h,to,from
        FLOT  x,n
        FDIV  h,h,x
        SETL  sum,0           0 is also the floating point number +0.0
        SET   i,n
1H      FLOT  x,i             x = from + i*h
        FMUL  x,x,h
        FADD  $11,from,x
        PUSHGO y,f,0
        SETL  weight,2        1 at both ends; inside 4 and 2 in turns
        CSOD  weight,i,4
        CSZ   weight,i,1
        CMP   x,i,n
        CSZ   weight,x,1
        FLOT  x,weight
        FMUL  y,y,x
        FADD  sum,sum,y
        SUB   i,i,1
        PBNN  i,1B
        FMUL  sum,sum,h
        FLOT  x,3
        FDIV  $0,sum,x
        PUT   :rJ,rj
        POP   1,0
        PREFIX :

% Circle(x) = 4/(1+x^2); its integral from 0 to 1 is pi.
Circle  FMUL  $0,$0,$0
        FLOT  $1,1
        FADD  $0,$0,$1
        FLOT  $1,4
        FDIV  $0,$1,$0
        POP   1,0
