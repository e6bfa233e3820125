rD      IS      5
        PUT     rA,0
rA      IS      7
        GET     $0,rVV
        OCTA    Reg
Reg     IS      $5
        PREFIX  $3
        BZ      $0,#100000
        OCTA    1//3,2//1
        LOC     #100
Main    TRAP    0,Fputs,StdOut
