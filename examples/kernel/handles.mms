% handles.mms - what a program calls its open files.
%
% A handle is a number from 0 to 255, of a process.  Two bytes of its record say
% which open file that is (of files.mms, or the console) and what it may be used
% for; nothing, if it is closed.  Handles 0, 1 and 2 are open from the start.

        PREFIX Calls:

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

% Close(process,handle) result: it is closed.  result: 0, or -1 if it was closed
% before, or its file could not be written to the disk.
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

% --- the calls ---------------------------------------------------------------

Modes   BYTE  READ,WRITE,READ+BINARY,WRITE+BINARY,READ+WRITE+BINARY+BOTH

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
