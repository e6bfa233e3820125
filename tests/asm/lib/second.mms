        PREFIX  :
Second  JMP     Third
2H      SWYM    First:x