% primes.mms - the sieve of Eratosthenes.
%
% One byte for each number below Limit; it becomes 1 when the number turns
% out to be a multiple of a smaller one.  Memory that was never written is
% zero, so the table needs no preparation.
%
% Look at: addresses as $X+$Y.  `table' holds the address of byte 0, and
% STBU one,table,k reaches byte k without another addition.  The numbers
% are formatted backwards into a line of text, which is printed when full.

Limit   IS    500
Row     IS    10              numbers in a line
Width   IS    5               characters of a number

        LOC   Data_Segment
        GREG  @
Line    OCTA  0
        LOC   Line+Row*Width
        BYTE  #a,0
        LOC   (@+7)&-8
Table   OCTA  0

table   GREG  Table
line    GREG  Line
full    GREG  Row*Width

n       IS    $0              a candidate
k       IS    $1              a multiple of a prime
out     IS    $2              the next free place in the line
limit   IS    $3
one     IS    $4
p       IS    $5              where the next digit goes
d       IS    $6
t       IS    $7

        LOC   #100
Main    SETL  n,2
        SETL  limit,Limit
        SETL  one,1
        SETL  out,0
Next    LDBU  t,table,n
        BNZ   t,Skip          crossed out: not a prime
        MUL   k,n,n           smaller multiples have smaller factors
        JMP   Test
Strike  STBU  one,table,k
        ADD   k,k,n
Test    CMP   t,k,limit
        PBN   t,Strike

        ADD   out,out,Width   print n at the end of its field
        SUB   p,out,1
        SET   k,n
        SETL  d,Width         blanks go before the digits
Digit   DIV   k,k,10
        GET   t,rR
        ADD   t,t,'0'
        STBU  t,line,p
        SUB   p,p,1
        SUB   d,d,1
        PBNZ  k,Digit
        SETL  t,' '
Pad     STBU  t,line,p
        SUB   p,p,1
        SUB   d,d,1
        PBP   d,Pad
        CMP   t,out,full
        BN    t,Skip
        SET   $255,line
        TRAP  0,Fputs,StdOut
        SETL  out,0

Skip    ADD   n,n,1
        CMP   t,n,limit
        PBN   t,Next

        BZ    out,Done        the last line may be shorter
        SETL  t,#a
        STBU  t,line,out
        ADD   out,out,1
        SETL  t,0
        STBU  t,line,out
        SET   $255,line
        TRAP  0,Fputs,StdOut
Done    SETL  $255,0
        TRAP  0,Halt,0
