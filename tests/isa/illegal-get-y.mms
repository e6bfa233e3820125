% illegal-get-y.mms - GET with a Y field other than 0.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    TETRA #fe000104       GET $0,rJ, but Y is 1
        TRAP  0,Halt,0        not reached
