% queens.mms - how many ways to put n queens on a board of n by n squares?
%
% No queen may attack another one, so each row has exactly one.  We go down
% row by row; three sets of columns, each one number, say what is attacked:
%
%       cols    by a queen straight above
%       left    along a diagonal that moves to the left, row by row
%       right   along a diagonal that moves to the right
%
% One row further down, `left' moves one place to the left and `right' to the
% right: two shifts replace all the bookkeeping.
%
% Look at: a set is a number.  x & -x is its smallest element; ANDN removes
% elements; SADD counts them, which gives the number of the column of the
% queen: it is the number of elements below.

Max     IS    8

        LOC   Data_Segment
        GREG  @
Place   OCTA  0               Place[row] = column of the queen, one byte each
First   OCTA  0               the same of the first solution
Line    BYTE  ". . . . . . . .",#a,0
Text1   BYTE  " queens: ",0

n       GREG  0               size of the board
all     GREG  0               the set of all columns, 2^n - 1
total   GREG  0               solutions found
place   GREG  Place

        LOC   #100
Main    SETL  n,1
1H      SETL  $1,1
        SLU   all,$1,n
        SUBU  all,all,1
        SETL  total,0
        SETL  $1,0
        SETL  $2,0
        SETL  $3,0
        SETL  $4,0
        PUSHJ $0,Try
        SET   $1,n
        PUSHJ $0,PrintInt
        LDA   $255,Text1
        TRAP  0,Fputs,StdOut
        SET   $1,total
        PUSHJ $0,PrintInt
        SETL  $1,#a
        PUSHJ $0,PrintChar
        ADD   n,n,1
        CMP   $0,n,Max
        PBNP  $0,1B

        SETL  $0,0            draw the first solution of the last board
2H      LDA   $1,First
        LDBU  $1,$1,$0
        SL    $1,$1,1
        LDA   $2,Line
        SETL  $3,'Q'
        STBU  $3,$2,$1
        SET   $255,$2
        TRAP  0,Fputs,StdOut
        SETL  $3,'.'
        STBU  $3,$2,$1
        ADD   $0,$0,1
        CMP   $1,$0,Max
        PBN   $1,2B
        SETL  $255,0
        TRAP  0,Halt,0

% Try(row,cols,left,right): put queens into this row and all that follow.
        PREFIX Try:
row     IS    $0
cols    IS    $1
left    IS    $2
right   IS    $3
rj      IS    $4
free    IS    $5              squares of this row still to be tried
queen   IS    $6
t       IS    $7
:Try    CMP   t,row,:n
        BZ    t,8F
        GET   rj,:rJ
        OR    free,left,right
        OR    free,free,cols
        ANDN  free,:all,free
        JMP   2F
1H      NEGU  t,0,free
        AND   queen,free,t
        ANDN  free,free,queen
        SUBU  t,queen,1
        SADD  t,t,0           the elements below the queen's
        STBU  t,:place,row
        ADD   $8,row,1
        OR    $9,cols,queen
        OR    $10,left,queen
        SLU   $10,$10,1
        OR    $11,right,queen
        SRU   $11,$11,1
        PUSHJ t,:Try
2H      PBNZ  free,1B
        PUT   :rJ,rj
        POP   0,0
8H      ADD   :total,:total,1
        CMP   t,:total,1
        BNZ   t,9F
        LDOU  t,:Place
        STOU  t,:First
9H      POP   0,0
        PREFIX :
