Main    BZ      $1,1F
        PUSHJ   $2,2F
        GETA    $3,3F
        JMP     4F
        OCTA    1F,2F,3F,4F,Sub
        LOC     @+#20000
4H      BN      $1,5F
1H      SWYM    1,2,3
        LOC     @-#20000
2H      JMP     1B
5H      JMP     Sub
3H      LOC     @+1
Sub     IS      @
