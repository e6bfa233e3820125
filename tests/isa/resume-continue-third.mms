% resume-continue-third.mms - ropcode 1 and the operand that is neither Y nor
% Z.
%
% tests: RESUME MUX DIVU CSN FEQLE
% files: lib/print.mms
%
% MUX has rM as a third operand, DIVU rD, FEQLE rE, and CSN the old value of
% $X.  Only rY and rZ are substituted; the manual leaves open what the third
% one is.  In Knuth's simple simulator, which we follow, it is zero.

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
        NEG   $0,0,1
        PUT   rM,$0
        PUT   rY,100
        PUT   rZ,11
        GO    back,insert,0
        MUX   x,$0,$0
        PUSHJ $255,Show
        BYTE  "MUX",0
% expect: MUX #b
        PUT   rD,5
        GO    back,insert,0
        DIVU  x,$0,$0
        PUSHJ $255,Show
        BYTE  "DIVU",0
% expect: DIVU #9
        SETL  x,7
        GO    back,insert,0
        CSN   x,$0,$0
        PUSHJ $255,Show
        BYTE  "CSN, not moved",0
% expect: CSN, not moved #0
        SETH  $0,#4000
        PUT   rE,$0           within 2.0 everything normal is equal
        SETH  $0,#3ff0
        PUT   rY,$0
        INCH  $0,1
        PUT   rZ,$0
        GO    back,insert,0
        FEQLE x,$0,$0
        PUSHJ $255,Show
        BYTE  "FEQLE",0
% expect: FEQLE #0
        TRAP  0,Halt,0
