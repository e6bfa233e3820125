% ask.mms - a kernel that does with files what its command line says.
%
% There are so many calls in it, each with a blank or a newline behind it:
%
%       o NAME MODE     Files:Open          t N         Files:Tell
%       c N             Files:Close         z N         Files:Size
%       d NAME          Files:Delete        y           Files:Sync
%       s N PLACE       Files:Seek
%       p N BYTE        Files:Put           b N         Files:Byte
%       r N COUNT       Files:Read, whose bytes are printed
%       w N COUNT SEED  Files:Write of random bytes, 8192 at a time or less
%       e               the end, if there is no store
%
% For each it prints what came back, on a line.

buffer  GREG  Sign+#400000
ready   GREG  0

Main    OR    next,$1,0
        ORH   next,#8000
        PUSHJ $0,Files:Start
        SET   ready,$0
        SET   $1,$0
Loop    PUSHJ $0,Show
        GETA  $1,Newline
        PUSHJ $0,Print
        LDBU  $0,next,0
        BZ    $0,Off
        LDBU  $1,next,1
        ZSNZ  $1,$1,1
        ADDU  next,next,$1
        ADDU  next,next,1
        SUB   $0,$0,'a'
        GETA  $1,Calls
        4ADDU $0,$0,$1
        GO    $0,$0,0
Wrong   SET   $0,99
        JMP   Off
Newline BYTE  #a,0
        LOC   (@+3)&-4
Calls   JMP   Wrong
        JMP   Byte
        JMP   Close
        JMP   Delete
        JMP   End
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Wrong
        JMP   Open
        JMP   Put
        JMP   Wrong
        JMP   Read
        JMP   Seek
        JMP   Tell
        JMP   Wrong
        JMP   Wrong
        JMP   Write
        JMP   Wrong
        JMP   Sync
        JMP   Size

Byte    PUSHJ $2,Number
        PUSHJ $1,Files:Byte
        JMP   Loop
Close   PUSHJ $2,Number
        PUSHJ $1,Files:Close
        JMP   Loop
Delete  PUSHJ $2,Word
        PUSHJ $1,Files:Delete
        JMP   Loop
End     SET   $1,ready
        PBNZ  ready,Loop
        SET   $0,0
        JMP   Off
Open    PUSHJ $2,Word
        PUSHJ $3,Number
        PUSHJ $1,Files:Open
        JMP   Loop
Put     PUSHJ $2,Number
        PUSHJ $3,Number
        PUSHJ $1,Files:Put
        JMP   Loop
Seek    PUSHJ $2,Number
        PUSHJ $3,Number
        PUSHJ $1,Files:Seek
        JMP   Loop
Tell    PUSHJ $2,Number
        PUSHJ $1,Files:Tell
        JMP   Loop
Sync    PUSHJ $1,Files:Sync
        JMP   Loop
Size    PUSHJ $2,Number
        PUSHJ $1,Files:Size
        JMP   Loop

Read    PUSHJ $2,Number
        PUSHJ $4,Number
        SET   $3,buffer
        PUSHJ $1,Files:Read
        SET   $2,0
        STBU  $2,buffer,$1
        SET   $3,buffer
        PUSHJ $2,Print
        JMP   Loop

Write   PUSHJ $0,Number
        PUSHJ $1,Number
        PUSHJ $2,Number
        SET   seed,$2
        SETL  $2,8192
1H      SET   $4,$2
2H      SUB   $4,$4,4         other bytes each time
        PUSHJ $5,Random
        STTU  $5,buffer,$4
        PBP   $4,2B
        CMP   $6,$1,$2
        CSNN  $6,$6,$2
        CSN   $6,$6,$1
        SUB   $1,$1,$6
        SET   $5,buffer
        SET   $4,$0
        PUSHJ $3,Files:Write
        BN    $3,3F
        PBP   $1,1B
3H      SET   $1,$3
        JMP   Loop
