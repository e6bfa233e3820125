% refused-data.mms - loads and stores that the tables do not permit.
%
% files: lib/sys.mms
%
% Page 0 of the user is his program; page 1 may be read, page 2 written, page 3
% is not there.  A refused instruction has done nothing, and RESUME 1 repeats
% it; so a handler that mends the table entry (and forgets the old one) makes
% the user go on as if nothing had happened.

        LOC   #8000000000010000
User    SETL  $1,#2000        page 1
        SETL  $2,#4000        page 2
        SETL  $3,#6000        page 3
        SETL  $0,#abcd
        LDOU  $10,$1,8        permitted
        STOU  $0,$2,8         permitted: a whole octa
        STB   $0,$1,19        w
        LDW   $11,$2,9        r, and then it is the octa's second wyde
        STW   $0,$3,4         r and w: half an octa is read first
        LDSF  $12,$3,4
        CSWAP $13,$1,9        w is there by now
        LDB   $14,$1,19
        TRAP  0

        LOC   #8000000000020000
saved   GREG  0
Main    PUSHJ $255,Tables
        SET   $1,0
        GETA  $2,User
        ANDNH $2,#8000
        OR    $2,$2,1
        PUSHJ $0,Map
        SETL  $1,#2000
        SETML $2,4            physical #40000: r
        OR    $2,$2,4
        PUSHJ $0,Map
        SETL  $1,#4000
        SETML $2,4
        ORL   $2,#2000
        OR    $2,$2,2         w
        PUSHJ $0,Map
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Last
        PUT   rT,$0
        JMP   Enter

Dynamic SET   saved,$255
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
        PUT   rQ,0            GET above has read the bits
        PUSHJ $255,ShowTrap
        PUSHJ $255,Permit
        SYNC  6
        PUT   rJ,saved
        SET   $255,all
        RESUME 1
Permit  GET   $0,rJ           all, for the page of rYY
        GET   $2,rYY
        ANDNL $2,#1fff
        SETML $3,3            page 1 is at physical #40000
        ORL   $3,#e007
        ADDU  $3,$3,$2
        PUSHJ $1,Map
        PUT   rJ,$0
        POP
% The STB: the address as it is, the byte that would have been stored.
% expect: rQ #4000000000
% expect: rK #0
% expect: rWW #1c
% expect: rXX #40a1000113
% expect: rYY #2013
% expect: rZZ #cd
% reference: rZZ #0
% The LDW.
% expect: rQ #8000000000
% expect: rK #0
% expect: rWW #20
% expect: rXX #80850b0209
% expect: rYY #4009
% expect: rZZ #0
% reference: rZZ #42002
% The STW.
% expect: rQ #c000000000
% expect: rK #0
% expect: rWW #24
% expect: rXX #c0a5000304
% expect: rYY #6004
% expect: rZZ #abcd
% reference: rZZ #0

Last    GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #abcd
        SET   x,$11
        PUSHJ $255,Show
        BYTE  "$11",0
% expect: $11 #0
        SET   x,$13
        PUSHJ $255,Show
        BYTE  "$13",0
% expect: $13 #1
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #0
        SET   x,$14
        PUSHJ $255,Show
        BYTE  "$14",0
% expect: $14 #ffffffffffffffcd
        SETH  $0,#8000
        INCML $0,4
        LDOU  x,$0,16
        PUSHJ $255,Show
        BYTE  "octa",0
% expect: octa #cd00000000
        SETL  $1,#4000
        LDOU  x,$0,$1
        PUSHJ $255,Show
        BYTE  "half an octa",0
% expect: half an octa #abcd0000
        SET   x,0
        JMP   Off
