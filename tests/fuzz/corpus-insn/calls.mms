% Host calls, with their arguments in reach.
Main    GETA    $255,1F
        TRAP    0,Fgets,StdIn
        GETA    $255,1F
        TRAP    0,Fread,StdIn
        GETA    $255,1F
        TRAP    0,Fgetws,StdIn
        GETA    $255,1F
        TRAP    0,Fopen,5
        TRAP    0,Fputs,StdOut
        TRAP    0,Ftell,StdIn
        TRAP    0,Fseek,StdIn
        TRAP    0,Fclose,StdIn
        TRAP    0,Halt,0
        LOC     @+4&-8
1H      OCTA    #1000,20
