% translation-cache.mms - a kernel that changes its tables has to say so.
%
% files: lib/sys.mms

        LOC   #8000000000020000
key     GREG  #2028           page 1, n = 5
Main    PUSHJ $255,Tables
        SETL  $1,#2000
        SETML $2,4
        OR    $2,$2,4         r
        PUSHJ $0,Map
        LDVTS $0,key,4        not known yet
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #0
        SETL  $1,#2000
        LDOU  $2,$1,0
        LDVTS $0,key,4        known, for data; nothing changes
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #2
        SETML $2,4
        OR    $2,$2,7         the tables permit stores now
        PUSHJ $0,Map
        SETL  $1,#2000
        STOU  all,$1,0        but the old entry is used
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #4000000000
        PUT   rQ,0
        LDVTS $0,key,7        or changed
        STOU  all,$1,0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        LDVTS $0,key,0        or dropped
        LDVTS $0,key,7
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #0
        LDOU  $2,$1,0
        GET   $2,rV           another address space has entries of its own
        XOR   $3,$2,8
        PUT   rV,$3
        LDOU  $0,$1,0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #8000000000
        PUT   rQ,0
        PUT   rV,$2           and the old ones are still there
        LDVTS $0,key,7
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #2
        SYNC  6
        LDVTS $0,key,7
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "known",0
% expect: known #0
        LDOU  $2,$1,0         what was used just now is forgotten, too
        SETL  $6,#2000
        SETML $7,4
        OR    $7,$7,2         w
        PUSHJ $5,Map
        SYNC  6
        SETL  $1,#2000
        SYNC  0               in the pipeline the load could be done already
        LDOU  $2,$1,0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #8000000000
        SET   x,0
        JMP   Off
