% rounding.mms - the four ways to round, and what arithmetic tells on itself.
%
% A floating point result that does not fit into 53 bits is rounded: to the
% nearest number (MMIX starts so), towards zero ("off"), up, or down.  Two
% bits of rA choose for all instructions; FIX and FINT may name another way
% in their Y field.  The lower eight bits of rA remember what went wrong:
%
%       rA = | mode 2 | enable 8: DVWIOUZX | events 8: DVWIOUZX |
%
%       D integer divide check      O floating overflow
%       V integer overflow          U floating underflow
%       W float-to-fix overflow     Z floating division by zero
%       I invalid operation         X inexact
%
% Look at: interval arithmetic in the second table.  We compute the same sum
% rounding down and rounding up, and so know, not only hope, between which
% bounds the true value lies.  And the third table: a division by zero does
% not stop a program, nor does 0/0.  It leaves a mark in rA.

        LOC   Data_Segment
        GREG  @
Head1   BYTE  "   x     near   off    up  down",#a,0
Head2   BYTE  #a,"1 + 1/2 + 1/3 + ... + 1/100",#a,0
Modes   BYTE  "  near  ",0,"  off   ",0,"  up    ",0,"  down  ",0
Head3   BYTE  #a,"  operation          result  events",#a,0
        LOC   (@+7)&-8
Letters BYTE  "DVWIOUZX"
Letter  BYTE  "?",0
        LOC   (@+7)&-8
Ops     OCTA  Exact
        BYTE  "  7.0 / 2.0    ",0
        OCTA  Third
        BYTE  "  1.0 / 3.0    ",0
        OCTA  ByZero
        BYTE  "  1.0 / 0.0    ",0
        OCTA  NoNum
        BYTE  "  0.0 / 0.0    ",0
        OCTA  Huge
        BYTE  "  2^1000^2     ",0
        OCTA  Tiny
        BYTE  "  2^-1000^2    ",0
        OCTA  TooBig
        BYTE  "  FIX 2^1000   ",0
        OCTA  Sum
        BYTE  "  2^62 + 2^62  ",0
        OCTA  Divide
        BYTE  "  7 / 0        ",0
        OCTA  0

        LOC   #100
i       IS    $0
x       IS    $1
p       IS    $2
t       IS    $3

% First table: -2.5, -1.5, ..., 2.5 as integers.
Main    LDA   $255,Head1
        TRAP  0,Fputs,StdOut
        NEG   i,0,5
1H      FLOT  x,i             x = i/2
        FLOT  t,2
        FDIV  x,x,t
        BN    x,5F            its sign is where an integer has it
        SETL  $4,' '
        PUSHJ t,PrintChar
5H      SET   $4,x
        SETL  $5,1
        PUSHJ t,PrintReal
        FIX   $4,ROUND_NEAR,x
        SETL  $5,8
        PUSHJ t,PrintWide
        FIX   $4,ROUND_OFF,x
        SETL  $5,6
        PUSHJ t,PrintWide
        FIX   $4,ROUND_UP,x
        SETL  $5,6
        PUSHJ t,PrintWide
        FIX   $4,ROUND_DOWN,x
        SETL  $5,6
        PUSHJ t,PrintWide
        SETL  $4,#a
        PUSHJ t,PrintChar
        ADD   i,i,2
        CMP   t,i,5
        PBNP  t,1B

% Second table: the same sum in each of the four modes of rA.
        LDA   $255,Head2
        TRAP  0,Fputs,StdOut
        LDA   p,Modes
        SETL  i,0
2H      SLU   t,i,16          the mode, as it stands in rA
        PUT   rA,t
        PUSHJ t,Series
        SET   x,t
        PUT   rA,0            print as usual
        SET   $255,p
        TRAP  0,Fputs,StdOut
        SET   $4,x
        SETL  $5,15
        PUSHJ t,PrintReal
        SETL  $4,' '
        PUSHJ t,PrintChar
        SETL  $4,'#'
        PUSHJ t,PrintChar
        SET   $4,x
        SETL  $5,16
        PUSHJ t,PrintHex
        SETL  $4,#a
        PUSHJ t,PrintChar
        ADDU  p,p,9
        ADD   i,i,1
        CMP   t,i,4
        PBN   t,2B

% Third table: results, and the events in rA.
        LDA   $255,Head3
        TRAP  0,Fputs,StdOut
        LDA   p,Ops
        JMP   4F
3H      ADDU  $255,p,8
        TRAP  0,Fputs,StdOut
        PUT   rA,0
        PUSHGO t,t,0
        GET   i,rA
        SET   x,t
        SET   $4,x
        SETL  $5,16
        PUSHJ t,PrintHex
        SETL  $4,' '
        PUSHJ t,PrintChar
        SETL  $4,' '
        PUSHJ t,PrintChar
        SET   $4,i
        PUSHJ t,Events
        SETL  $4,#a
        PUSHJ t,PrintChar
        ADDU  p,p,24
4H      LDOU  t,p,0
        PBNZ  t,3B
        SETL  $255,0
        TRAP  0,Halt,0

% Series() = 1/100 + 1/99 + ... + 1/2 + 1, rounded as rA says.
Series  SETL  $0,0
        SETL  $1,100
        FLOT  $2,1
1H      FLOT  $3,$1
        FDIV  $3,$2,$3
        FADD  $0,$0,$3
        SUB   $1,$1,1
        PBP   $1,1B
        POP   1,0

% Events(a): print a letter for each event bit of a.
Events  LDA   $1,Letters
        SLU   $0,$0,56        bring D, the leftmost, to the sign bit
1H      LDBU  $2,$1,0
        BNN   $0,2F
        STBU  $2,Letter
        LDA   $255,Letter
        TRAP  0,Fputs,StdOut
2H      ADDU  $1,$1,1
        SLU   $0,$0,1
        PBNZ  $0,1B
        POP   0,0

% The operations of the third table.  Each returns a result, and leaves its
% events in rA.
Exact   FLOT  $0,7
        FLOT  $1,2
        FDIV  $0,$0,$1
        POP   1,0
Third   FLOT  $0,1
        FLOT  $1,3
        FDIV  $0,$0,$1
        POP   1,0
ByZero  FLOT  $0,1
        SETL  $1,0
        FDIV  $0,$0,$1
        POP   1,0
NoNum   SETL  $0,0
        FDIV  $0,$0,$0
        POP   1,0
Huge    SETH  $0,#7e70        1000 + 1023 = #7e7, then the fraction
        FMUL  $0,$0,$0
        POP   1,0
Tiny    SETH  $0,#0170        -1000 + 1023 = #017
        FMUL  $0,$0,$0
        POP   1,0
TooBig  SETH  $0,#7e70
        FIX   $0,$0
        POP   1,0
Sum     SETH  $0,#4000
        ADD   $0,$0,$0
        POP   1,0
Divide  SETL  $0,7
        DIV   $0,$0,0
        POP   1,0
