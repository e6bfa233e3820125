% illegal-ropcode-1-marginal.mms - $X must not be marginal with ropcode 1.
%
% status: 120
% stderr: illegal instruction
% stderr: at #000000000000010c

        LOC   #100
Main    SETH  $0,#0100
        ORML  $0,#2064
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
