% call-deep.mms - more registers than the machine has.
%
% tests: PUSHJ PUSHJB POP
% files: lib/print.mms
%
% The machine holds 256 local registers in a ring.  What no longer fits is
% stored at rS, and read back when it is needed again; rO says where $0 would
% be if it were stored.  A program sees nothing of this but rS, here in
% octas from the start of the stack.

base    GREG  0

Main    GET   x,rO
        SET   base,x
        PUSHJ $255,Show
        BYTE  "rO at the start",0
% expect: rO at the start #6000000000000000
        PUT   rL,0
        SETL  $1,100          sum of the numbers from 1 to 100
        PUSHJ $0,Sum
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "the sum",0
% expect: rO at the bottom #12d
% expect: rS at the bottom #39
% expect: the sum #13ba
        JMP   1F

% Sum(n) pushes three registers at each level: n, rJ and the hole.
n       IS    $0
rj      IS    $1
Sum     BZ    n,Bottom
        GET   rj,rJ
        SUBU  $3,n,1
        PUSHJ $2,Sum
        ADDU  n,n,$2
        PUT   rJ,rj
        POP   1,0
Bottom  GET   $1,rJ
        GET   x,rO
        SUBU  x,x,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rO at the bottom",0
        GET   x,rS
        SUBU  x,x,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS at the bottom",0
        PUT   rJ,$1
        POP   1,0

1H      GET   x,rS
        SUBU  x,x,base
        SRU   x,x,3
        PUSHJ $255,Show
        BYTE  "rS when all is popped",0
% expect: rS when all is popped #0

% What was spilled can be seen in memory, for instance the n of the first
% level, and the number 2 in the hole behind its rJ.

        LDO   x,base,8
        PUSHJ $255,Show
        BYTE  "n",0
% expect: n #64
        LDO   x,base,24
        PUSHJ $255,Show
        BYTE  "hole",0
% expect: hole #2
        TRAP  0,Halt,0
