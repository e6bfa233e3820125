% beyond-text-go.mms - instructions come from segment 0 only.
%
% status: 120
% stderr: privileged instruction
% stderr: at #2000000000000000

        LOC   #100
Main    SETH  $0,#2000
        GO    $1,$0,0
        TRAP  0,Halt,0        not reached
