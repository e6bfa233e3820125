% The cycle counter rC counts the pulses of a clock, the document says.  The
% reference has no clock, and in a process Tramoya has none.
        LOC     #100
Main    SWYM
        SWYM
        GET     $0,rC
        ZSZ     $255,$0,1       does it stand still?
        TRAP    0,Halt,0
% both: status 1
