% ring.mms - one octa of SAVE, UNSAVE, POP or a spill.
%
% The stack's octas that the guest's memory refuses, or that are a device's:
% each is done in the world, and the instruction goes on from there.  For SAVE
% and UNSAVE, rXX says where that is: SAVE X,Y,1-3 and UNSAVE 1-3,Y,Z are
% continuations, which no program can have in memory.
%
%       SAVE      1: spills, at rS                UNSAVE    0: the top
%                 2: global Y, at rO                        1: special Y
%                 3: special Y, at rO                       2: global Y
%                                                           3: fills
%
% A trap behind the whole shows the instruction as it was at first: the one in
% memory, or that the guest has inserted.  So that is kept, if nothing has been
% completed since it was kept last.
Ring:Top IS   28              SAVE X,28,3: only rG and rA are left

% Keep: what a trap behind the instruction will show; back to t.
Ring:Keep LDOU t+1,g,G_Shown
        BNZ   ran,1F
        SUB   t+1,t+1,2
        BZ    t+1,4F          it is kept already
        LDOU  t+2,g,G_ShownWord
        BP    t+1,2F          the guest has inserted it
1H      SUBU  t+3,where,4
        PUSHJ t+2,Walk:Word
        SRU   t+3,t+2,24
        CMP   t+3,t+3,op
        BZ    t+3,2F
        SET   t+2,xx          a RESUME 0 has brought it
2H      STOU  t+2,g,G_ShownWord
        SET   t+1,0
        SET   t+3,0
        CMP   t+4,op,#f8
        BNZ   t+4,3F
        LDOU  t+1,w,W_J       a POP
        SLU   t+3,t+2,48
        SRU   t+3,t+3,46
3H      CMP   t+4,op,#fb
        BNZ   t+4,3F
        AND   t+4,t+2,#ff     an UNSAVE
        PUSHJ t+3,Register:Get
3H      STOU  t+1,g,G_ShownY
        STOU  t+3,g,G_ShownZ
        STCO  2,g,G_Shown
4H      GO    t,t,0

% Whole: the instruction is complete.
Ring:Whole LDOU y,g,G_ShownY
        LDOU  z,g,G_ShownZ
        LDOU  xx,g,G_ShownWord
        JMP   Reflect:Done

% Change: fields X and Y of xx become t and t+1, field Z t+2; then, Again: the
% rest is done by the machine, or comes back.
Ring:Change SRU t+3,xx,24
        SLU   t+3,t+3,8
        OR    t+3,t+3,t
        SLU   t+3,t+3,8
        OR    t+3,t+3,t+1
        SLU   t+3,t+3,8
        OR    xx,t+3,t+2
Ring:Again ANDNH xx,#ffff
        PUT   rXX,xx
        JMP   Enter:Shown

% --- spills and fills -------------------------------------------------------

Ring:Spill LDOU t,w,W_S
        ADDU  t,t,8
        STOU  t,w,W_S
        CMP   t,op,#fa
        BNZ   t,Enter:Go
        GETA  t,Ring:Again
        JMP   Ring:Keep

% The octa z comes into the ring.
Ring:Fill GETA t,1F
        JMP   Ring:Keep
1H      LDOU  t+1,w,W_S
        SUBU  t+1,t+1,8
        STOU  t+1,w,W_S
        PUSHJ t,Register:Slot
        STOU  z,t,0
        LDOU  t,w,W_O
        LDOU  t+1,w,W_S
        SUBU  t,t,t+1
        SRU   t,t,3           hidden registers in the ring
        LDOU  t+1,w,W_L
        ADDU  t+2,t,t+1
        SETL  t+3,256
        CMP   t+2,t+2,t+3
        BN    t+2,Ring:Again

% The ring is full, as no instruction leaves it.  Either one octa more is
% wanted; then the last local register is given up, as the machine would have
% done.  Or POP, or UNSAVE, has all that it wants, and is done by us.
        LDOU  t+4,w,W_O
        SUBU  t+4,t+4,8
        PUSHJ t+3,Register:Slot  the hole
        LDOU  t+2,t+3,0
        AND   t+2,t+2,#ff     so many hidden registers become local
        CMP   t,t,t+2
        BP    t,2F
        SRU   t,xx,16
        AND   t,t,#ff
        SUBU  t+2,t+1,1
        STOU  t+2,w,W_L
        CMP   t+3,t,t+1       x results, and the last is in the last register?
        BNZ   t+3,Ring:Again
        BZ    t+2,Ring:Again
        SETL  t+3,1           then it takes the place of the one before
        SLU   t+3,t+3,16
        SUBU  xx,xx,t+3
        LDOU  t+4,w,W_O
        8ADDU t+4,t+2,t+4
        PUSHJ t+3,Register:Slot
        LDOU  t+5,t+3,0
        LDOU  t+7,w,W_O
        8ADDU t+7,t+2,t+7
        SUBU  t+7,t+7,8
        PUSHJ t+6,Register:Slot
        STOU  t+5,t+6,0
        JMP   Ring:Again

% rL and rO move down; POP leaves its main result where the hole was.
2H      CMP   t,op,#f8
        BNZ   t,6F
        LDOU  t+5,w,W_J
        SLU   t,xx,48
        SRU   t,t,46
        ADDU  where,t+5,t
        SRU   t,xx,16
        AND   t,t,#ff         x
        SET   t+5,0
        CMP   t+6,t,t+1
        BP    t+6,4F          x > L: as if it were L + 1, with main result 0
        BZ    t,5F
        LDOU  t+7,w,W_O
        8ADDU t+7,t,t+7
        SUBU  t+7,t+7,8
        PUSHJ t+6,Register:Slot
        LDOU  t+5,t+6,0
        JMP   5F
4H      ADDU  t,t+1,1
5H      BZ    t,6F
        STOU  t+5,t+3,0
        JMP   7F
6H      SET   t,0
7H      ADDU  t,t,t+2
        LDOU  t+3,w,W_G
        CMP   t+4,t,t+3
        CSP   t,t+4,t+3
        STOU  t,w,W_L
        ADDU  t+2,t+2,1
        SLU   t+2,t+2,3
        LDOU  t+3,w,W_O
        SUBU  t+3,t+3,t+2
        STOU  t+3,w,W_O
        JMP   Ring:Whole

% --- SAVE -------------------------------------------------------------------

Ring:Save GETA t,1F
        JMP   Ring:Keep
1H      LDOU  t+3,w,W_O
        ADDU  t+3,t+3,8
        STOU  t+3,w,W_O
        STOU  t+3,w,W_S
        SRU   t,xx,16
        AND   t,t,#ff
        SRU   t+1,xx,8
        AND   t+1,t+1,#ff
        AND   t+2,xx,#ff
        CMP   t+4,t+2,2
        BNZ   t+4,2F
        ADDU  t+1,t+1,1       the next global
        AND   t+1,t+1,#ff
        BNZ   t+1,Ring:Change
        SET   t+2,3           or the first special register, rB
        JMP   Ring:Change
2H      CMP   t+4,t+1,Ring:Top
        BZ    t+4,3F
        CMP   t+4,t+1,rR
        ADDU  t+1,t+1,1
        BNZ   t+4,Ring:Change
        SET   t+1,rP
        JMP   Ring:Change
3H      SUBU  t+2,t+3,8       all is stored: $X is where it ends
        SET   t+1,t
        PUSHJ t,Register:Set
        JMP   Ring:Whole

% --- UNSAVE -----------------------------------------------------------------

Ring:Unsave GETA t,1F
        JMP   Ring:Keep
1H      SRU   t,xx,16
        AND   t,t,#ff         the phase
        SRU   t+1,xx,8
        AND   t+1,t+1,#ff     the register
        SET   t+2,0
        BZ    t,Ring:Bottom
        LDOU  t+3,w,W_O
        SUBU  t+3,t+3,8
        STOU  t+3,w,W_O
        STOU  t+3,w,W_S
        CMP   t+3,t,1
        BNZ   t+3,2F
        GETA  t+3,3F
        LDBU  t+3,t+3,t+1
        STOU  z,w,t+3
        CMP   t+3,t+1,rP
        SUBU  t+1,t+1,1
        BZ    t+3,1F
        BNN   t+1,Ring:Change
        SET   t,2             the globals, from the last on
        SETL  t+1,255
        JMP   Ring:Change
1H      SET   t+1,rR
        JMP   Ring:Change
2H      SET   t+4,t+1
        SET   t+5,z
        PUSHJ t+3,Register:Set
        LDOU  t+3,w,W_G
        CMP   t+3,t+1,t+3
        SUBU  t+1,t+1,1
        BP    t+3,Ring:Change
        SET   t,3
        SET   t+1,0
        JMP   Ring:Change
3H      BYTE  5*8,6*8,7*8,8*8,9*8,10*8,12*8
        BYTE  0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        BYTE  11*8,13*8,14*8,15*8,16*8
        LOC   (@+3)&~3

% The top octa has rG and rA, and must make sense.
Ring:Bottom SRU t+3,z,56
        CMP   t+4,t+3,32
        BN    t+4,3F
        SLU   t+4,z,8
        SRU   t+5,t+4,8+18
        BNZ   t+5,3F
        SRU   t+4,t+4,8
        STOU  t+4,w,W_A
        LDOU  t+4,w,W_G
        STOU  t+3,w,W_G
1H      CMP   t+5,t+3,t+4     what becomes global is zero
        BNN   t+5,2F
        8ADDU t+5,t+3,w
        SETL  t+6,W_Globals
        STCO  0,t+5,t+6
        ADDU  t+3,t+3,1
        JMP   1B
2H      STCO  0,w,W_L
        GET   t+3,rYY
        ANDNL t+3,7
        STOU  t+3,w,W_O
        STOU  t+3,w,W_S
        SET   t,1
        SET   t+1,rZ
        SET   t+2,0
        JMP   Ring:Change
3H      SET   bits,B_B
        JMP   Ring:Whole
