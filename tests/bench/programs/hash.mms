% hash.mms - copies a string of a million bytes and hashes it, 24 times.
%
% The hash is FNV-1a (Fowler, Noll, Vo).  Stresses loads and stores of bytes,
% and a chain of multiplications.  Prints the hash.

a       GREG  #2000000001000000
b       GREG  #2000000003000000
prime   GREG  #100000001b3
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
h       GREG  #cbf29ce484222325
        LOC   #100
i       IS    $0
c       IS    $1
n       IS    $2
x       IS    $3
t       IS    $4
rep     IS    $5
Main    SETML n,#10
        SETL  x,1
        SETL  i,0
1H      MULU  x,x,lm          random characters, none of them 0
        ADDU  x,x,lc
        SRU   t,x,57
        OR    t,t,1
        STBU  t,a,i
        ADDU  i,i,1
        CMP   t,i,n
        PBN   t,1B
        SETL  c,0
        STBU  c,a,i
        SETL  rep,24
2H      SETL  i,0
3H      LDBU  c,a,i           copy, up to the final 0
        STBU  c,b,i
        ADDU  i,i,1
        PBNZ  c,3B
        SETL  i,0
        LDBU  c,b,i
4H      XOR   h,h,c           hash the copy
        MULU  h,h,prime
        ADDU  i,i,1
        LDBU  c,b,i
        PBNZ  c,4B
        AND   t,h,#7e         and change the string by it
        OR    t,t,1
        STBU  t,a,0
        SUB   rep,rep,1
        PBP   rep,2B
        SET   $7,h
        PUSHJ $6,Print
        SETL  $255,0
        TRAP  0,Halt,0
