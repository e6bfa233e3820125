% jit.mms - a compiler that writes instructions and runs them at once.
%
% Each line of standard input is an expression in x, operators after their
% operands: "x x * 1 +" is x*x+1.  The line is compiled to a subroutine with
% x in $0, which is then called for x = 0, 1, ..., 9.  Interpreting the text
% ten times would look at every character ten times.
%
% The stack of such an expression never exists: at compile time we know how
% many operands are waiting, so operand number d lives in register $(d+1).
%
%       x       SET  $1,$0
%       x       SET  $2,$0
%       *       MUL  $1,$1,$2
%       1       SETL $2,1
%       +       ADD  $1,$1,$2
%               POP  2,0
%
% Look at: the templates.  Instructions are numbers, #OPXXYYZZ, and the
% assembler may write them for us: to move a template from registers $1, $2
% to $(d+1), $(d+2), add d*#010101 to it.
% Also SYNCID: a processor may have fetched instructions ahead, from bytes
% that we changed since.  Who writes code must say so before running it.

Size    IS    62              longest line, so that the code has 256 bytes

        LOC   Data_Segment
        GREG  @
Arg     OCTA  Line,Size
Line    OCTA  0
        LOC   Line+Size
Indent  BYTE  "   ",0
Bad     BYTE  "    is not an expression",#a,0
Signs   BYTE  "+-*/",0

code    GREG  0               the address of Code

        LOC   #100
x       IS    $0
t       IS    $1
Main    GETA  code,Code
Read    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Done
        LDA   $255,Line
        TRAP  0,Fputs,StdOut
        LDA   $2,Line
        SET   $3,code
        PUSHJ t,Compile
        BZ    t,2F
        SUBU  $3,t,code       print the code in hexadecimal
        SET   $2,code
        PUSHJ t,List
        SYNCID 255,code,0     256 bytes from here are new instructions
        LDA   $255,Indent
        TRAP  0,Fputs,StdOut
        SETL  x,0
1H      SET   $2,x
        PUSHGO t,code,0       run what was written
        SET   $2,t
        SETL  $3,6
        PUSHJ t,PrintWide
        ADD   x,x,1
        CMP   t,x,9
        PBNP  t,1B
        SETL  $2,#a
        PUSHJ t,PrintChar
        JMP   Read
2H      LDA   $255,Bad
        TRAP  0,Fputs,StdOut
        JMP   Read
Done    SETL  $255,0
        TRAP  0,Halt,0

% The instructions from which code is made, for depth 0.  They are data: no
% one runs them here.
Number  SETL  $1,0
PushX   SET   $1,$0
Ops     ADD   $1,$1,$2        in the order of Signs
        SUB   $1,$1,$2
        MUL   $1,$1,$2
        DIV   $1,$1,$2
Return  POP   2,0             gives back $1

% Compile(text,at): write instructions to `at'.  Returns the address after
% the last one, or 0 if the text is not an expression.
        PREFIX Compile:
text    IS    $0
at      IS    $1
depth   IS    $2              operands that wait
shift   IS    $3              what makes a template fit for this depth
value   IS    $4
c       IS    $5
k       IS    $6
t       IS    $7
insn    IS    $8
:Compile SETL depth,0
Next    LDBU  c,text,0
        CMP   t,c,#a
        BZ    t,End
        BZ    c,End
        ADDU  text,text,1
        CMP   t,c,' '
        BZ    t,Next
        CMP   t,c,'x'
        BZ    t,Variable
        SUBU  value,c,'0'
        CMPU  t,value,9
        BNP   t,Constant

        CMP   t,depth,2       an operator needs two operands
        BN    t,Wrong
        LDA   k,:Signs
1H      LDBU  t,k,0           which one is it?
        BZ    t,Wrong
        CMP   t,t,c
        BZ    t,2F
        ADDU  k,k,1
        JMP   1B
2H      LDA   t,:Signs
        SUBU  k,k,t
        SL    k,k,2
        GETA  insn,:Ops
        LDTU  insn,insn,k
        SUB   depth,depth,2
        SLU   t,depth,8       depth * #010101
        OR    t,t,depth
        SLU   shift,depth,16
        OR    shift,shift,t
        JMP   Emit

Variable GETA insn,:PushX
        LDTU  insn,insn,0
        SLU   shift,depth,16
        JMP   Emit

Constant LDBU c,text,0        more digits?
        SUBU  c,c,'0'
        CMPU  t,c,9
        BP    t,3F
        MUL   value,value,10
        ADD   value,value,c
        ADDU  text,text,1
        JMP   Constant
3H      SRU   t,value,16      SETL takes 16 bits
        BNZ   t,Wrong
        GETA  insn,:Number
        LDTU  insn,insn,0
        SLU   shift,depth,16
        OR    shift,shift,value

Emit    ADDU  insn,insn,shift
        STTU  insn,at,0
        ADDU  at,at,4
        ADD   depth,depth,1
        JMP   Next
Wrong   SETL  $0,0
        POP   1,0

End     CMP   t,depth,1       exactly one operand is the result
        BNZ   t,Wrong
        GETA  insn,:Return
        LDTU  insn,insn,0
        STTU  insn,at,0
        ADDU  $0,at,4
        POP   1,0
        PREFIX :

% List(at,n): print n bytes of instructions, six instructions in a row.
        PREFIX List:
at      IS    $0
n       IS    $1
rj      IS    $2
row     IS    $3
:List   GET   rj,:rJ
1H      LDA   $255,:Indent
        TRAP  0,:Fputs,:StdOut
        SETL  row,6
2H      SETL  $5,' '
        PUSHJ $4,:PrintChar
        LDTU  $5,at,0
        SETL  $6,8
        PUSHJ $4,:PrintHex
        ADDU  at,at,4
        SUB   n,n,4
        SUB   row,row,1
        BZ    n,3F
        PBNZ  row,2B
3H      SETL  $5,#a
        PUSHJ $4,:PrintChar
        PBNZ  n,1B
        PUT   :rJ,rj
        POP   0,0
        PREFIX :

% The code is made here, at the end of the text segment: a program may run
% what it has written, but only at addresses below #2000000000000000.
Code    TETRA 0
