% lib/sys.mms - a handful of subroutines in place of a kernel.
%
% A test that says "files: lib/sys.mms" is assembled together with this file,
% which comes first.  It is a kernel then: it lies at negative locations, from
% #8000000000010000 on, and begins at Main with all power over the machine.
%
%       PUSHJ $255,Say          prints a line
%       BYTE  "text",0
%
%       PUSHJ $255,Show         prints a line with the value of x:
%       BYTE  "text",0          text #2a
%
%       PUSHJ $255,ShowTrap     prints what a trap has left: rBB is in x's
%                               way, so that is for the test to show
%       JMP   Off               switches the power off, with status x
%
% All these lose nothing but rJ and $255; but in a trap handler they use the
% register ring, so they suppose that the stack is the kernel's.
%
%       PUSHJ $255,Tables       sets rV: pages of 8 KiB, n = 5, a block of
%                               tables for each segment, at `tables'; and
%                               mask to all
%       PUSHJ $0,Map            with $1 = virtual address, $2 = physical
%                               address and permissions (4 r, 2 w, 1 x):
%                               sets the page table entry
%       JMP   Enter             goes to address `where' with rK = `mask',
%                               $255 = rBB

        PREFIX Sys:
:Power  IS    #8001000000000000
:x      GREG  0
:power  GREG  :Power
:console GREG :Power+#2000
:disk   GREG  :Power+#4000
:clock  GREG  :Power+#6000
:tables GREG  #8000000000100000
:where  GREG  0
:mask   GREG  0
:all    GREG  #ff00000000     rwxnkbsp
rv      GREG  #12340d0000100028
spaces  GREG  0

        LOC   #8000000000008000
:Off    STOU  :x,:power,0
        JMP   :Off

:Say    GET   $0,:rJ          the text lies behind the call
        SET   $2,$0
        PUSHJ $1,Put
        PUT   :rJ,$1
        JMP   EndLine

:Show   GET   $0,:rJ
        SET   $2,$0
        PUSHJ $1,Put
        PUT   :rJ,$1
        SET   $1,' '
        STOU  $1,:console,0
        GET   $0,:rJ
        SET   $2,:x
        PUSHJ $1,Hex
        PUT   :rJ,$0
EndLine SET   $0,#a
        STOU  $0,:console,0
        POP

% Put(s): print the characters at s; return the address of the tetra behind
% them.
1H      STOU  $1,:console,0
        ADDU  $0,$0,1
Put     LDBU  $1,$0,0
        PBNZ  $1,1B
        ADDU  $0,$0,4         one for the zero, and up
        ANDNL $0,3            to a multiple of 4
        POP   1,0

% Hex(v): print '#', and v in hexadecimal without leading zeros.
Hex     SET   $1,'#'
        STOU  $1,:console,0
        SET   $2,60           how far the next digit is to be shifted
1H      SRU   $3,$0,$2
        BNZ   $3,2F
        SUB   $2,$2,4
        PBP   $2,1B
2H      SRU   $3,$0,$2
        AND   $3,$3,15
        CMP   $1,$3,10
        ZSNN  $1,$1,'a'-'0'-10
        ADD   $3,$3,$1
        ADD   $3,$3,'0'
        STOU  $3,:console,0
        SUB   $2,$2,4
        PBNN  $2,2B
        POP

:ShowTrap GET $0,:rJ
        GET   :x,:rWW
        PUSHJ $255,:Show
        BYTE  "rWW",0
        GET   :x,:rXX
        PUSHJ $255,:Show
        BYTE  "rXX",0
        GET   :x,:rYY
        PUSHJ $255,:Show
        BYTE  "rYY",0
        GET   :x,:rZZ
        PUSHJ $255,:Show
        BYTE  "rZZ",0
        PUT   :rJ,$0
        POP

:Tables PUT   :rV,rv
        SET   :mask,:all
        POP

:Map    SRU   $2,$0,61        the segment's block
        SLU   $2,$2,13
        SLU   $3,$0,3
        SRU   $3,$3,16        the page in its segment
        8ADDU $2,$3,$2
        ORL   $1,5<<3
        STOU  $1,:tables,$2
        POP

:Enter  PUT   :rWW,:where
        SETH  $255,#8000
        PUT   :rXX,$255
        SET   $255,:mask
        RESUME 1
        PREFIX :

        LOC   #8000000000010000
