% nested.mms - a guest that is a hypervisor itself.
%
% Popek and Goldberg's second theorem: a machine that can be virtualised can be
% so recursively, if its monitor can be built without clocks that tell.  So the
% guest has a processor with V, and what V adds is virtual, too: G, rVV.
%
%       level 0   we                G = 0
%       level 1   the guest         G = 1, virtual G = 0
%       level 2   its guest         G = 1, virtual G = 1
%
% Every trap comes to us, at level 0.  From level 2 it is the guest's business,
% but for what only we know of: our shadow tables, our devices, our timer.  How
% many levels there are above does not matter: to level 1, too, its guest is
% one guest; and below us there may be others, who do the same with us.
%
% Negative addresses mean something else to level 2 than to level 1: the real
% rVV names the map of the guest's memory for the one, the shadow of the tables
% that the virtual rVV names for the other.  It is never 0, since then the real
% rU would count us.

Nested:Nothing IS 1           an rVV that refuses everything: f is 1

% --- the virtual G ----------------------------------------------------------

% Enter(): a RESUME 2: the guest enters its guest.
Nested:Enter STCO 1,w,W_Guest

% Map(): let the real rVV, and rU, be what they are to be.
Nested:Map LDOU $0,w,W_Guest
        BZ    $0,1F
        LDOU  $0,w,W_Space
        SETL  $1,Nested:Nothing
        BZ    $0,2F           its space is made when it is needed
        LDOU  $1,$0,S_RV
        JMP   2F
1H      LDOU  $1,w,W_Map
2H      STOU  $1,v,N_VV
        PUT   rVV,$1

% Usage(): while rVV is not 0, rU does not count the kernel, whatever its bit
% 47 says, but for the guest's.
Nested:Usage LDOU $0,v,V_U
        SLU   $0,$0,16
        BNN   $0,2F
        GET   $0,rU
        LDOU  $1,w,W_VV
        BZ    $1,1F
        LDOU  $1,w,W_Guest
        BNZ   $1,1F
        ANDNMH $0,#8000
        PUT   rU,$0
        POP
1H      ORMH  $0,#8000
        PUT   rU,$0
2H      POP

% Leave(): the guest's guest has trapped to the guest.
Nested:Leave STCO 0,w,W_Guest
        JMP   Nested:Map

% --- the virtual rVV --------------------------------------------------------

% PUT of it, by the guest.  Like PUT rV it forgets nothing.
Nested:Put STOU z,w,W_VV
        PUSHJ t,Nested:Select
        PUSHJ t,Nested:Usage
        JMP   Reflect:Done

% Select(): its space becomes the present one.  (Nobody needs the real rVV yet:
% only in the guest is a PUT emulated.)
Nested:Select GET $0,rJ
        SETH  $2,Sign>>48
        PUSHJ $1,Walk:Valid
        BZ    $1,1F
        LDOU  $2,w,W_VV
        ORH   $2,Sign>>48
        PUSHJ $1,Shadow:Search
1H      STOU  $1,w,W_Space
        PUT   rJ,$0
        POP

% --- what the guest's guest does --------------------------------------------

% A sensitive instruction traps to the guest, whatever that has in its rK.  The
% machine has done for the guest what it does for us: $X is local, and rXX has
% the ropcode.
Nested:Sensitive STCO K_Nested,base,E_Kind
        GET   where,rWW
        GET   y,rYY
        GET   z,rZZ
        LDOU  to,v,V_TT
        LDOU  t,g,G_When      what it has raised before, when it was masked
        LDOU  t+1,g,G_Time
        CMPU  t,t,t+1
        BNZ   t,Reflect:Trap
        LDOU  t,g,G_Program
        SLU   t,t,32
        OR    xx,xx,t
        JMP   Reflect:Trap

% --- the world switch -------------------------------------------------------

% SAVE $X,4: the guest's world, as it is in its record, is copied to the page
% that $X has; then the guest has the rG and the stack that the page says.
% What SAVE 4 has no meaning for is 0 in our page, and so in that.
Nested:Save STCO K_SAVE,base,E_Kind
        GET   y,rYY
        GET   z,rZZ
        BNN   to,Emulate:Privileged
        SRU   t,xx,16
        AND   t,t,#ff
        LDOU  t+1,w,W_G
        CMP   t,t,t+1
        BN    t,Emulate:Illegal
        SET   t+1,z
        PUSHJ t,Nested:Page
        BZ    t,Emulate:Illegal
        LDOU  t+1,t,W_OurG    0, or 32 to 255
        BZ    t+1,1F
        SUBU  t+1,t+1,32
        CMPU  t+1,t+1,255-32
        BP    t+1,Emulate:Illegal
1H      LDOU  t+1,t,W_OurS
        AND   t+1,t+1,7
        BNZ   t+1,Emulate:Illegal
        GET   t+1,rBB         the guest's $255
        SETL  t+2,W_Mask
        STOU  t+1,w,t+2
        SET   t+2,t
        SET   t+3,w
        PUSHJ t+1,Nested:Copy
        STCO  0,w,W_L
        LDOU  t+1,t,W_OurS
        STOU  t+1,w,W_O
        STOU  t+1,w,W_S
        LDOU  t+1,t,W_OurG
        BZ    t+1,Reflect:Done
        STOU  t+1,w,W_G
        JMP   Reflect:Done

% UNSAVE 4,$Z: the other direction.
Nested:Unsave STCO K_UNSAVE,base,E_Kind
        GET   y,rYY
        GET   z,rZZ
        BNN   to,Emulate:Privileged
        SET   t+1,z
        PUSHJ t,Nested:Page
        BZ    t,Emulate:Illegal
        SET   t+2,t
        PUSHJ t+1,Nested:Loads
        BZ    t+1,Emulate:Illegal
        SET   t+2,w
        SET   t+3,t
        PUSHJ t+1,Nested:Copy
        SETL  t,W_Mask
        LDOU  t,w,t
        PUT   rBB,t           the guest's $255
        JMP   Reflect:Done

% Page(address) where: the page of the guest's memory; 0 if it is none.
Nested:Page BNN $0,1F
        SLU   $1,$0,64-PageBits
        BNZ   $1,1F
        ANDNH $0,Sign>>48
        LDOU  $1,g,G_Size
        CMPU  $1,$0,$1
        BNN   $1,1F
        LDOU  $1,g,G_Base
        ADDU  $0,$0,$1
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Loads(page) yes: can it be a world?  Else the machine refuses ours.
Nested:Loads LDOU $1,$0,W_G
        SUBU  $2,$1,32
        CMPU  $2,$2,255-32
        BP    $2,1F
        LDOU  $2,$0,W_L
        CMPU  $1,$2,$1
        BP    $1,1F
        LDOU  $1,$0,W_A
        SRU   $1,$1,18
        BNZ   $1,1F
        LDOU  $1,$0,W_O
        LDOU  $3,$0,W_S
        OR    $4,$1,$3
        AND   $4,$4,7
        BNZ   $4,1F
        SUBU  $1,$1,$3        slots in use: all 256 at most
        SRU   $1,$1,3
        ADDU  $1,$1,$2
        SETL  $2,256
        CMPU  $1,$1,$2
        BP    $1,1F
        SET   $0,1
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Copy(to,from): what a world switch moves: octas 0 to 16, and 32 to 543 in 32
% pieces, since nothing else that we do takes longer.
Nested:Copy SETL $2,8*17
1H      SUBU  $2,$2,8
        LDOU  $3,$1,$2
        STOU  $3,$0,$2
        PBNZ  $2,1B
        INCL  $0,8*16
        INCL  $1,8*16
        SETL  $2,32
2H      INCL  $0,8*16
        INCL  $1,8*16
        SUBU  $2,$2,1
        LDOU  $3,$1,8*0
        STOU  $3,$0,8*0
        LDOU  $3,$1,8*1
        STOU  $3,$0,8*1
        LDOU  $3,$1,8*2
        STOU  $3,$0,8*2
        LDOU  $3,$1,8*3
        STOU  $3,$0,8*3
        LDOU  $3,$1,8*4
        STOU  $3,$0,8*4
        LDOU  $3,$1,8*5
        STOU  $3,$0,8*5
        LDOU  $3,$1,8*6
        STOU  $3,$0,8*6
        LDOU  $3,$1,8*7
        STOU  $3,$0,8*7
        LDOU  $3,$1,8*8
        STOU  $3,$0,8*8
        LDOU  $3,$1,8*9
        STOU  $3,$0,8*9
        LDOU  $3,$1,8*10
        STOU  $3,$0,8*10
        LDOU  $3,$1,8*11
        STOU  $3,$0,8*11
        LDOU  $3,$1,8*12
        STOU  $3,$0,8*12
        LDOU  $3,$1,8*13
        STOU  $3,$0,8*13
        LDOU  $3,$1,8*14
        STOU  $3,$0,8*14
        LDOU  $3,$1,8*15
        STOU  $3,$0,8*15
        PBNZ  $2,2B
        POP
