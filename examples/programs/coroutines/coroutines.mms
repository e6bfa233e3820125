% coroutines.mms - two routines, neither of which is a subroutine.
%
% Words reads text, letter by letter, and finds words in it.  Fill makes
% lines out of words, as long as they may be.  Each is a loop of its own
% and would like to call the other one: "give me a word", "take this word".
% With coroutines both get what they want: each goes on, when it is called,
% right after the place where it called the other one.
%
%       Words   ... GO words,fill,0 ... GO words,fill,0 ...
%                        |    ^           |    ^
%                        v    |           v    |
%       Fill    ... GO fill,words,0 ... GO fill,words,0 ...
%
% Look at: GO $X,$Y,$Z jumps to $Y+$Z and leaves in $X the address of the
% instruction after the GO.  One instruction is the whole mechanism: `words'
% and `fill' hold the places where the two will go on.
% They share one register stack, so both keep to their own registers; when
% each needs a stack of its own, see threads.mms.

Width   IS    38              characters in a line

        LOC   Data_Segment
        GREG  @
Arg     OCTA  Text,100
Text    OCTA  0               the line that was read
        LOC   Text+100
Word    OCTA  0               a word, with a zero byte at its end
        LOC   Word+100
Line    OCTA  0               the line that is being filled

words   GREG  0               where Words will go on
fill    GREG  0               where Fill will go on
word    GREG  Word            handed from Words to Fill:
len     GREG  0               its length, or 0 when there are no more

        LOC   #100
Main    GETA  words,Words
        GETA  fill,Fill
        GO    $255,fill,0     Fill starts; it will ask for a word

% Words: its registers are $0 to $2.
p       IS    $0
c       IS    $1
t       IS    $2
Words   LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,3F
        LDA   p,Text
        SETL  len,0
1H      LDBU  c,p,0
        ADDU  p,p,1
        CMP   t,c,' '
        BNP   t,2F
        STBU  c,word,len
        ADD   len,len,1
        JMP   1B
2H      BZ    len,4F
        SETL  t,0
        STBU  t,word,len
        GO    words,fill,0    "take this word"
        SETL  len,0
4H      PBNZ  c,1B
        JMP   Words
3H      SETL  len,0           there are no more words
        GO    words,fill,0

% Fill: its registers are $3 to $6.
out     IS    $3              length of the line so far
i       IS    $4
d       IS    $5
line    IS    $6
Fill    LDA   line,Line
        SETL  out,0
1H      GO    fill,words,0    "give me a word"
        BZ    len,4F
        BZ    out,2F          even a word that is too long gets a line
        ADD   d,out,len
        CMP   d,d,Width
        BNP   d,2F
        SET   $8,line         it does not fit into this line
        SET   $9,out
        PUSHJ $7,Print
        SETL  out,0
2H      SETL  i,0             append the word and a blank
3H      LDBU  d,word,i
        STBU  d,line,out
        ADD   out,out,1
        ADD   i,i,1
        CMP   d,i,len
        PBN   d,3B
        SETL  d,' '
        STBU  d,line,out
        ADD   out,out,1
        JMP   1B
4H      BZ    out,5F
        SET   $8,line
        SET   $9,out
        PUSHJ $7,Print
5H      SETL  $255,0
        TRAP  0,Halt,0

% Print(line,length): a new line takes the place of its last blank.
Print   SETL  $2,0
        STBU  $2,$0,$1
        SUB   $1,$1,1
        SETL  $2,#a
        STBU  $2,$0,$1
        SET   $255,$0
        TRAP  0,Fputs,StdOut
        POP   0,0
