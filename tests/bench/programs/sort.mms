% sort.mms - Shell's sort of 300,000 random octas.
%
% Stresses memory, and branches that nobody can predict.  Prints a hash of
% the sorted sequence.

a       GREG  #2000000001000000
nb      GREG  2400000
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
        LOC   #100
i       IS    $0
j       IS    $1
h       IS    $2
v       IS    $3
x       IS    $4
t       IS    $5
k       IS    $6
Main    SETL  x,12345
        SETL  i,0
1H      MULU  x,x,lm          random numbers, none negative
        ADDU  x,x,lc
        SRU   t,x,1
        STOU  t,a,i
        ADDU  i,i,8
        CMP   t,i,nb
        PBN   t,1B
        SRU   h,nb,4          half as many, times 8 bytes
        SLU   h,h,3
2H      SET   i,h
3H      LDOU  v,a,i           where does v belong?
        SET   j,i
4H      SUBU  k,j,h
        BN    k,5F
        LDOU  x,a,k
        CMP   t,x,v
        BNP   t,5F
        STOU  x,a,j
        SET   j,k
        JMP   4B
5H      STOU  v,a,j           here
        ADDU  i,i,8
        CMP   t,i,nb
        PBN   t,3B
        SRU   h,h,4
        SLU   h,h,3
        PBNZ  h,2B
        SETL  v,0
        SETL  i,0
6H      LDOU  x,a,i           the hash: v = 31v + a[i]
        MULU  v,v,31
        ADDU  v,v,x
        ADDU  i,i,8
        CMP   t,i,nb
        PBN   t,6B
        SET   $9,v
        PUSHJ $8,Print
        SETL  $255,0
        TRAP  0,Halt,0
