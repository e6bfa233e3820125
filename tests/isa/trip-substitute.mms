% trip-substitute.mms - a handler that gives a better result.
%
% tests: MUL FDIV RESUME
% files: lib/print.mms
%
% The handler puts its result into rZ and changes the first byte of rX from
% #80 to #02: then RESUME sets $X of the interrupted instruction to rZ.  Here
% a product that overflows becomes the largest number there is, with the
% right sign; and x/0 becomes 0.

        LOC   #20
        PUSHJ $255,Saturate
        PUT   rJ,$255
        GET   $255,rB
        RESUME
        LOC   #70
        PUSHJ $255,Zero
        PUT   rJ,$255
        GET   $255,rB
        RESUME

        LOC   #100
min     GREG  #8000000000000000
one     GREG  #3ff0000000000000

Main    SETL  $0,#4200        V and Z enabled
        PUT   rA,$0
        PUT   rL,2
        MUL   $1,min,5        a local register
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "-2^63 * 5",0
% expect: -2^63 * 5 #8000000000000000
        NEG   $1,0,3
        MUL   x,min,$1        a global one
        PUSHJ $255,Show
        BYTE  "-2^63 * -3",0
% expect: -2^63 * -3 #7fffffffffffffff
        SETL  x,1
        FDIV  x,one,$9        $9 is marginal: 0.0
        PUSHJ $255,Show
        BYTE  "1.0 / 0.0",0
% expect: 1.0 / 0.0 #0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #4200
        TRAP  0,Halt,0

% Of rY and rZ only the signs matter: as 1 or -1 they are xored.

Saturate GET  $0,rY
        GET   $1,rZ
        XOR   $0,$0,$1
        SR    $0,$0,63        0 or -1
        SETH  $1,#7fff
        ORMH  $1,#ffff
        ORML  $1,#ffff
        ORL   $1,#ffff
        XOR   $0,$0,$1
        PUT   rZ,$0
        JMP   1F
Zero    PUT   rZ,0
1H      GET   $0,rX
        ANDNH $0,#ff00
        ORH   $0,#0200
        PUT   rX,$0
        POP
