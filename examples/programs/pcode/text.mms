% text.mms - the words of a p-code text: names, numbers, types.
%
% The loader's eyes.  A word ends at a blank, a colon, a semicolon or the end
% of the line.  As a name it is kept in one octabyte, up to eight letters and
% then blanks, so that two names are equal if two registers are.
%
% Look at: Lookup, which searches from the end, so that among several names
% the latest is found; a procedure sees its own names and those of all.

        LOC   Data_Segment+#1400
        GREG  @
Types   BYTE  "int     real    ints    reals   "
NoName  BYTE  "a name that is not defined",0
NoNum   BYTE  "a number should be here",0
NoType  BYTE  "the types are int, real, ints, reals",0

src     GREG  0               where in the text we are
tok     GREG  0               where the last word begins
line    GREG  0               number of the line
pass    GREG  0               1: names are learned, 2: they are known
symbols GREG  Symbols
symbolN GREG  0               32 times the number of names that are known
error   GREG  0               the first complaint, 0 if there is none
errLine GREG  0               and its line

        LOC   #1800
% Token: the next word of the line, as a name, or 0 when there is no more.
        PREFIX Token:
name    IS    $0
n       IS    $1
c       IS    $2
t       IS    $3
1H      ADDU  :src,:src,1
:Token  LDBU  c,:src,0
        CMP   t,c,' '
        BZ    t,1B
        SETL  name,0
        SETL  n,56            how far to the left the next letter belongs
        SET   :tok,:src
        JMP   3F
2H      ADDU  :src,:src,1
        SLU   c,c,n
        OR    name,name,c     letters after the eighth are forgotten:
        SUB   n,n,8           shifting by a negative number gives zero
        LDBU  c,:src,0
3H      CMP   t,c,' '         what ends a word?
        BNP   t,4F
        CMP   t,c,';'
        BZ    t,4F
        CMP   t,c,':'
        PBNZ  t,2B
4H      BZ    name,6F
        SETL  c,' '
        JMP   5F
1H      SLU   t,c,n           blanks at the end
        OR    name,name,t
        SUB   n,n,8
5H      BNN   n,1B
6H      POP   1,0
        PREFIX :

% Number: the word just read as a number.  Returns its digits as an integer
% and, after it, how many of them come after a point.
        PREFIX Number:
value   IS    $1
scale   IS    $0
p       IS    $2
c       IS    $3
neg     IS    $4
dot     IS    $5              1 after the point
t       IS    $6
:Number SETL  value,0
        SETL  scale,0
        SETL  dot,0
        SET   p,:tok
        LDBU  c,p,0
        CMP   t,c,'-'
        ZSZ   neg,t,1
        ADDU  p,p,neg
        CMPU  t,p,:src
        BNN   t,9F            no digit
1H      LDBU  c,p,0
        CMP   t,c,'.'
        BNZ   t,2F
        SETL  dot,1
        JMP   3F
2H      SUBU  c,c,'0'
        CMPU  t,c,9
        BP    t,9F
        MULU  value,value,10
        ADDU  value,value,c
        ADD   scale,scale,dot
3H      ADDU  p,p,1
        CMPU  t,p,:src
        PBN   t,1B
        NEGU  t,0,value
        CSNZ  value,neg,t
        POP   2,0
9H      GET   $7,:rJ
        LDA   $9,:NoNum
        PUSHJ $8,:Complain
        PUT   :rJ,$7
        POP   2,0
        PREFIX :

% Names.  A row of Symbols: name, scope, value.  The scope is the number of
% the procedure that knows the name, from 1, or 0 if all do.
%
% Define(name,scope,value): learn a name.  In pass 2 all are known.
        PREFIX Define:
:Define CMP   $3,:pass,1
        BNZ   $3,1F
        ADDU  $3,:symbols,:symbolN
        STOU  $0,$3,0
        STO   $1,$3,8
        STO   $2,$3,16
        ADDU  :symbolN,:symbolN,32
1H      POP   0,0
        PREFIX :

% Lookup(name) returns its value.
        PREFIX Lookup:
name    IS    $0
i       IS    $1
t       IS    $2
:Lookup SET   i,:symbolN
        JMP   2F
1H      SUBU  i,i,32          the latest first
        ADDU  $3,:symbols,i
        LDOU  t,$3,0
        CMPU  t,t,name
        BNZ   t,2F
        LDO   t,$3,8
        BZ    t,3F
        CMP   t,t,:procN
        BZ    t,3F
2H      PBNZ  i,1B
        CMP   t,:pass,2
        BNZ   t,4F
        GET   $1,:rJ
        LDA   $3,:NoName
        PUSHJ t,:Complain
        PUT   :rJ,$1
4H      SETL  $0,0
        POP   1,0
3H      LDO   $0,$3,16
        POP   1,0
        PREFIX :

% Complain(text): something is wrong in this line.  The first time counts.
Complain BNZ  error,1F
        SET   error,$0
        SET   errLine,line
1H      POP   0,0

% Type: the next word is a type; returns its number.
        PREFIX Type:
:Type   GET   $0,:rJ
        PUSHJ $1,:Token
        LDA   $2,:Types
        SETL  $3,0
1H      LDOU  $4,$2,$3
        CMPU  $4,$4,$1
        BZ    $4,2F
        ADD   $3,$3,8
        CMP   $4,$3,4*8
        PBN   $4,1B
        LDA   $5,:NoType
        PUSHJ $4,:Complain
        SETL  $3,0
2H      PUT   :rJ,$0
        SR    $0,$3,3
        ADD   $0,$0,1
        POP   1,0
        PREFIX :
