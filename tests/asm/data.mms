% Data: sizes, alignment, strings.

        LOC     Data_Segment
a       BYTE    1
b       BYTE    2,3,"four",'5',0
c       WYDE    1
d       BYTE    6
e       TETRA   #12345678,"ab"
f       BYTE    7
g       OCTA    #123456789abcdef0,-1
        BYTE    "a;b","%",";" a comment
        BYTE    "x"+1,-"y","pq"*2
h       BYTE    8;i BYTE 9; WYDE 10; TETRA 11 ; OCTA 12

% Without operands, one zero.
        BYTE
        WYDE
        TETRA   % none
        OCTA

% The first byte of a tetra may look like an order to the loader.
        TETRA   #98000000,#98010203
        BYTE    #98
        LOC     @+1
        BYTE    #98

% An octa may refer to what comes later.
        OCTA    Main,1F,end
        LOC     #100
Main    SWYM
1H      SWYM
        GREG    a-b; GREG c; GREG d; GREG e
end     SWYM    &f,&g,&h

% warning: 12:25: constant doesn't fit in one byte
