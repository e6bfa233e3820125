% sync.mms - SYNC 0 to 3 are anybody's, 4 to 7 the kernel's.
%
% files: lib/sys.mms
%
% There are no data or instruction caches, so most of them have nothing to do;
% idle.mms shows what SYNC 4 does, and translation-cache.mms SYNC 6.

        LOC   #8000000000010000
User    SYNC  0
        SYNC  1
        SYNC  2
        SYNC  3
        SYNC  4
        SYNC  5
        SYNC  6
        SYNC  7
        TRAP  0

        LOC   #8000000000020000
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Refused
        PUT   rTT,$0
        GETA  $0,Done
        PUT   rT,$0
        ANDNMH $1,#ffff
        OR    $1,$1,all
        ANDNMH $1,1           without p, a kernel may all of this
        PUT   rK,$1
        SYNC  0
        SYNC  1
        SYNC  2
        SYNC  3
        SYNC  5
        SYNC  6
        SYNC  7
        PUT   rK,0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        JMP   Enter

Refused GET   x,rQ
        PUT   rQ,0
        PUSHJ $255,Show
        BYTE  "rQ",0
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
% expect: rQ #800000000
% expect: rXX #80000008fc000004
% expect: rQ #800000000
% expect: rXX #80000008fc000005
% expect: rQ #800000000
% expect: rXX #80000008fc000006
% expect: rQ #800000000
% expect: rXX #80000008fc000007
        GET   where,rWW
        JMP   Enter

Done    PUSHJ $255,Say
        BYTE  "done",0
% expect: done
        SET   x,0
        JMP   Off
