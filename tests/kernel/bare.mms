% bare.mms - what the small kernels of this folder share.
%
%       tramoya boot --kernel layout.mms,bare.mms,TEST.mms,disk.mms,...
%
%       PUSHJ $0,Number   the decimal number at `next', which goes on behind it
%                         and the character that ends it
%       PUSHJ $0,Word     the address of the word at `next', a zero behind it;
%                         likewise
%       PUSHJ $0,Print    a string: with $1 = its address
%       PUSHJ $0,Show     a signed number: with $1
%       PUSHJ $0,Random   the next of a row of numbers, 0 to 2^32-1, that
%                         begins with `seed'
%       JMP   Off         ends with status $0

        LOC   Kernel
        PREFIX Bare:
        GREG  :Power
input   GREG  :Input
:next   GREG  0
:seed   GREG  0
factor  GREG  #5851f42d4c957f2d
digits  GREG  @
Digits  OCTA  0,0,0,0         the last one stays 0

:Off    STOU  $0,:Power
        JMP   :Off

1H      STOU  $1,input,0
        ADDU  $0,$0,1
:Print  LDBU  $1,$0,0
        PBNZ  $1,1B
        POP

:Show   BNN   $0,1F
        SET   $1,'-'
        STOU  $1,input,0
        NEGU  $0,0,$0
1H      SET   $1,24
2H      SUB   $1,$1,1
        DIVU  $0,$0,10
        GET   $2,:rR
        ADDU  $2,$2,'0'
        STBU  $2,digits,$1
        PBNZ  $0,2B
        ADDU  $0,digits,$1
        JMP   :Print

:Word   SET   $0,:next
1H      LDBU  $1,:next,0
        CMPU  $2,$1,' '
        BNP   $2,2F
        ADDU  :next,:next,1
        JMP   1B
2H      BZ    $1,3F
        SET   $1,0
        STBU  $1,:next,0
        ADDU  :next,:next,1
3H      POP   1,0

:Number SET   $0,0
1H      LDBU  $1,:next,0
        SUBU  $2,$1,'0'
        CMPU  $3,$2,10
        BNN   $3,2F
        MULU  $0,$0,10
        ADDU  $0,$0,$2
        ADDU  :next,:next,1
        JMP   1B
2H      ZSNZ  $1,$1,1
        ADDU  :next,:next,$1
        POP   1,0

:Random MULU  :seed,:seed,factor
        ADDU  :seed,:seed,1
        SRU   $0,:seed,32
        POP   1,0
        PREFIX :
