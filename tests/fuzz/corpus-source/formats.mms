Main    FLOT    $1,ROUND_UP,$2
        FSQRT   $1,$2
        NEG     $1,3,$2
        NEGU    $1,4
        GET     $1,rJ
        PUT     rD,$1
        PUT     rA,#3f
        SAVE    $255,0
        UNSAVE  0,$255
        UNSAVE  $255
        POP     3,500
        POP
        RESUME  1
        SYNC    4
        TRIP    1,2,3
        TRIP    1,#203
        TRAP    #10203
        PRELD   70,$1,$2
        STCO    5,$1,2
        CSZ     $1,$2,$3
        MUX     $1,$2,250
