% fib.mms - the 35th Fibonacci number, by thirty million calls.
%
% Stresses PUSHJ, POP and the register ring.

        LOC   #100
Main    SETL  $1,35
        PUSHJ $0,Fib
        SET   $1,$0
        PUSHJ $0,Print
        SETL  $255,0
        TRAP  0,Halt,0
Fib     CMP   $1,$0,2         Fib(n) = n, if n < 2, or else
        BN    $1,1F
        GET   $1,rJ
        SUBU  $3,$0,1         Fib(n-1) + Fib(n-2)
        PUSHJ $2,Fib
        SUBU  $4,$0,2
        PUSHJ $3,Fib
        ADDU  $0,$2,$3
        PUT   rJ,$1
1H      POP   1,0
