% bits.mms - working with all the bits or bytes of a word at once.
%
% MOR sees an octabyte as eight rows of eight bits and multiplies two such
% matrices, with "and" for times and "or" for plus (MXOR has "exclusive or"
% for plus).  Put simply: MOR $X,$Y,$Z makes byte i of $X from those bytes k
% of $Y for which bit k of byte i in $Z is set.  So a constant $Z permutes,
% copies and merges the bytes of $Y; a constant $Y does so with the bits of
% each byte of $Z.
%
% Look at: Binary, which makes eight digits of text out of a byte with three
% instructions, and the lines of Main, each a trick of its own.

flip    GREG  #0102040810204080    matrix that turns things round
unit    GREG  #8040201008040201    one bit for each byte: the identity
ones    GREG  #0101010101010101
zeros   GREG  #3030303030303030    eight characters '0'

        LOC   Data_Segment
        GREG  @
Line    OCTA  0,0,0,0,0,0,0,0
        BYTE  "  ",0
T1      BYTE  "x",#a,0
T2      BYTE  "bytes in reverse order",#a,0
T3      BYTE  "bits in reverse order",#a,0
T4      BYTE  "x with its lowest 1 removed",#a,0
T5      BYTE  "Gray code of x",#a,0
        GREG  @               (a base serves only 256 bytes)
T6      BYTE  "1 for each byte that is zero",#a,0
T7      BYTE  "each byte at most #40",#a,0
T8      BYTE  "y",#a,0
T9      BYTE  "x where y is 1, reversed x where it is 0",#a,0
T10     BYTE  "parity of each byte",#a,0
N1      BYTE  " bits are 1, ",0
N2      BYTE  " zeros at the right, highest 1 at ",0

        LOC   #100
x       IS    $0
y       IS    $1
t       IS    $2
Main    SETH  x,#0093
        ORMH  x,#7f00
        ORML  x,#4131
        ORL   x,#ee50
        SET   $3,x
        LDA   $4,T1
        PUSHJ t,Show

        MOR   $3,x,flip       byte 0 becomes byte 7
        LDA   $4,T2
        PUSHJ t,Show

        MOR   $3,x,flip       also within each byte bit 0 becomes bit 7
        MOR   $3,flip,$3
        LDA   $4,T3
        PUSHJ t,Show

        SUBU  $3,x,1          x-1 differs from x in its lowest 1 and the
        AND   $3,x,$3         zeros to the right of it
        LDA   $4,T4
        PUSHJ t,Show

        SRU   $3,x,1          neighbouring numbers differ in one bit
        XOR   $3,x,$3
        LDA   $4,T5
        PUSHJ t,Show

        BDIF  $3,ones,x       max(0, 1 - byte): how to find the end of a
        LDA   $4,T6           string eight characters at a time
        PUSHJ t,Show

        SLU   $3,ones,6       x - max(0, x - #40) = min(x, #40)
        BDIF  $3,x,$3
        SUBU  $3,x,$3
        LDA   $4,T7
        PUSHJ t,Show

        MXOR  $3,ones,x       the sum of the bits of each byte, mod 2
        LDA   $4,T10
        PUSHJ t,Show

        SETH  y,#ff00
        ORMH  y,#ff00
        ORML  y,#f0f0
        ORL   y,#aaaa
        SET   $3,y
        LDA   $4,T8
        PUSHJ t,Show
        PUT   rM,y            the mask of MUX
        MOR   $3,x,flip
        MOR   $3,flip,$3
        MUX   $3,x,$3
        LDA   $4,T9
        PUSHJ t,Show

        SADD  $3,x,0          "sideways addition"
        PUSHJ t,PrintInt
        LDA   $255,N1
        TRAP  0,Fputs,StdOut
        SUBU  $3,x,1
        SADD  $3,$3,x         the ones of x-1 that are zeros of x
        PUSHJ t,PrintInt
        LDA   $255,N2
        TRAP  0,Fputs,StdOut
        FLOTU $3,ROUND_OFF,x  the exponent of a floating point number
        SRU   $3,$3,52        tells where its highest bit is
        SETL  $4,1023
        SUBU  $3,$3,$4
        PUSHJ t,PrintInt
        SETL  $3,#a
        PUSHJ t,PrintChar
        SETL  $255,0
        TRAP  0,Halt,0

% Show(x,text): print the 64 bits of x, and a text.
        PREFIX Show:
x       IS    $0
text    IS    $1
rj      IS    $2
p       IS    $3
k       IS    $4
:Show   GET   rj,:rJ
        LDA   p,:Line
        SETL  k,56
1H      SRU   $6,x,56         byte by byte, from the left
        SLU   x,x,8
        PUSHJ $5,:Binary
        STOU  $5,p,0
        ADDU  p,p,8
        SUB   k,k,8
        PBNN  k,1B
        LDA   $255,:Line
        TRAP  0,:Fputs,:StdOut
        SET   $255,text
        TRAP  0,:Fputs,:StdOut
        PUT   :rJ,rj
        POP   0,0
        PREFIX :

% Binary(b): byte b as eight characters, '0' or '1'.
Binary  MOR   $0,$0,ones      eight copies of b
        AND   $0,$0,unit      bit 7 stays in byte 7, bit 6 in byte 6, ...
        MOR   $0,ones,$0      and any bit of a byte makes it 1
        OR    $0,$0,zeros
        POP   1,0
