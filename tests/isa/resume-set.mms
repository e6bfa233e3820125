% resume-set.mms - ropcode 2: $X is set to rZ, with exceptions if wanted.
%
% tests: RESUME
% files: lib/print.mms
%
% This is how a handler that emulates an instruction delivers the result: it
% needs no knowledge of the register stack.  The third byte of rX says which of
% DVWIOUZX are to be raised.  The opcode and the fields Y and Z count for
% nothing.

        LOC   #20             the handler of V; it leaves $255 as it is
        GET   y,rX
        GET   x,rY
        GET   z,rZ
        RESUME

back    GREG  0
insn    GREG  0
raise   GREG  0

Insert  LDTU  insn,back,0
        ORH   insn,#0200
        OR    insn,insn,raise
        ADDU  back,back,4
        PUT   rW,back
        PUT   rX,insn
        RESUME
insert  GREG  Insert

        LOC   #100
Main    PUT   rL,0
        SETL  $2,9
        PUT   rZ,77
        GO    back,insert,0
        LDVTS $2,$0,$1        not done at all
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "a local register",0
% expect: a local register #4d
        GO    back,insert,0
        SWYM  x,0,0           X is a global register
        PUSHJ $255,Show
        BYTE  "a global one",0
% expect: a global one #4d
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #0

        SETMH raise,#4800     V and O
        GO    back,insert,0
        SWYM  x,0,0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "V and O raised",0
% expect: V and O raised #48

        PUT   rA,0
        SETMH raise,#0400     U, which counts only together with X
        GO    back,insert,0
        SWYM  x,0,0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "U alone",0
% expect: U alone #0
        SETMH raise,#0500
        GO    back,insert,0
        SWYM  x,0,0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "U and X",0
% expect: U and X #5

% An enabled exception trips, after $X has been set.

        SETL  $3,#4000
        PUT   rA,$3
        SETMH raise,#4000
        GO    back,insert,0
        SWYM  2,3,4
        SET   $4,x
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2",0
% expect: $2 #4d
        SET   x,y
        PUSHJ $255,Show
        BYTE  "rX",0
% expect: rX #80000000fd020304
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "rY",0
% expect: rY #4d
        SET   x,z
        PUSHJ $255,Show
        BYTE  "rZ",0
% expect: rZ #0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #4000
        TRAP  0,Halt,0
