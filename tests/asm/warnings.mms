% Everything that is allowed, but looks like a mistake.

        LOC     #100
ADD
Main    ADD     $256,$1,$2
        ADD     1,2,3
        ADD     $1,2,$3
        FADD    $1,$2,3
        NEG     $1,$2,$3
        ADD     $1,$2,256
        TRAP    0,1000,0
        TRAP    256,0,0
        SETL    $1,$2
        SETL    $1,#10000
        SWYM    #1000000
        PRELD   $1,$2,$3
        BZ      1,@
        BZ      $1,$2
        JMP     $1
        JMP     @+1
        BZ      $1,@+2
        UNSAVE  $1,$2
        UNSAVE  1
        UNSAVE  0,1
        PUT     $1,$2
        POP     $1,$2
        RESUME  $0
        GET     $1,$2
        BYTE    256,""
        WYDE    #10000,-1
        TETRA   #100000000,$5
        OCTA    $5
        SET     $1,(2
        SET     $1,3)
        SET     $1,((4)
        SET     $1,1/0
        SET     $1,7%0
        SET     $1,7//7
        LOCAL   31
lost    LOCAL   $3
gone    PREFIX  :
        PREFIX  rA
        PREFIX  :
        BZ      $1,odd
        LOC     @+1
odd     IS      @
reg     IS      $5
        LOC     reg+#200
        GREG    $1

% warning: 4:1: no opcode; label `ADD' will be ignored
% hint: an operation does not start in column 1
% warning: 5:17: register number too large, will be reduced mod 256
% warning: 6:17: X field of `ADD' should be a register number
% warning: 6:19: Y field of `ADD' should be a register number
% warning: 7:20: Y field of `ADD' should be a register number
% warning: 8:23: Z field of `FADD' should be a register number
% warning: 9:20: Y field of `NEG' should not be a register number
% warning: 10:23: Z field doesn't fit in one byte
% warning: 11:19: Y field doesn't fit in one byte
% warning: 12:17: X field doesn't fit in one byte
% warning: 13:20: YZ field of `SETL' should not be a register number
% warning: 14:20: YZ field doesn't fit in two bytes
% warning: 15:17: XYZ field doesn't fit in three bytes
% warning: 16:17: X field of `PRELD' should not be a register number
% warning: 17:17: X field of `BZ' should be a register number
% warning: 18:20: YZ field of `BZ' should not be a register number
% warning: 19:17: operand of `JMP' should not be a register number
% warning: 20:17: relative address is not divisible by 4
% warning: 21:20: relative address is not divisible by 4
% warning: 22:17: X field of `UNSAVE' should not be a register number
% warning: 23:17: operand of `UNSAVE' should be a register number
% warning: 24:19: YZ field of `UNSAVE' should be a register number
% warning: 25:17: X field of `PUT' should not be a register number
% warning: 26:17: X field of `POP' should not be a register number
% warning: 26:20: YZ field of `POP' should not be a register number
% warning: 27:17: operand of `RESUME' should not be a register number
% warning: 28:20: YZ field of `GET' should not be a register number
% warning: 29:17: constant doesn't fit in one byte
% warning: 29:21: null string is treated as zero
% warning: 30:17: constant doesn't fit in 2 bytes
% warning: 30:24: constant doesn't fit in 2 bytes
% warning: 31:17: constant doesn't fit in 4 bytes
% warning: 31:28: register number used as a constant
% warning: 32:17: register number used as a constant
% warning: 33:21: missing right parenthesis
% warning: 34:21: missing left parenthesis
% warning: 35:23: missing right parenthesis
% warning: 36:22: division by zero
% warning: 37:22: division by zero
% warning: 38:23: illegal fraction
% warning: 39:17: operand of `LOCAL' should be a register number
% warning: 40:1: label field of `LOCAL' instruction is ignored
% warning: 41:1: label field of `PREFIX' instruction is ignored
% warning: 46:1: relative address in location #0000000000000190 not divisible by 4
% warning: 48:17: register number too large, will be reduced mod 256
% warning: 49:17: operand of `GREG' should not be a register number
