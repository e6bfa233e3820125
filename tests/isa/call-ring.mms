% call-ring.mms - when exactly the ring of 256 registers spills and fills.
%
% tests: PUSHGO PUSHGOI POP
% files: lib/print.mms
%
% One place of the ring stays free: the oldest octa is stored at rS as soon
% as 256 would be in use.  POP reads back what its caller needs and no more.
% Here rS is noted at interesting moments, and shown at the end, because
% showing takes registers, too.  The numbers are octas from the start.

rS1     GREG  0
rS2     GREG  0
rS3     GREG  0
rS4     GREG  0
rS5     GREG  0
base    GREG  0
sub     GREG  0

Main    GET   base,rO
        PUT   rL,0
        SETL  $200,1          201 registers, with the hole
        GETA  sub,Deep
        PUSHGO $200,sub,0
        GET   rS5,rS
        GETA  $0,1F
        PUSHGO $255,$0,0
% expect: rS1 #0
% expect: rS2 #1
% expect: rS3 #7
% expect: rS4 #7
% expect: rS5 #0

% Two levels of 101, and 150 inside: 97 octas are stored.  The first POP
% finds its caller's registers in the ring.  The second must read 97.

        PUT   rL,0
        GETA  sub,Middle
        SETL  $101,0
        PUSHGO $100,sub,$101
        GET   rS5,rS
        SET   rS1,base        not used here
        SET   rS2,base
        GETA  $0,1F
        PUSHGO $255,$0,0
% expect: rS1 #0
% expect: rS2 #0
% expect: rS3 #61
% expect: rS4 #61
% expect: rS5 #0
        TRAP  0,Halt,0

Deep    SETL  $53,1           255 are in use
        GET   rS1,rS
        SETL  $54,1           one too many
        GET   rS2,rS
        SETL  $60,1           and six more
        GET   rS3,rS
        PUT   rL,0
        GET   rS4,rS          a smaller rL reads nothing back
        POP

Middle  GET   $99,rJ
        GETA  sub,Inner
        PUSHGO $100,sub,0
        GET   rS4,rS
        PUT   rJ,$99
        POP
Inner   SETL  $149,1
        GET   rS3,rS
        POP

1H      GET   $0,rJ
        SUBU  x,rS1,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS1",0
        SUBU  x,rS2,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS2",0
        SUBU  x,rS3,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS3",0
        SUBU  x,rS4,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS4",0
        SUBU  x,rS5,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS5",0
        PUT   rJ,$0
        POP
