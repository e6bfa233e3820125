% wc.mms - counts the lines, words and bytes of standard input.
%
% Fread fetches blocks, where Fgets would stop after every line.  What it
% leaves in $255 is 0 after a full block, and after a shorter one the number
% of bytes it got minus the number it wanted; so adding Size gives the number
% that came, and 0 or less means that nothing is left.
%
% Look at: a word begins where a blank or line end is followed by something
% else.  `in' remembers what we are in, 1 for a word; each byte gives a new
% value, and their difference is added to the count by three instructions
% without a branch.  Two files make this program: PrintWide comes from
% lib/print.mms, and wc.files says so.

Size    IS    4096

        LOC   Data_Segment
        GREG  @
Arg     OCTA  Block,Size
Block   OCTA  0

lines   IS    $0
words   IS    $1
bytes   IS    $2
in      IS    $3
now     IS    $4
p       IS    $5
n       IS    $6              bytes of the block to go
c       IS    $7
t       IS    $8

        LOC   #100
Main    SETL  lines,0
        SETL  words,0
        SETL  bytes,0
        SETL  in,0
Read    LDA   $255,Arg
        TRAP  0,Fread,StdIn
        SETL  n,Size
        ADD   n,$255,n
        BNP   n,Report
        ADD   bytes,bytes,n
        LDA   p,Block
1H      LDBU  c,p,0
        CMP   t,c,#a
        ZSZ   t,t,1
        ADD   lines,lines,t
        CMP   t,c,' '         blanks and everything below separate words
        ZSP   now,t,1
        ANDN  t,now,in        1 where a word begins
        ADD   words,words,t
        SET   in,now
        ADDU  p,p,1
        SUB   n,n,1
        PBP   n,1B
        JMP   Read

Report  SET   $4,lines
        SET   $5,7
        PUSHJ $3,PrintWide
        SET   $4,words
        SET   $5,8
        PUSHJ $3,PrintWide
        SET   $4,bytes
        SET   $5,8
        PUSHJ $3,PrintWide
        SET   $4,#a
        PUSHJ $3,PrintChar
        SET   $255,0
        TRAP  0,Halt,0
