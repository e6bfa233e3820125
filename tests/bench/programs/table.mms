% table.mms - a hash table whose buckets are lists: four million operations.
%
% Random keys of 16 bits are looked for; what is not there is inserted, and
% one time in four what is there is taken out.  Stresses loads whose address
% was just loaded, and branches that nobody can predict.

Ops     IS    4000000
Key     IS    0               fields of a node
Value   IS    8
Link    IS    16              the next node of the list, or 0
Size    IS    24

bucket  GREG  #2000000001000000  2^14 links
fresh   GREG  #2000000002000000  where there never was a node
free    GREG  0               a list of nodes that were taken out
golden  GREG  #9e3779b97f4a7c15
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
n       GREG  Ops

        LOC   #100
x       IS    $0
key     IS    $1
p       IS    $2              a node
at      IS    $3              where the link to it is
h       IS    $4              the checksum
t       IS    $5
Main    SETL  x,1
        SETL  h,0
Next    MULU  x,x,lm
        ADDU  x,x,lc
        SRU   key,x,48
        MULU  t,key,golden    multiplicative hashing
        SRU   t,t,50
        SLU   t,t,3
        ADDU  at,bucket,t
        SUBU  at,at,Link      as if the bucket were the end of a node
1H      LDOU  p,at,Link
        BZ    p,Insert
        LDOU  t,p,Key
        CMP   t,t,key
        BZ    t,Found
        SET   at,p
        JMP   1B

Found   LDOU  t,p,Value
        MULU  h,h,31
        ADDU  h,h,t
        ADDU  t,t,1
        STOU  t,p,Value
        SRU   t,x,46
        AND   t,t,3
        PBNZ  t,9F
        LDOU  t,p,Link        take it out
        STOU  t,at,Link
        STOU  free,p,Link
        SET   free,p
9H      SUBU  n,n,1
        PBNZ  n,Next
        SET   $7,h
        PUSHJ $6,Print
        SETL  $255,0
        TRAP  0,Halt,0

Insert  SET   p,free
        BZ    p,2F
        LDOU  free,p,Link
        JMP   3F
2H      SET   p,fresh
        ADDU  fresh,fresh,Size
3H      STOU  key,p,Key
        STOU  n,p,Value
        SETL  t,0
        STOU  t,p,Link
        STOU  p,at,Link
        JMP   9B
