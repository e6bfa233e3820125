% random.mms - a kernel that does random things with files, and compares.
%
% The command line has a seed, the number of things to do, and 1 if the disk
% may be full meanwhile: "5 1000 0".  What the files must have is kept in
% memory, too, as models.  They begin as the files on the disk; at the end the
% kernel prints each, after a line with its name.  As soon as a file is not
% like its model, the status is 1.
%
% There are eight files, a to h, which have up to 256 KiB, and up to eight
% are open.

M_Size  IS    0               a model: the file's size, -1 if there is no file;
M_Open  IS    8               how often it is open; its bytes
M_Bytes IS    16
M_Bits  IS    19
O_Model IS    8               an open file: its number, or 0; its model; and
O_Place IS    16              which byte is next
O_Bits  IS    5

models  GREG  Sign+#1000000
limit   GREG  256<<10
buffer  GREG  Sign+#400000
fresh   GREG  Sign+#410000    random bytes
opened  GREG  Sign+#420000
todo    GREG  0
mayfill GREG  0

Main    OR    next,$1,0
        ORH   next,#8000
        PUSHJ $0,Number
        SET   seed,$0
        PUSHJ $0,Number
        SET   todo,$0
        PUSHJ $0,Number
        SET   mayfill,$0
        PUSHJ $0,Files:Start
        BZ    $0,Wrong
        SET   $0,7
1H      SET   $2,$0
        PUSHJ $1,Load
        SUB   $0,$0,1
        PBNN  $0,1B
2H      PUSHJ $0,Some
        SUB   todo,todo,1
        PBP   todo,2B
        PUSHJ $0,Files:Sync
        BNZ   $0,Wrong
        SET   $0,0
3H      SET   $2,$0
        PUSHJ $1,Dump
        ADD   $0,$0,1
        CMP   $1,$0,8
        PBN   $1,3B
        SET   $0,0
        JMP   Off

Wrong   GETA  $1,Text
        PUSHJ $0,Print
        SET   $1,todo
        PUSHJ $0,Show
        SET   $0,1
        JMP   Off
Names   BYTE  "a",0,"b",0,"c",0,"d",0,"e",0,"f",0,"g",0,"h",0
Text    BYTE  "it went wrong, so many things before the end: ",0
        LOC   (@+7)&-8

% Load(f): make the model of file f.
Load    GET   $1,rJ
        SLU   $2,$0,M_Bits
        ADDU  $2,models,$2
        NEG   $3,0,1
        STOU  $3,$2,M_Size
        GETA  $4,Names
        2ADDU $4,$0,$4
        SET   $5,2
        PUSHJ $3,Files:Open
        BZ    $3,2F
        SET   $5,$3
        PUSHJ $4,Files:Size
        STOU  $4,$2,M_Size
        ADDU  $4,$2,M_Bytes
1H      SET   $6,$3
        SET   $7,$4
        SETL  $8,8192
        PUSHJ $5,Files:Read
        ADDU  $4,$4,$5
        PBNZ  $5,1B
        LDOU  $5,$2,M_Size
        ADDU  $5,$5,$2
        ADDU  $5,$5,M_Bytes
        CMPU  $5,$5,$4
        BNZ   $5,Wrong
        SET   $5,$3
        PUSHJ $4,Files:Close
2H      PUT   rJ,$1
        POP

% Dump(f): print it.
Dump    SLU   $1,$0,M_Bits
        ADDU  $1,models,$1
        LDO   $2,$1,M_Size
        BN    $2,2F
        LDA   $3,Input
        ADDU  $4,$0,'a'
        STOU  $4,$3,0
        SET   $4,#a
        STOU  $4,$3,0
        BZ    $2,2F
        ADDU  $1,$1,M_Bytes
1H      LDBU  $4,$1,0
        STOU  $4,$3,0
        ADDU  $1,$1,1
        SUB   $2,$2,1
        PBP   $2,1B
2H      POP

% Below(n): a random number, 0 to n-1.
Below   GET   $1,rJ
        PUSHJ $2,Random
        PUT   rJ,$1
        DIVU  $2,$2,$0
        GET   $0,rR
        POP   1,0

% Some(): do one thing.  For what follows $1 is an open file's record, $2 its
% number, $3 the model; and $0 is rJ.
Some    GET   $0,rJ
        SET   $2,8
        PUSHJ $1,Below
        SLU   $1,$1,O_Bits
        ADDU  $1,opened,$1
        LDOU  $2,$1,0
        LDOU  $3,$1,O_Model
        SET   $5,20
        PUSHJ $4,Below
        BZ    $2,Open
        GETA  $5,1F
        4ADDU $4,$4,$5
        GO    $4,$4,0
1H      JMP   Close
        JMP   Sync
        JMP   Delete
        JMP   Seek
        JMP   Seek
        JMP   Append
        JMP   Append
        JMP   Write
        JMP   Write
        JMP   Write
        JMP   Write
        JMP   Put
        JMP   Put
        JMP   Byte
        JMP   Byte
        JMP   Read
        JMP   Read
        JMP   Read
        JMP   Read
        JMP   Read

Done    PUT   rJ,$0
        POP

Open    SET   $5,8
        PUSHJ $4,Below
        SLU   $3,$4,M_Bits
        ADDU  $3,models,$3
        GETA  $5,Names
        2ADDU $5,$4,$5
        LDO   $8,$3,M_Size
        SET   $9,60
        CSN   $9,$8,5         rarely emptied, soon made
        SET   $7,$9
        PUSHJ $6,Below
        CMP   $7,$6,4
        CSP   $6,$7,0
        AND   $2,$6,#1d       whether it is to be written
        PUSHJ $4,Files:Open
        LDO   $5,$3,M_Size
        BZ    $4,1F
        CSNZ  $5,$2,0
        BN    $5,Wrong
        STO   $5,$3,M_Size
        STOU  $4,$1,0
        STOU  $3,$1,O_Model
        SET   $5,0
        STOU  $5,$1,O_Place
        LDOU  $5,$3,M_Open
        ADDU  $5,$5,1
        STOU  $5,$3,M_Open
        JMP   Done
1H      BNN   $5,Wrong        it is there
        JMP   Done

Close   SET   $5,$2
        PUSHJ $4,Files:Close
        BNZ   $4,Wrong
        STOU  $4,$1,0
        LDOU  $4,$3,M_Open
        SUBU  $4,$4,1
        STOU  $4,$3,M_Open
        JMP   Done

Sync    AND   $4,todo,7       rarely: it takes the host long
        BNZ   $4,Done
        PUSHJ $4,Files:Sync
        BNZ   $4,Wrong
        JMP   Done

Delete  SET   $5,8
        PUSHJ $4,Below
        SLU   $3,$4,M_Bits
        ADDU  $3,models,$3
        GETA  $5,Names
        2ADDU $6,$4,$5
        PUSHJ $5,Files:Delete
        LDO   $6,$3,M_Size    it must be there, and not open
        LDO   $7,$3,M_Open
        NEG   $8,0,1
        CSNZ  $6,$7,$8
        ZSN   $6,$6,$8
        CMP   $5,$5,$6
        BNZ   $5,Wrong
        BNZ   $6,Done
        STO   $8,$3,M_Size
        JMP   Done

Append  LDOU  $4,$3,M_Size
        JMP   1F
Seek    LDOU  $5,$3,M_Size
        ADDU  $5,$5,8         behind the end, sometimes
        PUSHJ $4,Below
1H      SET   $6,$2
        SET   $7,$4
        PUSHJ $5,Files:Seek
        LDOU  $6,$3,M_Size
        CMPU  $6,$4,$6
        NEG   $7,0,1
        ZSP   $6,$6,$7
        CMP   $5,$5,$6
        BNZ   $5,Wrong
        LDOU  $5,$1,O_Place
        CSZ   $5,$6,$4
        STOU  $5,$1,O_Place
        JMP   Same

% Many(): how many bytes to move.
Many    GET   $0,rJ
        PUSHJ $1,Random
        SETL  $3,8192
        SET   $4,40
        CSOD  $3,$1,$4
        PUSHJ $2,Below
        PUT   rJ,$0
        ADD   $0,$2,1
        POP   1,0

Read    PUSHJ $4,Many
        PUSHJ $5,Random
        AND   $5,$5,15
        ADDU  $5,buffer,$5
        SET   $7,$2
        SET   $8,$5
        SET   $9,$4
        PUSHJ $6,Files:Read
        LDOU  $7,$3,M_Size
        LDOU  $8,$1,O_Place
        SUB   $7,$7,$8        so many are there
        ZSP   $7,$7,$7
        CMP   $9,$4,$7
        CSN   $7,$9,$4
        CMP   $9,$6,$7
        BNZ   $9,Wrong
        ADDU  $9,$8,$6
        STOU  $9,$1,O_Place
        ADDU  $8,$8,$3
        ADDU  $8,$8,M_Bytes
        JMP   2F
1H      LDBU  $9,$8,0
        LDBU  $10,$5,0
        CMP   $9,$9,$10
        BNZ   $9,Wrong
        ADDU  $8,$8,1
        ADDU  $5,$5,1
        SUB   $6,$6,1
2H      PBP   $6,1B
        JMP   Same

Byte    SET   $4,30
1H      SET   $6,$2
        PUSHJ $5,Files:Byte
        LDOU  $6,$1,O_Place
        LDOU  $7,$3,M_Size
        CMP   $8,$6,$7
        NEG   $7,0,1
        BNN   $8,2F
        ADDU  $8,$6,$3
        LDBU  $7,$8,M_Bytes
        ADDU  $6,$6,1
        STOU  $6,$1,O_Place
2H      CMP   $5,$5,$7
        BNZ   $5,Wrong
        SUB   $4,$4,1
        PBP   $4,1B
        JMP   Same

Put     SET   $4,1
        PUSHJ $5,Random
        STBU  $5,fresh,0
        SET   $5,fresh
        SET   $7,$2
        LDBU  $8,fresh,0
        PUSHJ $6,Files:Put
        JMP   Written

Write   PUSHJ $4,Many
        LDOU  $5,$1,O_Place
        ADDU  $5,$5,$4
        CMPU  $5,$5,limit
        BP    $5,Done
        ADDU  $5,$4,20
        ANDN  $5,$5,7
1H      PUSHJ $6,Random
        PUSHJ $7,Random
        SLU   $7,$7,32
        OR    $6,$6,$7
        SUB   $5,$5,8
        STOU  $6,fresh,$5
        PBP   $5,1B
        PUSHJ $5,Random
        AND   $5,$5,9         aligned, or not
        ADDU  $5,fresh,$5
        SET   $7,$2
        SET   $8,$5
        SET   $9,$4
        PUSHJ $6,Files:Write

% $4 bytes from $5 were written, with the result $6; or so many as the place
% says, if the disk is full.
Written SET   $8,$2
        PUSHJ $7,Files:Tell
        LDOU  $8,$1,O_Place
        SUBU  $7,$7,$8
        BNZ   $6,1F
        CMP   $9,$7,$4
        BNZ   $9,Wrong
        JMP   2F
1H      BZ    mayfill,Wrong
        CMPU  $9,$7,$4
        BNN   $9,Wrong
        BZ    $7,Same
2H      LDOU  $9,$3,M_Size    what nobody wrote is zero
        ADDU  $11,$3,M_Bytes
        SET   $12,0
        JMP   4F
3H      STBU  $12,$11,$9
        ADDU  $9,$9,1
4H      CMP   $10,$9,$8
        PBN   $10,3B
5H      LDBU  $12,$5,0
        STBU  $12,$11,$8
        ADDU  $5,$5,1
        ADDU  $8,$8,1
        SUB   $7,$7,1
        PBP   $7,5B
        STOU  $8,$1,O_Place
        CMP   $10,$8,$9
        CSP   $9,$10,$8
        STOU  $9,$3,M_Size

% The open file has its size and place.
Same    SET   $5,$2
        PUSHJ $4,Files:Tell
        LDOU  $5,$1,O_Place
        CMP   $4,$4,$5
        BNZ   $4,Wrong
        SET   $5,$2
        PUSHJ $4,Files:Size
        LDOU  $5,$3,M_Size
        CMP   $4,$4,$5
        BNZ   $4,Wrong
        JMP   Done
