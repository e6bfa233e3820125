% registers.mms - local, marginal and global registers.
%
% tests: ADD ADDI SETL PUTI
% files: lib/print.mms
%
% $0 ... $(rL-1) are local, $rG ... $255 global, and those between marginal:
% they read as zero.  A marginal register that is set becomes local, and so
% do all below it, with zero in them.

loc     IS    $1
marg    IS    $9              above rL in all that follows
glob    GREG  1000

Main    PUT   rL,0
        SETL  $2,30
        SETL  $1,20
        SETL  $0,10
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #3

% Any mixture of kinds may stand in an instruction.

        ADD   x,loc,loc
        PUSHJ $255,Show
        BYTE  "local + local",0
% expect: local + local #28
        ADD   x,loc,glob
        PUSHJ $255,Show
        BYTE  "local + global",0
% expect: local + global #3fc
        ADD   x,glob,loc
        PUSHJ $255,Show
        BYTE  "global + local",0
% expect: global + local #3fc
        ADD   x,glob,glob
        PUSHJ $255,Show
        BYTE  "global + global",0
% expect: global + global #7d0
        ADD   x,marg,loc
        PUSHJ $255,Show
        BYTE  "marginal + local",0
% expect: marginal + local #14
        ADD   x,glob,marg
        PUSHJ $255,Show
        BYTE  "global + marginal",0
% expect: global + marginal #3e8
        ADD   x,marg,5
        PUSHJ $255,Show
        BYTE  "marginal + 5",0
% expect: marginal + 5 #5
        ADD   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "into a local",0
% expect: into a local #1e
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL, as reading changes nothing",0
% expect: rL, as reading changes nothing #3

% Into a marginal register, whose old value, zero, is used at once.

        ADD   marg,marg,loc
        SET   x,marg
        PUSHJ $255,Show
        BYTE  "marginal + local, into itself",0
% expect: marginal + local, into itself #14
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #a
        SET   x,$8
        PUSHJ $255,Show
        BYTE  "$8, local too",0
% expect: $8, local too #0

% What was in a register is gone when rL shrinks below it and grows again.

        PUT   rL,1
        SETL  $9,9
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1, lost",0
% expect: $1, lost #0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0, kept",0
% expect: $0, kept #a

% X may equal Y or Z, or both.

        SETL  $0,7
        MUL   $0,$0,$0
        SUB   $0,$0,1
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "7*7-1",0
% expect: 7*7-1 #30
        TRAP  0,Halt,0
