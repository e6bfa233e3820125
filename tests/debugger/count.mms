% count.mms - something to debug: three ticks, each counted in memory by a
% subroutine that calls another one.
        LOC   Data_Segment
        GREG  @
Count   OCTA  0
Tick    BYTE  "tick",#a,0

        LOC   #100
i       IS    $1
Main    SET   i,3
Again   SET   $3,i
        PUSHJ $2,Note         $2 is what Note returns
        SUB   i,i,1
        PBP   i,Again
        SET   $255,7
        TRAP  0,Halt,0

% Note(x): count, say so, and return 10x.
Note    GET   $1,rJ
        LDO   $2,Count
        ADD   $2,$2,1
        STO   $2,Count
        LDA   $255,Tick
        TRAP  0,Fputs,StdOut
        SET   $3,$0
        PUSHJ $2,Ten
        SET   $0,$2
        PUT   rJ,$1
        POP   1,0

% Ten(x) = 10x.
Ten     MUL   $0,$0,10
        POP   1,0
