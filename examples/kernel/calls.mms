% calls.mms - what TRAP asks for: the ten calls of MMIXware.
%
% A TRAP 0,Y,Z leaves its word in rXX and its argument, $255, in rBB, which is
% where the result goes.  A call that has to wait for input ends with the
% process in state Again; it comes here again, as often as it takes, and goes
% on behind the bytes that it has read so far (P_Done).
%
% In a call's part of this file
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
        GETA  $6,Table
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

Fail    SET   $2,failed
Done    STOU  $2,$0,:P_BB
        STCO  0,$0,:P_Done
        STCO  :Ready,$0,:P_State
        PUT   :rJ,$1
        POP

% There is no input yet; $8 bytes have been read.
Wait    STOU  $8,$0,:P_Done
        STCO  :Again,$0,:P_State
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

% Pair: fetch $5 and $6.  This and the next ones are reached by GO $8.
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

% Use(process,handle,wanted) is: the handle may be used for what is WANTED, and
% for nothing else until the next Fseek.
Use     ADDU  $0,$0,$1
        LDBU  $1,$0,modes
        AND   $3,$1,$2
        BZ    $3,1F
        AND   $3,$1,BOTH
        BZ    $3,2F
        XOR   $3,$2,READ+WRITE
        ANDN  $1,$1,$3
        STBU  $1,$0,modes
2H      SET   $3,1
1H      SET   $0,$3
        POP   1,0

% In(number) byte: the next one of an open file; -1, -2 as Console:Byte.
In      GET   $1,:rJ
        CMP   $2,$0,:H_Input
        BZ    $2,1F
        SET   $3,$0
        PUSHJ $2,:Files:Byte
        JMP   2F
1H      PUSHJ $2,:Console:Byte
2H      SET   $0,$2
        PUT   :rJ,$1
        POP   1,0

% Out(process,number,byte) bad: write it; not 0 if that cannot be done.
Out     GET   $3,:rJ
        CMP   $4,$1,:H_Input
        BNN   $4,1F
        SET   $5,$1
        SET   $6,$2
        PUSHJ $4,:Files:Put
        JMP   2F
1H      SET   $5,$0
        SET   $6,$2
        PUSHJ $4,:Console:Put
        SET   $4,0
2H      SET   $0,$4
        PUT   :rJ,$3
        POP   1,0

% Left(va) bytes: so many are left of its page.
Left    SETL  $1,:PageSize-1
        AND   $0,$0,$1
        ADD   $1,$1,1
        SUB   $0,$1,$0
        POP   1,0

% Close(process,handle) result: it is closed.
Close   GET   $2,:rJ
        ADDU  $3,$0,$1
        LDBU  $4,$3,modes
        NEG   $0,1
        BZ    $4,2F
        SET   $4,0
        STBU  $4,$3,modes
        SET   $0,0
        LDBU  $4,$3,handles
        CMP   $5,$4,:H_Input
        BNN   $5,2F
        PUSHJ $3,:Files:Close
        SET   $0,$3
2H      PUT   :rJ,$2
        POP   1,0

% OpenAll(process): handles 0, 1, 2.  CloseAll(process): all that are open.
OpenAll SET   $1,:H_Input
        STBU  $1,$0,handles
        SET   $1,READ
        STBU  $1,$0,modes
        ADDU  $0,$0,1
        SET   $1,:H_Output
        STBU  $1,$0,handles
        SET   $2,WRITE
        STBU  $2,$0,modes
        ADDU  $0,$0,1
        SET   $1,:H_Error
        STBU  $1,$0,handles
        STBU  $2,$0,modes
        POP

CloseAll GET  $1,:rJ
        SET   $2,255
1H      SET   $4,$0
        SET   $5,$2
        PUSHJ $3,Close
        SUB   $2,$2,1
        PBNN  $2,1B
        PUT   :rJ,$1
        POP

% --- the end ---------------------------------------------------------------

% Halt, or with Z = 1 the warning that an exception has no handler: it is where
% the handler should be, from 0 to #80.
Halt    BZ    $4,1F
        CMP   $4,$4,1
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
1H      SET   $9,$0
        AND   $10,$3,#ff
        PUSHJ $8,:Process:End
        PUT   :rJ,$1
        POP

% Print(process,string), and Digits(process,value) with a newline: on handle 2.
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
Modes   BYTE  READ,WRITE,READ+BINARY,WRITE+BINARY,READ+WRITE+BINARY+BOTH

% --- opening and closing ---------------------------------------------------

% A handle that cannot be opened is closed.
        LOC   (@+3)&~3
Fopen   GETA  $8,Pair
        GO    $8,$8,0
        SET   $7,name         fetch it
        SET   $8,0
1H      ADDU  $10,$5,$8
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        LDBU  $9,$5,$8
        STBU  $9,$7,$8
        ADD   $8,$8,1
        BZ    $9,2F
        CMP   $9,$8,64
        PBN   $9,1B
        NEG   $6,1            it is too long
2H      SET   $10,$0
        SET   $11,$4
        PUSHJ $9,Close
        CMPU  $9,$6,4
        BP    $9,Fail
        SET   $10,$7
        SET   $11,$6
        PUSHJ $9,:Files:Open
        BZ    $9,Fail
        ADDU  $10,$0,$4
        STBU  $9,$10,handles
        GETA  $11,Modes
        LDBU  $11,$11,$6
        STBU  $11,$10,modes
        SET   $2,0
        JMP   Done

Fclose  SET   $9,$0
        SET   $10,$4
        PUSHJ $8,Close
        SET   $2,$8
        JMP   Done

% --- reading ---------------------------------------------------------------

% The result is n - size, -1 - size if it cannot be done.
Fread   GETA  $8,Pair
        GO    $8,$8,0
        SUBU  $2,failed,$6
        SRU   $8,$6,32
        BNZ   $8,Done
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Done
        LDOU  $8,$0,:P_Done
1H      CMPU  $9,$8,$6
        BNN   $9,3F
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        CMP   $9,$7,:H_Input
        BNN   $9,2F
        ADDU  $10,$5,$8       from a file, as much as fits into the page
        PUSHJ $9,Left
        SUBU  $10,$6,$8
        CMPU  $11,$9,$10
        CSP   $9,$11,$10
        SET   $11,$7
        ADDU  $12,$5,$8
        SET   $13,$9
        PUSHJ $10,:Files:Read
        BN    $10,Done
        ADDU  $8,$8,$10
        CMP   $11,$10,$9
        PBZ   $11,1B
        JMP   3F
2H      SET   $10,$7
        PUSHJ $9,In
        CMP   $10,$9,0
        BN    $10,4F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        JMP   1B
4H      ADD   $9,$9,1
        BN    $9,Wait
3H      SUBU  $2,$8,$6
        JMP   Done

% The result is the length of the line; -1 at the end, also when that comes
% right behind a full piece (as in the reference).
Fgets   GETA  $8,Pair
        GO    $8,$8,0
        BZ    $6,Fail
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Fail
        SUBU  $6,$6,1
        LDOU  $8,$0,:P_Done
1H      ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        SET   $2,$8
        CMPU  $9,$8,$6
        BNN   $9,3F
        SET   $10,$7
        PUSHJ $9,In
        BN    $9,2F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        CMP   $9,$9,#a
        PBNZ  $9,1B
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        SET   $2,$8
        JMP   3F
2H      ADD   $9,$9,1
        BN    $9,Wait
        DIVU  $9,$8,PIECE
        GET   $9,:rR
        CSZ   $2,$9,failed
        BZ    $8,Done         nothing is stored
3H      SET   $9,0
        STBU  $9,$5,$8
        JMP   Done

% The same with wydes; at the end the result is the number of wydes, also 0.
Fgetws  GETA  $8,Pair
        GO    $8,$8,0
        BZ    $6,Fail
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Fail
        ANDNL $5,1
        SUBU  $6,$6,1
        SLU   $6,$6,1
        LDOU  $8,$0,:P_Done
1H      ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        CMPU  $9,$8,$6
        BNN   $9,3F
        SET   $10,$7
        PUSHJ $9,In
        BN    $9,2F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        AND   $9,$8,1
        BNZ   $9,1B
        SUBU  $9,$8,2
        LDWU  $9,$5,$9
        CMP   $9,$9,#a
        PBNZ  $9,1B
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        JMP   3F
2H      ADD   $9,$9,1
        BN    $9,Wait
        ANDNL $8,1            an odd byte is lost
3H      SET   $9,0
        STWU  $9,$5,$8
        SRU   $2,$8,1
        JMP   Done

% --- writing ---------------------------------------------------------------

% The result is 0, or - size if it cannot be done.
Fwrite  GETA  $8,Pair
        GO    $8,$8,0
        NEGU  $2,0,$6
        SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Done
        SET   $8,0
1H      CMPU  $9,$8,$6
        BNN   $9,4F
        ADDU  $10,$5,$8
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        ADDU  $10,$5,$8
        PUSHJ $9,Left
        SUBU  $10,$6,$8
        CMPU  $11,$9,$10
        CSP   $9,$11,$10
        CMP   $10,$7,:H_Input
        BNN   $10,2F
        SET   $11,$7
        ADDU  $12,$5,$8
        SET   $13,$9
        PUSHJ $10,:Files:Write
        BNZ   $10,Done
        ADDU  $8,$8,$9
        JMP   1B
2H      ADDU  $9,$8,$9        to the console, up to there
3H      SET   $11,$0
        LDBU  $12,$5,$8
        PUSHJ $10,:Console:Put
        ADDU  $8,$8,1
        CMPU  $10,$8,$9
        PBN   $10,3B
        JMP   1B
4H      SET   $2,0
        JMP   Done

% The result is the number of bytes before the zero.
Fputs   SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Fail
        SET   $2,0
1H      ADDU  $10,$3,$2
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$3,$2
        BZ    $9,Astray
        ADDU  $10,$3,$2
        PUSHJ $9,Left
        ADDU  $8,$2,$9        to the end of the page
2H      LDBU  $12,$3,$2
        BZ    $12,Done
        SET   $10,$0
        SET   $11,$7
        PUSHJ $9,Out
        BNZ   $9,Fail
        ADDU  $2,$2,1
        CMPU  $9,$2,$8
        PBN   $9,2B
        JMP   1B

Fputws  ANDNL $3,1
        SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Fail
        SET   $2,0
1H      2ADDU $10,$2,$3
        SET   $11,4
        PUSHJ $9,:Page:Reach
        2ADDU $11,$2,$3
        BZ    $9,Astray
        2ADDU $6,$2,$3
        LDWU  $8,$6,0
        BZ    $8,Done
        SET   $10,$0
        SET   $11,$7
        SRU   $12,$8,8
        PUSHJ $9,Out
        BNZ   $9,Fail
        SET   $10,$0
        SET   $11,$7
        AND   $12,$8,#ff
        PUSHJ $9,Out
        BNZ   $9,Fail
        ADDU  $2,$2,1
        JMP   1B

% --- positions -------------------------------------------------------------

% From the end, if the offset is negative: -1 is the end itself.
Fseek   ADDU  $8,$0,$4
        LDBU  $9,$8,modes
        AND   $10,$9,BINARY
        BZ    $10,Fail
        AND   $10,$9,BOTH
        BZ    $10,1F
        OR    $9,$9,READ+WRITE
        STBU  $9,$8,modes
1H      SET   $9,$3
        SRU   $10,$3,31       as in C, an int
        SR    $11,$3,31
        BZ    $10,2F
        ADD   $11,$11,1
        BNZ   $11,Fail
        SET   $10,$7
        PUSHJ $9,:Files:Size
        ADDU  $9,$9,$3
        ADDU  $9,$9,1
        BN    $9,Fail
2H      SET   $11,$7
        SET   $12,$9
        PUSHJ $10,:Files:Seek
        SET   $2,$10
        JMP   Done

Ftell   ADDU  $8,$0,$4
        LDBU  $9,$8,modes
        AND   $10,$9,BINARY
        BZ    $10,Fail
        SET   $9,$7
        PUSHJ $8,:Files:Tell
        SET   $2,$8
        JMP   Done
        PREFIX :
