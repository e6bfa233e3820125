% illegal-ropcode-2-resume.mms - ropcode 2 does not want RESUME for an opcode.
%
% status: 120
% stderr: illegal instruction
% stderr: at #000000000000010c

        LOC   #100
Main    SETH  $0,#0200
        ORML  $0,#f900
        PUT   rX,$0
        RESUME
        TRAP  0,Halt,0        not reached
