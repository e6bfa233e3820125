% resume-skip.mms - a negative rX: RESUME inserts nothing.
%
% tests: RESUME
% files: lib/print.mms
%
% RESUME is then a jump to the address in rW that changes no register at all;
% every trip leaves rX so.

Main    PUT   rL,2
        SETL  $1,1
        GETA  $0,1F
        PUT   rW,$0
        SETH  $0,#8000        any ropcode: nothing to do
        ORH   $0,#0700
        PUT   rX,$0
        RESUME
        SETL  $1,2            skipped
1H      SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1",0
% expect: $1 #1
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #2

% The last two bits of rW are kept, as those of GO are.

        GETA  $0,2F
        ADDU  $0,$0,3
        PUT   rW,$0
        RESUME
        SETL  $1,3
2H      GETA  $1,@
        ANDN  $2,$1,3
        GO    $2,$2,12
        SUBU  x,$1,$0
        PUSHJ $255,Show
        BYTE  "GETA - rW",0
% expect: GETA - rW #0
        TRAP  0,Halt,0
