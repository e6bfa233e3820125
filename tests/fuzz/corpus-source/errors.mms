1X      ADD     $1,$2
Main    FOO     1
Main    LDB     $1,Nowhere
        BYTE    256,$1,"
        ADD     1,2,300
        LOC     later
        IS      3
        GREG    x+
        PREFIX  5
        JMP     @+2
        JMP     #7fffffff00000000
        ESPEC
        BSPEC   #10000
        JMP     5F
        PUT     rQQ,(1
        OCTA    1/0,5//3,$1+$2,&5,'ab'
        SET     $1,'
