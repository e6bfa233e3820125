% Words loaded twice are xored, also in odd places and after fix-ups.
        LOC     #100
Main    JMP     1F
        OCTA    1F,#9800000098010001
        LOC     #104
        TETRA   #11111111,#22222222
        LOC     #102
        BYTE    1
1H      BZ      $0,2F
        LOC     @+#10000
2H      TRAP    0,Halt,0
        LOC     #ff00000000000000
        TETRA   5
