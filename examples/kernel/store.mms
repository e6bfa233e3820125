% store.mms - the files on the disk: STORE.md is their format.
%
% The root is in memory, and changes there; the disk gets it by Commit.  What
% the disk's root leads to is never overwritten: a file's sector that belongs
% to it stays where it is, and its buffer becomes the buffer of a free sector
% (Own).
%
% An entry is the address of a file's entry in the root in memory.

        PREFIX Store:
R_Version IS  8               the root
R_Generation IS 16
R_Sectors IS  24
R_Sum   IS    32
R_Entries IS  192
R_Size  IS    8192
Least   IS    4               sectors of a store
E_Size  IS    64              an entry, which begins with the name
E_Index IS    72
E_Bytes IS    80
Entries IS    100
Pages   IS    1024            of a file
Longest IS    63              name
C_Sector IS   :Disk:C_Sector  a buffer's record
C_At    IS    :Disk:C_At
C_Dirty IS    :Disk:C_Dirty

        GREG  :Sector
root    GREG  :Sign+#0a0000
first   GREG  :Sign+#0a0000+R_Entries
zeros   GREG  :Sign+#0a6000   a page that was never written
        GREG  @
Magic   OCTA  #5452414d53544f52
Present OCTA  0               the sector of the disk's root, 0 or 1
Ready   OCTA  0               1: there is a store
Changed OCTA  0               1: the root in memory is a newer one

% --- roots ------------------------------------------------------------------

% Sum(): the checksum of the root in memory.
Sum     SET   $0,0
        SET   $1,0
        SETL  $4,R_Size
1H      CMP   $2,$1,R_Sum
        BZ    $2,2F
        LDOU  $2,root,$1
        ADDU  $0,$0,$2
        SRU   $2,$0,63        rotated: twice the sum, and its first bit
        2ADDU $0,$0,$2
2H      ADDU  $1,$1,8
        CMP   $2,$1,$4
        PBN   $2,1B
        POP   1,0

% Try(sector): read the root there to memory; 1, or 0 if it is not valid, or -1
% if it cannot be read.
Try     GET   $1,:rJ
        SET   $3,$0
        SET   $4,root
        PUSHJ $2,:Disk:Read
        SET   $0,$2
        BN    $2,1F
        LDOU  $2,root,0
        LDOU  $3,Magic
        CMPU  $2,$2,$3
        BNZ   $2,1F
        LDOU  $2,root,R_Version
        CMPU  $2,$2,1
        BNZ   $2,1F
        LDOU  $2,root,R_Sectors
        LDOU  $3,:Sectors
        CMPU  $3,$2,$3
        BP    $3,1F           the disk is too small
        CMPU  $3,$2,Least
        BN    $3,1F
        PUSHJ $2,Sum
        LDOU  $3,root,R_Sum
        CMPU  $2,$2,$3
        ZSZ   $0,$2,1
1H      PUT   :rJ,$1
        POP   1,0

% Choose(): 1, the disk's root is in memory; or 0, there is none, or one cannot
% be read: it could be the later one.
Choose  GET   $0,:rJ
        SET   $2,0
        PUSHJ $1,Try
        LDOU  $2,root,R_Generation
        SET   $4,1
        PUSHJ $3,Try
        OR    $4,$1,$3
        BNP   $4,3F
        LDOU  $5,root,R_Generation
        CMPU  $2,$5,$2
        BZ    $3,1F
        BZ    $1,2F
        BP    $2,2F           root 1 is the later one
1H      SET   $5,0
        PUSHJ $4,Try          once more
        SET   $3,0
2H      STOU  $3,Present
3H      PUT   :rJ,$0
        ZSP   $0,$4,1
        POP   1,0

% Commit(): what the root in memory leads to goes to the disk, and then it
% itself; 0, or -1 if the disk fails.  It goes to the place of the root before
% the present one.  If that fails nobody knows which of the two the disk has.
Commit  LDOU  $0,Changed
        BZ    $0,3F
        GET   $0,:rJ
        PUSHJ $1,:Disk:Settle
        BNZ   $1,2F
        LDOU  $2,root,R_Generation
        ADDU  $2,$2,1
        NEG   $1,0,1
        BZ    $2,2F           there are no more
        STOU  $2,root,R_Generation
        PUSHJ $2,Sum
        STOU  $2,root,R_Sum
        LDOU  $2,Present
        XOR   $2,$2,1
        SET   $4,$2
        SET   $5,root
        PUSHJ $3,:Disk:Write
        BNZ   $3,1F
        PUSHJ $3,:Disk:Flush
        BNZ   $3,1F
        STOU  $2,Present
        STOU  $3,Changed
1H      SET   $1,$3           0: the old map is forgotten, -1: it is not
        SET   $3,$1
        PUSHJ $2,:Room:Agree
2H      PUT   :rJ,$0
        SET   $0,$1
3H      POP   1,0

% --- sectors of files -------------------------------------------------------

% Walk(entry,what): call what(sector) for all sectors of the file, last for
% its index sector; 0, or -1 if that cannot be read.
Walk    GET   $2,:rJ
        SET   $3,0
        LDOU  $5,$0,E_Index
        BZ    $5,3F           it has none
        SET   $6,0
        PUSHJ $4,:Disk:Get
        NEG   $3,0,1
        BZ    $4,3F
        LDOU  $3,$4,C_At
        SETL  $4,8*Pages
1H      SUB   $4,$4,8
        LDOU  $6,$3,$4
        PBZ   $6,2F
        PUSHGO $5,$1,0
2H      PBP   $4,1B
        LDOU  $5,$0,E_Index
        PUSHGO $4,$1,0
        SET   $3,0
3H      PUT   :rJ,$2
        SET   $0,$3
        POP   1,0

% Own(sector): the record of a buffer with that sector's contents, or with
% zeros if it is 0; it may be changed, and is marked as dirty; perhaps its
% sector is another one now.  0: the disk is full, or fails.
Own     GET   $1,:rJ
        BZ    $0,1F
        SET   $3,$0
        SET   $4,0
        PUSHJ $2,:Disk:Get
        BZ    $2,4F
        SET   $4,$0
        PUSHJ $3,:Room:IsOld
        BZ    $3,3F
        PUSHJ $3,:Room:Take
        BZ    $3,2F
        STOU  $3,$2,C_Sector
        SET   $4,$0
        PUSHJ $3,:Room:Drop
        JMP   3F
1H      PUSHJ $2,:Room:Take         for a new page
        BZ    $2,4F
        SET   $0,$2
        SET   $3,$2
        SET   $4,1
        PUSHJ $2,:Disk:Get
        PBNZ  $2,3F
        SET   $4,$0
        PUSHJ $3,:Room:Drop
2H      SET   $2,0
        JMP   4F
3H      SET   $3,1
        STOU  $3,$2,C_Dirty
4H      PUT   :rJ,$1
        SET   $0,$2
        POP   1,0

% Page(entry,page,change): the address of the file's page of that number, to
% be changed if change is 1, else to be read.  Whoever asks for a page behind
% the end, to change it, must then make the file longer.  0: the file cannot
% have it, the disk is full, or it fails.
Page    SETL  $4,Pages
        CMPU  $4,$1,$4
        BNN   $4,4F
        GET   $3,:rJ
        LDOU  $5,$0,E_Index
        BNZ   $2,1F
        SET   $4,zeros
        BZ    $5,3F           nothing was ever written
        SET   $6,0
        PUSHJ $4,:Disk:Get
        BZ    $4,3F
        LDOU  $4,$4,C_At
        8ADDU $4,$1,$4
        LDOU  $5,$4,0
        SET   $4,zeros
        BZ    $5,3F           nothing there
        SET   $6,0
        PUSHJ $4,:Disk:Get
        BZ    $4,3F
        LDOU  $4,$4,C_At
        JMP   3F
1H      PUSHJ $4,Own
        BZ    $4,3F
        STOU  $2,Changed
        LDOU  $5,$4,C_Sector
        STOU  $5,$0,E_Index
        LDOU  $4,$4,C_At
        8ADDU $4,$1,$4
        LDOU  $6,$4,0
        PUSHJ $5,Own
        BZ    $5,2F
        LDOU  $6,$5,C_Sector
        STOU  $6,$4,0
        LDOU  $4,$5,C_At
        JMP   3F
2H      SET   $4,0
        LDOU  $6,$0,E_Size
        BNZ   $6,3F
        SET   $6,$0           an empty file has no index
        PUSHJ $5,Empty
3H      PUT   :rJ,$3
        SET   $0,$4
        POP   1,0
4H      SET   $0,0
        POP   1,0

% --- entries ----------------------------------------------------------------

% Find(name): the entry with that name, or 0.
Find    LDOU  $1,Ready
        BZ    $1,4F
        LDBU  $1,$0,0
        BZ    $1,4F
        SET   $1,first
        SET   $2,Entries
1H      SET   $3,0
2H      LDBU  $4,$0,$3
        LDBU  $5,$1,$3
        CMPU  $5,$4,$5
        PBNZ  $5,3F
        ADDU  $3,$3,1
        BNZ   $4,2B
        SET   $0,$1
        POP   1,0
3H      ADDU  $1,$1,E_Bytes
        SUB   $2,$2,1
        PBP   $2,1B
4H      SET   $0,0
        POP   1,0

% Vacant(): an entry that is free, or 0.
Vacant  SET   $0,first
        SET   $1,Entries
1H      LDBU  $2,$0,0
        BZ    $2,2F
        ADDU  $0,$0,E_Bytes
        SUB   $1,$1,1
        PBP   $1,1B
        SET   $0,0
2H      POP   1,0

% Make(name): the entry of an empty file with that name, which had been there
% or not; 0 if the name is too long or empty, or there are too many files.
Make    GET   $1,:rJ
        SET   $2,0
        LDOU  $3,Ready
        BZ    $3,5F
        SET   $3,$0
        PUSHJ $2,Find
        BZ    $2,1F
        SET   $4,$2
        PUSHJ $3,Empty
        JMP   5F
1H      SET   $3,$2           the length
2H      LDBU  $4,$0,$3
        BZ    $4,3F
        ADDU  $3,$3,1
        CMP   $4,$3,Longest
        PBNP  $4,2B
        JMP   5F
3H      BZ    $3,5F
        PUSHJ $4,Vacant
        SET   $2,$4
        BZ    $2,5F
        SET   $5,$2
        PUSHJ $4,Clear
4H      SUB   $3,$3,1
        LDBU  $4,$0,$3
        STBU  $4,$2,$3
        PBP   $3,4B
5H      PUT   :rJ,$1
        SET   $0,$2
        POP   1,0

% Empty(entry): the file has no bytes.
Empty   GET   $1,:rJ
        SET   $3,$0
        GETA  $4,:Room:Drop
        PUSHJ $2,Walk         what it does not find is free after a restart
        SET   $2,0
        STOU  $2,$0,E_Size
        STOU  $2,$0,E_Index
        SET   $2,1
        STOU  $2,Changed
        PUSHJ $2,:Disk:Renew
        PUT   :rJ,$1
        POP

% Clear(entry): it is all zeros.
% Remove(entry): there is no such file any more.
Clear   SET   $1,E_Bytes
        SET   $2,0
1H      SUB   $1,$1,8
        STOU  $2,$0,$1
        PBP   $1,1B
        SET   $1,1
        STOU  $1,Changed
        POP

Remove  GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Empty
        SET   $3,$0
        PUSHJ $2,Clear
        PUT   :rJ,$1
        POP

% --- the beginning ----------------------------------------------------------

% Start(): whether there is a store; it is ready then.  The flush is for a root
% that the run before has written, and then came to an end.
Start   GET   $0,:rJ
        SET   $1,0
        STOU  $1,Ready
        STOU  $1,Changed
        PUSHJ $1,:Disk:Start
        LDOU  $2,:Sectors
        SET   $1,0
        BZ    $2,4F           no disk
        PUSHJ $1,Choose
        BZ    $1,3F
        PUSHJ $2,:Disk:Flush
        BNZ   $2,3F
        LDOU  $3,root,R_Sectors
        PUSHJ $2,:Room:Start
        SET   $1,first
        SET   $2,Entries
1H      LDBU  $3,$1,0
        BZ    $3,2F
        SET   $4,$1
        GETA  $5,:Room:Mark
        PUSHJ $3,Walk
        BNZ   $3,3F
2H      ADDU  $1,$1,E_Bytes
        SUB   $2,$2,1
        PBP   $2,1B
        SET   $3,0
        PUSHJ $2,:Room:Agree
        SET   $1,1
        STOU  $1,Ready
        JMP   4F
3H      SET   $1,0
4H      PUT   :rJ,$0
        SET   $0,$1
        POP   1,0
        PREFIX :
