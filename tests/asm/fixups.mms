% References to what is defined later, of every width, completed from far and
% near, ahead and behind.

        LOC     Data_Segment
        OCTA    near,far,number
        LOC     #10000
Main    JMP     near
        BZ      $0,near
        PUSHJ   $0,near
        GETA    $0,near
        JMP     far
        JMP     before
        BZ      $0,before
        JMP     farBefore
near    SWYM
        JMP     self
self    JMP     self
        LOC     #1000000
far     SWYM
        LOC     #100
        OCTA    later
before  SWYM
        LOC     #8
farBefore SWYM
        LOC     Data_Segment+#100000000000000
later   BYTE    1
number  IS      1000
        LOC     #8000000000000000
        JMP     kernel
        LOC     #8000000000002000
        OCTA    kernel2
kernel  SWYM
kernel2 SWYM

% A fix-up in the middle of a tetra writes what was held back.
        BYTE    1
half    IS      @
        OCTA    half2
        BYTE    2;half2 BYTE 3
