% wydes.mms - text in many alphabets: wydes instead of bytes.
%
% In a file of today letters take one to four bytes each (UTF-8):
%
%       0xxxxxxx                         ASCII
%       110xxxxx 10xxxxxx                Latin, Greek, Cyrillic, Hebrew, ...
%       1110xxxx 10xxxxxx 10xxxxxx       most others
%
% A program that wants to go through the letters backwards has a hard time.
% As wydes, 16 bits each, they are all of one size (but for the rare ones
% that need four bytes; we replace those by '?').  So the program
% turns each line of standard input into wydes, reverses it, writes it to a
% file with Fputws, reads that back with Fgetws, and prints it as UTF-8.
%
% Look at: LDWU and STWU, whose addresses are multiples of 2, and 2ADDU, which
% turns a number of wydes into a number of bytes while it adds.

File    IS    3
Size    IS    200             bytes of a line; as many wydes suffice

        LOC   Data_Segment
        GREG  @
Create  OCTA  Name,BinaryWrite
Open    OCTA  Name,BinaryRead
Arg     OCTA  Line,Size       for Fgets
WArg    OCTA  Wydes,Size      for Fgetws
Name    BYTE  "wydes.tmp",0
        LOC   (@+7)&-8
Line    OCTA  0               a line as bytes
        LOC   Line+Size
        GREG  @
Wydes   OCTA  0               and as wydes, with a zero wyde at the end
        LOC   Wydes+2*Size

        LOC   #100
n       IS    $0              length of the line, in wydes
Main    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Done
        LDA   $2,Line
        LDA   $3,Wydes
        PUSHJ $1,Widen
        SET   n,$1
        LDA   $2,Wydes
        SUB   $3,n,1          the new line stays where it is
        PUSHJ $1,Reverse
        LDA   $255,Create
        TRAP  0,Fopen,File
        LDA   $255,Wydes
        TRAP  0,Fputws,File
        TRAP  0,Fclose,File

        LDA   $255,Wydes      forget what we have
        STCO  0,$255,0
        LDA   $255,Open
        TRAP  0,Fopen,File
        LDA   $255,WArg
        TRAP  0,Fgetws,File
        TRAP  0,Fclose,File
        LDA   $2,Wydes
        LDA   $3,Line
        PUSHJ $1,Narrow
        LDA   $255,Line
        TRAP  0,Fputs,StdOut
        JMP   Main
Done    SETL  $255,0
        TRAP  0,Halt,0

% Widen(from,to): make wydes out of UTF-8, up to the zero byte.  Returns the
% number of wydes, not counting the final zero.
        PREFIX Widen:
from    IS    $0
to      IS    $1
n       IS    $2
c       IS    $3
b       IS    $4
more    IS    $5              bytes that belong to this letter and follow
t       IS    $6
:Widen  SETL  n,0
        JMP   2F
1H      STWU  c,to,0
        ADDU  to,to,2
        ADD   n,n,1
2H      LDBU  c,from,0
        ADDU  from,from,1
        SRU   t,c,7
        BZ    t,4F            0xxxxxxx
        SETL  more,1
        AND   b,c,#1f         110xxxxx
        SRU   t,c,5
        CMP   t,t,6
        BZ    t,3F
        SETL  more,2
        AND   b,c,#0f         1110xxxx
        SRU   t,c,4
        CMP   t,t,14
        BZ    t,3F
        SETL  more,3          11110xxx: too large for a wyde
3H      SET   c,b
5H      LDBU  t,from,0
        ADDU  from,from,1
        AND   t,t,#3f
        SLU   c,c,6
        OR    c,c,t
        SUB   more,more,1
        PBP   more,5B
        SRU   t,c,16
        SETL  b,'?'
        CSNZ  c,t,b
        JMP   1B
4H      PBNZ  c,1B
        STWU  c,to,0
        SET   $0,n
        POP   1,0
        PREFIX :

% Narrow(from,to): the other way round.
        PREFIX Narrow:
from    IS    $0
to      IS    $1
c       IS    $2
t       IS    $3
:Narrow LDWU  c,from,0
        ADDU  from,from,2
        SRU   t,c,7
        BZ    t,3F            one byte
        SRU   t,c,11
        BZ    t,2F            two bytes
        SRU   t,c,12
        OR    t,t,#e0
        STBU  t,to,0
        ADDU  to,to,1
        SRU   t,c,6
        AND   t,t,#3f
        OR    t,t,#80
        JMP   1F
2H      SRU   t,c,6
        OR    t,t,#c0
1H      STBU  t,to,0
        ADDU  to,to,1
        AND   t,c,#3f
        OR    t,t,#80
        STBU  t,to,0
        ADDU  to,to,1
        JMP   :Narrow
3H      STBU  c,to,0
        ADDU  to,to,1
        PBNZ  c,:Narrow
        POP   0,0
        PREFIX :

% Reverse(at,n): exchange the first and the last of n wydes, and so on.
        PREFIX Reverse:
at      IS    $0
n       IS    $1
end     IS    $2
a       IS    $3
b       IS    $4
:Reverse 2ADDU end,n,at
        SUBU  end,end,2
        JMP   2F
1H      LDWU  a,at,0
        LDWU  b,end,0
        STWU  b,at,0
        STWU  a,end,0
        ADDU  at,at,2
        SUBU  end,end,2
2H      CMPU  a,at,end
        PBN   a,1B
        POP   0,0
        PREFIX :
