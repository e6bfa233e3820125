% Global registers and base addresses.

        LOC     Data_Segment
a       GREG    @               $254
A       OCTA    1,2,3
b       GREG    @               $253
B       BYTE    1
same    GREG    Data_Segment    the same value, the same register
sp      GREG    % $252; zero is no base
fp      GREG    0               $251
big     GREG    #123456789abcdef0
        LOC     #100
        GREG    @               without a label
Main    LDO     $1,A
        LDO     $1,A+8
        LDO     $1,B            the nearer base
        STB     $1,B+255
        LDA     $1,A+1
        GO      $0,Main
        PUSHGO  $0,Main+200
        LDA     $1,fp
        LDO     $1,$2
        LOCAL   $40
        LOCAL   $20
self    GREG    self

% warning: 25:17: operand of `GREG' should not be a register number
