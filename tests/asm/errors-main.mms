% A program must start somewhere.
        LOC     #100
main    SWYM

% error: there is no label Main, where the program would start
