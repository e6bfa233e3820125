a       IS      #a
        PREFIX  P:
b       IS      :a+'b'
        PREFIX  :
        LOC     Data_Segment
g       GREG    @
s       BYTE    "text",'x',0,255
        WYDE    "wide",#fffe
        TETRA   -1,P:b
o       OCTA    1F,Main,3
        LOC     #100
        LOCAL   $40
Main    LDA     $0,s
        SET     $1,$0
        SET     $2,#1234
        BSPEC   80
        TETRA   5,6
        ESPEC
1H      TRAP    0,Halt,0
