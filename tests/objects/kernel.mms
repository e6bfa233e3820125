% kernel.mms - code at negative addresses, whose lines are in a side file.
        LOC     #8000000000000000
Boot    SETL    $255,1
1H      SUB     $255,$255,1
        PBNZ    $255,1B
        FIX     $1,ROUND_UP,$2
        RESUME  1
        LOC     #100
Main    TRAP    0,Fputs,StdOut
        JMP     @
