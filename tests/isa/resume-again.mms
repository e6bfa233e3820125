% resume-again.mms - ropcode 0: RESUME inserts the instruction in rX.
%
% tests: RESUME ADD INCL SWYM GETA BZ PBNZ JMP PUSHJ STOI GET TRAP TRIP
% files: lib/print.mms
%
% The right half of rX is done as if it stood at rW - 4; then the program
% goes on at rW, unless the instruction jumps.  So a debugger can put a
% breakpoint over an instruction, and have the instruction done all the same.

        LOC   0               the handler of TRIP
        GET   y,rX
        GET   z,rW
        GET   $255,rB
        RESUME
        LOC   #20             the handler of V
        GET   y,rX
        SETL  z,0
        GET   $255,rB
        RESUME

back    GREG  0
insn    GREG  0
p       GREG  Data_Segment

% GO back,insert,0 does the instruction behind it: not by going there, but by
% putting it into rX, and the address after it into rW.

Insert  LDTU  insn,back,0
        ADDU  back,back,4
        PUT   rW,back
        PUT   rX,insn
        RESUME
insert  GREG  Insert

        LOC   #100
Main    PUT   rL,0
        SETL  $0,30
        SETL  $1,12
        GO    back,insert,0
        ADD   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "ADD",0
% expect: ADD #2a

        GO    back,insert,0
        INCL  $9,5            marginal: it becomes local
        GO    back,insert,0
        SWYM
        GO    back,insert,0
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after INCL $9",0
% expect: rL after INCL $9 #a

        GO    back,insert,0
        STO   $9,p,0
        GO    back,insert,0
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "STO and LDO",0
% expect: STO and LDO #5

% Addresses are relative to rW - 4.

        GO    back,insert,0
1H      GETA  x,@+400
        GETA  $3,1B
        SUBU  x,x,$3
        PUSHJ $255,Show
        BYTE  "GETA",0
% expect: GETA #190
        SETL  x,0
        GO    back,insert,0
        BZ    $0,@+8          not taken
        INCL  x,1
        GO    back,insert,0
        PBNZ  $0,@+8          taken
        INCL  x,2             skipped
        GO    back,insert,0
        JMP   @+8
        INCL  x,4             skipped
        INCL  x,8
        PUSHJ $255,Show
        BYTE  "branches and jump",0
% expect: branches and jump #9

        GO    back,insert,0
        PUSHJ $10,Sub
        GETA  $3,@
        SUBU  x,$10,$3
        PUSHJ $255,Show
        BYTE  "rJ of PUSHJ, less where it returned",0
% expect: rJ of PUSHJ, less where it returned #0

        GETA  $255,2F
        GO    back,insert,0
        TRAP  0,Fputs,StdOut
% expect: TRAP 0,Fputs,StdOut

% An inserted TRIP, and an inserted overflow, find themselves in rX again.

        GO    back,insert,0
        TRIP  1,2,3
1H      SET   x,y
        PUSHJ $255,Show
        BYTE  "rX of TRIP",0
% expect: rX of TRIP #80000000ff010203
        GETA  $3,1B
        SUBU  x,z,$3
        PUSHJ $255,Show
        BYTE  "rW of TRIP, less where it returned",0
% expect: rW of TRIP, less where it returned #0
        SETL  $3,#4000
        PUT   rA,$3
        SETH  $3,#8000
        GO    back,insert,0
        SUB   $4,$3,1
        SET   x,y
        PUSHJ $255,Show
        BYTE  "rX of SUB",0
% expect: rX of SUB #8000000025040301
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "its result",0
% expect: its result #7fffffffffffffff
        TRAP  0,Halt,0

Sub     GET   $0,rJ
        POP   1,0
2H      BYTE  "TRAP 0,Fputs,StdOut",#a,0
