% bits.mms - counts, turns and mixes the bits of three million octas.
%
% What MMIX has instructions for: sideways addition (SADD), products of
% matrices of bits (MOR), the multiplexer; and shifts.  Prints a sum of what
% was counted and mixed.

N       IS    3000000

flip    GREG  #0102040810204080  as a matrix: the rows from last to first
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
n       GREG  N

        LOC   #100
x       IS    $0              a random octa
y       IS    $1              mixed of all before
r       IS    $2              x, its bits from last to first
ones    IS    $3
zeros   IS    $4
t       IS    $5
u       IS    $6
sum     IS    $7
Main    SETL  x,1
        SETL  y,0
        SETL  sum,0
1H      MULU  x,x,lm
        ADDU  x,x,lc
        MOR   r,x,flip        turn the bits of each byte
        MOR   r,flip,r        and the bytes
        SADD  ones,x,0        how many ones
        SUBU  t,x,1
        SADD  zeros,t,x       how many zeros at the end: ones of (x-1) & ~x
        SLU   t,y,ones        rotate y
        NEG   u,64,ones
        SRU   u,y,u
        OR    t,t,u
        PUT   rM,x
        MUX   y,t,r           where x has ones take t, elsewhere r
        ANDN  u,r,y
        XOR   y,y,x
        ADDU  sum,sum,zeros
        2ADDU sum,ones,sum
        SADD  u,u,0
        4ADDU sum,u,sum
        BEV   sum,2F
        ADDU  y,y,sum
        JMP   3F
2H      SLU   t,y,3
        XOR   y,y,t
3H      SUBU  n,n,1
        PBNZ  n,1B
        XOR   $9,y,sum
        PUSHJ $8,Print
        SETL  $255,0
        TRAP  0,Halt,0
