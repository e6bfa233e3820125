% swap.mms - CSWAP: compare and swap, in one step that nobody can disturb.
%
% tests: CSWAP CSWAPI
% files: lib/print.mms
%
% If memory still holds what rP predicts, X goes there and becomes 1;
% otherwise memory is left alone, X becomes 0, and rP gets what is there, for
% the next attempt.  Locks and counters shared by processors are made so.

p       GREG  Data_Segment
        LOC   Data_Segment
Cell    OCTA  10
        LOC   #100

Main    PUT   rP,9            a wrong guess
        SETL  $0,77
        CSWAP $0,p,0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "X",0
% expect: X #0
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #a
        LDO   x,Cell
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #a

        SETL  $0,77           now rP is right
        CSWAP $0,p,0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "X",0
% expect: X #1
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #a
        LDO   x,Cell
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #4d

% With a register for Z, and an address that is no multiple of 8.

        PUT   rP,77
        SETL  $1,7
        NEG   $0,0,1
        CSWAP $0,p,$1
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "X",0
% expect: X #1
        LDO   x,Cell
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #ffffffffffffffff

% Both halves are compared.

        SETMH $1,1
        PUT   rP,$1
        STO   $1,Cell
        STCO  0,p,0
        SETL  $0,5
        CSWAP $0,p,0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "X",0
% expect: X #0
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #0

% A marginal X counts as zero and becomes local.

        PUT   rL,0
        PUT   rP,0
        CSWAP $3,p,0
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #4
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "X",0
% expect: X #1
        TRAP  0,Halt,0
