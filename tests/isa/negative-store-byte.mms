% negative-store-byte.mms - not even of one byte.
%
% status: 120
% stderr: privileged instruction
% stderr: is negative
% stderr: at #0000000000000104

        LOC   #100
Main    NEG   $0,0,8
        STB   $1,$0,0
        TRAP  0,Halt,0        not reached
