% guest.mms - a kernel as a guest: what it asks for, its monitor executes.
%
% files: lib/sys.mms,lib/guest.mms
% reference: none, it has no guest mode
%
% The guest lies at its own negative address 0.  GET of a register that is the
% monitor's traps; ropcode 2 brings the result.  Neither is k set in rQ, nor has
% rK to allow it, nor is the instruction counted before its result has come.

        LOC   #8000000000010000
Guest   GET   $3,rK           at #8000000000000000
        GET   $4,rL           $0 ... $4 are local now
        GET   $5,rJ           which nobody minds
        PUT   rVV,$5
        TRAP  3,4,5

        LOC   #8000000000020000
saved   GREG  0
before  GREG  0
Main    PUSHJ $255,GuestTables
        SETH  $1,#8000
        SETML $2,1
        OR    $2,$2,1         execution only
        PUSHJ $0,GuestMap
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
        PUT   rJ,#99
        SETH  where,#8000
        PUT   rL,0
        SETL  x,10000
        PUT   rI,x
        JMP   EnterGuest      six instructions, and one at Dynamic

Dynamic SET   saved,$255
        GET   before,rI
        PUSHJ $255,ShowTrap
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
        SET   x,before
        PUSHJ $255,Show
        BYTE  "rI",0
        GETA  x,Second
        PUT   rTT,x
        PUT   rZZ,#77
        PUT   rJ,saved
        SETL  x,10000
        PUT   rI,x
        JMP   Again           three, and what they insert, two GETs, one at Second
% expect: rWW #8000000000000004
% expect: rXX #2010008fe03000f
% expect: rYY #0
% expect: rZZ #0
% expect: rQ #0
% expect: rI #2709

Second  SET   saved,$255
        GET   before,rI
        PUSHJ $255,ShowTrap
        SET   x,before
        PUSHJ $255,Show
        BYTE  "rI",0
        PUT   rJ,saved
        JMP   Again
% expect: rWW #8000000000000010
% expect: rXX #80010008f6200005
% expect: rYY #0
% expect: rZZ #99
% expect: rI #2709

Forced  SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3",0
        PUSHJ $255,ShowTrap
        GET   x,rVV
        PUSHJ $255,Show
        BYTE  "rVV",0
        SET   x,0
        JMP   Off
% expect: $3 #77
% expect: rWW #8000000000000014
% expect: rXX #8001000000030405
% expect: rYY #5
% expect: rZZ #99
% expect: rVV #10000d0000110030
