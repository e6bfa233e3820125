% lib/keys.mms - a kernel for a person: says what each key is, and obeys some.
%
%       tramoya boot --kernel lib/sys.mms,lib/keys.mms
%
%       q       switches the power off, with status 7
%       s       spins for ever, and takes no more keys
%       t       waits for one tick of the clock after another, and takes none
%       w       lets the machine be wedged
%
% Between keys it waits with SYNC 4.  With a word on the command line it does
% at once what that letter says.

        LOC   #8000000000020000
low     GREG  1<<40           the console's request
Main    ORH   $1,#8000
        LDBU  x,$1,0
        BNZ   x,Obey
        GETA  $0,Key
        PUT   rTT,$0
        SET   $0,1
        STOU  $0,console,16   control: interrupt on input
        PUSHJ $255,Say
        BYTE  "ready",0
Wait    PUT   rK,low
1H      SYNC  4
        JMP   1B
Key     GET   x,rQ            what has been seen can be cleared
        PUT   rQ,0
        LDO   x,console,0     all there are
        BN    x,Wait
        PUSHJ $255,Show
        BYTE  "key",0
        PUSHJ $255,Obey
        JMP   Key
Obey    CMP   $0,x,'s'
        BZ    $0,Spin
        CMP   $0,x,'t'
        BZ    $0,Tick
        CMP   $0,x,'w'
        BZ    $0,Wedge
        CMP   $0,x,'q'
        BZ    $0,Quit
        POP
Quit    SET   x,7
        JMP   Off
Spin    PUSHJ $255,Say
        BYTE  "spinning",0
        JMP   @
Tick    PUSHJ $255,Say
        BYTE  "ticking",0
1H      SETL  $0,10000
        PUT   rI,$0
        SYNC  4
        JMP   1B
Wedge   PUT   rT,0
        TRAP  0
