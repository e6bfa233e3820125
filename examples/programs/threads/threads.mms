% threads.mms - several threads, each with a register stack of its own.
%
% A thread is what a processor holds while it runs a program: registers and
% a stack of hidden ones.  SAVE stores all of that in memory, on top of the
% register stack, and gives the address of its last octabyte, the context;
% UNSAVE loads it.  So a switch between threads is: SAVE, choose another
% context, UNSAVE.
%
%       lowest address                                       the context
%       | hidden | local, and | global $G | rB rD rE rH rJ rM | rG rA |
%       | ones   | their number | ... $255 | rR rP rW rX rY rZ |       |
%
% Look at: Yield.  One thread calls it, and another one returns from it.  The
% threads know nothing of each other, and Sink yields from five calls deep.
% Global registers are part of a context: a counter for all threads together
% has to be in memory, as Current is.
% And Create, which makes a context by copying one: a thread that has not
% begun yet is one that returns from Yield to its first instruction.

Threads IS    3               Main is thread 0

        LOC   Data_Segment
        GREG  @
Current OCTA  0               8 times the number of the thread that runs
Context OCTA  0               contexts of the others; 0: there is none
        LOC   Context+8*Threads
At      OCTA  0               for Create
Start   OCTA  0
Stack   OCTA  0
Begun   BYTE  "main: two threads are ready",#a,0
Ended   BYTE  "main: they are done",#a,0
Say1    BYTE  "      count "
Digit1  BYTE  "?",#a,0
Say2    BYTE  "              down "
Digit2  BYTE  "?",#a,0
Say3    BYTE  "              up "
Digit3  BYTE  "?",#a,0

Stack1  GREG  Pool_Segment+#100000    register stacks of the new threads
Stack2  GREG  Pool_Segment+#110000

        LOC   #100
Main    SETL  $1,1*8
        GETA  $2,Count
        SET   $3,Stack1
        PUSHJ $0,Create
        SETL  $1,2*8
        GETA  $2,Dive
        SET   $3,Stack2
        PUSHJ $0,Create
        LDA   $255,Begun
        TRAP  0,Fputs,StdOut
1H      PUSHJ $0,Yield
        LDA   $0,Context
        LDO   $1,$0,1*8
        LDO   $2,$0,2*8
        OR    $1,$1,$2
        PBNZ  $1,1B
        LDA   $255,Ended
        TRAP  0,Fputs,StdOut
        SETL  $255,0
        TRAP  0,Halt,0

% Thread 1 counts.
Count   SETL  $0,1
1H      ADD   $1,$0,'0'
        STB   $1,Digit1
        LDA   $255,Say1
        TRAP  0,Fputs,StdOut
        PUSHJ $1,Yield
        ADD   $0,$0,1
        CMP   $1,$0,9
        PBNP  $1,1B
        JMP   Exit

% Thread 2 calls itself, and yields on every level.
Dive    SETL  $1,1
        PUSHJ $0,Level
        JMP   Exit

Level   GET   $1,rJ
        ADD   $2,$0,'0'
        STB   $2,Digit2
        LDA   $255,Say2
        TRAP  0,Fputs,StdOut
        PUSHJ $2,Yield
        CMP   $2,$0,3
        BNN   $2,1F
        ADD   $3,$0,1
        PUSHJ $2,Level
1H      ADD   $2,$0,'0'       here $0 is back from the register stack
        STB   $2,Digit3
        LDA   $255,Say3
        TRAP  0,Fputs,StdOut
        PUSHJ $2,Yield
        PUT   rJ,$1
        POP   0,0

% Yield: let the next thread run; return when it is this one's turn again.
Yield   SAVE  $255,0          all local registers are now free
        LDO   $0,Current
        LDA   $1,Context
        STOU  $255,$1,$0
Next    ADD   $0,$0,8         in a circle, leaving out those that are done
        CMP   $2,$0,8*Threads
        CSNN  $0,$2,0
        LDOU  $2,$1,$0
        BZ    $2,Next
        STO   $0,Current
        UNSAVE 0,$2
        POP   0,0             rJ is that of the thread just loaded

% Exit: the thread that runs is done.  Its stack will not be used again.
Exit    LDO   $0,Current
        LDA   $1,Context
        STCO  0,$1,$0
        JMP   Next

% Create(at,start,stack): make a context for a thread that begins at `start',
% with its register stack at `stack', and put it into Context+at.
%
%       stack   0               "no registers were hidden", for POP
%               0               no local registers
%               ...             a copy of this thread's globals and special
%                               registers, but `start' as rJ
FromTop IS    8*8             rJ is eight octabytes below rG, rA
at      IS    $0
start   IS    $1
stack   IS    $2
from    IS    $3
n       IS    $4
size    IS    $5
t       IS    $6
Create  STO   at,At           locals will be gone after SAVE, and globals
        STO   start,Start     come back as they were: memory keeps these
        STO   stack,Stack
        SAVE  $255,0
        LDO   at,At
        LDO   start,Start
        LDO   stack,Stack
        STCO  0,stack,0
        STCO  0,stack,8
        GET   n,rG            256-G globals and 13 others are to be copied
        NEG   n,255,n
        ADD   n,n,1+13
        SL    n,n,3
        SET   size,n
        SUBU  from,$255,size  the octabyte before the first of them
        ADDU  stack,stack,8
1H      LDOU  t,from,n
        STOU  t,stack,n
        SUB   n,n,8
        PBP   n,1B
        ADDU  stack,stack,size    the context, as SAVE would have given it
        SUBU  t,stack,FromTop
        STOU  start,t,0
        LDA   t,Context
        STOU  stack,t,at
        UNSAVE 0,$255
        POP   0,0
