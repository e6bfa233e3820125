% every-lop.mms - makes the assembler write every order to the loader.
        LOC     Data_Segment
Ptr     OCTA    1F              a future address: lop_fixo
Base    GREG    @
Text    BYTE    "two"
        OCTA    #9800000000000000       lop_quote
        PREFIX  Fib:
n       IS      $0
        PREFIX  :
        LOC     #1000
Main    LDB     $1,Text+1
        BZ      $1,1F           forward by 16 bits: lop_fixr
        JMP     2F              forward by 24 bits: lop_fixrx
        BNZ     $1,3F           backward in the end: lop_fixrx
        LOC     @+#4000         lop_skip
1H      SETL    Fib:n,5
        LOC     @-#5000
3H      PUT     rG,32
        LOC     #1000+#60000
2H      TRAP    0,Halt,0
# 10 "another.mms"
        ADD     $1,$1,1         lop_file, lop_line
        BSPEC   80
        TETRA   #98765432,1
        ESPEC
        OCTA    Main
Size    IS      @-Main
