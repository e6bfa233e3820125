% tree.mms - a binary search tree that grows, shrinks, and draws itself.
%
% Each line of standard input is a word of up to eight letters, to be put
% into the tree; "-word" takes one out; an empty line draws the tree, with
% its root at the left and the first words at the bottom.
%
%       link --> | left | right | word |        0 is a link to nothing
%
% Look at: Find returns not a node but the address of the link to it.  Who
% has that may hang in a new node or take one out without asking whether it
% is the root or a left or a right child; one STOU does it.
% Nodes come from a little allocator: New takes one from the list of free
% nodes or, when that is empty, the next piece of untouched memory.

left    IS    0               offsets in a node
right   IS    8
word    IS    16
Node    IS    24              its size

        LOC   Data_Segment
        GREG  @
Root    OCTA  0
Free    OCTA  0               a list of free nodes, linked by `left'
Top     OCTA  Heap            the memory from here on is untouched
Made    OCTA  0               how many nodes there are, free or not
Arg     OCTA  Line,80
Line    OCTA  0
        LOC   Line+80
Word    OCTA  0               a word and, after it, the zero byte
        BYTE  #a,0
Indent  BYTE  "      ",0
Rule    BYTE  "--------",#a,0
Text    BYTE  " nodes were enough",#a,0
        LOC   (@+7)&-8
Heap    OCTA  0

        LOC   #100
key     IS    $0
minus   IS    $1
link    IS    $2
Main    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Done
        LDA   $4,Line
        LDBU  minus,$4,0
        CMP   minus,minus,'-'
        ZSZ   minus,minus,1
        ADDU  $4,$4,minus
        PUSHJ $3,Pack
        SET   key,$3
        BZ    key,Show
        SET   $3,key
        PUSHJ link,Find
        LDOU  $3,link,0
        BNZ   minus,1F
        BNZ   $3,Main         the word is there already
        PUSHJ $3,New
        STOU  key,$3,word
        STOU  $3,link,0
        JMP   Main
1H      BZ    $3,Main         it is not there
        SET   $4,link
        PUSHJ $3,Delete
        JMP   Main

Show    LDO   $4,Root
        SETL  $5,0
        PUSHJ $3,Draw
        LDA   $255,Rule
        TRAP  0,Fputs,StdOut
        JMP   Main
Done    LDO   $4,Made
        PUSHJ $3,PrintInt
        LDA   $255,Text
        TRAP  0,Fputs,StdOut
        SETL  $255,0
        TRAP  0,Halt,0

% Pack(p) returns the letters at address p, up to a character below 'a' and
% at most eight, the first one leftmost, as one unsigned number.
        PREFIX Pack:
p       IS    $0
key     IS    $1
n       IS    $2              how far to the left the next letter belongs
c       IS    $3
t       IS    $4
:Pack   SETL  key,0
        SETL  n,56
1H      LDBU  c,p,0
        CMP   t,c,'a'
        BN    t,2F
        SLU   c,c,n
        OR    key,key,c
        ADDU  p,p,1
        SUB   n,n,8
        PBNN  n,1B
2H      SET   $0,key
        POP   1,0
        PREFIX :

% Find(key) returns the address of the link that leads to the node with this
% key, or would lead to it.
        PREFIX Find:
key     IS    $0
link    IS    $1
node    IS    $2
t       IS    $3
:Find   LDA   link,:Root
        JMP   2F
1H      LDOU  t,node,:word
        CMPU  t,key,t
        BZ    t,3F
        ZSP   t,t,:right      the left link is at offset 0, the right at 8
        ADDU  link,node,t
2H      LDOU  node,link,0
        PBNZ  node,1B
3H      SET   $0,link
        POP   1,0
        PREFIX :

% Delete(link): take out the node that `link' points to.  If it has two
% children, its place is taken by the word that follows it in alphabetical
% order, the leftmost one of the right subtree, whose node has no left child.
        PREFIX Delete:
link    IS    $0
node    IS    $1
child   IS    $2
t       IS    $3
:Delete LDOU  node,link,0
        LDOU  child,node,:right
        BZ    child,1F
        LDOU  t,node,:left
        BZ    t,3F
        ADDU  link,node,:right
        JMP   2F
1H      LDOU  child,node,:left   only a left child, or none
        JMP   3F
2H      LDOU  t,child,:left
        BZ    t,4F
        ADDU  link,child,:left
        SET   child,t
        JMP   2B
4H      LDOU  t,child,:word
        STOU  t,node,:word
        SET   node,child
        LDOU  child,node,:right
3H      STOU  child,link,0    the child takes the node's place
        LDOU  t,:Free
        STOU  t,node,:left    and the node is free
        STOU  node,:Free
        POP   0,0
        PREFIX :

% New() returns the address of a node without children.
        PREFIX New:
node    IS    $0
t       IS    $1
:New    LDOU  node,:Free
        BZ    node,1F
        LDOU  t,node,:left
        STOU  t,:Free
        JMP   2F
1H      LDOU  node,:Top
        ADDU  t,node,:Node
        STOU  t,:Top
        LDO   t,:Made
        ADD   t,t,1
        STO   t,:Made
2H      STCO  0,node,:left
        STCO  0,node,:right
        POP   1,0
        PREFIX :

% Draw(node,depth): first what comes after the node, then its word, moved to
% the right by its depth, then what comes before it.
        PREFIX Draw:
node    IS    $0
depth   IS    $1
rj      IS    $2
t       IS    $3
:Draw   BZ    node,9F
        GET   rj,:rJ
        LDOU  $4,node,:right
        ADD   $5,depth,1
        PUSHJ t,:Draw
        SET   t,depth
        JMP   2F
1H      LDA   $255,:Indent
        TRAP  0,:Fputs,:StdOut
        SUB   t,t,1
2H      BP    t,1B
        LDOU  t,node,:word
        STOU  t,:Word
        LDA   $255,:Word
        TRAP  0,:Fputs,:StdOut
        LDA   $255,:Word+8
        TRAP  0,:Fputs,:StdOut
        LDOU  $4,node,:left
        ADD   $5,depth,1
        PUSHJ t,:Draw
        PUT   :rJ,rj
9H      POP   0,0
        PREFIX :
