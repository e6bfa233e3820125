% register.mms - the guest's registers, in its world.
%
% Seldom needed: for what a trap behind a load or store shows, for CSWAP at a
% device, and where SAVE, UNSAVE and POP are done step by step.

% Place(k) address: where register $k is, which is not $255; 0 if it is
% marginal.  Local registers are in the ring, from the slot on that rO names.
Register:Place LDOU $1,w,W_G
        CMPU  $1,$0,$1
        BN    $1,1F
        SLU   $0,$0,3
        INCL  $0,W_Globals
        ADDU  $0,w,$0
        POP   1,0
1H      LDOU  $1,w,W_L
        CMPU  $1,$0,$1
        BNN   $1,2F
        LDOU  $1,w,W_O
        8ADDU $0,$0,$1

% Slot(address) where: the slot of the ring for that octa of the stack.
Register:Slot SLU $0,$0,53
        SRU   $0,$0,56-3
        ANDNL $0,7
        INCL  $0,W_Ring
        ADDU  $0,w,$0
        POP   1,0
2H      SET   $0,0
        POP   1,0

% Get(k) value.  The trap has put $255 into rBB, and RESUME 2 will bring it back
% from there.
Register:Get CMP $1,$0,255
        BZ    $1,1F
        GET   $1,rJ
        SET   $3,$0
        PUSHJ $2,Register:Place
        PUT   rJ,$1
        SET   $0,$2
        BZ    $0,2F
        LDOU  $0,$0,0
2H      POP   1,0
1H      GET   $0,rBB
        POP   1,0

% Set(k,value): for a register that is not marginal.
Register:Set CMP $2,$0,255
        BZ    $2,1F
        GET   $2,rJ
        SET   $4,$0
        PUSHJ $3,Register:Place
        PUT   rJ,$2
        STOU  $1,$3,0
        POP
1H      PUT   rBB,$1
        POP

% Operands(instruction) y,z: $Y, and $Z or Z, of a load or store.
Register:Operands GET $1,rJ
        SRU   $3,$0,8
        AND   $3,$3,#ff
        PUSHJ $2,Register:Get
        AND   $3,$0,#ff
        SRU   $4,$0,24
        BOD   $4,1F
        SET   $5,$3
        PUSHJ $4,Register:Get
        SET   $3,$4
1H      PUT   rJ,$1
        SET   $0,$3
        SET   $1,$2           of two results the first comes last
        POP   2,0
