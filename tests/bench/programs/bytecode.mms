% bytecode.mms - an interpreter of byte code, which counts Collatz steps.
%
% A stack machine with twelve instructions of one or two bytes: an interpreter
% on an interpreter.  Stresses jumps that go somewhere else each time.
%
% The interpreted program counts, over all i below 12,000, the steps
% i -> 3i + 1 (odd) or i/2 (even) that lead to 1.

Limit   IS    12000
Stop    IS    0               what ends the program, in byte code
Push    IS    1               a byte follows
Load    IS    2               the number of a variable follows
Store   IS    3               likewise
Add     IS    4
Sub     IS    5
Mul     IS    6
And     IS    7
Half    IS    8
Less    IS    9
Jump    IS    10              the place to go to follows
JumpZ   IS    11              likewise, if the top is 0

i       IS    0               the variables
v       IS    1
count   IS    2
limit   IS    3

Step    IS    4               places to go to
Even    IS    37
Done    IS    44
End     IS    60

        LOC   Data_Segment+#1000
table   GREG  @
        OCTA  DoHalt,DoPush,DoLoad,DoStore,DoAdd,DoSub
        OCTA  DoMul,DoAnd,DoHalf,DoLess,DoJump,DoJumpZ
vars    GREG  @
        OCTA  1,0,0,Limit
code    GREG  @
        BYTE  Load,i,Store,v
        BYTE  Load,v,Push,1,Sub,JumpZ,Done            (Step)
        BYTE  Load,count,Push,1,Add,Store,count
        BYTE  Load,v,Push,1,And,JumpZ,Even
        BYTE  Load,v,Push,3,Mul,Push,1,Add,Store,v
        BYTE  Jump,Step
        BYTE  Load,v,Half,Store,v                     (Even)
        BYTE  Jump,Step
        BYTE  Load,i,Push,1,Add,Store,i               (Done)
        BYTE  Load,i,Load,limit,Less,JumpZ,End
        BYTE  Jump,0
        BYTE  Stop                                    (End)
        LOC   (@+7)&-8
stack   GREG  @

        LOC   #100
ip      IS    $0              the next byte
sp      IS    $1              the next free place on the stack
op      IS    $2
a       IS    $3
b       IS    $4
Main    SET   ip,code
        SET   sp,stack
Next    LDBU  op,ip,0
        ADDU  ip,ip,1
        SLU   op,op,3
        LDOU  op,table,op
        GO    op,op,0

DoPush  LDBU  a,ip,0
        ADDU  ip,ip,1
        STOU  a,sp,0
        ADDU  sp,sp,8
        JMP   Next

DoLoad  LDBU  a,ip,0
        ADDU  ip,ip,1
        SLU   a,a,3
        LDOU  a,vars,a
        STOU  a,sp,0
        ADDU  sp,sp,8
        JMP   Next

DoStore LDBU  a,ip,0
        ADDU  ip,ip,1
        SLU   a,a,3
        SUBU  sp,sp,8
        LDOU  b,sp,0
        STOU  b,vars,a
        JMP   Next

DoAdd   SUBU  sp,sp,8
        LDOU  b,sp,0
        SUBU  a,sp,8
        LDOU  a,a,0
        ADDU  a,a,b
        JMP   1F
DoSub   SUBU  sp,sp,8
        LDOU  b,sp,0
        SUBU  a,sp,8
        LDOU  a,a,0
        SUBU  a,a,b
        JMP   1F
DoMul   SUBU  sp,sp,8
        LDOU  b,sp,0
        SUBU  a,sp,8
        LDOU  a,a,0
        MULU  a,a,b
        JMP   1F
DoAnd   SUBU  sp,sp,8
        LDOU  b,sp,0
        SUBU  a,sp,8
        LDOU  a,a,0
        AND   a,a,b
        JMP   1F
DoHalf  SUBU  a,sp,8
        LDOU  a,a,0
        SRU   a,a,1
        JMP   1F
DoLess  SUBU  sp,sp,8
        LDOU  b,sp,0
        SUBU  a,sp,8
        LDOU  a,a,0
        CMPU  a,a,b
        ZSN   a,a,1
1H      SUBU  b,sp,8          the result replaces the top
        STOU  a,b,0
        JMP   Next

DoJumpZ SUBU  sp,sp,8
        LDOU  b,sp,0
        BZ    b,DoJump
        ADDU  ip,ip,1
        JMP   Next
DoJump  LDBU  a,ip,0
        ADDU  ip,code,a
        JMP   Next

DoHalt  LDOU  $6,vars,count*8
        PUSHJ $5,Print
        SETL  $255,0
        TRAP  0,Halt,0
