% ackermann.mms - deep recursion, and what the register stack does then.
%
%       A(0,n) = n+1
%       A(m,0) = A(m-1,1)
%       A(m,n) = A(m-1,A(m,n-1))
%
% Look at: the registers that PUSHJ hides are kept in a ring inside of the
% processor.  When the ring is full, the oldest are stored in memory, at the
% address in rS, and POP brings them back when they are needed.  The address
% where $0 would be stored is in rO.  The program measures how far both go:
% rO tells how deep the stack is, rO - rS how much of it the ring has.  What it
% never had at a time had to leave it.  (The largest rS would tell the same, but
% not if others run beside us: a kernel that interrupts stores the whole ring.)
% As long as the depth is less than 256 octabytes, memory is not touched.

deepest GREG  0               the largest rO seen
held    GREG  0               the largest rO - rS seen
calls   GREG  0
start   GREG  0               where the register stack begins

        LOC   Data_Segment
        GREG  @
Head    BYTE  " m n   A(m,n)    calls    depth  in memory",#a,0

        LOC   #100
m       IS    $0
n       IS    $1
value   IS    $2
Main    GET   start,rO
        LDA   $255,Head
        TRAP  0,Fputs,StdOut
        SETL  m,0
1H      SETL  n,3
2H      SETL  calls,0
        SET   deepest,start
        SETL  held,0
        SET   $3,m
        SET   $4,n
        PUSHJ value,Ack

        SET   $4,m            one line of the table
        SETL  $5,2
        PUSHJ $3,PrintWide
        SET   $4,n
        SETL  $5,2
        PUSHJ $3,PrintWide
        SET   $4,value
        SETL  $5,9
        PUSHJ $3,PrintWide
        SET   $4,calls
        SETL  $5,9
        PUSHJ $3,PrintWide
        SUBU  $4,deepest,start
        SRU   $4,$4,3
        SETL  $5,9
        PUSHJ $3,PrintWide
        SUBU  $4,deepest,start
        SUBU  $4,$4,held
        SRU   $4,$4,3
        SETL  $5,11
        PUSHJ $3,PrintWide
        SETL  $4,#a
        PUSHJ $3,PrintChar

        ADD   n,n,1
        CMP   $3,n,5
        BNP   $3,2B
        ADD   m,m,1
        CMP   $3,m,3
        BNP   $3,1B
        SETL  $255,0
        TRAP  0,Halt,0

% Ack(m,n) returns the value of the function.
rj      IS    $2
Ack     ADD   calls,calls,1
        GET   $2,rO
        CMPU  $3,$2,deepest
        CSP   deepest,$3,$2
        GET   $3,rS
        SUBU  $2,$2,$3
        CMPU  $3,$2,held
        CSP   held,$3,$2
        BZ    m,9F
        GET   rj,rJ
        SETL  $5,1
        BZ    n,1F            A(m,0) = A(m-1,1)
        SET   $5,m            the inner value, A(m,n-1)
        SUB   $6,n,1
        PUSHJ $4,Ack
        SET   $5,$4
1H      SUB   $4,m,1
        PUSHJ $3,Ack
        PUT   rJ,rj
        SET   $0,$3
        POP   1,0
9H      ADD   $0,n,1
        POP   1,0
