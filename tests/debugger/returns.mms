% returns.mms - subroutines that do not return behind their calls.
i       GREG  3
        LOC   #100
Main    SWYM
Loop    PUSHJ $0,Skip
        PUSHJ $0,Sub          never executed
After   SUB   i,i,1
        PBP   i,Loop
        PUSHJ $0,Leave
        PUSHJ $0,Sub          never executed
End     TRAP  0,Halt,0

Skip    POP   0,1             behind the next instruction
Sub     POP   0,0
Leave   GETA  $0,End          to a place of its own choice
        PUT   rJ,$0
        POP   0,0
