        LOC     Data_Segment
b0      GREG    @
near    OCTA    0
        LOC     @+300
b1      GREG    @
far     OCTA    0
        GREG
        GREG    0
        LOC     #100
Main    LDA     $1,near
        STBU    $2,far+255
        LDO     $3,b0,far-near&#ff
        LDSF    $4,far+70000
        PREGO   3,near
        PUSHGO  $5,far
