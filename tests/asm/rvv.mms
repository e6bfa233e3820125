% rVV is 32 in programs that do not define it.

        LOC     #100
Main    GET     $0,rVV
        PUT     rVV,$0
