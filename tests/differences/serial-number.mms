% The lower five bytes of rN are the time at which a machine was made.  For the
% reference, that is when its source was compiled; Tramoya has no such time, so
% that a program does the same everywhere.
        LOC     #100
Main    GET     $0,rN
        SLU     $0,$0,24
        ZSZ     $255,$0,1       is it 0?
        TRAP    0,Halt,0
% ours: status 1
% theirs: nothing
