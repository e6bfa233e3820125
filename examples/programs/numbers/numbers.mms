% numbers.mms - reads numbers and prints each in three notations.
%
% Each line of standard input holds one number: 42, -17, or #2a.  The answer
% is the same number in decimal, hexadecimal and binary.
%
% Look at: Parse and Format are subroutines.  The caller puts the arguments
% in $2, $3, ... and says PUSHJ $1,Format; the subroutine sees them as $0,
% $1, ...; everything below $1 of the caller is out of its sight and safe.
%
%       caller      $0  $1 | $2  $3  $4
%       Format             | $0  $1  $2
%
% POP 1,0 gives one result back; it appears in the caller's $1.  POP 2,0
% gives two: the last one, $1 of the subroutine, appears in $1 of the caller,
% and $0 in the register after it, $2.

Size    IS    80

        LOC   Data_Segment
        GREG  @
Arg     OCTA  Line,Size
Line    OCTA  0
        LOC   Line+Size
Digits  OCTA  0               room for 64 binary digits and the final zero
        LOC   Digits+72
End     IS    Digits+71
Minus   BYTE  "-",0
Hash    BYTE  " = #",0
Blank   BYTE  " = ",0
NewLine BYTE  #a,0
Sorry   BYTE  "not a number",#a,0

x       IS    $0
good    IS    $2

        LOC   #100
Main    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Done
        LDA   $2,Line
        PUSHJ $1,Parse
        BZ    good,Bad
        SET   x,$1
        BNN   x,Plus
        LDA   $255,Minus
        TRAP  0,Fputs,StdOut
        NEGU  $2,0,x
        JMP   Dec
Plus    SET   $2,x
Dec     SET   $3,10
        PUSHJ $1,Format
        LDA   $255,Hash
        TRAP  0,Fputs,StdOut
        SET   $2,x
        SET   $3,16
        PUSHJ $1,Format
        LDA   $255,Blank
        TRAP  0,Fputs,StdOut
        SET   $2,x
        SET   $3,2
        PUSHJ $1,Format
        LDA   $255,NewLine
        TRAP  0,Fputs,StdOut
        JMP   Main
Bad     LDA   $255,Sorry
        TRAP  0,Fputs,StdOut
        JMP   Main
Done    SET   $255,0
        TRAP  0,Halt,0

% Parse the number at address `text', up to the end of the line.
% Returns two values: the number, and whether it was one (1 or 0).  A number
% that is too long loses its upper bits.
        PREFIX Parse:
text    IS    $0
value   IS    $1
base    IS    $2
neg     IS    $3
d       IS    $4              the value of a digit
t       IS    $5
:Parse  SET   value,0
        SET   base,10
        LDBU  d,text,0
        CMP   t,d,'-'
        ZSZ   neg,t,1
        ADDU  text,text,neg   skip the sign
        CMP   t,d,'#'
        CSZ   base,t,16
        ZSZ   t,t,1
        ADDU  text,text,t     skip the hash mark
        LDBU  d,text,0
        JMP   2F              so that an empty number is refused
1H      LDBU  d,text,0
        CMP   t,d,#a
        BZ    t,4F            the line ends here
        BZ    d,4F
2H      SUBU  d,d,'0'
        CMPU  t,d,10
        BN    t,3F            0 to 9
        OR    d,d,#20
        SUBU  d,d,'a'-'0'-10  'a' becomes ten
        CMPU  t,d,10
        BN    t,5F            something between '9' and 'a'
        CMPU  t,d,base
        BNN   t,5F
3H      MULU  value,value,base
        ADDU  value,value,d
        ADDU  text,text,1
        JMP   1B
4H      NEGU  t,0,value
        CSNZ  value,neg,t
        SET   $0,1
        JMP   6F
5H      SET   $0,0
6H      POP   2,0             $1 is the main result, $0 goes with it
        PREFIX :

% Print the unsigned number x to the given base, 2 to 16.
        PREFIX Format:
x       IS    $0
base    IS    $1
p       IS    $2
d       IS    $3
:Format LDA   p,:End          the byte there stays zero
1H      PUT   :rD,0           DIVU divides rD and x, 128 bits, by base:
        DIVU  x,x,base        the quotient in x,
        GET   d,:rR           the remainder in rR
        ADD   d,d,'0'
        CMP   $4,d,'9'
        BNP   $4,2F
        ADD   d,d,'a'-'9'-1
2H      SUBU  p,p,1
        STBU  d,p,0
        PBNZ  x,1B
        SET   $255,p
        TRAP  0,:Fputs,:StdOut
        POP   0,0
        PREFIX :
