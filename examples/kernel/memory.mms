% memory.mms - frames, and page tables.
%
% A frame is a page of physical memory, called by its kernel's address.  Those
% that were never used are zero; those that come back are made so.
%
% The tables of a process begin with 15 blocks of its own, some for each
% segment, at Roots; what they lead to are frames.  An entry of a page is
%
%       frame | n | permissions         and 0 if there is none.
%
% A page that is there, but permits nothing, was loaded and not yet touched.

        PREFIX Frame:
base    GREG  @
fresh   OCTA  :Frames         the first that was never used
end     OCTA  0
list    OCTA  0               those that came back: each leads to the next

% Start(end) fits: there are frames up to the address END.  fits: some.
Start   STOU  $0,end
        LDOU  $1,fresh
        CMPU  $0,$1,$0
        ZSN   $0,$0,1
        POP   1,0

% Get() frame: of zeros, or 0 if there is none left.
Get     LDOU  $0,list
        BZ    $0,1F
        LDOU  $1,$0,0
        STOU  $1,list
        STCO  0,$0,0
        POP   1,0
1H      LDOU  $0,fresh
        LDOU  $1,end
        SETL  $2,:PageSize
        ADDU  $2,$0,$2
        CMPU  $1,$2,$1
        BP    $1,2F
        STOU  $2,fresh
        POP   1,0
2H      SET   $0,0
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
        LDOU  $1,list
        STOU  $1,$0,0
        STOU  $0,list
        POP

% Spare(): let the way in (trap.mms) have frames: two pages, each with two
% tables, is the most that it needs.
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

        PREFIX Page:
entry   GREG  :Entry

% Entry(process,va) place: of the entry for VA's page; tables are made if need
% be.  0: the address is too high, or negative, or there is no frame.
Entry   SRU   $2,$1,61
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
        SLU   $1,$1,3
        SRU   $1,$1,:PageBits+3
        SET   $3,0            bits of the digits below
1H      SRU   $4,$1,$3
        SRU   $4,$4,10
        BZ    $4,2F
        INCL  $2,:PageSize
        ADD   $3,$3,10
        CMPU  $4,$2,$5
        PBN   $4,1B
8H      SET   $0,0
        POP   1,0
2H      SRU   $4,$1,$3
        SLU   $4,$4,54
        SRU   $4,$4,51
        ADDU  $2,$2,$4
        BZ    $3,4F
        LDOU  $4,$2,0
        PBNZ  $4,3F
        GET   $5,:rJ
        PUSHJ $6,:Frame:Get
        PUT   :rJ,$5
        BZ    $6,8B
        LDOU  $5,$0,:P_RV
        SETL  $7,#1ff8
        AND   $5,$5,$7
        OR    $4,$6,$5
        STOU  $4,$2,0
3H      ANDNL $4,:PageSize-1
        SET   $2,$4
        SUB   $3,$3,10
        JMP   2B
4H      SET   $0,$2
        POP   1,0

% Make(process,va) frame: of VA's page, which is there from now on; what a
% program may do with it is found out when it is touched.  0 as above.
Make    GET   $2,:rJ
        SET   $4,$0
        SET   $5,$1
        PUSHJ $3,Entry
        BZ    $3,9F
        LDOU  $4,$3,0
        PBNZ  $4,1F
        PUSHJ $4,:Frame:Get
        BZ    $4,8F
        ANDNH $4,#8000
        LDOU  $5,$0,:P_RV
        SETL  $6,#1ff8
        AND   $5,$5,$6
        OR    $4,$4,$5
        STOU  $4,$3,0
1H      ANDNL $4,:PageSize-1
        ORH   $4,#8000
        SET   $0,$4
        PUT   :rJ,$2
        POP   1,0
8H      SET   $3,0
9H      SET   $0,$3
        PUT   :rJ,$2
        POP   1,0

% Touch(process,va) frame: the same, and the program may use the page: execute
% it, too, if it is in segment 0.
Touch   GET   $2,:rJ
        SET   $4,$0
        SET   $5,$1
        PUSHJ $3,Make
        BZ    $3,1F
        SET   $5,$0
        SET   $6,$1
        PUSHJ $4,Entry
        LDOU  $5,$4,0
        SRU   $6,$1,61
        ZSZ   $6,$6,1
        OR    $6,$6,6
        OR    $5,$5,$6
        STOU  $5,$4,0
1H      SET   $0,$3
        PUT   :rJ,$2
        POP   1,0

% Reach(va,need) is: the process that runs may use VA's page, as it then can.
% The need is 4 to read, 2 to write, 1 to execute.
Reach   GET   $2,:rJ
        AND   $1,$1,1
        BZ    $1,1F
        SRU   $3,$0,61        only segment 0 has instructions
        BNZ   $3,8F
1H      LDOU  $4,entry,:E_Current
        SET   $5,$0
        PUSHJ $3,Touch
        ZSNZ  $0,$3,1
        PUT   :rJ,$2
        POP   1,0
8H      SET   $0,0
        PUT   :rJ,$2
        POP   1,0

% Drop(process): give back all its frames.
Drop    GET   $1,:rJ
        LDOU  $2,$0,:P_Root
        SET   $3,0            number of the block,
        SET   $4,0            and of the segment's first
1H      SUB   $7,$3,$4
        SET   $6,$2
        PUSHJ $5,Clear
        INCL  $2,:PageSize
        ADD   $3,$3,1
        CMP   $5,$3,:Segment1
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
