% disk.mms - sectors, and those of them that are in memory.
%
% The driver gives a command and waits until it is done.  That takes a
% thousand instructions' time, which nobody else gets meanwhile: a bigger
% kernel would let another process have them, and be told by the interrupt.
%
% Sectors that were used lately are kept in buffers.  A buffer whose contents
% are newer than the disk's is dirty; it is written when another sector needs
% its place, or by Settle.  Who remembers a buffer's address remembers the
% epoch, too, and asks again when there is a new one.

        PREFIX Disk:
Most    IS    28              so many buffers of 8192 bytes
Buffers IS    :Sign+#0a8000
C_Sector IS   0               a record for each: whose it is, 0 for nobody's
C_At    IS    8               where its bytes are
C_Used  IS    16              the tick at which it was used last
C_Dirty IS    24              1 if it is
C_Size  IS    32

        GREG  :Sector
buffers GREG  Buffers
        LOC   (@+7)&-8
table   GREG  @
Table   OCTA  0
        LOC   Table+Most*C_Size
        GREG  @
Tick    OCTA  0
Epoch   OCTA  0
cell    GREG  Epoch           for the files that care

% Read(sector,to): 0, or -1 if the disk cannot.
% Write(sector,from): likewise.
% Flush(): what was written stays written when the power fails; likewise.
% The SYNC follows the command at once: a disk that became ready in between
% would wake nobody, since rK is 0.
Read    SET   $2,1
        JMP   1F
Write   SET   $2,2
1H      STOU  $0,:Sector
        ANDNH $1,#8000        physical
        STOU  $1,:Place
        SET   $0,1
        STOU  $0,:Count
        JMP   2F
Flush   SET   $2,3
2H      STOU  $2,:Command
        SYNC  4               until something happens: the disk is ready,
3H      LDOU  $0,:Status      or else it will be soon
        CMPU  $1,$0,1
        BZ    $1,3B
        GET   $1,:rQ          its request is nobody's business
        ANDNL $1,#200
        PUT   :rQ,$1
        ZSNZ  $0,$0,1
        NEG   $0,0,$0
        POP   1,0

% Start(): all buffers are empty.
Start   SETL  $0,Most*C_Size
        SET   $1,buffers
        SET   $2,0
        SETL  $3,8192
1H      SUB   $0,$0,C_Size
        ADDU  $4,table,$0
        STOU  $2,$4,C_Sector
        STOU  $1,$4,C_At
        STOU  $2,$4,C_Used
        STOU  $2,$4,C_Dirty
        ADDU  $1,$1,$3
        PBP   $0,1B
        POP

% Find(sector): its record, or 0.
Find    SETL  $1,Most*C_Size
1H      SUB   $1,$1,C_Size
        LDOU  $2,table,$1
        CMPU  $2,$2,$0
        BZ    $2,2F
        PBP   $1,1B
        SET   $0,0
        POP   1,0
2H      ADDU  $0,table,$1
        POP   1,0

% Forget(sector): whatever a buffer has of it is worth nothing.
Forget  GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Find
        BZ    $2,1F
        SET   $3,0
        STOU  $3,$2,C_Sector
        STOU  $3,$2,C_Used
        STOU  $3,$2,C_Dirty
1H      PUT   :rJ,$1
        POP

% Renew(): the epoch ends.
Renew   LDOU  $0,cell
        ADDU  $0,$0,1
        STOU  $0,cell
        POP

% Victim(): the record of the buffer that was used least lately; it is nobody's
% from now on.  0 if it was dirty and cannot be written.
Victim  GET   $1,:rJ
        SET   $0,table
        LDOU  $2,$0,C_Used
        SETL  $3,Most*C_Size
1H      SUB   $3,$3,C_Size
        ADDU  $4,table,$3
        LDOU  $5,$4,C_Used
        CMPU  $6,$5,$2
        CSN   $0,$6,$4
        CSN   $2,$6,$5
        PBP   $3,1B
        LDOU  $2,$0,C_Dirty
        PBZ   $2,2F
        LDOU  $3,$0,C_Sector
        LDOU  $4,$0,C_At
        PUSHJ $2,Write
        BNZ   $2,3F
        STOU  $2,$0,C_Dirty
2H      STOU  $2,$0,C_Sector
        STOU  $2,$0,C_Used
        PUSHJ $2,Renew
        PUT   :rJ,$1
        POP   1,0
3H      SET   $0,0
        PUT   :rJ,$1
        POP   1,0

% Get(sector,fresh): the record of a buffer with that sector, read from the
% disk if need be; or, if it is fresh, full of zeros.  0 if the disk fails.
% The buffer of the last Get but one is still there.
Get     GET   $2,:rJ
        SET   $4,$0
        PUSHJ $3,Find
        PBNZ  $3,4F
        PUSHJ $3,Victim
        BZ    $3,5F
        LDOU  $6,$3,C_At
        BNZ   $1,1F
        SET   $5,$0
        PUSHJ $4,Read
        BZ    $4,3F
        SET   $3,0
        JMP   5F
1H      SETL  $4,8192
        SET   $5,0
2H      SUB   $4,$4,8
        STOU  $5,$6,$4
        PBP   $4,2B
3H      STOU  $0,$3,C_Sector
4H      LDOU  $4,Tick
        ADDU  $4,$4,1
        STOU  $4,Tick
        STOU  $4,$3,C_Used
5H      SET   $0,$3
        PUT   :rJ,$2
        POP   1,0

% Settle(): write whatever is dirty, and flush; 0, or -1 if the disk fails.
Settle  GET   $0,:rJ
        PUSHJ $1,Renew
        SETL  $1,Most*C_Size
1H      SUB   $1,$1,C_Size
        ADDU  $2,table,$1
        LDOU  $3,$2,C_Dirty
        PBZ   $3,2F
        LDOU  $4,$2,C_Sector
        LDOU  $5,$2,C_At
        PUSHJ $3,Write
        BNZ   $3,3F
        STOU  $3,$2,C_Dirty
2H      PBP   $1,1B
        PUSHJ $3,Flush
3H      PUT   :rJ,$0
        SET   $0,$3
        POP   1,0
        PREFIX :
