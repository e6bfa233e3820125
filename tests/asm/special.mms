% Special data: not loaded, aligned by themselves.

        LOC     #100
Main    SWYM
        BSPEC   5
        BYTE    1
        WYDE    2
x       BYTE    3
        WYDE    4
        BYTE    5
        TETRA   6
        BYTE    "special",0
        OCTA    Main,#98
y       IS      7
g       GREG    8
        LOCAL   $3
        PREFIX  P:
a       TETRA   #98123456
        PREFIX  :
        ESPEC
        SWYM
        BSPEC   #1ffff
        ESPEC
        BYTE    1
        BSPEC   0
        ESPEC   % and nothing else
        BYTE    2

% warning: 22:17: operand of `BSPEC' doesn't fit in two bytes
