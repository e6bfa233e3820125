% search.mms - finds all occurrences of a word in a text (Horspool, 1980).
%
% Compare the word from its last letter; when that fails, look at the letter
% of the text under the end of the word, and shift the word to the right
% until the same letter of the word stands there.  Most of the text is never
% looked at: a letter that is not in the word lets it skip its whole length.
%
%       the machinery behind
%       chin                    'm' is not in "chin": shift by 4
%           chin                ' ' neither
%             ...
%
% Look at: the table Skip has one byte for each character, so finding out how
% far to shift is one load with the character as index.

        LOC   Data_Segment
        GREG  @
Text    BYTE  "the machinery behind the stage, this machine, is machined",0
Marks   BYTE  0               as long as the text
        LOC   Marks+Marks-Text
Words   BYTE  "machine",0
        BYTE  "hin",0
        BYTE  "e",0
        BYTE  "puppet",0
        BYTE  0
NewLine BYTE  #a,0
        LOC   (@+7)&-8
Skip    OCTA  0
        LOC   Skip+256

        LOC   #100
Main    LDA   $255,Text
        TRAP  0,Fputs,StdOut
        LDA   $255,NewLine
        TRAP  0,Fputs,StdOut
        LDA   $0,Words
1H      LDA   $2,Text
        SET   $3,$0
        LDA   $4,Marks
        PUSHJ $1,Search
        LDA   $255,Marks
        TRAP  0,Fputs,StdOut
        SET   $255,$0
        TRAP  0,Fputs,StdOut
        LDA   $255,NewLine
        TRAP  0,Fputs,StdOut
2H      LDBU  $1,$0,0         the next word begins after a zero byte
        ADDU  $0,$0,1
        PBNZ  $1,2B
        LDBU  $1,$0,0
        PBNZ  $1,1B
        SETL  $255,0
        TRAP  0,Halt,0

% Search(text,word,marks): write blanks to `marks', and a circumflex where an
% occurrence of `word' begins.  All three end with a zero byte.
        PREFIX Search:
text    IS    $0
word    IS    $1
marks   IS    $2
m       IS    $3              index of the last letter of the word
skip    IS    $4
k       IS    $5
c       IS    $6
d       IS    $7
n       IS    $8              how many places of the text can be the last
t       IS    $9
:Search SET   n,0             blanks below the text; measure it
        SETL  c,' '
1H      STBU  c,marks,n
        ADDU  n,n,1
        LDBU  t,text,n
        PBNZ  t,1B
        STBU  t,marks,n

        NEG   m,0,1           measure the word
2H      ADDU  m,m,1
        LDBU  c,word,m
        PBNZ  c,2B
        LDA   skip,:Skip      letters that are not in it: its length
        SETL  k,255
3H      STBU  m,skip,k
        SUB   k,k,1
        PBNN  k,3B
        SUB   m,m,1           now m is the index of the last letter
        SETL  k,0             others: their distance from it
        SET   t,m
        JMP   5F
4H      LDBU  c,word,k
        STBU  t,skip,c
        ADD   k,k,1
        SUB   t,t,1
5H      CMP   d,t,1
        PBNN  d,4B

        SET   t,m             the place of the text under it
        JMP   9F
6H      SET   k,m             compare backwards
        SET   d,t
7H      LDBU  c,text,d
        LDBU  $10,word,k
        CMP   c,c,$10
        BNZ   c,8F
        SUB   d,d,1
        SUB   k,k,1
        BNN   k,7B
        SETL  c,'^'
        ADD   d,d,1
        STBU  c,marks,d
8H      LDBU  c,text,t
        LDBU  c,skip,c
        ADD   t,t,c
9H      CMP   c,t,n
        PBN   c,6B
        POP   0,0
        PREFIX :
