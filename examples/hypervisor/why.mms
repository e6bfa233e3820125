% why.mms - what has happened?
%
% All that is known is in the special registers of the trap.  rXX is
%
%        63      56    48      40       32 31            0
%       +---------+---+---------+---------+--------------+
%       | ropcode | G |         | rwxnkbsp| instruction  |
%       +---------+---+---------+---------+--------------+
%
% where G says that it was a guest's; as it always is.
%
%       why                             who knows more
%       a TRAP, completed               reflect.mms
%       k: a sensitive instruction      emulate.mms
%       x, r, w: refused by the tables  shadow.mms
%       n: a user's negative address    reflect.mms
%       else it was completed           reflect.mms
%
% At most one of k x n, and r or w or both, can be there: each traps at once,
% with nothing done.  b s p are found when an instruction is complete.

Why     GET   xx,rXX
        ANDNH xx,#0001
        SRU   bits,xx,32
        AND   bits,bits,#ff
        SRU   op,xx,24
        AND   op,op,#ff
        LDOU  mask,v,V_K
        BNZ   to,Why:Trap     so Enter:Forced says
        AND   t,bits,B_K
        BNZ   t,Emulate
        PUSHJ t,Why:Requests
        GET   where,rWW
        AND   t,bits,B_X
        BNZ   t,Shadow:Fetch
        AND   t,bits,B_R|B_W
        BNZ   t,Shadow:Access
        AND   t,bits,B_N
        BNZ   t,1F
        BNZ   bits,2F
        STCO  K_Timer,base,E_Kind
        JMP   Reflect:Completed
1H      STCO  K_Fault,base,E_Kind
        SET   t,B_N
        JMP   Reflect:Refused
2H      STCO  K_Program,base,E_Kind
        JMP   Reflect:Completed

Why:Trap PUSHJ t,Why:Requests
        GET   where,rWW
        STCO  K_Trap,base,E_Kind
        JMP   Reflect:Completed

% Requests(): the bits of the real rQ have told us what they can, and go; GET
% first, or they stay (mmix-doc, 43).  But b s p of an instruction that did not
% trap, since it was a RESUME 0 with something to insert, are the guest's.
Why:Requests GET $0,rQ
        PUT   rQ,0
        SRU   $0,$0,32
        AND   $0,$0,B_B|B_S|B_P
        SLU   $0,$0,32
        BNZ   $0,Reflect:Raise
        POP
