% guest-addresses.mms - where a guest's addresses lead.
%
% files: lib/sys.mms,lib/guest.mms
% reference: none, it has no guest mode
%
% Negative ones of the guest's kernel by rVV, those of its user nowhere (n),
% from 2^48 on nowhere either, and the others by rV.  The monitor lets each
% refused instruction be: its ropcode becomes negative.

        LOC   #8000000000010000
User    LDO   $9,$8,0         n: at user location 0
        LDO   $10,$11,0       of its own page
        TRAP  0,9,10

        LOC   #8000000000010100
Guest   LDO   $1,$8,0         by rVV
        STO   $1,$8,8         w: read only
        SETH  $2,#8001
        LDO   $3,$2,0         r: 2^48
        STCO  5,$2,0          w
        SETH  $2,#c000
        LDO   $3,$2,0         r
        STB   $1,$11,8        by rV: no w
        LDO   $4,$11,0        by rV
        SETL  $2,#4000
        ORH   $2,#8000
        GO    $2,$2,0         x

        LOC   #8000000000020000
        GREG  @
saved   GREG  0
Main    PUSHJ $255,GuestTables
        SETH  $1,#8000
        SETML $2,1
        OR    $2,$2,5         the guest's code, for loads, too
        PUSHJ $0,GuestMap
        SETH  $1,#8000
        INCL  $1,#2000
        SETML $2,#12
        OR    $2,$2,4
        PUSHJ $0,GuestMap
        SETH  $1,#8000
        INCL  $1,#4000
        SETML $2,#12
        OR    $2,$2,6
        PUSHJ $0,GuestMap
        SET   $1,0
        SETML $2,1
        OR    $2,$2,5
        PUSHJ $0,Map
        SETH  $0,#8000
        INCML $0,#12
        SETL  $1,#1234
        STO   $1,$0,0
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
        SETH  $8,#8000
        INCL  $8,#2000
        SETL  $11,#100        the first two instructions of Guest
        SETH  where,#8000
        INCL  where,#100
        JMP   EnterGuest

Dynamic SET   saved,$255
        PUSHJ $255,ShowTrap
        GET   x,rXX
        ORH   x,#8000
        PUT   rXX,x
        PUT   rQ,0
        GET   x,rQ
        PUT   rQ,0
        GET   x,rXX
        SRU   x,x,32
        AND   x,x,#20
        BNZ   x,ToUser
        PUT   rJ,saved
        JMP   Again
% STO $1,$8,8
% expect: rWW #8000000000000108
% expect: rXX #10040ad010808
% expect: rYY #8000000000002008
% expect: rZZ #1234
% LDO $3,$2,0
% expect: rWW #8000000000000110
% expect: rXX #100808d030200
% expect: rYY #8001000000000000
% expect: rZZ #0
% STCO 5,$2,0
% expect: rWW #8000000000000114
% expect: rXX #10040b5050200
% expect: rYY #8001000000000000
% expect: rZZ #5
% LDO $3,$2,0
% expect: rWW #800000000000011c
% expect: rXX #100808d030200
% expect: rYY #c000000000000000
% expect: rZZ #0
% STB $1,$11,8
% expect: rWW #8000000000000120
% expect: rXX #10040a1010b08
% expect: rYY #108
% expect: rZZ #34
% the fetch
% expect: rWW #8000000000004004
% expect: rXX #80010020fd000000
% expect: rYY #0
% expect: rZZ #0

ToUser  SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1",0
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "$4",0
        SET   where,0
        SET   mask,all
        JMP   EnterGuest
% expect: $1 #1234
% expect: $4 #8d010800ad010808
% LDO $9,$8,0
% expect: rWW #4
% expect: rXX #100108d090800
% expect: rYY #8000000000002000
% expect: rZZ #0

Forced  PUSHJ $255,ShowTrap
        SET   x,0
        JMP   Off
% expect: rWW #c
% expect: rXX #800100000000090a
% expect: rYY #0
% expect: rZZ #8d010800ad010808
