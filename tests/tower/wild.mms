% wild.mms - a kernel that becomes a random one, or is calm.
%
% One with a disk waits until somebody has put memory and registers there
% (wild.c); one without goes on for a while, and says so.
        LOC   #800000000000e000
        PREFIX :
power   GREG  #8001000000000000
console GREG  #8001000000002000
disk    GREG  #8001000000004000
Begun   OCTA  0
Main    LDOU  $0,disk,40
        BZ    $0,Calm
        GETA  $0,Begun
1H      LDOU  $1,$0,0
        BZ    $1,1B
        SETH  $0,#8000        special registers by number
        ORL   $0,#f000
        LDOU  $1,$0,8*8
        PUT   rC,$1
        LDOU  $1,$0,8*13
        PUT   rT,$1
        LDOU  $1,$0,8*14
        PUT   rTT,$1
        LDOU  $1,$0,8*16
        PUT   rQ,$1
        LDOU  $1,$0,8*17
        PUT   rU,$1
        LDOU  $1,$0,8*18
        PUT   rV,$1
        LDOU  $1,$0,8*22
        PUT   rF,$1
        LDOU  $1,$0,8*28
        PUT   rWW,$1
        LDOU  $1,$0,8*7
        PUT   rBB,$1
        SETH  $1,#8000
        PUT   rXX,$1
        LDOU  $1,$0,8*12
        PUT   rI,$1
        SETH  $255,#8000      and a world
        ORML  $255,#0002
        ORL   $255,#e000
        UNSAVE 4,$255
        RESUME 1
Calm    SETML $0,1            some 300000 instructions
        GETA  $2,Begun
1H      LDOU  $1,$2,0
        ADDU  $1,$1,$0
        STOU  $1,$2,0
        SUBU  $0,$0,1
        PBNZ  $0,1B
        GETA  $0,Text
2H      LDBU  $1,$0,0
        BZ    $1,3F
        STOU  $1,console,0
        ADDU  $0,$0,1
        JMP   2B
3H      SETL  $1,7
        STOU  $1,power,0
Text    BYTE  "calm",#a,0
