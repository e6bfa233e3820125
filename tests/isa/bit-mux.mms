% bit-mux.mms - the multiplexer: rM chooses each bit from Y or from Z.
%
% tests: MUX MUXI
% files: lib/print.mms

Main    GETA  rows,Pairs
        SETH  $0,#ffff
        ORMH  $0,#00ff
        ORL   $0,#f0f1        rM = #ffff00ff0000f0f1

        PUSHJ $255,Each2
        BYTE  "MUX, rM=0:",0
        PUT   rM,0
        MUX   x,y,z
        POP
% expect: MUX, rM=0: #1111111111111111,#2222222222222222 = #2222222222222222
% expect: MUX, rM=0: #0,#ffffffffffffffff = #ffffffffffffffff
% expect: MUX, rM=0: #ffffffffffffffff,#0 = #0

        PUSHJ $255,Each2
        BYTE  "MUX, rM=-1:",0
        NEG   x,0,1
        PUT   rM,x
        MUX   x,y,z
        POP
% expect: MUX, rM=-1: #1111111111111111,#2222222222222222 = #1111111111111111
% expect: MUX, rM=-1: #0,#ffffffffffffffff = #0
% expect: MUX, rM=-1: #ffffffffffffffff,#0 = #ffffffffffffffff

        PUT   rM,$0
        PUSHJ $255,Each2
        BYTE  "MUX, mixed:",0
        MUX   x,y,z
        POP
% expect: MUX, mixed: #1111111111111111,#2222222222222222 = #1111221122221213
% expect: MUX, mixed: #0,#ffffffffffffffff = #ff00ffff0f0e
% expect: MUX, mixed: #ffffffffffffffff,#0 = #ffff00ff0000f0f1

        PUSHJ $255,Each2
        BYTE  "MUX y,255, mixed:",0
        MUX   x,y,255
        POP
% expect: MUX y,255, mixed: #1111111111111111,#2222222222222222 = #111100110000101f
% expect: MUX y,255, mixed: #0,#ffffffffffffffff = #e
% expect: MUX y,255, mixed: #ffffffffffffffff,#0 = #ffff00ff0000f0ff
        TRAP  0,Halt,0

Pairs   OCTA  #1111111111111111,#2222222222222222
        OCTA  0,-1
        OCTA  -1,0
        OCTA  Stop
