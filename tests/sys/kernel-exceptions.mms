% kernel-exceptions.mms - no trips at negative locations.
%
% files: lib/sys.mms

        LOC   #8000000000020000
Main    SETL  $0,#ff00        all enabled
        PUT   rA,$0
        SETL  $1,7
        DIV   $2,$1,0         an event, not a trip
        TRIP  1,2,3           nothing
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #ff80
        GET   x,rW
        PUSHJ $255,Show
        BYTE  "rW",0
% expect: rW #0
        SET   x,0
        JMP   Off
