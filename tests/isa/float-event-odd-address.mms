% float-event-odd-address.mms - an event is there, wherever one looks.
%
% tests: FADD GOI GET
% files: lib/print.mms
%
% The location counter may be odd; then MMIX fetches from the tetra it is in.
% The threaded engine leaves that to the other engine, which has to find what
% floating point has raised before.

Main    SETH  $0,#3ff0        1
        SETL  $1,1            the least subnormal number
        FADD  $2,$0,$1        inexact
        GETA  $3,Odd
        GO    $4,$3,3
Odd     GET   $5,rA           fetched at Odd+3
        GETA  $3,Even
        ANDNL $3,3
        GO    $4,$3,0
Even    SET   x,$5
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #1
        TRAP  0,Halt,0
