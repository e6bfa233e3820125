% calls.mms - what TRAP asks for: the ten calls of MMIXware.
%
% A TRAP 0,Y,Z leaves its word in rXX and its argument, $255, in rBB, which is
% where the result goes.  A call is never left half-way: one that has to wait
% for input ends, with the process in state Again, and comes here again from the
% beginning, as often as it takes.  So whatever it does before it waits must do
% no harm twice; it goes on behind the bytes that it has read (P_Done).
%
% In a call's part of this file, and in read.mms, write.mms, handles.mms:
%
%       $0  process        $3  the argument      $5, $6  the octas there: a
%       $1  rJ             $4  the handle                buffer and its size
%       $2  the result     $7  the open file's number
%
% What the results are is told by mmix-sim, "Rudimentary I/O".

        PREFIX Calls:
READ    IS    1               what a handle may be used for
WRITE   IS    2
BINARY  IS    4               it has a position
BOTH    IS    8               for either, until the next Fseek
PIECE   IS    255             Fgets reads a line in pieces
failed  GREG  -1
handles GREG  :P_Handles      where these are in a process
modes   GREG  :P_Modes
name    GREG  :Name

% Do(process): what its TRAP asks for.  The process is Ready, with the result in
% P_BB; or waits: Again; or has ended.  Its tables are those in rV.
Do      GET   $1,:rJ
        LDOU  $3,$0,:P_BB
        LDOU  $5,$0,:P_XX
        SET   $4,#ff
        AND   $4,$5,$4
        SLU   $5,$5,40        X and Y
        SRU   $5,$5,48
        CMP   $6,$5,10
        BP    $6,Unknown
        ADDU  $7,$0,$4
        LDBU  $7,$7,handles
        GETA  $6,Table        the Yth of these instructions
        4ADDU $6,$5,$6
        GO    $6,$6,0
Table   JMP   Halt
        JMP   Fopen
        JMP   Fclose
        JMP   Fread
        JMP   Fgets
        JMP   Fgetws
        JMP   Fwrite
        JMP   Fputs
        JMP   Fputws
        JMP   Fseek
        JMP   Ftell

% This is where all calls end: Fail with -1, Done with the result in $2, Wait,
% Unknown, or Astray.
Fail    SET   $2,failed
Done    STOU  $2,$0,:P_BB
        LDOU  $4,$0,:P_Done
        PBZ   $4,1F
        STCO  0,$0,:P_Done
        SET   $5,$0
        PUSHJ $4,:Console:Yield
1H      STCO  :Ready,$0,:P_State
        PUT   :rJ,$1
        POP

% There is no input yet; $8 bytes have been read.
Wait    STOU  $8,$0,:P_Done
        STCO  :Again,$0,:P_State
        SET   $10,$0
        SET   $11,$8
        PUSHJ $9,:Console:Keep
        PUT   :rJ,$1
        POP

% There is more to do behind $8; others may run first.  The instruction in rXX
% is inserted when the program goes on, and traps again.
Pause   STOU  $8,$0,:P_Done
        LDOU  $9,$0,:P_XX
        ANDNH $9,#8000
        STOU  $9,$0,:P_XX
        PUT   :rJ,$1
        POP

Unknown GETA  $10,1F
        SET   $11,$3
        JMP   Kill
1H      BYTE  "a TRAP that nobody serves",0
        LOC   (@+3)&~3
% The address $11 is not the program's.
Astray  GETA  $10,1F
Kill    SET   $9,$0
        PUSHJ $8,:Process:Kill
        PUT   :rJ,$1
        POP
1H      BYTE  "a call with an address that cannot be used",0
        LOC   (@+3)&~3

% --- subroutines -----------------------------------------------------------

% Pair: fetch $5 and $6 from the two octas at $3.  It is a part of a call, with
% the call's registers, and so is reached by GO $8 instead of PUSHJ.  Before any
% load or store with a program's address comes Reach: the kernel would not trap,
% and a load would give 0.
Pair    SET   $10,$3
        SET   $11,4
        PUSHJ $9,:Page:Reach
        SET   $11,$3
        BZ    $9,Astray
        LDOU  $5,$3,0
        ADDU  $10,$3,8
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$3,8
        BZ    $9,Astray
        LDOU  $6,$3,8
        GO    $8,$8,0

% Left(va) bytes: so many are left of its page, 1 to 8192.
Left    SETL  $1,:PageSize-1
        AND   $0,$0,$1
        ADD   $1,$1,1
        SUB   $0,$1,$0
        POP   1,0

% --- the end ---------------------------------------------------------------

% Halt: the status is the argument, or its last byte.
Halt    BNZ   $4,1F
        SET   $9,$0
        AND   $10,$3,#ff
        PUSHJ $8,:Process:End
        PUT   :rJ,$1
        POP

% With Z = 1, a warning: an exception had no handler, and so the TRAP that a
% program has in its place was done.  The handlers' places, 16 bytes apart from
% 0 to #80, say which exception it was.
1H      CMP   $4,$4,1
        BNZ   $4,Unknown
        LDOU  $5,$0,:P_WW
        SUBU  $5,$5,4
        SRU   $5,$5,4
        CMPU  $6,$5,8
        BP    $6,Unknown
        GETA  $6,Texts        the text of this number
2H      BZ    $5,4F
        SUB   $5,$5,1
3H      LDBU  $7,$6,0
        ADDU  $6,$6,1
        BNZ   $7,3B
        JMP   2B
4H      GETA  $9,Warning
        SET   $8,$0
        PUSHJ $7,Print
        SET   $9,$6
        SET   $8,$0
        PUSHJ $7,Print
        GETA  $9,At
        SET   $8,$0
        PUSHJ $7,Print
        LDOU  $9,$0,:P_Context
        SUBU  $9,$9,4*8       rW lies there, below rX, rY, rZ and rA
        LDOU  $9,$9,0
        SUBU  $9,$9,4
        SET   $8,$0
        PUSHJ $7,Digits
        SET   $2,$3
        JMP   Done

% Print(process,string), and Digits(process,value), hexadecimal with a newline:
% on handle 2, if it is open for that.
Print   GET   $2,:rJ
        ADDU  $3,$0,2
        LDBU  $4,$3,handles
        LDBU  $3,$3,modes
        AND   $3,$3,WRITE
        BZ    $3,2F
1H      LDBU  $8,$1,0
        BZ    $8,2F
        SET   $6,$0
        SET   $7,$4
        PUSHJ $5,Out
        ADDU  $1,$1,1
        JMP   1B
2H      PUT   :rJ,$2
        POP

Digits  GET   $2,:rJ
        SET   $3,name         put them together there
        SET   $4,0
1H      SRU   $5,$1,60
        SLU   $1,$1,4
        CMP   $6,$5,10
        ZSNN  $6,$6,'a'-'0'-10
        ADD   $5,$5,$6
        ADD   $5,$5,'0'
        STBU  $5,$3,$4
        ADD   $4,$4,1
        CMP   $5,$4,16
        PBN   $5,1B
        SET   $5,#a
        STBU  $5,$3,$4
        ADD   $4,$4,1
        SET   $5,0
        STBU  $5,$3,$4
        SET   $6,$3
        SET   $5,$0
        PUSHJ $4,Print
        PUT   :rJ,$2
        POP
Warning BYTE  "Warning: ",0
        LOC   (@+3)&~3
At      BYTE  " at location ",0
        LOC   (@+3)&~3
Texts   BYTE  "TRIP",0
        BYTE  "integer divide check",0
        BYTE  "integer overflow",0
        BYTE  "float-to-fix overflow",0
        BYTE  "invalid floating point operation",0
        BYTE  "floating point overflow",0
        BYTE  "floating point underflow",0
        BYTE  "floating point division by zero",0
        BYTE  "floating point inexact",0
        LOC   (@+3)&~3
        PREFIX :
