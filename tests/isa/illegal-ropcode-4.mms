% illegal-ropcode-4.mms - ropcode 4 is not defined.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000108

        LOC   #100
Main    SETH  $0,#0400
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
