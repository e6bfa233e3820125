% verify.mms - proves, before a p-code program runs, that it can do no harm.
%
% What must be true, whichever way the program will take:
%
%       - every instruction exists, and its operand names something real;
%       - each finds on the stack what it wants: the right number of values
%         of the right types, so nobody makes an address out of an integer;
%       - the stack never has more values than the procedure declares;
%       - a jump leads to an instruction of the same procedure, not into the
%         middle of one, where other instructions may hide in a constant;
%       - nothing runs beyond the end of a procedure.
%
% The program is executed, but on types instead of values (this is called
% abstract interpretation).  Values would never end; types do: for each
% instruction we note the types on the stack when it is reached for the first
% time.  Every other path that leads there must bring exactly the same, so
% there is nothing new to learn, and one visit per instruction is enough.
%
%       ldi 1           ()              States: one octabyte for each byte of
%       ldl x           (int)           code: Inside an instruction, Unseen,
%       flt             (int int)       or a list of types
%       addi            (int real)      <- rejected: wants (int int)
%
% A procedure is verified by itself; of those it calls only the heads count.

        LOC   Data_Segment+#2000
        GREG  @
TypeOf  BYTE  "int",0,0,0,0,0,"real",0,0,0,0,"ints",0,0,0,0,"reals",0,0,0
Unknown BYTE  "there is no such instruction",#a,0
Cut     BYTE  "the procedure ends inside of this",#a,0
NoVar   BYTE  "there is no such variable",#a,0
NoArray BYTE  "there is no such array",#a,0
NoSuch  BYTE  "there is no such procedure",#a,0
Wants   BYTE  "wants ",0
Finds   BYTE  ", finds ",0
        GREG  @
Nothing BYTE  "wants something, but the stack is empty",#a,0
Deep    BYTE  "the stack gets deeper than declared",#a,0
Falls   BYTE  "control falls off the end",#a,0
Leaves  BYTE  "jumps out of the procedure",#a,0
Middle  BYTE  "jumps into the middle of an instruction",#a,0
Meets   BYTE  "line ",0
Comes   BYTE  " is reached with ",0
Other   BYTE  " here, but elsewhere with ",0
Extra   BYTE  "the main procedure takes and returns nothing",#a,0

Unseen  IS    1               -1: an instruction, not reached so far
Inside  IS    2               -2: not the first byte of an instruction

states  GREG  States
work    GREG  Work            instructions that are still to be visited
workN   GREG  0               8 times their number

        LOC   #2000
% Verify: returns 1 if the program may run; if not, it has said why.
        PREFIX Verify:
rj      IS    $0
i       IS    $1
proc    IS    $2
t       IS    $3
:Verify GET   rj,:rJ
        SETL  i,0
1H      SLU   t,i,:Size
        ADDU  proc,:procs,t
        SET   $4,proc
        PUSHJ t,:Split
        BZ    t,9F
        ADD   i,i,1
        CMP   t,i,:procN
        PBN   t,1B
        SETL  i,0
2H      SLU   t,i,:Size
        ADDU  proc,:procs,t
        SET   $4,proc
        PUSHJ t,:Flow
        BZ    t,9F
        ADD   i,i,1
        CMP   t,i,:procN
        PBN   t,2B
        LDOU  t,proc,:pParams     now proc is the main procedure
        LDO   $4,proc,:pResult
        OR    t,t,$4
        BZ    t,8F
        LDO   $4,proc,:pStart
        SET   $5,proc
        PUSHJ t,:Blame
        LDA   $255,:Extra
        TRAP  0,:Fputs,:StdOut
        SETL  t,0
        JMP   9F
8H      SETL  t,1
9H      PUT   :rJ,rj
        SET   $0,t
        POP   1,0
        PREFIX :

% Split(proc): find out where its instructions begin.
        PREFIX Split:
proc    IS    $0
pc      IS    $1
end     IS    $2
n       IS    $3
rj      IS    $4
t       IS    $5
:Split  LDO   pc,proc,:pStart
        LDO   end,proc,:pEnd
1H      LDBU  t,:code,pc
        CMP   n,t,:Opcodes
        BNN   n,8F
        SLU   t,t,5
        ADDU  t,:insns,t
        LDO   n,t,:iKind
        LDA   t,:Lengths
        LDBU  n,t,n
        ADD   t,pc,n
        CMP   t,t,end
        BNN   t,9F
        NEG   t,0,:Unseen
        8ADDU $6,pc,:states
        STO   t,$6,0
        ADD   pc,pc,1
        JMP   3F
2H      NEG   t,0,:Inside
        8ADDU $6,pc,:states
        STO   t,$6,0
        ADD   pc,pc,1
        SUB   n,n,1
3H      BP    n,2B
        CMP   t,pc,end
        PBN   t,1B
        SETL  $0,1
        POP   1,0
8H      LDA   t,:Unknown
        JMP   1F
9H      LDA   t,:Cut
1H      GET   rj,:rJ
        SET   $7,pc
        SET   $8,proc
        PUSHJ $6,:Blame
        SET   $255,t
        TRAP  0,:Fputs,:StdOut
        PUT   :rJ,rj
        SETL  $0,0
        POP   1,0
        PREFIX :

% Flow(proc): follow all paths through it.
        PREFIX Flow:
proc    IS    $0
pc      IS    $1
state   IS    $2              the types on the stack
row     IS    $3              of the table Insns
operand IS    $4
takes   IS    $5
puts    IS    $6
n       IS    $7
next    IS    $8
rj      IS    $9
t       IS    $10
:Flow   GET   rj,:rJ
        SETL  :workN,0
        LDO   $11,proc,:pStart
        SETL  $12,0           the stack is empty at the beginning
        PUSHJ t,:Reach
Visit   BZ    :workN,Good     nothing left to visit?
        SUB   :workN,:workN,8
        LDO   pc,:work,:workN
        8ADDU t,pc,:states
        LDOU  state,t,0
        SET   $11,pc
        PUSHJ t,:Row
        SET   row,t
        SET   $11,pc
        PUSHJ t,:Operand
        SET   operand,t
        LDO   n,row,:iKind
        LDA   t,:Lengths
        LDBU  t,t,n
        ADD   next,pc,t
        ADD   next,next,1

% What it takes and puts; first the type T, if the table leaves it open.
        AND   t,state,#f      dup, pop: what is on top; 0, and so nothing
        CMP   $11,n,:Local    that could be taken, if the stack is empty
        BZ    $11,IsLocal
        CMP   $11,n,:Array
        BZ    $11,IsArray
        CMP   $11,n,:Proc
        BZ    $11,IsProc
        LDBU  $11,:code,pc
        CMP   $11,$11,:Ret
        BZ    $11,IsRet
1H      LDWU  $11,row,:iTakesT
        MULU  takes,t,$11
        LDWU  $11,row,:iTakes
        OR    takes,takes,$11
        LDWU  $11,row,:iPutsT
        MULU  puts,t,$11
        LDWU  $11,row,:iPuts
        OR    puts,puts,$11
        JMP   Take
IsLocal LDA   $11,:NoVar
        LDO   t,proc,:pLocalN
        CMP   t,operand,t
        BNN   t,Reject
        SL    $11,operand,2
        LDOU  t,proc,:pLocals
        SRU   t,t,$11
        AND   t,t,#f
        JMP   1B
IsArray LDA   $11,:NoArray
        CMP   t,operand,:arrayN
        BNN   t,Reject
        SLU   t,operand,4
        ADDU  t,:arrays,t
        LDO   t,t,8
        JMP   1B
IsProc  LDA   $11,:NoSuch
        CMP   t,operand,:procN
        BNN   t,Reject
        SLU   t,operand,:Size
        ADDU  t,:procs,t
        LDOU  takes,t,:pParams
        LDOU  puts,t,:pResult
        JMP   Take
IsRet   LDOU  takes,proc,:pResult
        SETL  puts,0
        CMPU  t,state,takes   the result and nothing else may be left
        BNZ   t,Wrong

% Take: compare the types that are wanted with those on top of the stack.
Take    SETL  n,0             4 times the number of types
        JMP   2F
1H      ADD   n,n,4
2H      SRU   t,takes,n
        PBNZ  t,1B
        LDWU  t,row,:iTakesT  dup and pop want something, whatever it is
        BZ    t,3F
        BZ    takes,Empty
3H      NEG   t,64,n          keep the rightmost n bits of the stack
        SLU   $11,state,t
        SRU   $11,$11,t
        CMPU  $11,$11,takes
        BNZ   $11,Wrong
        SRU   state,state,n

% Put: as long as the stack does not get too deep.
        SETL  n,0
        JMP   2F
1H      ADD   n,n,4
2H      SRU   t,puts,n
        PBNZ  t,1B
        SLU   state,state,n
        OR    state,state,puts
        LDA   $11,:Deep
        LDO   t,proc,:pDepth
        SL    t,t,2
        SRU   t,state,t
        BNZ   t,Reject

% Where does it go from here?
        LDBU  n,:code,pc
        CMP   t,n,:Ret
        BZ    t,Visit
        LDO   t,row,:iKind
        CMP   t,t,:Label
        BNZ   t,1F
        SET   $11,operand
        SET   $12,state
        SET   $13,proc
        SET   $14,pc
        PUSHJ t,:Jump
        BZ    t,Bad
        CMP   t,n,:Jmp
        BZ    t,Visit
1H      LDO   t,proc,:pEnd
        CMP   t,next,t
        LDA   $11,:Falls
        BNN   t,Reject
        SET   $11,next
        SET   $12,state
        SET   $13,proc
        SET   $14,pc
        PUSHJ t,:Reach
        PBNZ  t,Visit
        JMP   Bad

Empty   LDA   $11,:Nothing
Reject  SET   n,$11
        SET   $11,pc
        SET   $12,proc
        PUSHJ t,:Blame
        SET   $255,n
        TRAP  0,:Fputs,:StdOut
        JMP   Bad
Wrong   SET   $11,pc
        SET   $12,proc
        PUSHJ t,:Blame
        LDA   $255,:Wants
        TRAP  0,:Fputs,:StdOut
        SET   $11,takes
        PUSHJ t,:PrintTypes
        LDA   $255,:Finds
        TRAP  0,:Fputs,:StdOut
        SET   $11,state
        PUSHJ t,:PrintTypes
        LDA   $255,:NewLine
        TRAP  0,:Fputs,:StdOut
Bad     SETL  $0,0
        JMP   1F
Good    SETL  $0,1
1H      PUT   :rJ,rj
        POP   1,0
        PREFIX :

% Jump(to,state,proc,pc): the instruction at `pc' may jump to `to'.
% Reach(to,state,proc,pc): control gets to instruction `to' with these types.
% Both return 1 if that is all right.
        PREFIX Reach:
to      IS    $0
state   IS    $1
proc    IS    $2
pc      IS    $3
other   IS    $4
rj      IS    $5
t       IS    $6
:Jump   LDO   t,proc,:pStart
        CMP   t,to,t
        BN    t,Leaves
        LDO   t,proc,:pEnd
        CMP   t,to,t
        BNN   t,Leaves
:Reach  8ADDU t,to,:states
        LDOU  other,t,0
        ADD   $7,other,:Inside
        BZ    $7,Middle
        ADD   $7,other,:Unseen
        BZ    $7,1F
        CMPU  $7,other,state
        BNZ   $7,Differ
        SETL  $0,1
        POP   1,0
1H      STOU  state,t,0       for the first time: remember, and go there
        STO   to,:work,:workN
        ADD   :workN,:workN,8
        SETL  $0,1
        POP   1,0

Leaves  LDA   t,:Leaves
        JMP   1F
Middle  LDA   t,:Middle
1H      GET   rj,:rJ
        SET   $8,pc
        SET   $9,proc
        PUSHJ $7,:Blame
        SET   $255,t
        TRAP  0,:Fputs,:StdOut
        JMP   9F
Differ  GET   rj,:rJ
        SET   $8,pc
        SET   $9,proc
        PUSHJ $7,:Blame
        LDA   $255,:Meets
        TRAP  0,:Fputs,:StdOut
        2ADDU $8,to,:lines
        LDWU  $8,$8,0
        PUSHJ $7,:PrintInt
        LDA   $255,:Comes
        TRAP  0,:Fputs,:StdOut
        SET   $8,state
        PUSHJ $7,:PrintTypes
        LDA   $255,:Other
        TRAP  0,:Fputs,:StdOut
        SET   $8,other
        PUSHJ $7,:PrintTypes
        LDA   $255,:NewLine
        TRAP  0,:Fputs,:StdOut
9H      PUT   :rJ,rj
        SETL  $0,0
        POP   1,0
        PREFIX :

% PrintTypes(list): "(int real)".
        PREFIX Types:
list    IS    $0
n       IS    $1
rj      IS    $2
t       IS    $3
:PrintTypes GET rj,:rJ
        SETL  $4,'('
        PUSHJ t,:PrintChar
        SETL  n,64
        JMP   2F
1H      SRU   t,list,n
        AND   t,t,#f
        BZ    t,2F
        SUB   t,t,1
        SLU   t,t,3
        LDA   $255,:TypeOf
        ADDU  $255,$255,t
        TRAP  0,:Fputs,:StdOut
        BZ    n,3F
        SETL  $4,' '
        PUSHJ t,:PrintChar
2H      SUB   n,n,4
        PBNN  n,1B
3H      SETL  $4,')'
        PUSHJ t,:PrintChar
        PUT   :rJ,rj
        POP   0,0
        PREFIX :
