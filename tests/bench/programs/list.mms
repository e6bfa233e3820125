% list.mms - walks along a list that lies in memory in random order.
%
% Half a million nodes of 16 bytes on one ring, which is gone round 16 times.
% Hardly any two neighbours are in the same page: stresses the way from an
% address to memory, and the host's caches.  Prints a hash of the values.

N       IS    1<<19           nodes
Rounds  IS    16
Link    IS    0               fields of a node
Value   IS    8

node    GREG  #2000000002000000
order   GREG  #2000000001000000  numbers of nodes, shuffled
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
n       GREG  N

        LOC   #100
i       IS    $0
j       IS    $1
x       IS    $2              random
p       IS    $3
q       IS    $4
t       IS    $5
h       IS    $6
r       IS    $7
Main    SETL  i,0
1H      SLU   t,i,3
        STOU  i,order,t
        ADDU  i,i,1
        CMP   t,i,n
        PBN   t,1B
% Sattolo's shuffle (1986): change places with one before you; what comes out
% is one cycle.
        SETL  x,1
        SUBU  i,n,1
2H      MULU  x,x,lm
        ADDU  x,x,lc
        SRU   j,x,32
        MULU  j,j,i
        SRU   j,j,32
        SLU   p,i,3
        SLU   q,j,3
        LDOU  t,order,p
        LDOU  r,order,q
        STOU  r,order,p
        STOU  t,order,q
        SUBU  i,i,1
        PBNZ  i,2B
% The next node after i is order[i].
        SETL  i,0
        SET   p,node
3H      SLU   t,i,3
        LDOU  t,order,t
        SLU   t,t,4
        ADDU  t,t,node
        STOU  t,p,Link
        MULU  t,i,i
        STOU  t,p,Value
        ADDU  p,p,16
        ADDU  i,i,1
        CMP   t,i,n
        PBN   t,3B

        SETL  h,0
        SET   p,node
        SETL  r,Rounds
4H      SET   i,n
5H      LDOU  t,p,Value
        LDOU  p,p,Link
        2ADDU h,h,t
        SUBU  i,i,1
        PBNZ  i,5B
        SUBU  r,r,1
        XOR   h,h,r
        PBNZ  r,4B
        SET   $9,h
        PUSHJ $8,Print
        SETL  $255,0
        TRAP  0,Halt,0
