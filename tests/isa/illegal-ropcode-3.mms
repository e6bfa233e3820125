% illegal-ropcode-3.mms - ropcode 3 is for RESUME 1 only.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000108

        LOC   #100
Main    SETH  $0,#0300
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
