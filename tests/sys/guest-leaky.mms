% guest-leaky.mms - the hole in the leaky processor: a guest sees its host.
%
% files: lib/sys.mms,lib/guest.mms
% reference: none, it has no guest mode
% options: --cpu mmix-leaky
%
% What is not privileged does not trap there: GET of everything, and PUT of the
% registers that tell of a trap.  What is privileged traps as it should.

        LOC   #8000000000010000
Guest   GET   $3,rVV          at #8000000000000000
        GET   $4,rK
        SETL  $5,#abc
        PUT   rBB,$5
        GET   $5,rBB
        GET   $6,rN
        PUT   rK,$5           this one traps
        TRAP  0

        LOC   #8000000000020000
Main    PUSHJ $255,GuestTables
        SETH  $1,#8000
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,GuestMap
        GETA  $0,Dynamic
        PUT   rTT,$0
        SETH  where,#8000
        JMP   EnterGuest

Dynamic PUSHJ $255,ShowTrap
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "rVV",0
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "rK",0
        SET   x,$5
        PUSHJ $255,Show
        BYTE  "rBB",0
        SET   x,$6
        PUSHJ $255,Show
        BYTE  "rN",0
        SET   x,0
        JMP   Off
% expect: rWW #800000000000001c
% expect: rXX #80010008f60f0005
% expect: rYY #0
% expect: rZZ #abc
% expect: rVV #10000d0000110030
% expect: rK #fe00000000
% expect: rBB #abc
% expect: rN #101000000000000
