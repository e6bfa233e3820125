% masked.mms - refused, and nobody minds.
%
% The guest's tables refuse an access, and its rK lets nothing interrupt.  Then
% the bare machine gives a load zero, lets a store go nowhere and loses the
% slot of a spill, and so do we.  The same has to be done behind a device's
% answer, so z is what a load or fill gets.
%
% What was refused is not told; it follows from the instruction.  An
% instruction that makes $X local may spill for that: then $X is still
% marginal.  In the middle of SAVE, UNSAVE and POP it is one octa of many:
% ring.mms.
W_Load  IS    0
W_Store IS    1
W_Spill IS    2
W_Fill  IS    3
W_Save  IS    4
W_Unsave IS   5

Masked  STCO  K_Masked,base,E_Kind
        AND   t,bits,B_X
        BZ    t,Masked:Do
        CMP   t,op,#fd
        BNZ   t,Masked:Do
        SETML xx,#fd00        a fetch: as if there were a SWYM
        SET   y,0
        SET   z,0
        SET   bits,0          Reflect:Done finds them again
        JMP   Reflect:Done
Masked:Do SET t+1,xx
        SET   bits,0
        PUSHJ t,Masked:What
        SLU   t,t,2
        GETA  t+1,1F
        GO    t+1,t+1,t
1H      JMP   Masked:Loaded
        JMP   Masked:Stored
        JMP   Ring:Spill
        JMP   Ring:Fill
        JMP   Ring:Save
        JMP   Ring:Unsave

% What(instruction) what: W_Load, ...
Masked:What SRU $1,$0,24
        AND   $1,$1,#ff       the opcode
        CMP   $2,$1,#f8
        BZ    $2,3F
        CMP   $2,$1,#fa
        BZ    $2,4F
        CMP   $2,$1,#fb
        BZ    $2,5F
        SUBU  $2,$1,#a0
        CMPU  $2,$2,#17
        BNP   $2,1F
        SUBU  $2,$1,#80
        CMPU  $2,$2,#17
        BP    $2,2F
        GET   $1,rJ
        SRU   $3,$0,16
        AND   $3,$3,#ff
        CMP   $0,$3,255
        BZ    $0,6F
        PUSHJ $2,Register:Place
        PUT   rJ,$1
        ZSZ   $0,$2,W_Spill
6H      POP   1,0
1H      SET   $0,W_Store
        POP   1,0
2H      SET   $0,W_Spill
        POP   1,0
3H      SET   $0,W_Fill
        POP   1,0
4H      AND   $1,$0,#fe       SAVE X,Y,Z is in phase Z, 0 to 3
        SET   $0,W_Save
        CSZ   $0,$1,W_Spill
        POP   1,0
5H      SRU   $1,$0,16        UNSAVE X,Y,Z in phase X
        AND   $1,$1,3
        CMP   $1,$1,3
        SET   $0,W_Unsave
        CSZ   $0,$1,W_Fill
        POP   1,0

% --- loads ------------------------------------------------------------------

% z is the octa; the field of it that the instruction wants is found by the
% same instruction.
Masked:Loaded STOU z,base,E_Octa
        GET   t,rYY
        AND   t,t,7
        ADDU  t,t,base
        SUBU  t+1,op,#80
        ANDN  t+1,t+1,1
        SLU   t+1,t+1,2
        GETA  t+2,1F
        GO    t+2,t+2,t+1
1H      LDB   z,t,E_Octa
        JMP   Masked:Set
        LDBU  z,t,E_Octa
        JMP   Masked:Set
        LDW   z,t,E_Octa
        JMP   Masked:Set
        LDWU  z,t,E_Octa
        JMP   Masked:Set
        LDT   z,t,E_Octa
        JMP   Masked:Set
        LDTU  z,t,E_Octa
        JMP   Masked:Set
        LDO   z,t,E_Octa
        JMP   Masked:Set
        LDOU  z,t,E_Octa
        JMP   Masked:Set
        LDSF  z,t,E_Octa
        JMP   Masked:Set
        LDHT  z,t,E_Octa
        JMP   Masked:Set
        SET   z,0             CSWAP: not equal
        JMP   Masked:Set
        LDUNC z,t,E_Octa

% Let $X become z.
Masked:Set SET t+1,xx
        PUSHJ t,Register:Operands
        STOU  t,g,G_ShownY
        STOU  t+1,g,G_ShownZ
        STOU  xx,g,G_ShownWord
        STCO  2,g,G_Shown
        ANDNH xx,#ffff
        ORH   xx,#0200
        PUT   rXX,xx
        JMP   Enter:Result

% --- stores -----------------------------------------------------------------

% The store itself is done, or will never be.  What is left are its exceptions:
% a signed store overflows, a short float is rounded.  The machine says so if
% it may store the same value somewhere else, with the guest's rA; for us that
% is no trip, since the kernel has none.
Masked:Stored SUBU t,op,#a0
        SRU   t,t,1
        BOD   t,Reflect:Done  unsigned
        CMP   t+1,t,6
        BZ    t+1,Reflect:Done
        CMP   t+1,t,8
        BP    t+1,Reflect:Done
        SRU   t+3,xx,16
        AND   t+3,t+3,#ff
        PUSHJ t+2,Register:Get
        LDOU  t+3,w,W_A
        ANDNL t+3,#ff
        PUT   rA,t+3
        SLU   t,t,2           two kinds, two instructions: 8 bytes
        GETA  t+3,1F
        GO    t+3,t+3,t
1H      STB   t+2,base,E_Octa
        JMP   2F
        STW   t+2,base,E_Octa
        JMP   2F
        STT   t+2,base,E_Octa
        JMP   2F
        SWYM
        SWYM
        STSF  t+2,base,E_Octa
2H      GET   t,rA
        AND   t,t,#ff         exceptions
        BZ    t,Reflect:Done
        LDOU  t+3,w,W_A
        GET   t+1,rWW
        SUBU  t+1,t+1,4
        BN    t+1,4F
        SRU   t+1,t+3,8
        AND   t+1,t+1,t       those that trip
        BZ    t+1,4F

% A trip, to the handler of the first: 16 for D, 32 for V, and so on.
        SETL  t+4,#80
        SET   t+5,16
3H      AND   t+6,t+1,t+4
        BNZ   t+6,5F
        SRU   t+4,t+4,1
        ADD   t+5,t+5,16
        JMP   3B
5H      ANDN  t,t,t+4
        STOU  where,w,W_W
        SET   where,t+5
        SLU   t+4,xx,32
        SRU   t+4,t+4,32
        ORH   t+4,#8000
        STOU  t+4,w,W_X
        GET   t+4,rYY
        ANDNL t+4,7
        STOU  t+4,w,W_Y
        STOU  t+2,w,W_Z
        GET   t+4,rBB
        STOU  t+4,w,W_B
        LDOU  t+4,w,W_J
        PUT   rBB,t+4
4H      OR    t+3,t+3,t
        STOU  t+3,w,W_A
        JMP   Reflect:Done
