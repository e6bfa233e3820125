% files.mms - open files.
%
% A file that is open has a number, which leads to a record: the file's entry
% in the store, and where the next byte is read or written.  A file can be open
% under several numbers; what one of them writes the others read.
%
% A record also remembers the address of the page that was used last, for what
% (to be read, or to be changed), and in which epoch of the buffers: for most
% bytes no more is to be looked up.

        PREFIX Files:
Most    IS    63              numbers 1 to 63
F_Entry IS    0               0: the number is not in use
F_Place IS    8               of the next byte
F_Mode  IS    16
F_Tag   IS    24              twice the page's number; + 1: it may be changed
F_Epoch IS    32
F_Page  IS    40              its address
F_Bits  IS    6               a record has 64 bytes
E_Size  IS    :Store:E_Size

        LOC   (@+7)&-8
table   GREG  @
Table   OCTA  0
        LOC   Table+((Most+1)<<F_Bits)

% Start(): 1 if there is a store, or 0: then no file can be opened.
Start   SETL  $0,Most<<F_Bits
        SET   $1,0
1H      STOU  $1,table,$0
        SUB   $0,$0,1<<F_Bits
        PBP   $0,1B
        JMP   :Store:Start

% Size(n): how many bytes the file has.
% Tell(n): which of them is next.
Size    SLU   $0,$0,F_Bits
        LDOU  $0,table,$0
        LDOU  $0,$0,E_Size
        POP   1,0
Tell    SLU   $0,$0,F_Bits
        ADDU  $0,table,$0
        LDOU  $0,$0,F_Place
        POP   1,0

% Seek(n,place): 0; or -1 if the file has no such place, which is 0 to its
% size.
Seek    SLU   $0,$0,F_Bits
        ADDU  $0,table,$0
        LDOU  $2,$0,F_Entry
        LDOU  $2,$2,E_Size
        CMPU  $2,$1,$2
        BP    $2,1F
        STOU  $1,$0,F_Place
        SET   $0,0
        POP   1,0
1H      NEG   $0,0,1
        POP   1,0

% Number(entry): one that is not in use, if entry is 0; else one under which
% the file is open; or 0.
Number  SETL  $1,Most<<F_Bits
1H      LDOU  $2,table,$1
        CMPU  $2,$2,$0
        BZ    $2,2F
        SUB   $1,$1,1<<F_Bits
        PBP   $1,1B
2H      SRU   $0,$1,F_Bits
        POP   1,0

% Open(name,mode): the number, or 0: there is no such file to be read; it
% cannot be made; or too many are open.  A file to be written (mode 1, 3 or 4:
% TextWrite, BinaryWrite, BinaryReadWrite) has no bytes.
Open    GET   $2,:rJ
        SET   $4,0
        PUSHJ $3,Number
        BZ    $3,2F
        SET   $5,$0
        AND   $4,$1,#1d       modes 0 and 2 read
        BZ    $4,1F
        PUSHJ $4,:Store:Make
        JMP   3F
1H      PUSHJ $4,:Store:Find
3H      SLU   $0,$3,F_Bits
        ADDU  $0,table,$0
        STOU  $4,$0,F_Entry
        STOU  $1,$0,F_Mode
        CSZ   $3,$4,0
        SET   $4,0
        STOU  $4,$0,F_Place
        NEG   $4,0,1          no page
        STOU  $4,$0,F_Tag
2H      PUT   :rJ,$2
        SET   $0,$3
        POP   1,0

% Close(n): 0; or -1 if the disk failed.  All that was written to all files
% goes to the disk, if this one could be written to.
Close   SLU   $0,$0,F_Bits
        ADDU  $0,table,$0
        SET   $1,0
        STOU  $1,$0,F_Entry
        LDOU  $1,$0,F_Mode
        AND   $1,$1,#1d
        SET   $0,0
        BNZ   $1,:Store:Commit
        POP   1,0

% Sync(): all that was written goes to the disk; 0, or -1 if it failed.
Sync    JMP   :Store:Commit

% Delete(name): 0; or -1: there is no such file, it is open, or the disk
% failed.
Delete  GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,:Store:Find
        BZ    $2,1F
        SET   $4,$2
        PUSHJ $3,Number
        BNZ   $3,1F
        SET   $4,$2
        PUSHJ $3,:Store:Remove
        PUSHJ $2,:Store:Commit
        JMP   2F
1H      NEG   $2,0,1
2H      PUT   :rJ,$1
        SET   $0,$2
        POP   1,0

% Reach(record,change): the address of the next byte, to be read, or to be
% changed if change is 1; 0: the disk is full, or fails.
Reach   LDOU  $2,$0,F_Place
        SRU   $3,$2,13
        2ADDU $3,$3,$1
        LDOU  $4,$0,F_Tag
        CMPU  $4,$3,$4
        BNZ   $4,1F
        LDOU  $4,$0,F_Epoch
        LDOU  $5,:Disk:cell
        CMPU  $4,$4,$5
        BNZ   $4,1F
        LDOU  $4,$0,F_Page
        JMP   2F
1H      GET   $5,:rJ
        LDOU  $7,$0,F_Entry
        SRU   $8,$2,13
        SET   $9,$1
        PUSHJ $6,:Store:Page
        PUT   :rJ,$5
        BZ    $6,3F
        SET   $4,$6
        STOU  $4,$0,F_Page
        STOU  $3,$0,F_Tag
        LDOU  $5,:Disk:cell
        STOU  $5,$0,F_Epoch
2H      SLU   $2,$2,64-13
        SRU   $2,$2,64-13
        ADDU  $0,$4,$2
        POP   1,0
3H      SET   $0,0
        POP   1,0

% Byte(n): the next byte; -1 at the end, or if the disk fails.
Byte    SLU   $0,$0,F_Bits
        ADDU  $0,table,$0
        LDOU  $1,$0,F_Entry
        LDOU  $1,$1,E_Size
        LDOU  $2,$0,F_Place
        CMPU  $1,$2,$1
        BNN   $1,1F
        GET   $1,:rJ
        SET   $4,$0
        SET   $5,0
        PUSHJ $3,Reach
        PUT   :rJ,$1
        BZ    $3,1F
        ADDU  $2,$2,1
        STOU  $2,$0,F_Place
        LDBU  $0,$3,0
        POP   1,0
1H      NEG   $0,0,1
        POP   1,0

% Put(n,byte): 0; or -1, as Write.
Put     SLU   $0,$0,F_Bits
        ADDU  $0,table,$0
        GET   $2,:rJ
        SET   $4,$0
        SET   $5,1
        PUSHJ $3,Reach
        PUT   :rJ,$2
        BZ    $3,2F
        STBU  $1,$3,0
        LDOU  $1,$0,F_Place
        ADDU  $1,$1,1
        STOU  $1,$0,F_Place
        LDOU  $2,$0,F_Entry
        LDOU  $3,$2,E_Size
        CMPU  $3,$1,$3
        BNP   $3,1F
        STOU  $1,$2,E_Size
1H      SET   $0,0
        POP   1,0
2H      NEG   $0,0,1
        POP   1,0

% Read(n,to,count): so many bytes were read; fewer than count at the end, or if
% the disk fails.
Read    GET   $3,:rJ
        SLU   $4,$0,F_Bits
        ADDU  $4,table,$4
        LDOU  $5,$4,F_Entry
        LDOU  $5,$5,E_Size
        LDOU  $6,$4,F_Place
        SUB   $8,$5,$6
        ZSP   $8,$8,$8        none behind the end
        CMPU  $5,$2,$8
        CSN   $8,$5,$2
        SET   $6,$4
        SET   $7,$1
        SET   $9,0
        PUSHJ $5,Move
        PUT   :rJ,$3
        SET   $0,$5
        POP   1,0

% Write(n,from,count): 0; or -1, when only a part was written, since the disk
% is full or fails, or the file gets too long.
Write   GET   $3,:rJ
        SLU   $4,$0,F_Bits
        ADDU  $6,table,$4
        SET   $7,$1
        SET   $8,$2
        SET   $9,1
        PUSHJ $5,Move
        PUT   :rJ,$3
        CMPU  $0,$5,$2
        ZSNZ  $0,$0,1
        NEG   $0,0,$0
        POP   1,0

% Move(record,place,count,change): read to a place in memory, or write from
% there if change is 1; so many bytes were moved.
Move    GET   $4,:rJ
        SET   $5,$2
        JMP   4F
1H      SET   $7,$0
        SET   $8,$3
        PUSHJ $6,Reach
        BZ    $6,5F
        LDOU  $10,$0,F_Place
        SLU   $9,$10,64-13    how much of the page is left
        SRU   $9,$9,64-13
        SETL  $8,8192
        SUBU  $9,$8,$9
        CMPU  $8,$5,$9
        CSN   $9,$8,$5
        ADDU  $10,$10,$9
        STOU  $10,$0,F_Place
        LDOU  $11,$0,F_Entry
        LDOU  $8,$11,E_Size
        CMPU  $8,$10,$8
        BNP   $8,2F
        STOU  $10,$11,E_Size
2H      SET   $7,$1           to
        SET   $8,$6           from
        SUBU  $5,$5,$9
        ADDU  $1,$1,$9
        BZ    $3,3F
        SET   $8,$7
        SET   $7,$6
3H      PUSHJ $6,Copy
4H      PBP   $5,1B
5H      PUT   :rJ,$4
        SUBU  $0,$2,$5
        POP   1,0

% Copy(to,from,count): bytes, octa by octa if both places are alike modulo 8.
Copy    XOR   $3,$0,$1
        AND   $3,$3,7
        BNZ   $3,3F
        JMP   2F
1H      LDBU  $3,$1,0         up to a multiple of 8
        STBU  $3,$0,0
        ADDU  $0,$0,1
        ADDU  $1,$1,1
        SUB   $2,$2,1
2H      AND   $3,$0,7
        ZSNZ  $3,$3,$2
        BP    $3,1B
        ANDN  $3,$2,7
        ADDU  $0,$0,$3
        ADDU  $1,$1,$3
        SUB   $2,$2,$3
        NEG   $3,0,$3
        BZ    $3,3F
4H      LDOU  $4,$1,$3
        STOU  $4,$0,$3
        ADD   $3,$3,8
        PBN   $3,4B
3H      BZ    $2,6F
        ADDU  $0,$0,$2
        ADDU  $1,$1,$2
        NEG   $2,0,$2
5H      LDBU  $3,$1,$2
        STBU  $3,$0,$2
        ADD   $2,$2,1
        PBN   $2,5B
6H      POP
        PREFIX :
