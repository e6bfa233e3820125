% pages.mms - stores into pages that are spread over the address space.
%
%       tramoya run print.mms,pages.mms NUMBER
%
% One octa in each of NUMBER pages of 8 KiB, all over the 2^50 that a program
% has: what does the memory cost that is really used?  Then all are read back;
% prints how many have what was stored.

golden  GREG  #9e3779b97f4a7c15
        LOC   #100
n       IS    $0              first the number of arguments, then NUMBER
argv    IS    $1
p       IS    $2
c       IS    $3
i       IS    $4
t       IS    $5
good    IS    $6
Main    SETL  n,0
        LDOU  p,argv,8        read the decimal number
        JMP   2F
1H      SUBU  c,c,'0'
        MULU  n,n,10
        ADDU  n,n,c
        ADDU  p,p,1
2H      LDBU  c,p,0
        PBNZ  c,1B

        SET   i,n
3H      MULU  t,i,golden      i/1.618..., of which the whole part is left out
        SRU   t,t,1           is a place in the address space
        ANDNL t,#1fff
        STOU  i,t,8
        SUBU  i,i,1
        PBNZ  i,3B

        SETL  good,0
        SET   i,n
4H      MULU  t,i,golden
        SRU   t,t,1
        ANDNL t,#1fff
        LDOU  c,t,8
        CMPU  c,c,i
        ZSZ   c,c,1
        ADDU  good,good,c
        SUBU  i,i,1
        PBNZ  i,4B
        SET   $8,good
        PUSHJ $7,Print
        SETL  $255,0
        TRAP  0,Halt,0
