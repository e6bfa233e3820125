% trips.mms - what to do when arithmetic goes wrong: trip handlers.
%
% When an instruction overflows, and rA says that we care, MMIX trips: it
% puts all about the instruction into special registers and goes on at a
% fixed address below #100, depending on what happened.
%
%       rW   where to go on: the address after the instruction
%       rX   #80000000 and the instruction
%       rY   its first operand             rB   what $255 was
%       rZ   its second operand            $255 what rJ was
%
% The handler decides; RESUME goes back.  What RESUME does first is coded in
% the leftmost byte of rX, the ropcode: #80 nothing, 2 "put rZ into $X of the
% instruction", 1 "do the instruction again, with rY and rZ as operands".
%
% Four handlers are here:
%
%       TRIP            an instruction that MMIX does not have: TRIP X,Y,Z
%                       becomes "$X = greatest common divisor of $Y and $Z"
%       divide check    tells where it happened, and goes on
%       overflow        gives the largest or smallest number (ropcode 2)
%       invalid         takes the root of |z| instead of z (ropcode 1)
%
% Look at: the four instructions at each trip address.  There is room for no
% more, and they need no free register: PUSHJ $255 hides all local registers,
% so the handler has $0, $1, ... for itself.

        LOC   0               TRIP
        PUSHJ $255,Gcd
        PUT   rJ,$255
        GET   $255,rB
        RESUME 0
        LOC   D_Handler       integer division by zero
        PUSHJ $255,ByZero
        PUT   rJ,$255
        GET   $255,rB
        RESUME 0
        LOC   V_Handler       integer overflow
        PUSHJ $255,Saturate
        PUT   rJ,$255
        GET   $255,rB
        RESUME 0
        LOC   I_Handler       invalid floating point operation
        PUSHJ $255,Invalid
        PUT   rJ,$255
        GET   $255,rB
        RESUME 0

        LOC   Data_Segment
        GREG  @
T1      BYTE  "(2^63-1) + 1   = ",0
T2      BYTE  "-2^62 * 7      = ",0
T3      BYTE  "gcd(1071,462)  = ",0
T4      BYTE  "sqrt(-2)       = ",0
T5      BYTE  "1 / 0          = ",0
At      BYTE  "(division by zero at #",0
Paren   BYTE  ") ",0

        LOC   #100
a       IS    $0
b       IS    $1
Main    SETL  a,(D_BIT|V_BIT|I_BIT)<<8     the enable bits
        PUT   rA,a

        LDA   $255,T1
        TRAP  0,Fputs,StdOut
        NEG   a,0,1
        SRU   a,a,1           2^63-1
        ADD   b,a,1
        SET   $3,b
        PUSHJ $2,Answer
        LDA   $255,T2
        TRAP  0,Fputs,StdOut
        SETH  a,#c000         -2^62
        MUL   b,a,7
        SET   $3,b
        PUSHJ $2,Answer
        LDA   $255,T3
        TRAP  0,Fputs,StdOut
        SETL  a,1071
        SETL  b,462
        TRIP  b,a,b
        SET   $3,b
        PUSHJ $2,Answer
        LDA   $255,T4
        TRAP  0,Fputs,StdOut
        SETH  a,#c000         -2.0
        FSQRT $3,a
        SETL  $4,9
        PUSHJ $2,PrintReal
        SETL  $3,#a
        PUSHJ $2,PrintChar
        LDA   $255,T5
        TRAP  0,Fputs,StdOut
        SETL  a,1
        SETL  b,0
        DIV   b,a,b
        SET   $3,b
        PUSHJ $2,Answer
        SETL  $255,0
        TRAP  0,Halt,0

Answer  GET   $1,rJ
        SET   $3,$0
        PUSHJ $2,PrintInt
        SETL  $3,#a
        PUSHJ $2,PrintChar
        PUT   rJ,$1
        POP   0,0

% The handlers.  They may use local registers as they like, but $255 holds
% the rJ of the interrupted program: who changes it must put it back.
x       IS    $0
y       IS    $1
z       IS    $2
rj      IS    $3
keep    IS    $4

% TRIP: gcd(y,z) by Euclid.  Like DIV, it leaves something in rR.
Gcd     GET   y,rY
        GET   z,rZ
        JMP   2F
1H      DIV   x,y,z
        SET   y,z
        GET   z,rR
2H      PBNZ  z,1B

% Make RESUME put y into $X of the instruction that tripped.
Put     PUT   rZ,y
        GET   x,rX
        ANDNH x,#ff00         ropcode 2 instead of #80
        ORH   x,#0200
        PUT   rX,x
        POP   0,0

% Overflow: a sum or difference has the sign of y, unless it overflows; a
% product is negative if the signs of y and z differ.
Saturate GET  y,rY
        GET   x,rX
        SRU   x,x,24          the opcode: MUL is #18 and #19
        AND   x,x,#fe
        CMP   x,x,#18
        BNZ   x,1F
        GET   z,rZ
        XOR   y,y,z
1H      SR    y,y,63          0 or -1
        NEG   z,0,1
        SRU   z,z,1
        XOR   y,z,y           2^63-1 or -2^63
        JMP   Put

% Invalid: do it again, with the absolute value of z.  (For a root, that is;
% a better handler would look at the opcode.)
Invalid GET   z,rZ
        ANDNH z,#8000
        PUT   rZ,z
        GET   x,rX
        ANDNH x,#ff00         ropcode 1
        ORH   x,#0100
        PUT   rX,x
        POP   0,0

% Divide check: rX stays negative, so RESUME only goes back.
ByZero  GET   rj,rJ
        SET   keep,$255
        LDA   $255,At
        TRAP  0,Fputs,StdOut
        GET   $6,rW
        SUBU  $6,$6,4
        SETL  $7,3
        PUSHJ $5,PrintHex
        LDA   $255,Paren
        TRAP  0,Fputs,StdOut
        SET   $255,keep
        PUT   rJ,rj
        POP   0,0
