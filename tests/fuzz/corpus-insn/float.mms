% Numbers of every kind, with trips for every exception.
Main    PUT     rA,#ff00>>8
        SETH    $1,#7ff0
        SETH    $2,#8000
        FADD    $3,$1,$2
        FDIV    $4,$2,$2
        FSUB    $5,$1,$1
        FMUL    $6,$3,$4
        FREM    $7,$254,$253
        FSQRT   $8,ROUND_DOWN,$252
        FIX     $9,$251
        FLOT    $10,$250
        STSF    $254,$239,8
        LDSF    $11,$239,8
        FCMPE   $12,$254,$253
        PUT     rE,$252
        FEQLE   $13,$254,$253
        DIVU    $14,$254,$253
        DIV     $15,$254,0
        JMP     Main
