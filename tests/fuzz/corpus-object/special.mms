% Special data, several files, many registers, symbols that share letters.
# 3 "one.mms"
Main    SWYM
        BSPEC   1
        BYTE    "some text"
        OCTA    #98,#9800000000000000
        ESPEC
# 9 "two.mms"
Mai     GREG    #123456789abcdef0
Main1   GREG    1
M       IS      $5
N       GREG    -1
é       IS      #2000000000000000
        TRAP    0,Halt,0
# 12 "one.mms"
        ADD     $1,$2,$3
