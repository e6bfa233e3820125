% isbn.mms - a digit of a book's number cannot be read: which one is it?
%
% The ten digits of an ISBN are weighted with 10, 9, ... 1; the sum of the
% products is a multiple of 11.  So one digit that is missing can be found,
% and that is done here by trying all of them.
%
% Look at: the subroutine Sum, an inner product.  Two loads, a multiplication
% and an addition do the work, and as many instructions again move the two
% pointers and count: that is what unrolled loops save.

n       IS    10              digits

        LOC   Data_Segment
        GREG  @
Weights BYTE  10,9,8,7,6,5,4,3,2,1
        LOC   (@+7)&-8
Gap     IS    255             the digit that cannot be read
Books   BYTE  0,2,0,1,8,9,6,8,3,Gap    one number in each row
        BYTE  0,2,0,1,8,Gap,6,8,4,2
        BYTE  0,Gap,0,1,8,9,6,8,5,0
        BYTE  Gap,2,0,1,0,3,8,0,4,8
End     IS    @
Line    BYTE  0               the digits as a text

book    IS    $0
gap     IS    $1              where the missing digit is
t       IS    $2
        LOC   #100
Main    LDA   book,Books
1H      SET   gap,book
2H      LDBU  t,gap,0
        CMP   t,t,Gap
        BZ    t,Found
        ADDU  gap,gap,1
        JMP   2B
Found   SETL  t,0
3H      STBU  t,gap,0         try t
        SET   $4,book
        PUSHJ $3,Sum
        DIV   $3,$3,11
        GET   $3,rR
        BZ    $3,4F
        ADDU  t,t,1
        CMP   $3,t,n
        PBN   $3,3B
        JMP   5F              no digit will do
4H      SET   $4,book
        PUSHJ $3,Show
5H      ADDU  book,book,n
        LDA   t,End
        CMPU  t,book,t
        PBN   t,1B
        SETL  $255,0
        TRAP  0,Halt,0

        PREFIX Sum:
p       IS    $0              walks along the digits
q       IS    $1              walks along the weights
left    IS    $2
sum     IS    $3
x       IS    $4
y       IS    $5
:Sum    LDA   q,:Weights
        SETL  left,:n
        SETL  sum,0
1H      LDB   x,p,0
        LDB   y,q,0
        MUL   x,x,y
        ADD   sum,sum,x
        ADDU  p,p,1
        ADDU  q,q,1
        SUB   left,left,1
        PBP   left,1B
        SET   $0,sum
        POP   1,0

        PREFIX Show:
p       IS    $0
to      IS    $1
left    IS    $2
x       IS    $3
:Show   LDA   to,:Line
        SETL  left,:n
1H      LDB   x,p,0
        ADD   x,x,'0'
        STB   x,to,0
        ADDU  p,p,1
        ADDU  to,to,1
        SUB   left,left,1
        PBP   left,1B
        SETL  x,#a
        STB   x,to,0
        SETL  x,0
        STB   x,to,1
        LDA   $255,:Line
        TRAP  0,:Fputs,:StdOut
        POP   0,0
