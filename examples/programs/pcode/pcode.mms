% pcode.mms - a machine in the machine: p-code, verified and interpreted.
%
% In the 1970s the UCSD p-System ran the same Pascal programs on all kinds of
% computers: the compiler made code for an imaginary stack machine, and each
% computer had an interpreter for it.  Twenty years later the Java virtual
% machine added what code from strangers needs: it is verified before it
% runs.  This program does both, for each file of p-code that it is given.
%
%       text.mms        reads words, numbers, names
%       load.mms        text -> bytes: an assembler for p-code
%       verify.mms      proves that the bytes can do no harm
%       run.mms         the interpreter, which relies on that proof
%       pcode.mms       this file: the instructions, the memory, Main
%
% A procedure has parameters, local variables and a stack for operands.  Its
% text is one instruction per line; `;' begins a comment:
%
%       proc  NAME DEPTH        a procedure; at most DEPTH operands wait
%       param NAME TYPE         types are int, real, and the addresses of
%       local NAME TYPE         arrays: ints, reals
%       result TYPE
%       array NAME TYPE SIZE    of ints or reals, known to all procedures
%       byte  NUMBER            a byte of code, whatever it may mean
% LABEL: INSTRUCTION OPERAND
%
% The last procedure is the main one.  Variables start as zero.
%
% Look at: the table Insns.  Loader, verifier and interpreter all read it;
% nobody else knows the instructions.  A list of types is one number, with
% four bits for each type and the top of the stack at the right: #12 is a
% stack of two, an int and above it a real.

int     IS    1
real    IS    2
ints    IS    3
reals   IS    4

% What kind of operand an instruction has.
None    IS    0
Int     IS    1               a constant of eight bytes
Real    IS    2
Local   IS    3               a number of one byte: of a local variable,
Array   IS    4               of an array,
Proc    IS    5               of a procedure
Label   IS    6               a place in the code, two bytes

        LOC   Data_Segment
        GREG  @
Usage   BYTE  "usage: pcode FILE...",#a,0
Rule    BYTE  "== ",0
NewLine BYTE  #a,0
Ran     BYTE  "-- ",0
Steps   BYTE  " instructions",#a,0
Lengths BYTE  0,8,8,1,1,1,2   bytes of an operand, by its kind

% The instructions.  A row has 32 bytes: the code that executes it, its name,
% the kind of its operand, and what it takes from the stack and puts there:
%
%       takes, takesT, puts, putsT
%
% where T stands for one type that the table cannot know: that of the
% variable, or of the top of the stack.  It takes `takes' + T * `takesT'.
% For cal and ret the procedure's head says it.
        LOC   (@+7)&-8
        GREG  @
Insns   OCTA  DoLd;   BYTE "ldi     "; OCTA Int;   WYDE 0,0,#1,0
        OCTA  DoLd;   BYTE "ldr     "; OCTA Real;  WYDE 0,0,#2,0
        OCTA  DoLdL;  BYTE "ldl     "; OCTA Local; WYDE 0,0,0,#1
        OCTA  DoStL;  BYTE "stl     "; OCTA Local; WYDE 0,#1,0,0
        OCTA  DoLdA;  BYTE "lda     "; OCTA Array; WYDE 0,0,0,#1
        OCTA  DoLdX;  BYTE "ldxi    "; OCTA None;  WYDE #31,0,#1,0
        OCTA  DoLdX;  BYTE "ldxr    "; OCTA None;  WYDE #41,0,#2,0
        OCTA  DoStX;  BYTE "stxi    "; OCTA None;  WYDE #311,0,0,0
        OCTA  DoStX;  BYTE "stxr    "; OCTA None;  WYDE #412,0,0,0
        OCTA  DoDup;  BYTE "dup     "; OCTA None;  WYDE 0,#1,0,#11
        OCTA  DoPop;  BYTE "pop     "; OCTA None;  WYDE 0,#1,0,0
        OCTA  DoAddI; BYTE "addi    "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoSubI; BYTE "subi    "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoMulI; BYTE "muli    "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoDivI; BYTE "divi    "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoModI; BYTE "modi    "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoEqI;  BYTE "eqi     "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoLtI;  BYTE "lti     "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoLeI;  BYTE "lei     "; OCTA None;  WYDE #11,0,#1,0
        OCTA  DoNot;  BYTE "not     "; OCTA None;  WYDE #1,0,#1,0
        OCTA  DoAddR; BYTE "addr    "; OCTA None;  WYDE #22,0,#2,0
        OCTA  DoSubR; BYTE "subr    "; OCTA None;  WYDE #22,0,#2,0
        OCTA  DoMulR; BYTE "mulr    "; OCTA None;  WYDE #22,0,#2,0
        OCTA  DoDivR; BYTE "divr    "; OCTA None;  WYDE #22,0,#2,0
        OCTA  DoLtR;  BYTE "ltr     "; OCTA None;  WYDE #22,0,#1,0
        OCTA  DoFlt;  BYTE "flt     "; OCTA None;  WYDE #1,0,#2,0
        OCTA  DoTrc;  BYTE "trc     "; OCTA None;  WYDE #2,0,#1,0
        OCTA  DoJmp;  BYTE "jmp     "; OCTA Label; WYDE 0,0,0,0
Jmp     IS    (@-Insns)/32-1
        OCTA  DoJz;   BYTE "jz      "; OCTA Label; WYDE #1,0,0,0
        OCTA  DoCal;  BYTE "cal     "; OCTA Proc;  WYDE 0,0,0,0
        OCTA  DoRet;  BYTE "ret     "; OCTA None;  WYDE 0,0,0,0
Ret     IS    (@-Insns)/32-1
        OCTA  DoWrI;  BYTE "wri     "; OCTA None;  WYDE #1,0,0,0
        OCTA  DoWrR;  BYTE "wrr     "; OCTA None;  WYDE #2,0,0,0
        OCTA  DoWrC;  BYTE "wrc     "; OCTA None;  WYDE #1,0,0,0
Opcodes IS    (@-Insns)/32
iCode   IS    0               offsets in a row
iName   IS    8
iKind   IS    16
iTakes  IS    24
iTakesT IS    26
iPuts   IS    28
iPutsT  IS    30

% The head of a procedure.
pName   IS    0
pStart  IS    8               its code: from offset pStart
pEnd    IS    16              up to, and not including, pEnd
pParams IS    24              the types of its parameters, as a stack
pResult IS    32              the type of its result, or 0
pLocals IS    40              16 types: parameters, then other variables,
pParamN IS    48              the first at the right; how many parameters,
pLocalN IS    56              how many variables altogether
pDepth  IS    64              how many operands may wait, at most 15
Size    IS    7               a head has 2^7 bytes

% The memory.  A text of 8 KB has at most 12 KB of code ("ldi 0" and the end
% of its line are six bytes that become nine), so nothing can grow into its
% neighbour.
MaxText IS    8192
Text    IS    Data_Segment+#10000
Code    IS    Data_Segment+#20000
Lines   IS    Data_Segment+#30000     line numbers, a wyde per byte of code
States  IS    Data_Segment+#40000     for the verifier: an octabyte per byte
Work    IS    Data_Segment+#60000
Symbols IS    Data_Segment+#80000
Procs   IS    Data_Segment+#a0000     heads of procedures
Arrays  IS    Data_Segment+#b0000     octabytes: address and type
Stack   IS    Data_Segment+#c0000     of the interpreter
Limit   IS    Data_Segment+#d0000     and its end
Heap    IS    Data_Segment+#200000    the arrays: length, elements

insns   GREG  Insns
code    GREG  Code
lines   GREG  Lines
procs   GREG  Procs
arrays  GREG  Arrays
file    GREG  0               the name of the file
procN   GREG  0               how many procedures it has
arrayN  GREG  0               and how many arrays

        LOC   #100
argc    IS    $0
argv    IS    $1
i       IS    $2              8 times the number of the argument
bad     IS    $3              programs that did not come to their end
ok      IS    $4
Main    SL    argc,argc,3
        SETL  bad,0
        SETL  i,8
        CMP   ok,i,argc
        PBN   ok,1F
        LDA   $255,Usage
        TRAP  0,Fputs,StdErr
        SETL  $255,2
        TRAP  0,Halt,0
1H      LDOU  file,argv,i
        LDA   $255,Rule
        TRAP  0,Fputs,StdOut
        SET   $255,file
        TRAP  0,Fputs,StdOut
        LDA   $255,NewLine
        TRAP  0,Fputs,StdOut
        PUSHJ ok,Load          each returns 1 if all is well
        BZ    ok,2F
        PUSHJ ok,Verify
        BZ    ok,2F
        PUSHJ ok,Run
2H      ZSZ   ok,ok,1
        ADD   bad,bad,ok
        ADD   i,i,8
        CMP   ok,i,argc
        PBN   ok,1B
        SET   $255,bad        the exit status
        TRAP  0,Halt,0

% Find the row of the instruction at offset pc.
Row     LDBU  $0,code,$0
        SLU   $0,$0,5
        ADDU  $0,insns,$0
        POP   1,0

% Operand(pc) returns the operand of the instruction there, 0 if it has none.
        PREFIX Operand:
pc      IS    $0
value   IS    $1
n       IS    $2
t       IS    $3
:Operand LDBU t,:code,pc
        SLU   t,t,5
        ADDU  t,:insns,t
        LDO   n,t,:iKind
        LDA   t,:Lengths
        LDBU  n,t,n
        ADDU  pc,:code,pc
        SETL  value,0
        JMP   2F
1H      ADDU  pc,pc,1         most significant byte first
        LDBU  t,pc,0
        SLU   value,value,8
        OR    value,value,t
        SUB   n,n,1
2H      BP    n,1B
        SET   $0,value
        POP   1,0
        PREFIX :

% Blame(pc,proc): say which instruction this is, "file:line: proc+n name: ".
        PREFIX Blame:
pc      IS    $0
proc    IS    $1
rj      IS    $2
t       IS    $3
:Blame  GET   rj,:rJ
        2ADDU t,pc,:lines
        LDWU  $4,t,0
        PUSHJ t,:Where
        LDOU  $4,proc,:pName
        PUSHJ t,:PrintName
        SETL  $4,'+'
        PUSHJ t,:PrintChar
        LDO   t,proc,:pStart
        SUBU  $4,pc,t
        PUSHJ t,:PrintInt
        LDBU  t,:code,pc
        CMP   $4,t,:Opcodes
        BNN   $4,1F           no instruction, no name
        SETL  $4,' '
        PUSHJ t,:PrintChar
        LDBU  t,:code,pc
        SLU   t,t,5
        ADDU  t,:insns,t
        LDOU  $4,t,:iName
        PUSHJ t,:PrintName
1H      SETL  $4,':'
        PUSHJ t,:PrintChar
        SETL  $4,' '
        PUSHJ t,:PrintChar
        PUT   :rJ,rj
        POP   0,0

% Where(line): say "file:line: ".
:Where  GET   $1,:rJ
        SET   $255,:file
        TRAP  0,:Fputs,:StdOut
        SETL  $3,':'
        PUSHJ $2,:PrintChar
        SET   $3,$0
        PUSHJ $2,:PrintInt
        SETL  $3,':'
        PUSHJ $2,:PrintChar
        SETL  $3,' '
        PUSHJ $2,:PrintChar
        PUT   :rJ,$1
        POP   0,0

% PrintName(name): eight characters, without the blanks at the end.
:PrintName GET $1,:rJ
1H      SRU   $3,$0,56
        PUSHJ $2,:PrintChar
        SLU   $0,$0,8
        SRU   $2,$0,56
        CMP   $2,$2,' '
        PBP   $2,1B
        PUT   :rJ,$1
        POP   0,0
        PREFIX :
