% resume-continue.mms - ropcode 1: the instruction gets its operands from rY
% and rZ.
%
% tests: RESUME ADD ADDI SUB NEGI CMPU ORN SETL INCML ZSNN CSP SL MULU
% tests: DIV BDIF FADD
% files: lib/print.mms
%
% So an instruction with operands that were partly worked on, or corrected by
% a handler, goes on.  The fields Y and Z count for nothing then.  Allowed are
% the opcodes that begin with 0, 1, 2, 3, 6, 7, c, d or e.

back    GREG  0
insn    GREG  0

Insert  LDTU  insn,back,0
        ORH   insn,#0100      the ropcode
        ADDU  back,back,4
        PUT   rW,back
        PUT   rX,insn
        RESUME
insert  GREG  Insert

Main    PUT   rL,0
        SETL  $0,1
        SETL  $1,2
        PUT   rY,100
        PUT   rZ,11

        SETL  $2,9
        GO    back,insert,0
        ADD   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "ADD",0
% expect: ADD #6f

        SETL  $2,9
        GO    back,insert,0
        ADD   $2,$0,5
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "ADDI",0
% expect: ADDI #6f

        SETL  $2,9
        GO    back,insert,0
        SUB   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "SUB",0
% expect: SUB #59

        SETL  $2,9
        GO    back,insert,0
        NEG   $2,7,5
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "NEGI",0
% expect: NEGI #59

        SETL  $2,9
        GO    back,insert,0
        CMPU  $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "CMPU",0
% expect: CMPU #1

        SETL  $2,9
        GO    back,insert,0
        ORN   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "ORN",0
% expect: ORN #fffffffffffffff4

        SETL  $2,9
        GO    back,insert,0
        SETL  $2,#1234
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "SETL",0
% expect: SETL #b

        SETL  $2,9
        GO    back,insert,0
        INCML $2,#1234
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "INCML",0
% expect: INCML #6f

        SETL  $2,9
        GO    back,insert,0
        ZSNN  $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "ZSNN",0
% expect: ZSNN #b

        SETL  $2,9
        GO    back,insert,0
        CSP   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "CSP, moved",0
% expect: CSP, moved #b

        SETL  $2,9
        GO    back,insert,0
        SL    $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "SL",0
% expect: SL #32000

        SETL  $2,9
        GO    back,insert,0
        MULU  $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "MULU",0
% expect: MULU #44c

        SETL  $2,9
        GO    back,insert,0
        DIV   $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "DIV",0
% expect: DIV #9

        SETL  $2,9
        GO    back,insert,0
        BDIF  $2,$0,$1
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "BDIF",0
% expect: BDIF #59
        GET   x,rR
        PUSHJ $255,Show
        BYTE  "rR of DIV",0
% expect: rR of DIV #1

% Exceptions are raised as ever.

        SETH  $3,#8000
        PUT   rY,$3
        GO    back,insert,0
        SUB   $2,$0,$1        -2^63 - 11
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "SUB that overflows",0
% expect: SUB that overflows #7ffffffffffffff5
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #40
        SETH  $3,#3ff0
        PUT   rY,$3
        PUT   rZ,$3
        GO    back,insert,0
        FADD  x,$0,$1         1.0 + 1.0 into a global register
        PUSHJ $255,Show
        BYTE  "FADD",0
% expect: FADD #4000000000000000
        TRAP  0,Halt,0
