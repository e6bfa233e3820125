% Takes one page of memory after the other.
        LOC   #100
Main    SETH  $1,#2000
        SET   $2,8192
1H      STO   $1,$1,0
        ADDU  $1,$1,$2
        JMP   1B
