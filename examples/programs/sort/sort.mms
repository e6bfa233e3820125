% sort.mms - quicksort and heapsort, one after the other.
%
% The items are words of up to eight letters, each in one octabyte: MMIX puts
% the first letter in the most significant byte, so comparing two words means
% comparing two unsigned numbers.
%
% Look at: PUSHGO calls the subroutine whose address a register holds, so
% Try takes the sorting routine as an argument.  Heapsort calls nobody, so
% rJ stays as it is.  Quicksort calls itself for one part and loops over the
% other one; only the first needs PUSHJ and a saved rJ.

        LOC   Data_Segment
        GREG  @
Given   BYTE  "walrus  ","oyster  ","shoe    ","ship    ","sealing "
        BYTE  "wax     ","cabbage ","king    ","sea     ","boiling "
        BYTE  "hot     ","pig     ","wing    ","ox      ","ship    "
Size    IS    @-Given
Work    OCTA  0               a copy that will be sorted
        LOC   Work+Size
NewLine BYTE  #a,0
QName   BYTE  "quicksort: ",0
HName   BYTE  "heapsort:  ",0

        LOC   #100
Main    LDA   $1,QName
        GETA  $2,Quick
        PUSHJ $0,Try
        LDA   $1,HName
        GETA  $2,Heap
        PUSHJ $0,Try
        SETL  $255,0
        TRAP  0,Halt,0

% Try(name,sort): sort a fresh copy of the words and print it.
name    IS    $0
sort    IS    $1
rj      IS    $2
to      IS    $3
from    IS    $4
i       IS    $5
Try     GET   rj,rJ
        LDA   from,Given
        LDA   to,Work
        SETL  i,Size
1H      SUB   i,i,8
        LDOU  $6,from,i
        STOU  $6,to,i
        PBP   i,1B
        LDA   $7,Work         the first word
        LDA   $8,Work+Size-8  the last word
        PUSHGO $6,sort,0
        SET   $255,name
        TRAP  0,Fputs,StdOut
        LDA   $255,Work       no zero byte lies between the words, and
        TRAP  0,Fputs,StdOut  NewLine follows: one string
        PUT   rJ,rj
        POP   0,0

% Quick(lo,hi): sort the octabytes from address lo to address hi, inclusive.
%
%       lo ...... j  i ...... hi
%       <= pivot        >= pivot
        PREFIX Quick:
lo      IS    $0
hi      IS    $1
rj      IS    $2
pivot   IS    $3
i       IS    $4
j       IS    $5
a       IS    $6
b       IS    $7
t       IS    $8
:Quick  GET   rj,:rJ
1H      CMPU  t,lo,hi         at most one word left?
        BNN   t,9F
        SET   i,lo
        SET   j,hi
        SUBU  t,hi,lo         the word in the middle is the pivot
        SRU   t,t,4
        SLU   t,t,3
        LDOU  pivot,lo,t
        JMP   3F
2H      ADDU  i,i,8
3H      LDOU  a,i,0
        CMPU  t,a,pivot
        BN    t,2B            stops at the pivot at the latest
        JMP   5F
4H      SUBU  j,j,8
5H      LDOU  b,j,0
        CMPU  t,b,pivot
        BP    t,4B
        CMPU  t,i,j
        BP    t,6F
        STOU  b,i,0
        STOU  a,j,0
        ADDU  i,i,8
        SUBU  j,j,8
        CMPU  t,i,j
        BNP   t,3B
6H      SET   $9,lo
        SET   $10,j
        PUSHJ $8,:Quick
        SET   lo,i
        JMP   1B
9H      PUT   :rJ,rj
        POP   0,0

% Heap(lo,hi): the same by heapsort.  The words form a tree in which word k
% has the children 2k+1 and 2k+2; the tree is a heap if no child is larger
% than its parent.  Offsets are counted in bytes: the children of the word at
% offset f are at 2f+8 and 2f+16.
        PREFIX Heap:
lo      IS    $0
size    IS    $1              the bytes that still form the heap
root    IS    $2              where the heap is being repaired
x       IS    $3              the word that looks for its place
f       IS    $4
s       IS    $5              the larger child of f
a       IS    $6
b       IS    $7
t       IS    $8
:Heap   SUBU  size,$1,lo
        ADDU  size,size,8
        SRU   root,size,4
        SLU   root,root,3     first make a heap, from its leaves upwards
1H      BZ    root,2F
        SUBU  root,root,8
        LDOU  x,lo,root
        JMP   3F
2H      SUBU  size,size,8     then exchange the largest word and the last,
        BNP   size,9F         until one word is left
        LDOU  x,lo,size
        LDOU  a,lo,0
        STOU  a,lo,size

3H      SET   f,root          let x sink from the root
4H      2ADDU s,f,8
        CMPU  t,s,size
        BNN   t,6F            no child
        LDOU  a,lo,s
        ADDU  t,s,8
        CMPU  b,t,size
        BNN   b,5F            a single child
        LDOU  b,lo,t
        CMPU  $9,b,a
        CSP   s,$9,t
        CSP   a,$9,b
5H      CMPU  t,a,x
        BNP   t,6F
        STOU  a,lo,f          the child moves up
        SET   f,s
        JMP   4B
6H      STOU  x,lo,f
        JMP   1B
9H      POP   0,0
        PREFIX :
