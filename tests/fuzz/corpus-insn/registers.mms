% Words that make the register ring go round.
Main    PUSHJ   $40,1F
        SET     $250,1
        TRIP    1,2,3
1H      GET     $3,rJ
        PUT     rG,50
        PUSHGO  $60,$255,4
        SAVE    $255,0
        UNSAVE  0,$255
        PUT     rJ,$3
        POP     20,1
        RESUME  0
        JMP     Main
