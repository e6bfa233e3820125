% trip-exceptions.mms - a handler for each arithmetic exception.
%
% tests: ADD DIVI DIV MULI SLI NEG STTI FIX FSUB FMUL FDIV FADD
% tests: STSFI FSQRT FCMP RESUME
% files: lib/print.mms
%
% rA has an enable bit for each exception.  If it is set the exception is not
% recorded as an event, but trips: the program goes on at #10 for D, #20 for
% V, then W, I, O, U, Z and X.  The instruction has been done by then.  rY and
% rZ hold its operands; for a store they hold the address, rounded down to a
% multiple of 8, and the register.

        LOC   #10
        PUSHJ $255,Handler    D
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    V
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    W
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    I
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    O
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    U
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    Z
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        PUSHJ $255,Handler    X
        PUT   rJ,$255
        GET   $255,rB
        RESUME

        LOC   #100
p       GREG  Data_Segment
one     GREG  #3ff0000000000000
three   GREG  #4008000000000000
big     GREG  #7fe0000000000000       2^1023
tiny    GREG  #0010000000000000       2^-1022
inf     GREG  #7ff0000000000000
min     GREG  #8000000000000000       -2^63, or -0.0
all     GREG  #ff00                   every exception enabled

Main    PUT   rA,all
        SETL  $1,7
        DIV   $2,$1,0               D
% expect: handler at #10
% expect:   rX #800000001d020100
% expect:   rY #7
% expect:   rZ #0
        NEG   $3,0,1
        DIV   $2,min,$3             V
% expect: handler at #20
% expect:   rX #800000001c02f403
% expect:   rY #8000000000000000
% expect:   rZ #ffffffffffffffff
        MUL   $2,min,2              V
% expect: handler at #20
% expect:   rX #800000001902f402
% expect:   rY #8000000000000000
% expect:   rZ #2
        SL    $2,$1,62              V
% expect: handler at #20
% expect:   rX #800000003902013e
% expect:   rY #7
% expect:   rZ #3e
        NEG   $2,5,min              V
% expect: handler at #20
% expect:   rX #80000000340205f4
% expect:   rY #5
% expect:   rZ #8000000000000000
        ADD   $2,min,$3             V
% expect: handler at #20
% expect:   rX #800000002002f403
% expect:   rY #8000000000000000
% expect:   rZ #ffffffffffffffff
        STT   min,p,4                V
% expect: handler at #20
% expect:   rX #80000000a9f4fa04
% expect:   rY #2000000000000000
% expect:   rZ #8000000000000000
        FIX   $2,ROUND_UP,big       W
% expect: handler at #30
% expect:   rX #80000000050202f7
% expect:   rY #2
% expect:   rZ #7fe0000000000000
        FIX   $2,inf                I
% expect: handler at #40
% expect:   rX #80000000050200f5
% expect:   rY #0
% expect:   rZ #7ff0000000000000
        FSUB  $2,inf,inf            I
% expect: handler at #40
% expect:   rX #800000000602f5f5
% expect:   rY #7ff0000000000000
% expect:   rZ #7ff0000000000000
        FSQRT $2,min                none: the root of -0.0 is -0.0
        FCMP  $2,one,$3             I: $3 is a NaN
% expect: handler at #40
% expect:   rX #800000000102f903
% expect:   rY #3ff0000000000000
% expect:   rZ #ffffffffffffffff
        FADD  $2,big,big            O: X is recorded in rA
% expect: handler at #50
% expect:   rX #800000000402f7f7
% expect:   rY #7fe0000000000000
% expect:   rZ #7fe0000000000000
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #ff01
        PUT   rA,all
        FMUL  $2,tiny,tiny          U: X is recorded
% expect: handler at #60
% expect:   rX #800000001002f6f6
% expect:   rY #10000000000000
% expect:   rZ #10000000000000
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #ff01
        PUT   rA,all
        STSF  big,p,0                O
% expect: handler at #50
% expect:   rX #80000000b1f7fa00
% expect:   rY #2000000000000000
% expect:   rZ #7fe0000000000000
        PUT   rA,all
        FDIV  $2,one,min            Z: 1/-0.0
% expect: handler at #70
% expect:   rX #800000001402f9f4
% expect:   rY #3ff0000000000000
% expect:   rZ #8000000000000000
        FDIV  $2,one,three          X
% expect: handler at #80
% expect:   rX #800000001402f9f8
% expect:   rY #3ff0000000000000
% expect:   rZ #4008000000000000

% The exception of a store does not prevent it.

        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #7f80000000000000

% And a result is in its register.

        SET   x,$2
        PUSHJ $255,Show
        BYTE  "1/3",0
% expect: 1/3 #3fd5555555555555
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #ff00
        TRAP  0,Halt,0

% Show which handler it is, the instruction, and its operands.  rJ - 4 is the
% address of the handler's first instruction.  Exceptions must not trip in
% here; but the library raises none.

Handler GET   $0,rJ
        SET   $1,$255
        SUBU  x,$0,4
        PUSHJ $255,Show
        BYTE  "handler at",0
        GET   x,rX
        PUSHJ $255,Show
        BYTE  "  rX",0
        GET   x,rY
        PUSHJ $255,Show
        BYTE  "  rY",0
        GET   x,rZ
        PUSHJ $255,Show
        BYTE  "  rZ",0
        PUT   rJ,$0
        SET   $255,$1
        POP
