% clocks.mms - counting instructions (rU) and time (rI).
%
% tests: GET BZ BNZ PBZ PBNZ MUL DIVI SWYM
% files: lib/print.mms
%
% rU grows by one with each instruction; rI shrinks by its cost: one unit,
% called an oop, for most; 10 for MUL, 60 for DIV, 3 for GO and POP, 4 for
% most floating point instructions, 40 for FDIV and FSQRT, 5 for TRIP, TRAP
% and RESUME.  A branch that goes where its opcode did not guess costs 2 more:
% PB guesses that it is taken, B that it is not.
%
% Time does what follows the call, up to the POP, and shows how long it took
% (not counting the POP); the text comes behind.

        LOC   0               the handler of TRIP
        GET   $255,rB
        RESUME

        LOC   #100
code    GREG  0
before  GREG  0
data    GREG  Data_Segment

Main    GET   before,rU       the very first instruction
        GET   x,rU
        SUBU  x,x,before
        PUSHJ $255,Show
        BYTE  "GET to GET",0
% expect: GET to GET #1
        SET   x,before
        PUSHJ $255,Show
        BYTE  "rU at the start",0
% expect: rU at the start #0

        PUSHJ $255,Time
        SWYM
        POP
        BYTE  "SWYM",0
% expect: SWYM #1

        PUSHJ $255,Time
        ADD   x,x,x
        POP
        BYTE  "ADD",0
% expect: ADD #1

        PUSHJ $255,Time
        MUL   x,x,x
        POP
        BYTE  "MUL",0
% expect: MUL #a

        PUSHJ $255,Time
        MULU  x,x,x
        POP
        BYTE  "MULU",0
% expect: MULU #a

        PUSHJ $255,Time
        DIV   x,x,3
        POP
        BYTE  "DIV",0
% expect: DIV #3c

        PUSHJ $255,Time
        DIVU  x,x,3
        POP
        BYTE  "DIVU",0
% expect: DIVU #3c

        PUSHJ $255,Time
        FADD  x,x,x
        POP
        BYTE  "FADD",0
% expect: FADD #4

        PUSHJ $255,Time
        FMUL  x,x,x
        POP
        BYTE  "FMUL",0
% expect: FMUL #4

        PUSHJ $255,Time
        FDIV  x,x,x
        POP
        BYTE  "FDIV",0
% expect: FDIV #28

        PUSHJ $255,Time
        FSQRT x,x
        POP
        BYTE  "FSQRT",0
% expect: FSQRT #28

        PUSHJ $255,Time
        FREM  x,x,x
        POP
        BYTE  "FREM",0
% expect: FREM #4

        PUSHJ $255,Time
        FINT  x,x
        POP
        BYTE  "FINT",0
% expect: FINT #4

        PUSHJ $255,Time
        FIX   x,x
        POP
        BYTE  "FIX",0
% expect: FIX #4

        PUSHJ $255,Time
        FLOT  x,x
        POP
        BYTE  "FLOT",0
% expect: FLOT #4

        PUSHJ $255,Time
        SFLOT x,x
        POP
        BYTE  "SFLOT",0
% expect: SFLOT #4

        PUSHJ $255,Time
        FCMP  x,x,x
        POP
        BYTE  "FCMP",0
% expect: FCMP #1

        PUSHJ $255,Time
        FEQL  x,x,x
        POP
        BYTE  "FEQL",0
% expect: FEQL #1

        PUSHJ $255,Time
        FUN   x,x,x
        POP
        BYTE  "FUN",0
% expect: FUN #1

        PUSHJ $255,Time
        FCMPE x,x,x
        POP
        BYTE  "FCMPE",0
% expect: FCMPE #4

        PUSHJ $255,Time
        FEQLE x,x,x
        POP
        BYTE  "FEQLE",0
% expect: FEQLE #4

        PUSHJ $255,Time
        FUNE  x,x,x
        POP
        BYTE  "FUNE",0
% expect: FUNE #1

        PUSHJ $255,Time
        LDO   x,data,0
        POP
        BYTE  "LDO",0
% expect: LDO #1

        PUSHJ $255,Time
        STO   x,data,0
        POP
        BYTE  "STO",0
% expect: STO #1

        PUSHJ $255,Time
        CSWAP x,data,0
        POP
        BYTE  "CSWAP",0
% expect: CSWAP #2

        PUSHJ $255,Time
        LDSF  x,data,0
        POP
        BYTE  "LDSF",0
% expect: LDSF #1

        PUSHJ $255,Time
        STSF  x,data,0
        POP
        BYTE  "STSF",0
% expect: STSF #1

        PUSHJ $255,Time
        BNZ   z,@+4
        POP
        BYTE  "B, not taken",0
% expect: B, not taken #1

        PUSHJ $255,Time
        BZ    z,@+4
        POP
        BYTE  "B, taken",0
% expect: B, taken #3

        PUSHJ $255,Time
        PBNZ  z,@+4
        POP
        BYTE  "PB, not taken",0
% expect: PB, not taken #3

        PUSHJ $255,Time
        PBZ   z,@+4
        POP
        BYTE  "PB, taken",0
% expect: PB, taken #1

        PUSHJ $255,Time
        JMP   @+4
        POP
        BYTE  "JMP",0
% expect: JMP #1

        PUSHJ $255,Time
        GETA  x,@
        POP
        BYTE  "GETA",0
% expect: GETA #1

        PUSHJ $255,Time
        PUT   rM,0
        POP
        BYTE  "PUT",0
% expect: PUT #1

        PUSHJ $255,Time
        SYNC  0
        POP
        BYTE  "SYNC",0
% expect: SYNC #1

        PUSHJ $255,Time
        CSZ   x,z,x
        POP
        BYTE  "CSZ",0
% expect: CSZ #1

        PUSHJ $255,Time
        GETA  x,@+8
        GO    x,x,0
        POP
        BYTE  "GETA and GO",0
% expect: GETA and GO #4

        PUSHJ $255,Time
        GET   y,rJ
        PUSHJ $0,Back
        PUT   rJ,y
        POP
        BYTE  "GET, PUSHJ, POP, PUT",0
% expect: GET, PUSHJ, POP, PUT #6

        PUSHJ $255,Time
        TRIP  0,0,0
        POP
        BYTE  "TRIP, GET, RESUME",0
% expect: TRIP, GET, RESUME #b

        PUSHJ $255,Time
        TRAP  0,Ftell,StdOut
        POP
        BYTE  "TRAP",0
% expect: TRAP #5
        TRAP  0,Halt,0

Back    POP

Time    GET   code,rJ
        GET   before,rI
        PUSHGO $0,code,0
        GET   x,rI
        SUBU  x,before,x
        SUBU  x,x,1+3+3       less the GET, PUSHGO and POP
1H      LDTU  $0,code,0       look for the POP
        ADDU  code,code,4
        SRU   $0,$0,24
        CMPU  $0,$0,#f8
        PBNZ  $0,1B
        PUT   rJ,code
        JMP   Show            Show returns behind the text
