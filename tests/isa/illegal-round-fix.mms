% illegal-round-fix.mms - FIX has rounding modes 0 to 4.
%
% status: 120
% stderr: illegal instruction
% stderr: at #0000000000000100

        LOC   #100
Main    FIX   $0,5,$0
        TRAP  0,Halt,0        not reached
