% negative-load-byte.mms - not even of one byte, and not by a sum.
%
% status: 120
% stderr: privileged instruction
% stderr: is negative
% stderr: at #0000000000000110

        LOC   #100
Main    SETH  $0,#7fff
        ORMH  $0,#ffff
        ORML  $0,#ffff
        ORL   $0,#ffff
        LDB   $1,$0,1
        TRAP  0,Halt,0        not reached
