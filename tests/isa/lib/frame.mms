% lib/frame.mms - runs instructions between two states that are known.
%
% The tests called found-... come from the comparison with Knuth's simulator
% (tests/differential/compare_insn.c), which uses this file, too.  Each has a
% slot of memory: the state to begin with, what trip handlers shall do, and
% what was found in the end.  A test begins and ends so:
%
%       SETH  $255,...        the address of the slot
%       SETL  $1,Frame:Begin  sets what UNSAVE does not
%       PUSHGO $0,$1,0
%       UNSAVE 0,$255         sets all other registers
%       ...                   the instructions
%       JMP   Frame:End       saves everything, and goes on at Next(slot)

        PREFIX Frame:

Next    IS    #00       where to go in the end; 0: the program ends
Trips   IS    #08       how many trips there were
Code    IS    #10       where the instructions are,
Size    IS    #18         and how many bytes
Shows   IS    #20       not 0: the test itself shows what it found
Extra   IS    #28       rBB, rF, rWW, rXX, rYY, rZZ to begin with
Mode    IS    #58       rA to begin with, the rounding mode only
Args    IS    #60       for Fwrite
Top     IS    #70       the address for UNSAVE; in the end that from SAVE
Special IS    #80       special registers in the end, by number
Table   IS    #180      16 rows: rX, rY, rZ for a RESUME, bits of rX to keep
Log     IS    #380      8 rows: rW rX rY rZ rB rJ rA rS of the latest trips
Scratch IS    #580      memory to play with
Stack   IS    #1000     the register stack begins here
Slots   IS    :Data_Segment+#10000

        LOC   :Data_Segment
Current OCTA  0         the slot in use

slot    IS    $0
count   IS    $1
row     IS    $2
t       IS    $3
u       IS    $4

% The handlers of TRIP and of the eight exceptions.
        LOC   0
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #10
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #20
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #30
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #40
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #50
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #60
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #70
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME
        LOC   #80
        PUSHJ $255,Handler
        PUT   :rJ,$255
        GET   $255,:rB
        RESUME

        LOC   #4000

% Note the trip; if the table has a row for it that is not all zero, let RESUME
% insert that.  No exceptions may happen here.
Handler SETH  slot,:Data_Segment>>48
        LDOU  slot,slot,0
        LDOU  count,slot,Trips
        AND   row,count,7
        SLU   row,row,6
        ADDU  row,row,slot
        INCL  row,Log
        GET   t,:rW
        STOU  t,row,0
        GET   t,:rX
        STOU  t,row,8
        GET   t,:rY
        STOU  t,row,16
        GET   t,:rZ
        STOU  t,row,24
        GET   t,:rB
        STOU  t,row,32
        GET   t,:rJ
        STOU  t,row,40
        GET   t,:rA
        STOU  t,row,48
        GET   t,:rS
        STOU  t,row,56
        SLU   row,count,5
        ADDU  row,row,slot
        INCL  row,Table
        CMPU  t,count,16
        ADDU  count,count,1
        STOU  count,slot,Trips
        BNN   t,1F
        LDOU  t,row,0
        LDOU  u,row,24
        OR    count,t,u
        BZ    count,1F
        ANDN  t,t,u
        GET   count,:rX
        AND   u,u,count
        OR    t,t,u
        PUT   :rX,t
        LDOU  t,row,8
        PUT   :rY,t
        LDOU  t,row,16
        PUT   :rZ,t
1H      POP   0,0

% The slot is in $255; return in it what UNSAVE wants.
Begin   SETH  slot,:Data_Segment>>48
        STOU  $255,slot,0
        ADDU  slot,$255,Extra
        LDOU  t,slot,0
        PUT   :rBB,t
        LDOU  t,slot,8
        PUT   :rF,t
        LDOU  t,slot,16
        PUT   :rWW,t
        LDOU  t,slot,24
        PUT   :rXX,t
        LDOU  t,slot,32
        PUT   :rYY,t
        LDOU  t,slot,40
        PUT   :rZZ,t
        LDOU  t,$255,Mode
        PUT   :rA,t
        LDOU  $255,$255,Top
        POP   0,0

% One SAVE keeps what any other instruction might change.
End     SAVE  $255,0
        PUT   :rA,0
        SETH  slot,:Data_Segment>>48
        LDOU  slot,slot,0
        STOU  $255,slot,Top
        GET   t,:rG           in memory the number of locals comes before
        SETL  u,256+13        $G to $255, 12 special registers, rG and rA;
        SUBU  t,t,u           Knuth's simulator leaves anything in its upper
        8ADDU t,t,$255        half
        SET   u,0
        STTU  u,t,0
        ADDU  row,slot,Special
        GET   t,:rBB
        STOU  t,row,8*7
        GET   t,:rC
        STOU  t,row,8*8
        GET   t,:rN
        SRU   t,t,40          the rest says when the simulator was made
        STOU  t,row,8*9
        GET   t,:rO
        STOU  t,row,8*10
        GET   t,:rS
        STOU  t,row,8*11
        GET   t,:rI
        STOU  t,row,8*12
        GET   t,:rT
        STOU  t,row,8*13
        GET   t,:rTT
        STOU  t,row,8*14
        GET   t,:rK
        STOU  t,row,8*15
        GET   t,:rQ
        STOU  t,row,8*16
        GET   t,:rU
        STOU  t,row,8*17
        GET   t,:rV
        STOU  t,row,8*18
        GET   t,:rG
        STOU  t,row,8*19
        GET   t,:rF
        STOU  t,row,8*22
        GET   t,:rWW
        STOU  t,row,8*28
        GET   t,:rXX
        STOU  t,row,8*29
        GET   t,:rYY
        STOU  t,row,8*30
        GET   t,:rZZ
        STOU  t,row,8*31
        LDOU  t,slot,Shows
        PBNZ  t,1F
        PUSHJ t,Write
1H      LDOU  t,slot,Next
        BZ    t,2F
        GO    t,t,0
2H      SET   $255,0
        TRAP  0,:Halt,0

% Write the slot with its special registers, the code as it is now, and the
% part of the register stack that is in use; of one that the program has
% moved elsewhere, the last 4096 bytes.
Write   GET   row,:rJ
        SETH  slot,:Data_Segment>>48
        LDOU  slot,slot,0
        SET   $5,slot
        SETL  $6,Stack
        PUSHJ u,Put
        LDOU  $5,slot,Code
        LDOU  $6,slot,Size
        PUSHJ u,Put
        SETL  $5,Stack
        ADDU  $5,$5,slot
        LDOU  $6,slot,Top
        ADDU  $6,$6,8
        SUBU  t,$6,$5
        SRU   u,t,13
        BZ    u,1F
        SETL  t,4096
        SUBU  $5,$6,t
1H      SET   $6,t
        PUSHJ u,Put
        PUT   :rJ,row
        POP   0,0

% Put(address,size): write these bytes.
Put     SETH  $2,:Data_Segment>>48
        LDOU  $2,$2,0
        STOU  $0,$2,Args
        STOU  $1,$2,Args+8
        ADDU  $255,$2,Args
        TRAP  0,:Fwrite,:StdOut
        POP   0,0

        PREFIX :
