% beyond-text-last.mms - not even from the last tetra.
%
% status: 120
% stderr: privileged instruction
% stderr: at #7ffffffffffffffc

        LOC   #100
Main    SETH  $0,#7fff
        ORMH  $0,#ffff
        ORML  $0,#ffff
        ORL   $0,#fffc
        GO    $1,$0,0
        TRAP  0,Halt,0        not reached
