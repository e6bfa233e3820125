% tree.mms - what is in a tree: recursion with many registers, and deep.
%
% The tree has 4096 nodes and is some 940 nodes high, so that each walk fills
% the register ring many times over and empties it again.  Walk() has four
% results and needs twelve registers at each level.  Stresses spilling and
% filling.  Prints a hash of the results of 1000 walks.

Nodes   IS    4096
Walks   IS    1000
Key     IS    0               fields of a node
Left    IS    8
Right   IS    16
Size    IS    24

tree    GREG  #2000000001000000
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407

        LOC   #100
x       IS    $0              the random number
i       IS    $1
p       IS    $2              the new node
q       IS    $3              who may become its parent
t       IS    $4
h       IS    $5
n       IS    $6
Main    SETL  x,1
        SETL  i,0
        SET   p,tree
        JMP   4F
% Hang node i under one of the eight before it, or if that has two children,
% the next one after that which has not.
1H      SRU   q,x,61
        ADDU  q,q,1
        MULU  q,q,Size
        SUBU  q,p,q
        CMPU  t,q,tree
        CSN   q,t,tree
2H      LDOU  t,q,Left
        BZ    t,3F
        ADDU  q,q,Right-Left
        LDOU  t,q,Left
        BZ    t,3F
        ADDU  q,q,Size-Right+Left
        JMP   2B
3H      STOU  p,q,Left
4H      MULU  x,x,lm
        ADDU  x,x,lc
        STOU  x,p,Key
        ADDU  p,p,Size
        ADDU  i,i,1
        SETL  t,Nodes
        CMP   t,i,t
        PBN   t,1B

        SETL  h,0
        SETL  n,Walks
5H      SET   $8,tree
        PUSHJ $7,Walk
        MULU  h,h,31
        ADDU  h,h,$7          sum
        XOR   h,h,$8          height
        MULU  h,h,31
        ADDU  h,h,$9          least
        XOR   h,h,$10         largest
        LDOU  t,tree,Key      no walk is like the one before it
        ADDU  t,t,h
        STOU  t,tree,Key
        SUBU  n,n,1
        PBNZ  n,5B
        SET   $8,h
        PUSHJ $7,Print
        SETL  $255,0
        TRAP  0,Halt,0

% Walk(node): sum of the keys, height, least and largest key.
node    IS    $0              later the height
rj      IS    $1
key     IS    $2              later the least key, and $3 the largest
sum     IS    $3
lSum    IS    $4              results for the left
lHigh   IS    $5
lLeast  IS    $6
lLarge  IS    $7
rSum    IS    $8              and for the right
rHigh   IS    $9
rLeast  IS    $10
rLarge  IS    $11
Walk    BZ    node,9F
        GET   rj,rJ
        LDOU  key,node,Key
        LDOU  $5,node,Left
        PUSHJ $4,Walk
        LDOU  $9,node,Right
        PUSHJ $8,Walk
        PUT   rJ,rj
        ADDU  sum,lSum,rSum
        ADDU  sum,sum,key
        CMP   $1,lHigh,rHigh
        CSN   lHigh,$1,rHigh
        ADDU  $0,lHigh,1
        CMPU  $1,rLeast,lLeast
        CSN   lLeast,$1,rLeast
        CMPU  $1,key,lLeast
        CSN   lLeast,$1,key
        CMPU  $1,rLarge,lLarge
        CSP   lLarge,$1,rLarge
        CMPU  $1,key,lLarge
        CSP   lLarge,$1,key
        SET   $1,lLeast
        SET   $2,lLarge
        POP   4,0             $3 comes first, then $0, $1, $2
9H      SETL  $0,0            an empty tree
        NEG   $1,0,1
        SETL  $2,0
        SETL  $3,0
        POP   4,0
