% boot.mms - what a kernel finds when it begins.
%
% tests: $0 size of memory, $1 command line, $2 and $3 archive, rL, rO, rS, rN
% files: lib/sys.mms
% reference: none, it has no boot loader, and another rN
% options: --mem 256k

Main    GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #4
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #40000
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "command line",0
% expect: command line #3e000
        SETH  $4,#8000
        LDOU  x,$4,$1
        PUSHJ $255,Show
        BYTE  "its text",0
% expect: its text #0
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "archive",0
% expect: archive #40000
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "its length",0
% expect: its length #0
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO",0
% expect: rO #800000000002e000
        GET   x,rS
        PUSHJ $255,Show
        BYTE  "rS",0
% expect: rS #800000000002e000
        GET   x,rN
        PUSHJ $255,Show
        BYTE  "rN",0
% expect: rN #101000000000000
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
% expect: rK #0
        SET   x,42
        JMP   Off
% status: 42
