% console.mms - bytes in, bytes out, and an interrupt when input comes.
%
% files: lib/sys.mms
% reference: none, it has no input
% input: abc

        LOC   #8000000000020000
low     GREG  1<<40           the console's request
Main    GETA  $0,Handler
        PUT   rTT,$0
        SET   $0,1
        STOU  $0,console,16   control: interrupt on input
        PUT   rK,low
1H      SYNC  4
        JMP   1B
Handler GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #10000000000
1H      LDO   $1,console,0    all there are
        BN    $1,2F
        STOU  $1,console,0
        JMP   1B
% expect: abc
2H      LDOU  x,console,8
        PUSHJ $255,Show
        BYTE  "status",0
% expect: status #2
        SET   x,0
        JMP   Off
