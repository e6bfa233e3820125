% illegal-ropcode-1-go.mms - ropcode 1 does not insert GO.
%
% status: 120
% stderr: illegal instruction
% stderr: at #000000000000010c

        LOC   #100
Main    SETH  $0,#0100
        ORML  $0,#9f00
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
