% life.mms - Conway's game of life, 64 cells at a time.
%
% The world is a torus of 16 rows with 64 cells each; a row is one octabyte,
% a cell one bit.  A cell is alive in the next generation if it has three
% living neighbours, or two and is alive now.
%
% Look at: nobody counts the neighbours of one cell.  AND, OR and XOR act on
% 64 cells at once, so we add as hardware does, with full adders:
%
%       full adder      a + b + c = 2*(majority of a, b, c) + (a^b^c)
%
% Three rows give the sums s0 s1 s2 and the carries c0 c1 c2, the sums are
% added once more, and in the end
%
%       neighbours = u + 2*(c0 + c1 + c2 + c3)
%
% which is two or three exactly if one of the four carries is set.

Rows    IS    16
Last    IS    4               the last generation that is printed

        LOC   Data_Segment
        GREG  @
Line    OCTA  0               a row as text
        LOC   Line+64
        BYTE  #a,0
Rule    BYTE  "----",#a,0
        LOC   (@+7)&-8
World   OCTA  0,#0000200000000000,#0000100000000000,#0000700000000000
        OCTA  0,0,#0000000000060000,#00000000000c0000
        OCTA  #0000000000040000,0,0,0
        OCTA  0,2,1,7
        LOC   World+8*Rows
Next    OCTA  0
        LOC   Next+8*Rows

world   GREG  World
next    GREG  Next

gen     IS    $0
        LOC   #100
Main    SETL  gen,0
1H      PUSHJ $1,Show
        PUSHJ $1,Step
        ADD   gen,gen,1
        CMP   $1,gen,Last
        PBNP  $1,1B
        SETL  $255,0
        TRAP  0,Halt,0

% Show the world, a star for each cell that lives.
        PREFIX Show:
i       IS    $0
row     IS    $1
k       IS    $2
c       IS    $3
line    IS    $4
:Show   LDA   line,:Line
        SETL  i,0
1H      LDOU  row,:world,i
        SETL  k,0
2H      SETL  c,'.'
        ZSN   $5,row,'*'      the cell at the left is the sign bit
        CSN   c,row,$5
        STBU  c,line,k
        SLU   row,row,1
        ADD   k,k,1
        CMP   c,k,64
        PBN   c,2B
        SET   $255,line
        TRAP  0,:Fputs,:StdOut
        ADD   i,i,8
        CMP   c,i,8*:Rows
        PBN   c,1B
        LDA   $255,:Rule
        TRAP  0,:Fputs,:StdOut
        POP   0,0
        PREFIX :

% Step: the next generation takes the place of this one.
        PREFIX Step:
i       IS    $0
rj      IS    $1
row     IS    $2
one     IS    $3              where exactly one carry is set
t       IS    $4
s0      IS    $5              pairs of results of Sum3 and Add3
c0      IS    $6
s1      IS    $7
c1      IS    $8
s2      IS    $9
c2      IS    $10
u       IS    $11
c3      IS    $12
:Step   GET   rj,:rJ
        SETL  i,0
1H      SUB   t,i,8           the row above; above the first is the last
        AND   t,t,8*:Rows-1
        LDOU  $6,:world,t
        PUSHJ s0,Sum3
        ADD   t,i,8           the row below
        AND   t,t,8*:Rows-1
        LDOU  $8,:world,t
        PUSHJ s1,Sum3
        LDOU  row,:world,i    this row: the cell itself does not count
        SET   $10,row
        PUSHJ s2,Sides
        SET   $12,s0
        SET   $13,s1
        SET   $14,s2
        PUSHJ u,Add3

        XOR   one,c0,c1       an odd number of carries,
        XOR   one,one,c2
        XOR   one,one,c3
        AND   t,c0,c1         but not three
        ANDN  one,one,t
        AND   t,c2,c3
        ANDN  one,one,t
        OR    t,u,row
        AND   t,one,t         three neighbours, or two and alive
        STOU  t,:next,i
        ADD   i,i,8
        CMP   t,i,8*:Rows
        PBN   t,1B
        SET   t,:world
        SET   :world,:next
        SET   :next,t
        PUT   :rJ,rj
        POP   0,0

% Add3(a,b,c): 64 full adders.  Returns the sum and, after it, the carry.
% Sum3(row) adds to each cell of the row its left and its right neighbour;
% Sides(row) adds only the two neighbours.
Sides   SETL  $3,0
        JMP   2F
Sum3    SET   $3,$0
2H      SLU   $1,$0,1         rotate to the left
        SRU   $2,$0,63
        OR    $1,$1,$2
        SLU   $2,$0,63        rotate to the right
        SRU   $0,$0,1
        OR    $2,$2,$0
        SET   $0,$3
Add3    XOR   $3,$0,$1
        AND   $0,$0,$1
        AND   $1,$3,$2
        OR    $0,$0,$1        the carry
        XOR   $1,$3,$2        the sum
        POP   2,0
        PREFIX :
