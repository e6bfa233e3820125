% emulate.mms - sensitive instructions, done to the virtual registers.
%
% Popek and Goldberg's interpreter routines: one for each sensitive
% instruction, and for nothing else.  The operands are in rYY and rZZ, and GET
% and LDVTS give their result by ropcode 2, which rXX has already; so the
% guest's registers are touched by nobody.
%
% What is privileged is illegal (k) for a user; GET is not, and neither is PUT
% of some.  What the guest's own guest does is nothing that we emulate.

Emulate LDOU  t,w,W_Guest
        BNZ   t,Nested:Sensitive
        CMP   t,op,#fe
        BZ    t,Emulate:Get
        GET   where,rWW
        SUBU  to,where,4      negative: the kernel's
        SET   y,0
        SET   bits,0
        AND   t,op,#fe
        CMP   t,t,#f6
        BZ    t,Emulate:Put
        CMP   t,op,#f9
        BZ    t,Emulate:Resume
        CMP   t,op,#fc
        BZ    t,Emulate:Sync
        AND   t,op,#fe
        CMP   t,t,#98
        BZ    t,Emulate:Status
        CMP   t,op,#fa
        BZ    t,Nested:Save
        CMP   t,op,#fb
        BZ    t,Nested:Unsave
        GETA  t,1F            that would be a mistake of ours
        JMP   Boot:Fail
1H      BYTE  "a sensitive instruction that is none",0
        LOC   (@+3)&~3

% --- GET --------------------------------------------------------------------

Emulate:Get STCO K_GET,base,E_Kind
        AND   t,xx,#ff
        CMP   t+1,t,rQ
        BZ    t+1,1F
        CMP   t+1,t,rI
        BZ    t+1,2F
        CMP   t+1,t,rU
        BZ    t+1,3F
        CMP   t+1,t,rVV
        BZ    t+1,4F
        SLU   t,t,3
        LDOU  z,v,t
        STCO  1,g,G_Shown
        JMP   Enter:Result
1H      STCO  0,g,G_Fresh     who has seen a request may take it back
        LDOU  z,v,V_Q
        STCO  1,g,G_Shown
        JMP   Enter:Result
2H      LDOU  z,g,G_Zero
        LDOU  t,g,G_Time
        SUBU  z,z,t
        STCO  1,g,G_Shown
        JMP   Enter:Result
3H      GET   z,rU
        LDOU  t,v,V_U         bit 47 may be another (nested.mms)
        SETMH t+1,#8000
        AND   t,t,t+1
        OR    z,z,t
        STCO  1,g,G_Shown
        JMP   Enter:Result
4H      LDOU  z,w,W_VV
        STCO  1,g,G_Shown
        JMP   Enter:Result

% --- PUT --------------------------------------------------------------------

% The real rK is ours, so the virtual one is compared with the virtual rQ by
% Reflect:Done: with `mask', the rK that held before.
Emulate:Put STCO K_PUT,base,E_Kind
        GET   z,rZZ
        SRU   t,xx,16
        AND   t,t,#ff
        BN    to,1F
        SUBU  t+1,t,rC        a user may PUT rBB, rF, rWW and so on
        CMPU  t+1,t+1,rV-rC
        BNP   t+1,Emulate:Privileged
        CMP   t+1,t,rVV
        BZ    t+1,Emulate:Privileged
1H      CMP   t+1,t,rVV
        BZ    t+1,Nested:Put
        CMP   t+1,t,rK
        BZ    t+1,2F
        CMP   t+1,t,rQ
        BZ    t+1,Emulate:PutQ
        CMP   t+1,t,rI
        BZ    t+1,Emulate:PutI
        CMP   t+1,t,rU
        BZ    t+1,Emulate:PutU
        CMP   t+1,t,rV
        BZ    t+1,Emulate:PutV
2H      SLU   t,t,3
        STOU  z,v,t
        JMP   Reflect:Done

% A request that came since the last GET is not lost.
Emulate:PutQ LDOU t,v,V_Q
        ANDN  t,z,t
        LDOU  t+1,g,G_Fresh
        OR    t,t,t+1
        STOU  t,g,G_Fresh
        OR    t,t,z
        STOU  t,v,V_Q
        JMP   Reflect:Done

% Zero comes z instructions behind this one.
Emulate:PutI LDOU t,g,G_Time
        ADDU  t,t,1
        ADDU  t,t,z
        STOU  t,g,G_Zero
        SETH  t+1,#4000       so far away is the same as never
        CMPU  t+1,z,t+1
        BNN   t+1,1F
        BNZ   z,2F
1H      NEG   t,1
        SRU   t,t,1
2H      STOU  t,g,G_Interval
        STCO  0,g,G_Next      so Tick looks at all events
        JMP   Reflect:Done

% The real rU counts for the guest; nothing of ours as long as rVV is not 0.
Emulate:PutU PUT rU,z
        STOU  z,v,V_U
        SRU   t,z,47
        STOU  t,g,G_Usage
        PUSHJ t,Nested:Usage
        JMP   Reflect:Done

Emulate:PutV STOU z,v,V_V
        PUSHJ t,Shadow:Select
        JMP   Reflect:Done

% --- RESUME 1 and 2 ---------------------------------------------------------

% A RESUME 2 of ours does what the guest's RESUME 1 wants, after the virtual
% rXX has become the real one: the machine checks it.  With its RESUME 2, the
% virtual G is 1 first.  But ropcode 3 never goes on, since rZZ has an entry of
% the guest's tables: its page is no page of ours.
Emulate:Resume STCO K_RESUME,base,E_Kind
        SET   z,0
        SLU   t,xx,40
        SRU   t,t,40
        CMP   t,t,1
        BZ    t,1F
        STCO  K_RESUME2,base,E_Kind
1H      BNN   to,Emulate:Privileged
        GET   t,rBB           the guest's $255
        STOU  t,v,V_K
        LDOU  t,v,V_BB
        PUT   rBB,t
        SET   t+1,op
        PUSHJ t,Clock:Tick
        SLU   t,xx,62
        BNN   t,1F
        PUSHJ t,Nested:Enter
1H      LDOU  where,v,V_WW
        LDOU  to,v,V_XX
        BN    to,Reflect:After  nothing is inserted
        SRU   t,to,56
        CMP   t,t,3
        BZ    t,Emulate:Translate
Emulate:Insert SRU t,mask,32  p: it will be in rQ, but the machine does not
        BEV   t,1F              trap between RESUME and what that inserts
        SETMH t+1,B_P
        PUSHJ t,Reflect:Raise
1H      PUT   rWW,where
        PUT   rXX,to
        LDOU  t,v,V_YY
        PUT   rYY,t
        LDOU  t,v,V_ZZ
        PUT   rZZ,t
        STOU  to,g,G_ShownWord
        STCO  3,g,G_Shown
        JMP   Enter:Shown

% Ropcode 3: if f is 1 in the virtual rV, rYY is no negative address, and no
% RESUME is to be inserted.  In our rV f is 0, so else the machine finds it
% illegal.
Emulate:Translate LDOU t,v,V_V
        AND   t,t,7
        CMP   t,t,1
        BNZ   t,Emulate:Insert
        LDOU  t+1,v,V_YY
        BN    t+1,Emulate:Insert
        SRU   t,to,24
        AND   t,t,#ff
        CMP   t+3,t,#f9
        BZ    t+3,Emulate:Insert
        CMP   t+3,t,#fd       a SWYM stands for the fetch
        ZSZ   t+3,t+3,1
        LDOU  t+2,v,V_ZZ
        PUSHJ t,Shadow:Install
        SRU   t,to,24
        AND   t,t,#ff
        CMP   t,t,#fd
        BZ    t,Reflect:After there is nothing to insert
        ANDNH to,#ff00        the instruction is done again: ropcode 0
        JMP   Emulate:Insert

% --- SYNC, LDVTS, and what there is not -------------------------------------

Emulate:Sync SLU z,xx,40
        SRU   z,z,40
        SUB   t,z,4
        SLU   t,t,3
        ADDU  t,t,K_SYNC4
        STOU  t,base,E_Kind
        BNN   to,Emulate:Privileged
        CMP   t,z,4
        BZ    t,1F
        CMP   t,z,6
        BNZ   t,Reflect:Done
        PUSHJ t,Shadow:Clear
        JMP   Reflect:Done
1H      SET   t+1,op
        PUSHJ t,Clock:Tick
        SET   t+1,mask
        PUSHJ t,Clock:Wait
        BZ    t,Reflect:After
        GETA  t,1F
        JMP   Schedule:Wedged
1H      BYTE  "SYNC 4 waits for what can never come",0
        LOC   (@+3)&~3

Emulate:Status STCO K_LDVTS,base,E_Kind
        GET   y,rYY
        GET   z,rZZ
        BNN   to,Emulate:Privileged
        STOU  y,g,G_ShownY
        STOU  z,g,G_ShownZ
        STOU  xx,g,G_ShownWord
        STCO  2,g,G_Shown
        ADDU  t+1,y,z
        PUSHJ t,Shadow:Change
        SET   z,t
        JMP   Enter:Result

Emulate:Illegal SET bits,B_B
        JMP   Reflect:Done
Emulate:Privileged SET bits,B_K
        JMP   Reflect:Done
