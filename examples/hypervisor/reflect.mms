% reflect.mms - a trap that is the guest's own business.
%
% What the bare machine does with a trap is done to the virtual registers, and
% the guest goes on at its own rT or rTT.  The questions that come before are
% those that the bare machine asks: has the instruction raised something?  Does
% rQ have what rK enables?
%
%       Completed   the machine has done the instruction
%       Done        we have done it, and it is not yet counted
%       After       we have done and counted it
%       Refused     it cannot be done: the program bits t say why
%       Software    f is 1 in the virtual rV: the guest's software is asked
%
% All come with xx, bits, op, where and mask set; Done and After also with y
% and z, the operands that a trap would show.

% --- completed --------------------------------------------------------------

% By the machine; to: it was a TRAP, which is taken in any case.
Reflect:Completed PUSHJ t,Reflect:Program
        OR    bits,bits,t
        AND   t,bits,B_S
        BZ    t,1F
        ORMH  mask,B_S        s is never masked: it enables itself
        STOU  mask,v,V_K
1H      SLU   t+1,bits,32
        BZ    t+1,2F
        PUSHJ t,Reflect:Raise
2H      BNZ   to,3F
        LDOU  t,v,V_Q
        AND   t,t,mask
        BZ    t,Enter:Go      rWW and rXX are as they should be
3H      GET   y,rYY
        GET   z,rZZ
        LDOU  t,g,G_Shown
        BZ    t,5F
        CMP   t+1,ran,1       was it what we had inserted?
        BNZ   t+1,5F
        CMP   t,t,2
        BZ    t,4F
        BP    t,5F
        SET   z,y             a GET
        SET   y,0
        JMP   5F
4H      LDOU  y,g,G_ShownY
        LDOU  z,g,G_ShownZ
        LDOU  xx,g,G_ShownWord
5H      BZ    to,Reflect:Dynamic
        LDOU  to,v,V_T
        JMP   Reflect:Take
Reflect:Dynamic LDOU to,v,V_TT

% The trap, to the address `to', behind a completed instruction.
Reflect:Take SLU xx,xx,32     the instruction, and what it has raised
        SRU   xx,xx,32
        SLU   t,bits,32
        OR    xx,xx,t
        ORH   xx,#8000
Reflect:Trap STCO 0,g,G_Program what it has raised is told now
        LDOU  t,w,W_Guest
        BZ    t,1F
        ORH   xx,#0001        from its own guest
        PUSHJ t,Nested:Leave
1H      GET   t,rBB           what the guest has in $255
        STOU  t,v,V_BB
        STOU  where,v,V_WW
        STOU  xx,v,V_XX
        STOU  y,v,V_YY
        STOU  z,v,V_ZZ
        STCO  0,v,V_K
        LDOU  t,w,W_J         and what it gets
        PUT   rBB,t
        SET   where,to
        BN    to,Enter:Next
        GETA  t,1F
        JMP   Schedule:Wedged
1H      BYTE  "a trap goes where no kernel is",0
        LOC   (@+3)&~3

% By us.  The real rWW is still behind the instruction, while `where', where
% the guest goes on, may be elsewhere.
Reflect:Done SET t+1,op
        PUSHJ t,Clock:Tick
Reflect:After PUSHJ t,Reflect:Program
        OR    bits,bits,t
        GET   t,rWW
        SUBU  t,t,4
        SRU   t+1,mask,32
        BNN   t,1F
        BEV   t+1,3F
        OR    bits,bits,B_P   the kernel may not have p
        JMP   3F
1H      AND   t+1,t+1,#ff
        CMP   t+1,t+1,#ff
        BZ    t+1,2F
        OR    bits,bits,B_S   a user must have all eight
        ORMH  mask,B_S
        LDOU  t,v,V_K
        ORMH  t,B_S
        STOU  t,v,V_K
2H      BNN   where,3F
        OR    bits,bits,B_P
3H      SLU   t+1,bits,32
        BZ    t+1,4F
        PUSHJ t,Reflect:Raise
4H      LDOU  t,v,V_Q
        AND   t,t,mask
        BZ    t,Enter:Next
        SUBU  t,op,#80        loads and stores did not need their operands
        CMPU  t,t,#37
        BP    t,Reflect:Dynamic
        CMP   t,op,#98
        BZ    t,Reflect:Dynamic
        CMP   t,op,#99
        BZ    t,Reflect:Dynamic
        SET   t+1,xx
        PUSHJ t,Register:Operands
        SET   y,t
        SET   z,t+1
        JMP   Reflect:Dynamic

% --- refused ----------------------------------------------------------------

% The bits t come in addition to what the instruction has raised before, when
% it was masked.  If anything at all is enabled that is in rQ, this is a trap,
% with nothing done; else nobody minds.
Reflect:Refused SET bits,t
        LDOU  t,g,G_When
        LDOU  t+1,g,G_Time
        CMPU  t,t,t+1
        BNZ   t,1F
        LDOU  t,g,G_Program
        OR    bits,bits,t
1H      STOU  t+1,g,G_When
        STOU  bits,g,G_Program
        SLU   t+1,bits,32
        PUSHJ t,Reflect:Raise
        LDOU  t,v,V_Q
        AND   t,t,mask
        SET   z,0
        BZ    t,Masked
        GET   y,rYY
        GET   z,rZZ
        LDOU  to,v,V_TT
        SETML t,#fd00         a refused fetch has become a SWYM
        SLU   xx,xx,32
        SRU   xx,xx,32
        CMPU  t,xx,t
        SLU   t+1,bits,32
        OR    xx,xx,t+1
        BNZ   t,Reflect:Trap
        AND   t,bits,B_X
        BZ    t,Reflect:Trap
        ORH   xx,#8000
        JMP   Reflect:Trap

% Ropcode 3 and a forced trap; where the instruction itself waits for its page
% (a SWYM with x), it comes again by going back.
Reflect:Software GET y,rYY
        GET   z,rZZ
        AND   t,bits,B_X
        BZ    t,1F
        SUBU  where,where,4
        ANDN  y,where,3
        SET   z,0
1H      LDOU  t,g,G_When
        LDOU  t+1,g,G_Time
        CMPU  t,t,t+1
        SET   bits,0
        BNZ   t,2F
        LDOU  bits,g,G_Program
2H      SLU   xx,xx,32
        SRU   xx,xx,32
        SLU   t,bits,32
        OR    xx,xx,t
        ORH   xx,#0300
        LDOU  to,v,V_T
        GET   t,rWW           does the handler need what it should provide?
        SUBU  t,t,4
        CMPU  t,t,to
        LDOU  t+2,g,G_Asked
        STOU  t+1,g,G_Asked
        BNZ   t,Reflect:Trap
        CMPU  t,t+2,t+1
        BNZ   t,Reflect:Trap
        LDOU  t,w,W_Guest
        BNZ   t,Reflect:Trap
        GETA  t,1F
        JMP   Schedule:Wedged
1H      BYTE  "the handler of rT needs what it should provide",0
        LOC   (@+3)&~3

% --- subroutines ------------------------------------------------------------

% Raise(bits): rQ gets them.
Reflect:Raise LDOU $1,v,V_Q
        OR    $1,$1,$0
        STOU  $1,v,V_Q
        LDOU  $1,g,G_Fresh
        OR    $1,$1,$0
        STOU  $1,g,G_Fresh
        POP

% Program() bits: what the instruction just completed has raised on its way,
% though masked.
Reflect:Program LDOU $0,g,G_When
        LDOU  $1,g,G_Time
        SUBU  $1,$1,1
        CMPU  $0,$0,$1
        BNZ   $0,1F
        LDOU  $0,g,G_Program
        POP   1,0
1H      SET   $0,0
        POP   1,0
