% search.mms - looks for 64 words in a text of a million letters.
%
% Horspool's method: the window moves by what the last letter in it allows.
% Stresses loads of bytes by two registers, and short loops.  Prints a hash
% of where the words were found.

N       IS    1<<20           letters
Words   IS    64

text    GREG  #2000000001000000
shift   GREG  #2000000002000000  how far a letter lets the window move
lm      GREG  6364136223846793005
lc      GREG  1442695040888963407
last    GREG  0               N - m: the last place of the window
h       GREG  0

        LOC   #100
k       IS    $0              which word
m       IS    $1              its length, 3 to 10
word    IS    $2
i       IS    $3
j       IS    $4
t       IS    $5
c       IS    $6
m1      IS    $7              m - 1
x       IS    $8
sum     IS    $9
end     IS    $10             m - 1 letters into the text
Main    SETML t,N>>16
        SETL  x,1
        SETL  i,0
1H      MULU  x,x,lm          letters "a" to "p"
        ADDU  x,x,lc
        SRU   c,x,60
        ADDU  c,c,'a'
        STBU  c,text,i
        ADDU  i,i,1
        CMP   c,i,t
        PBN   c,1B
        SETL  k,0

Search  AND   m,k,7           the k-th word comes from the text itself
        ADDU  m,m,3
        SUBU  m1,m,1
        SETL  t,16001
        MULU  t,t,k
        ADDU  word,text,t
        SETL  i,0
2H      STOU  m,shift,i       a letter that the word has not
        ADDU  i,i,8
        SETL  t,256*8
        CMP   t,i,t
        PBN   t,2B
        SETL  i,0
3H      LDBU  c,word,i        one that it has
        SLU   c,c,3
        SUBU  t,m1,i
        STOU  t,shift,c
        ADDU  i,i,1
        CMP   t,i,m1
        PBN   t,3B

        SETML last,N>>16
        SUBU  last,last,m
        ADDU  end,text,m1
        SETL  sum,0
        SETL  i,0
Window  SET   j,m1            compare from the last letter on
        ADDU  x,text,i
4H      LDBU  c,x,j
        LDBU  t,word,j
        CMP   t,c,t
        BNZ   t,5F
        SUB   j,j,1
        PBNN  j,4B
        ADDU  sum,sum,i       found
        ADDU  sum,sum,1
5H      LDBU  c,end,i
        SLU   c,c,3
        LDOU  t,shift,c
        ADDU  i,i,t
        CMP   t,i,last
        PBNP  t,Window
        MULU  h,h,31
        ADDU  h,h,sum
        ADDU  k,k,1
        CMP   t,k,Words
        PBN   t,Search
        SET   $12,h
        PUSHJ $11,Print
        SETL  $255,0
        TRAP  0,Halt,0
