Main    JMP     1F
1H      JMP     1F
2H      IS      5
        BYTE    2B
2H      IS      2B+1
        BYTE    2B,0B,9B
1H      JMP     1B; JMP 1F; JMP 3F
1H      JMP     @+8
3H      SWYM
