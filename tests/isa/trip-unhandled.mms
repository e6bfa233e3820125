% trip-unhandled.mms - a trip to where nothing was put ends the program.
%
% tests: MULI
% files: lib/print.mms
% status: 44
%
% Memory never written is zero, and zero is the instruction TRAP 0,Halt,0.
% A trip puts rJ in $255; so that is the exit status.

Main    SETL  $0,#4000        V enabled
        PUT   rA,$0
        PUT   rJ,44
        SETH  $1,#8000
        SETL  $255,1
        MUL   $1,$1,3
        PUSHJ $255,Say        not reached
        BYTE  "still here",0
