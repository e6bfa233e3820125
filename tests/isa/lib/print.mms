% lib/print.mms - how the instruction tests print what they find.
%
% A test that says "files: lib/print.mms" is assembled together with this
% file, which comes first.  Everything here is called by PUSHJ $255: that
% puts all local registers out of reach, and POP brings them back, so that
% a test loses nothing but rJ and $255.  No exceptions are raised, and of the
% special registers only rBB, rWW, rXX, rYY, rZZ change (TRAP does it).  All
% leave zero in $255: that is the exit status of a TRAP 0,Halt,0.
%
%       PUSHJ $255,Say          prints a line
%       BYTE  "text",0
%
%       PUSHJ $255,Show         prints a line with the value of x:
%       BYTE  "text",0          text #2a
%
%       PUSHJ $255,Each2        does what stands before the POP, once for
%       BYTE  "ADD",0           each row of two octas at address `rows';
%       ADD   x,y,z             the octas are in y and z.  Prints a line with
%       POP                     what came into x, and the exceptions:
%                               ADD #7fffffffffffffff,#1 = #8000000000000000 V
%
% Each1 takes rows of one octa, in y.  Round1 and Round2 do the work in all
% four rounding modes, and print four results: to nearest, off, up, down.
% Before the work x is #eeee, so that one sees when it is not set.  The rows
% end with an octa Stop.

        PREFIX Print:
:Stop   IS    #53746f7053746f70    "StopStop"
:x      GREG  0
:y      GREG  0
:z      GREG  0
:rows   GREG  0

        LOC   #8000
:Say    GET   $0,:rJ          the text lies behind the call
        SET   $2,$0
        PUSHJ $1,Put
        PUT   :rJ,$1
        JMP   EndLine

:Show   GET   $0,:rJ
        SET   $2,$0
        PUSHJ $1,Put
        SET   $3,' '
        SET   $4,:x
        PUSHJ $2,Hex
        PUT   :rJ,$1
EndLine GETA  $255,1F
        TRAP  0,:Fputs,:StdOut
        SET   $255,0
        POP
1H      BYTE  #a,0

% Put(s): print the characters at s; return the address of the tetra behind
% them.  Fputs gives us their number.
Put     SET   $255,$0
        TRAP  0,:Fputs,:StdOut
        ADDU  $0,$0,$255
        ADDU  $0,$0,4         one for the zero, and up
        ANDNL $0,3            to a multiple of 4
        POP   1,0

% Hex(c,v): print the character c, and v in hexadecimal.
Hex     GETA  $2,9F           digits are stored backwards from 9F
        GETA  $3,8F
1H      AND   $4,$1,15
        LDBU  $4,$3,$4
        SUBU  $2,$2,1
        STBU  $4,$2,0
        SRU   $1,$1,4
        PBNZ  $1,1B
        SET   $4,'#'
        SUBU  $2,$2,1
        STBU  $4,$2,0
        SUBU  $2,$2,1
        STBU  $0,$2,0
        SET   $255,$2
        TRAP  0,:Fputs,:StdOut
        POP
8H      BYTE  "0123456789abcdef"
        OCTA  0,0,0
9H      OCTA  0

% Events(e): print a blank and the letters of the event bits e, if any.
Events  AND   $0,$0,#ff
        BZ    $0,3F
        GETA  $1,8F           the next letter
        GETA  $2,9F           where it goes
1H      AND   $3,$0,#80
        BZ    $3,2F
        LDBU  $3,$1,0
        STBU  $3,$2,1
        ADDU  $2,$2,1
2H      ADDU  $1,$1,1
        SLU   $0,$0,1
        AND   $0,$0,#ff
        PBNZ  $0,1B
        STBU  $0,$2,1         the zero behind the last
        GETA  $255,9F
        TRAP  0,:Fputs,:StdOut
3H      POP
8H      BYTE  "DVWIOUZX"
9H      BYTE  "         ",0

% Each1, Each2, Round1, Round2.
name    IS    $0              what to print first
code    IS    $1              what to do
row     IS    $2              the operands
columns IS    $3              1 or 2 in a row
modes   IS    $4              1 or 4 rounding modes
mode    IS    $5
events  IS    $6              of all modes together
t       IS    $7
hole    IS    $8
arg     IS    $9

:Round1 SET   modes,4
        SET   columns,1
        JMP   1F
:Round2 SET   modes,4
        SET   columns,2
        JMP   1F
:Each1  SET   modes,1
        SET   columns,1
        JMP   1F
:Each2  SET   modes,1
        SET   columns,2
1H      GET   name,:rJ
        SET   row,:rows
        SET   code,name       look for the end of the text
2H      LDBU  t,code,0
        ADDU  code,code,1
        PBNZ  t,2B
        ADDU  code,code,3
        ANDNL code,3
        JMP   9F

3H      LDOU  :y,row,0
        SET   arg,name
        PUSHJ hole,Put
        SET   arg,' '
        SET   $10,:y
        PUSHJ hole,Hex
        SUBU  t,columns,1
        BZ    t,4F
        LDOU  :z,row,8
        SET   arg,','
        SET   $10,:z
        PUSHJ hole,Hex
4H      GETA  $255,7F
        TRAP  0,:Fputs,:StdOut
        SET   mode,0
        SET   events,0
5H      SLU   t,mode,16
        PUT   :rA,t
        SETL  :x,#eeee
        PUSHGO hole,code,0    the instruction under test
        GET   t,:rA
        OR    events,events,t
        SET   arg,' '
        SET   $10,:x
        PUSHJ hole,Hex
        ADDU  mode,mode,1
        SUBU  t,modes,mode
        PBP   t,5B
        SET   arg,events
        PUSHJ hole,Events
        PUSHJ hole,EndLine
        8ADDU row,columns,row

9H      LDOU  t,row,0
        GETA  arg,6F
        LDOU  arg,arg,0
        CMPU  t,t,arg
        PBNZ  t,3B
        PUT   :rA,0
1H      LDTU  t,code,0
        ADDU  code,code,4
        SRU   t,t,24
        CMPU  t,t,#f8
        PBNZ  t,1B
        PUT   :rJ,code        go on behind the POP
        POP
6H      OCTA  :Stop
7H      BYTE  " =",0
        PREFIX :

        LOC   #100            tests start here, with the label Main
