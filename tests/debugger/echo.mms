% echo.mms - something to debug: lines of input, printed again.
        LOC   Data_Segment
        GREG  @
Args    OCTA  Buffer,80
Buffer  OCTA  0
        LOC   #100
Main    LDA   $255,Args
        TRAP  0,Fgets,StdIn
        BN    $255,End
Got     LDA   $255,Buffer
        TRAP  0,Fputs,StdOut
        JMP   Main
End     SET   $255,0
        TRAP  0,Halt,0
