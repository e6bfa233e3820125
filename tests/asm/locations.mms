% Locations: small steps, large ones, back again, on top of each other.

        LOC     #100
Main    SWYM
        LOC     @+4
        SWYM
        LOC     @+#fffc
        SWYM
        LOC     @+#10000
        SWYM
        LOC     @-4
        TETRA   1
        LOC     #100000000
        SWYM
        LOC     #ffffffff00000000
        BYTE    1,2,3
        LOC     #2000000000000001
        BYTE    1
        LOC     @+1
        BYTE    3
        LOC     @-4
        BYTE    4
        LOC     #6123456789abcdef
        BYTE    1,2
        LOC     #fffffffffffffffe
        BYTE    1,2,3
x       LOC     #200
y       LOC     x
z       LOC     #300; BYTE 1; LOC #400; BYTE 2
        SWYM
w       LOC     $5
        SWYM
