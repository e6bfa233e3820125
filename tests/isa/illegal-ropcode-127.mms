% illegal-ropcode-127.mms - nor is any other, up to 127.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000108

        LOC   #100
Main    SETH  $0,#7f00
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
