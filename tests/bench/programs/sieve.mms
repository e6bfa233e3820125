% sieve.mms - the primes up to 4,000,000, found four times over.
%
% One byte per number is 1 as long as no divisor is known.  Stresses stores
% of bytes, and compare-and-branch.  Prints how many primes there are.

flags   GREG  #2000000001000000
n       GREG  4000000
ones    GREG  #0101010101010101
        LOC   #100
rep     IS    $0
i       IS    $1
j       IS    $2
t       IS    $3
count   IS    $4
zero    IS    $5
Main    SETL  rep,4           rounds
        SETL  zero,0
1H      SETL  i,0
0H      STOU  ones,flags,i    eight flags at once
        ADDU  i,i,8
        CMP   t,i,n
        PBNP  t,0B
        SETL  count,0
        SETL  i,2
2H      LDBU  t,flags,i       is i prime?
        BZ    t,4F
        ADDU  count,count,1
        ADDU  j,i,i
        CMP   t,j,n
        BP    t,4F
3H      STBU  zero,flags,j    its multiples are not
        ADDU  j,j,i
        CMP   t,j,n
        PBNP  t,3B
4H      ADDU  i,i,1
        CMP   t,i,n
        PBNP  t,2B
        SUB   rep,rep,1
        PBP   rep,1B
        SET   $7,count
        PUSHJ $6,Print
        SETL  $255,0
        TRAP  0,Halt,0
