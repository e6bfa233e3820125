% run.mms - the interpreter of p-code.
%
% It checks next to nothing, because the verifier did.  There is a value for
% each instruction that wants one; so no test for an empty stack.  Variables
% and procedures exist; so no test of an operand.  What no proof can know in
% advance stays: division by zero, an index that is too large, a recursion
% that is too deep.  For the last one test per call is enough, since the
% procedure's head says how much it will need.
%
%       fp                       lp                 sp
%       | parameters | variables | pc fp lp | operands |
%
% A caller's operands become the parameters of the procedure it calls without
% being copied.  ret finds out by itself whether there is a result: nothing
% else can be on the stack.
%
% Look at: Step, the same three steps as in every processor, fetch, decode,
% execute.  Each instruction has a few lines of its own that end with a jump
% to Step.  forth.mms shows how the jump and the decoding can be saved.

        LOC   Data_Segment+#3000
        GREG  @
Stopped BYTE  "stopped, ",0
Zero    BYTE  "division by zero",#a,0
Index   BYTE  "index out of bounds",#a,0
TooDeep BYTE  "calls are nested too deeply",#a,0

pc      GREG  0               address of the next byte of code
insn    GREG  0               address of this instruction
fp      GREG  0               address of the first variable
lp      GREG  0               where the caller's pc, fp, lp are kept
sp      GREG  0               address of the next free octabyte
limit   GREG  Limit
steps   GREG  0
runRJ   GREG  0               where Run returns to

        LOC   #3000
% Run: execute the last procedure.  Returns 1 if it comes to its end.
t       IS    $0
a       IS    $1
b       IS    $2
Run     GET   runRJ,rJ
        SETL  steps,0
        SETH  sp,Stack>>48
        INCML sp,Stack>>16&#ffff
        SET   fp,sp
        SET   lp,sp
        SETL  pc,0            a return to 0 will end the run
        SUB   t,procN,1
        SET   insn,code
        JMP   Call

Step    SET   insn,pc
        LDBU  t,pc,0
        ADDU  pc,pc,1
        SLU   t,t,5
        LDOU  t,insns,t
        ADD   steps,steps,1
        GO    t,t,0

% Constants and variables.
DoLd    SETL  t,8
        SETL  a,0
1H      LDBU  b,pc,0
        SLU   a,a,8
        OR    a,a,b
        ADDU  pc,pc,1
        SUB   t,t,1
        PBP   t,1B
        JMP   Push
DoLdL   LDBU  t,pc,0
        ADDU  pc,pc,1
        8ADDU t,t,fp
        LDO   a,t,0
Push    STO   a,sp,0
        ADDU  sp,sp,8
        JMP   Step
DoStL   LDBU  t,pc,0
        ADDU  pc,pc,1
        8ADDU t,t,fp
        SUBU  sp,sp,8
        LDO   a,sp,0
        STO   a,t,0
        JMP   Step
DoDup   SUBU  t,sp,8
        LDO   a,t,0
        JMP   Push
DoPop   SUBU  sp,sp,8
        JMP   Step

% Arrays: length, elements.  An address that was never set is 0.
DoLdA   LDBU  t,pc,0
        ADDU  pc,pc,1
        SLU   t,t,4
        LDOU  a,arrays,t
        JMP   Push
DoLdX   SUBU  sp,sp,16
        LDOU  a,sp,0          the array
        LDO   b,sp,8          the index
        BZ    a,BadIndex
        LDO   t,a,0
        CMPU  t,b,t           unsigned: -1 is too large as well
        BNN   t,BadIndex
        8ADDU t,b,a
        LDO   a,t,8
        JMP   Push
DoStX   SUBU  sp,sp,24
        LDOU  a,sp,0
        LDO   b,sp,8
        BZ    a,BadIndex
        LDO   t,a,0
        CMPU  t,b,t
        BNN   t,BadIndex
        8ADDU t,b,a
        LDO   a,sp,16
        STO   a,t,8
        JMP   Step

% Arithmetic: take two values, push one.
DoAddI  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        ADDU  a,a,b
        JMP   Push
DoSubI  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        SUBU  a,a,b
        JMP   Push
DoMulI  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        MULU  a,a,b
        JMP   Push
DoDivI  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        BZ    b,BadZero
        DIV   a,a,b
        JMP   Push
DoModI  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        BZ    b,BadZero
        DIV   a,a,b
        GET   a,rR
        JMP   Push
DoEqI   SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        CMP   a,a,b
        ZSZ   a,a,1
        JMP   Push
DoLtI   SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        CMP   a,a,b
        ZSN   a,a,1
        JMP   Push
DoLeI   SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        CMP   a,a,b
        ZSNP  a,a,1
        JMP   Push
DoNot   SUBU  sp,sp,8
        LDO   a,sp,0
        ZSZ   a,a,1
        JMP   Push
DoAddR  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        FADD  a,a,b
        JMP   Push
DoSubR  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        FSUB  a,a,b
        JMP   Push
DoMulR  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        FMUL  a,a,b
        JMP   Push
DoDivR  SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        FDIV  a,a,b
        JMP   Push
DoLtR   SUBU  sp,sp,16
        LDO   a,sp,0
        LDO   b,sp,8
        FCMP  a,a,b
        ZSN   a,a,1
        JMP   Push
DoFlt   SUBU  sp,sp,8
        LDO   a,sp,0
        FLOT  a,a
        JMP   Push
DoTrc   SUBU  sp,sp,8
        LDO   a,sp,0
        FIX   a,ROUND_OFF,a
        JMP   Push

% Jumps and calls.
DoJz    SUBU  sp,sp,8
        LDO   a,sp,0
        BZ    a,DoJmp
        ADDU  pc,pc,2
        JMP   Step
DoJmp   LDBU  a,pc,0          code may lie at any address, so this
        LDBU  b,pc,1          is not always a wyde that LDWU can load
        SLU   a,a,8
        OR    a,a,b
        ADDU  pc,code,a
        JMP   Step

DoCal   LDBU  t,pc,0
        ADDU  pc,pc,1
Call    SLU   t,t,Size
        ADDU  t,procs,t
        LDO   a,t,pLocalN
        LDO   b,t,pParamN
        SUB   a,a,b           variables that are not parameters
        8ADDU $3,a,sp         where the link will be
        LDO   $4,t,pDepth
        8ADDU $4,$4,$3
        CMPU  $4,$4,limit
        BNN   $4,BadDepth     (24 bytes of link lie beyond the limit)
        SL    b,b,3
        SUBU  b,sp,b          the first parameter, the new fp
        JMP   2F
1H      STCO  0,sp,0
        ADDU  sp,sp,8
        SUB   a,a,1
2H      BP    a,1B
        STOU  pc,sp,0
        STOU  fp,sp,8
        STOU  lp,sp,16
        SET   lp,sp
        SET   fp,b
        ADDU  sp,sp,24
        LDO   a,t,pStart
        ADDU  pc,code,a
        JMP   Step

DoRet   SUBU  b,sp,lp         24, or 32 if there is a result
        SUBU  sp,sp,8
        LDO   a,sp,0
        SET   sp,fp
        LDOU  pc,lp,0
        LDOU  fp,lp,8
        LDOU  lp,lp,16
        BZ    pc,Done
        CMP   b,b,24
        BNZ   b,Push
        JMP   Step

% Output.
DoWrI   SUBU  sp,sp,8
        LDO   a,sp,0
        PUSHJ t,PrintInt
        JMP   Step
DoWrR   SUBU  sp,sp,8
        LDO   a,sp,0
        SETL  b,6
        PUSHJ t,PrintReal
        JMP   Step
DoWrC   SUBU  sp,sp,8
        LDO   a,sp,0
        PUSHJ t,PrintChar
        JMP   Step

Done    LDA   $255,Ran
        TRAP  0,Fputs,StdOut
        SET   a,steps
        PUSHJ t,PrintInt
        LDA   $255,Steps
        TRAP  0,Fputs,StdOut
        PUT   rJ,runRJ
        SETL  $0,1
        POP   1,0

BadZero LDA   $3,Zero
        JMP   1F
BadIndex LDA  $3,Index
        JMP   1F
BadDepth LDA  $3,TooDeep
1H      SUBU  a,insn,code     which procedure is it?
        SETL  $4,0
2H      SLU   b,$4,Size
        ADDU  b,procs,b
        ADD   $4,$4,1
        LDO   $5,b,pEnd
        CMP   $5,a,$5
        BNN   $5,2B
        SET   $5,a
        SET   $6,b
        PUSHJ $4,Blame
        LDA   $255,Stopped
        TRAP  0,Fputs,StdOut
        SET   $255,$3
        TRAP  0,Fputs,StdOut
        PUT   rJ,runRJ
        SETL  $0,0
        POP   1,0
