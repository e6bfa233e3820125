% store-into-code.mms - a program that changes its own instructions.
%
% tests: STTUI STWI STBI STOI SYNCID SYNCIDI
% files: lib/print.mms
%
% Real machines need SYNCID between the store and the jump, or they may run
% what their instruction cache remembers.  MMIX as it is simulated here has
% no caches: a store is seen by the next fetch, even of the instruction
% behind it.

Main    PUSHJ $0,Sub
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "before",0
% expect: before #1

        GETA  $1,New
        LDT   $1,$1,0
        GETA  $2,Sub
        STTU  $1,$2,0
        SYNCID 3,$2,0
        PUSHJ $0,Sub
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "after",0
% expect: after #2

        SETL  $3,100          the lower half: SETL $0,100
        GETA  $2,Sub
        STW   $3,$2,2
        SET   $4,0
        SYNCID 3,$2,$4
        PUSHJ $0,Sub
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "changed by a wyde",0
% expect: changed by a wyde #64

% Here no SYNCID helps: the next instruction itself is replaced, each time
% the loop comes by.

        SETL  $0,3            how often
        SETL  $1,0
        GETA  $2,1F
2H      STB   $0,$2,3         its Z becomes 3, 2, 1
1H      ADDU  $1,$1,0
        SUB   $0,$0,1
        PBP   $0,2B
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "3+2+1",0
% expect: 3+2+1 #6

% An octa store changes two instructions.

        GETA  $2,3F
        GETA  $1,4F
        LDO   $1,$1,0
        STO   $1,$2,0
        JMP   3F
        LOC   (@+7)&-8
3H      SETL  $0,1
        SETL  $1,2
        ADDU  x,$0,$1
        PUSHJ $255,Show
        BYTE  "two at once",0
% expect: two at once #30
        TRAP  0,Halt,0

Sub     SETL  $0,1
        POP   1,0
New     SETL  $0,2
        LOC   (@+7)&-8
4H      SETL  $0,#10
        SETL  $1,#20
