% memory.mms - frames, and page tables.
%
% A frame is a page of physical memory, called by its kernel's address.  A free
% frame is full of zeros: memory is so at first, and Put makes it so.  What a
% program left there is nobody else's business.
%
% Frames are counted in rows of 16.  Pages that are neighbours in a program get
% neighbours of one row, if possible, in whatever order they are touched: so a
% row of 16 entries in a page table leads to a row of frames, and hardware (as
% our machine, and the larger ones) can take both as one.  All else, the tables
% and the spare frames, comes from the other end of memory.

        PREFIX Frame:
base    GREG  @
map     OCTA  :Frames         a wyde for each row: bit k is 1, frame k is taken
size    OCTA  0               so many bytes
first   OCTA  0               the first frame: the map's pages are before it
hint    OCTA  0               row, as an offset in the map, that was begun last
full    GREG  #ffff           a row

% Start(end) fits: there are frames up to the address END.  fits: some.
Start   LDOU  $1,map
        SUBU  $2,$0,$1
        SRU   $2,$2,:PageBits+3
        SETL  $3,:PageSize+1  and one row more, which is not whole
        ADDU  $2,$2,$3
        ANDNL $2,:PageSize-1
        ADDU  $1,$1,$2
        STOU  $1,first
        SUBU  $2,$0,$1
        BNP   $2,1F
        SRU   $2,$2,:PageBits the number of frames
        SRU   $3,$2,4         the last row is not whole: what it has not is
        AND   $2,$2,15          taken
        SLU   $2,full,$2
        SLU   $3,$3,1
        LDOU  $1,map
        STWU  $2,$1,$3
        ADDU  $3,$3,2
        STOU  $3,size
        SET   $0,1
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Get() frame: of zeros, anywhere; 0 if there is none left.
Get     LDOU  $0,size
        LDOU  $1,map
1H      SUB   $0,$0,2
        BN    $0,2F
        LDWU  $2,$1,$0
        CMP   $3,$2,full
        BZ    $3,1B
        ANDN  $2,full,$2      its free frames: the first is as many places from
        SUBU  $3,$2,1           the right as $3 has ones there
        SADD  $1,$3,$2
        JMP   Take
2H      SET   $0,0
        POP   1,0

% Take(row,k) frame: frame K of a row, an offset in the map, is taken.
Take    LDOU  $2,map
        LDWU  $3,$2,$0
        SET   $4,1
        SLU   $4,$4,$1
        OR    $3,$3,$4
        STWU  $3,$2,$0
        SLU   $0,$0,:PageBits+3
        SLU   $1,$1,:PageBits
        ADDU  $0,$0,$1
        LDOU  $1,first
        ADDU  $0,$0,$1
        POP   1,0

% Where(frame) row,k: the opposite.
Where   LDOU  $1,first
        SUBU  $0,$0,$1
        SRU   $1,$0,:PageBits+4
        SLU   $1,$1,1         the first result is what POP has last
        SRU   $0,$0,:PageBits
        AND   $0,$0,15
        POP   2,0

% Near(place) frame: for the page whose entry in a page table is at PLACE; 0 if
% there is none left.
Near    GET   $1,:rJ
        SRU   $2,$0,3         its place in the row of entries
        AND   $2,$2,15
        ANDNL $0,#7f
        SET   $3,16*8
1H      SUB   $3,$3,8         has one of its neighbours a frame?
        LDOU  $5,$0,$3
        BNZ   $5,2F
        PBP   $3,1B
        PUSHJ $5,Row
        BNN   $5,3F
        JMP   4F
2H      ORH   $5,#8000
        SET   $6,$5
        PUSHJ $5,Where
        LDOU  $6,map
        LDWU  $6,$6,$5
        SRU   $6,$6,$2
        BOD   $6,4F           somebody else has it
3H      SET   $6,$5
        SET   $7,$2
        PUSHJ $5,Take
        JMP   5F
4H      PUSHJ $5,Get
5H      PUT   :rJ,$1
        SET   $0,$5
        POP   1,0

% Row() row: where all are free; -1 if there is none.
Row     LDOU  $0,hint
        LDOU  $1,map
        LDOU  $2,size
        SET   $3,$2
1H      LDWU  $4,$1,$0
        BZ    $4,2F
        ADDU  $0,$0,2
        CMP   $4,$0,$2
        CSNN  $0,$4,0         round to the first
        SUB   $3,$3,2
        PBP   $3,1B
        NEG   $0,1
        POP   1,0
2H      STOU  $0,hint
        POP   1,0

% Put(frame): it is not used any more.
Put     SETL  $1,:PageSize
        ADDU  $1,$0,$1
        SET   $2,$0
1H      STCO  0,$2,0
        STCO  0,$2,8
        STCO  0,$2,16
        STCO  0,$2,24
        ADDU  $2,$2,32
        CMPU  $3,$2,$1
        PBN   $3,1B
        GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Where
        PUT   :rJ,$1
        SET   $4,1
        SLU   $4,$4,$3
        LDOU  $1,map
        LDWU  $5,$1,$2
        ANDN  $5,$5,$4
        STWU  $5,$1,$2
        POP

% Spare(): let the way in (trap.mms) have frames: two pages, each with two
% tables, is the most that it needs.  With fewer it goes on as long as it can.
entry   GREG  :Entry
Spare   GET   $0,:rJ
1H      LDOU  $1,entry,:E_Spares
        CMP   $2,$1,6*8
        PBNN  $2,2F
        PUSHJ $2,Get
        BZ    $2,2F
        ADDU  $3,entry,$1
        STOU  $2,$3,:E_Spare
        ADDU  $1,$1,8
        STOU  $1,entry,:E_Spares
        JMP   1B
2H      PUT   :rJ,$0
        POP
        PREFIX :

% Page tables.  An address has a segment, 3 bits, the number of a page, and 13
% bits that say where in the page.  The number is written in digits of 10 bits,
% without leading zeros; if it has k+1 digits, the walk begins in block k of the
% segment.  With three:
%
%       block 2                 a frame                a frame
%       +-------+               +-------+              +-------+
%  [a2] | table-|------->       |       |        +-->  |       |
%       |       |          [a1] | table-|--------+ [a0]| page -|---> the page
%       +-------+               +-------+              +-------+
%
%       entry of a table        sign | frame | n | 0   (a PTP)
%       entry of a page                frame | n | rwx (a PTE)
%
% and 0 where there is none.  The blocks are at P_Root, 15 for all
% segments, so small programs have no frames for tables.  A page that is there,
% but permits nothing, was loaded and not yet touched.

        PREFIX Page:
entry   GREG  :Entry

% Find(process,va) place: of the entry for VA's page; tables are made if need
% be.  0: the address is too high, or negative, or there is no frame.
%
%       $0  the process         $2  the block, then the entry
%       $1  number of the page  $3  bits of the digits below this one
Find    SRU   $2,$1,61
        CMPU  $3,$2,4
        BNN   $3,8F
        LDOU  $3,$0,:P_Root
        ADDU  $2,entry,$2
        LDBU  $5,$2,:E_First+1
        LDBU  $2,$2,:E_First
        SLU   $5,$5,:PageBits
        SLU   $2,$2,:PageBits
        ADDU  $5,$5,$3        behind the segment's blocks
        ADDU  $2,$2,$3        the first one
        SLU   $1,$1,3         away with the segment, and the place in the page
        SRU   $1,$1,:PageBits+3
        SET   $3,0
1H      SRU   $4,$1,$3        how many digits has it?
        SRU   $4,$4,10
        BZ    $4,2F
        INCL  $2,:PageSize
        ADD   $3,$3,10
        CMPU  $4,$2,$5
        PBN   $4,1B
8H      SET   $0,0
        POP   1,0
2H      SRU   $4,$1,$3        the entry for this digit
        SLU   $4,$4,64-10
        SRU   $4,$4,64-10-3
        ADDU  $2,$2,$4
        BZ    $3,4F
        LDOU  $4,$2,0
        PBNZ  $4,3F
        GET   $5,:rJ
        PUSHJ $6,:Frame:Get
        PUT   :rJ,$5
        BZ    $6,8B
        LDOU  $5,$0,:P_Bits
        OR    $4,$6,$5        its sign is set, as that of a PTP must be
        STOU  $4,$2,0
3H      ANDNL $4,:PageSize-1
        SET   $2,$4
        SUB   $3,$3,10
        JMP   2B
4H      SET   $0,$2
        POP   1,0

% Fill(process,place) frame: of the page whose entry is at PLACE; it is there
% from now on.  0: there is no frame.
Fill    LDOU  $2,$1,0
        PBNZ  $2,1F
        GET   $3,:rJ
        SET   $5,$1
        PUSHJ $4,:Frame:Near
        PUT   :rJ,$3
        BZ    $4,2F
        ANDNH $4,#8000
        LDOU  $2,$0,:P_Bits
        OR    $2,$2,$4
        STOU  $2,$1,0
1H      ANDNL $2,:PageSize-1
        ORH   $2,#8000
        SET   $0,$2
        POP   1,0
2H      SET   $0,0
        POP   1,0

% Make(process,va) frame: of VA's page, which is there from now on; what a
% program may do with it is found out when it is touched.  0: as Find, Fill.
Make    GET   $2,:rJ
        SET   $4,$0
        SET   $5,$1
        PUSHJ $3,Find
        BZ    $3,1F
        SET   $4,$0
        SET   $5,$3
        PUSHJ $3,Fill
1H      PUT   :rJ,$2
        SET   $0,$3
        POP   1,0

% Touch(process,va) frame: the same, and the program may use the page: execute
% it, too, if it is in segment 0.  The translation cache has nothing of a page
% that permitted nothing, so there is nothing to be forgotten.
Touch   GET   $2,:rJ
        SET   $4,$0
        SET   $5,$1
        PUSHJ $3,Find
        BZ    $3,1F
        SET   $5,$0
        SET   $6,$3
        PUSHJ $4,Fill
        BZ    $4,1F
        SRU   $6,$1,61
        ZSZ   $6,$6,1         x in segment 0
        OR    $6,$6,6         r and w
        LDOU  $5,$3,0
        OR    $5,$5,$6
        STOU  $5,$3,0
        PUT   :rJ,$2
        SET   $0,$4
        POP   1,0
1H      PUT   :rJ,$2
        SET   $0,0
        POP   1,0

% Reach(va,need) is: the process that runs may use VA's page, as it then can.
% The need is 4 to read, 2 to write, 1 to execute.
Reach   GET   $2,:rJ
        AND   $1,$1,1
        BZ    $1,1F
        SRU   $3,$0,61        only segment 0 has instructions
        BNZ   $3,2F
1H      LDOU  $4,entry,:E_Current
        SET   $5,$0
        PUSHJ $3,Touch
        ZSNZ  $0,$3,1
        PUT   :rJ,$2
        POP   1,0
2H      SET   $0,0
        PUT   :rJ,$2
        POP   1,0

% Drop(process): give back all its frames.  Block k of a segment leads to pages
% after k more tables.
Drop    GET   $1,:rJ
        LDOU  $2,$0,:P_Root
        SET   $3,0            number of the block,
        SET   $4,0            and of the segment's first
1H      SUB   $7,$3,$4
        SET   $6,$2
        PUSHJ $5,Clear
        INCL  $2,:PageSize
        ADD   $3,$3,1
        CMP   $5,$3,:Segment1 does another segment begin here?
        CSZ   $4,$5,$3
        CMP   $5,$3,:Segment2
        CSZ   $4,$5,$3
        CMP   $5,$3,:Segment3
        CSZ   $4,$5,$3
        CMP   $5,$3,:Segments
        PBN   $5,1B
        PUT   :rJ,$1
        POP

% Clear(block,level): give back what the entries of BLOCK lead to, pages at
% level 0, else blocks of the level below; and let it be zero.
Clear   GET   $2,:rJ
        SETL  $3,:PageSize
        ADDU  $3,$0,$3
1H      LDOU  $4,$0,0
        BZ    $4,3F
        STCO  0,$0,0
        ANDNL $4,:PageSize-1
        ORH   $4,#8000
        BZ    $1,2F
        SET   $6,$4
        SUB   $7,$1,1
        PUSHJ $5,Clear
2H      SET   $6,$4
        PUSHJ $5,:Frame:Put
3H      ADDU  $0,$0,8
        CMPU  $4,$0,$3
        PBN   $4,1B
        PUT   :rJ,$2
        POP
        PREFIX :
