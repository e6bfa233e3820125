% A string of wydes at an odd address.  MMIX ignores the last bit of a wyde's
% address; so does Tramoya, and so does the reference when it reads a string
% of wydes, but not when it writes one.
        LOC     #100
Main    GETA    $255,1F
        ADDU    $255,$255,1
        TRAP    0,Fputws,StdOut
        TRAP    0,Halt,0
        LOC     @+6&-8
1H      BYTE    "abc",#a,0,0,0,0
% ours: abc
% ours: status 2
% theirs: bc
% theirs: status 1
