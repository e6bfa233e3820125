% failed-walk.mms - what the tables refused is asked for again.
%
% files: lib/sys.mms
%
% A load finds no page; the handler makes one, without a word to the
% translation cache, and the load is tried again.  Nothing remembers that the
% tables had no entry, so one trap is enough.

        LOC   #8000000000010000
place   GREG  #4000           not local: the handler uses those
User    LDO   $0,place,0
        TRAP  0

        LOC   #8000000000020000
saved   GREG  0
traps   GREG  0
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        SETH  $0,#8000
        ORML  $0,#4
        SETL  $1,#77
        STO   $1,$0,0         what the page will have
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Last
        PUT   rT,$0
        JMP   Enter

Dynamic SET   saved,$255
        ADDU  traps,traps,1
        GET   x,rQ
        PUT   rQ,0
        CMP   $0,traps,2
        BN    $0,1F
        SYNC  6               whoever remembers will not do so any more
1H      SETL  $1,#4000
        SETML $2,#4
        ORL   $2,4
        PUSHJ $0,Map
        PUT   rJ,saved
        SET   $255,all
        RESUME 1

Last    SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #77
        SET   x,traps
        PUSHJ $255,Show
        BYTE  "traps",0
% expect: traps #1
% reference: traps #2
        SET   x,0
        JMP   Off
