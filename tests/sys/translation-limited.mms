% translation-limited.mms - a translation cache of two entries on each side.
%
% files: lib/sys.mms
% options: --tc 2
% reference: none, its cache has other sizes

        LOC   #8000000000020000
key     GREG  #28             page 0, n = 5
Main    PUSHJ $255,Tables
        SETL  $4,0
1H      SET   $6,$4           pages 0, 1, 2
        SETML $7,4
        OR    $7,$7,7
        PUSHJ $5,Map
        SETL  $0,#2000
        ADDU  $4,$4,$0
        SETL  $0,#6000
        CMP   $0,$4,$0
        PBN   $0,1B
        SETL  $1,#2000
        SETL  $2,#4000
        LDOU  $0,$1,$1
        SETL  $3,0
        LDOU  $0,$3,0         page 2 before: 2, 0
        LDOU  $0,$1,0         and 1, for which 2 has to go
        LDVTS x,key,7
        PUSHJ $255,Show
        BYTE  "page 0",0
% expect: page 0 #2
        ADDU  $0,key,$1
        LDVTS x,$0,7
        PUSHJ $255,Show
        BYTE  "page 1",0
% expect: page 1 #2
        ADDU  $0,key,$2
        LDVTS x,$0,7
        PUSHJ $255,Show
        BYTE  "page 2",0
% expect: page 2 #0
        SETL  $0,#4000        what was evicted is looked up again
        STOU  $0,tables,16    n is 0 now, so page 2 is not there
        LDOU  $0,$2,0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #8000000000
        SET   x,0
        JMP   Off
