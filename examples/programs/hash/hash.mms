% hash.mms - counts how often each word occurs, with a hash table.
%
% The table has 64 slots.  A slot is zero, when free, or the address of an
% entry; where an entry belongs follows from its word: that is the hashing.
%
%       Table            entries, in order of their first occurrence
%       | 0 |
%       | *-+----------> | count | "curtain" |
%       | *-+----------> | count | "stage"   |
%       | 0 |            | ...
%
% Two words that belong to the same slot collide: the later one takes the
% next free slot, cyclically (linear probing).
%
% Look at: the hash function.  One MULU by an odd number near 2^64/1.618
% spreads the letters over the upper bits of the product, one SRU takes seven
% of them (multiplicative hashing).  Masking the lower bits instead would see
% hardly more than the last letter.

Slots   IS    64
Bits    IS    6               Slots = 2^Bits
Entry   IS    32              bytes of an entry: a count, a string
Letters IS    Entry-8-1       longer words are cut

        LOC   Data_Segment
        GREG  @
Arg     OCTA  Line,200
Line    OCTA  0
        LOC   Line+200
Text1   BYTE  " different words, ",0
Text2   BYTE  " collisions",#a,0
        LOC   (@+7)&-8
Table   OCTA  0
        LOC   Table+8*Slots
Entries OCTA  0               from here on they grow, as far as need be

table   GREG  Table
free    GREG  Entries         where the next entry will be
word    GREG  Entries+8       and its string
golden  GREG  #9e3779b97f4a7c15
words   GREG  0               how many entries there are
bumps   GREG  0               how many slots were tried in vain

% Collect the letters of each word where the next entry will have them.
        LOC   #100
p       IS    $0
c       IS    $1
n       IS    $2              letters of the word so far
t       IS    $3
Main    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Report
        LDA   p,Line
        SETL  n,0
1H      LDBU  c,p,0
        OR    t,c,#20         a capital becomes a small letter
        SUBU  $4,t,'a'
        CMPU  $4,$4,26
        BNN   $4,2F
        CMP   $4,n,Letters
        BNN   $4,3F
        STBU  t,word,n
        ADD   n,n,1
        JMP   3F
2H      BZ    n,3F            no letter: a word may end here
        SET   $4,n
        PUSHJ $3,Count
        SETL  n,0
3H      ADDU  p,p,1
        PBNZ  c,1B            the last character, 0, ends a word, too
        JMP   Main

Report  SETL  t,Entry         back to the first entry
        MUL   t,t,words
        SUBU  p,free,t
        JMP   2F
1H      LDO   $4,p,0
        ADDU  p,p,Entry
        CMP   t,$4,1
        BNP   t,2F            leave out what occurs only once
        SETL  $5,4
        PUSHJ $3,PrintWide
        SETL  $4,' '
        PUSHJ $3,PrintChar
        SUBU  $255,p,Entry-8
        TRAP  0,Fputs,StdOut
        SETL  $4,#a
        PUSHJ $3,PrintChar
2H      CMPU  t,p,free
        PBN   t,1B
        SET   $4,words
        PUSHJ $3,PrintInt
        LDA   $255,Text1
        TRAP  0,Fputs,StdOut
        SET   $4,bumps
        PUSHJ $3,PrintInt
        LDA   $255,Text2
        TRAP  0,Fputs,StdOut
        SETL  $255,0
        TRAP  0,Halt,0

% Count(n): the n letters at `word' have occurred once more.  If the table
% knows them, their entry counts it; if not, the new entry becomes valid.
        PREFIX Count:
n       IS    $0
h       IS    $1              8 times the number of a slot
e       IS    $2              the entry there
i       IS    $3
c       IS    $4
d       IS    $5
:Count  SETL  c,0
        STBU  c,:word,n       the final zero
        SETL  h,0
        SETL  i,0
1H      LDBU  c,:word,i       h = (h + letter) * golden, mod 2^64
        ADDU  h,h,c
        MULU  h,h,:golden
        ADD   i,i,1
        CMP   c,i,n
        PBN   c,1B
        SRU   h,h,64-:Bits
        SLU   h,h,3

2H      LDOU  e,:table,h
        BZ    e,5F            a free slot: the word is new
        SETL  i,8
3H      LDBU  c,e,i           compare, with the final zero
        LDBU  d,:free,i
        CMP   d,c,d
        BNZ   d,4F
        ADD   i,i,1
        PBNZ  c,3B
        LDO   c,e,0
        ADD   c,c,1
        STO   c,e,0
        POP   0,0
4H      ADD   h,h,8           another word: look at the next slot
        ANDNL h,:Slots*8      (after the last one comes the first)
        ADD   :bumps,:bumps,1
        JMP   2B

5H      STOU  :free,:table,h
        SETL  c,1
        STO   c,:free,0
        ADDU  :free,:free,:Entry
        ADDU  :word,:word,:Entry
        ADD   :words,:words,1
        POP   0,0
        PREFIX :
