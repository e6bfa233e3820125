% guest.mms - a guest is made: memory, registers, a kernel.
%
% As `tramoya boot` makes a machine: at the top of its memory, downwards and on
% page boundaries, are the archive, an empty command line, and eight pages of
% stack; below, where its object file says, is the kernel.

% Make(number).
Guest:Make GET $1,rJ
        SET   $3,$0
        PUSHJ $2,Schedule:Take
        STOU  $0,g,G_Number
        LDOU  $2,base,E_Room
        STOU  $2,g,G_Size
        MULU  $3,$0,$2
        SETL  $4,Ours>>16
        SLU   $4,$4,16
        ADDU  $3,$3,$4
        ORH   $3,Sign>>48
        STOU  $3,g,G_Base
        PUSHJ $4,Guest:Registers
        SET   $5,$0
        PUSHJ $4,Guest:Pool
        PUSHJ $4,Guest:Map
        LDOU  $4,base,E_Length
        SUBU  $5,$2,$4        the archive's gpa
        SRU   $5,$5,PageBits
        SLU   $5,$5,PageBits
        ADDU  $7,$3,$5
        LDOU  $8,base,E_Archive
        CMPU  $9,$7,$8
        BZ    $9,1F
        SET   $9,$4
        PUSHJ $6,Boot:Move
1H      SUBU  $6,$5,1         the command line: a zero
        SRU   $6,$6,PageBits
        SLU   $6,$6,PageBits
        SETL  $8,8*PageSize>>1
        SLU   $8,$8,1
        SUBU  $7,$6,$8        the stack
        SET   $9,$7
        ORH   $9,Sign>>48
        STOU  $9,w,W_O
        STOU  $9,w,W_S
        STCO  4,w,W_L         $0 to $3
        STCO  255,w,W_G
        SET   $9,0
        SET   $10,$2
        PUSHJ $8,Register:Set
        SET   $9,1
        SET   $10,$6
        PUSHJ $8,Register:Set
        SET   $9,2
        SET   $10,$5
        PUSHJ $8,Register:Set
        SET   $9,3
        SET   $10,$4
        PUSHJ $8,Register:Set
        SET   $9,$7
        PUSHJ $8,Guest:Load
        PUT   rJ,$1
        POP

% Registers(): all are zero, but for these.  It begins with an exit of its own,
% so to speak: what will be in the machine when it is entered.
Guest:Registers GETA $0,Boot:Fail
        GET   $0,rN           1.1.0, like ours: with V
        STOU  $0,v,V_N
        GET   $0,rG
        STOU  $0,w,W_OurG
        SETH  $0,Stack>>48
        ORL   $0,Stack&#ffff
        STOU  $0,w,W_OurS
        SETH  $0,#8000
        STOU  $0,v,N_XX
        NEG   $0,1
        STOU  $0,g,G_When
        STOU  $0,g,G_Asked
        SRU   $0,$0,1
        STOU  $0,g,G_Overflow
        STOU  $0,g,G_Interval
        STOU  $0,g,G_Alarm
        STOU  $0,g,G_Ready
        LDOU  $0,g,G_Number
        BNZ   $0,1F           guest 0 has our disk
        SETH  $0,Disk>>48
        INCL  $0,Disk&#ffff
        LDOU  $0,$0,40
        STOU  $0,v,V_Sectors
1H      POP

% Pool(number): its part: so many pages, an equal number for each.
Guest:Pool SETL $1,(PoolEnd-Pool)>>PageBits
        LDOU  $2,base,E_Guests
        DIVU  $1,$1,$2
        SLU   $1,$1,PageBits
        MULU  $0,$0,$1
        SETH  $2,Pool>>48
        ORML  $2,Pool>>16&#ffff
        ADDU  $2,$2,$0
        STOU  $2,v,V_Free
        ADDU  $2,$2,$1
        STOU  $2,v,V_End
        POP

% Map(): rVV's tables: all of its memory, r, w and x.  Pages are as large as
% the memory's beginning and length allow, so that they are few.
Guest:Map GET $0,rJ
        LDOU  $1,g,G_Base
        LDOU  $2,g,G_Size
        OR    $3,$1,$2
        SUBU  $4,$3,1         ones where $3 ends in zeros
        SADD  $4,$4,$3
        SETL  $5,Shadow:MapS
        CMP   $6,$4,$5
        CSP   $4,$6,$5        s
        SRU   $2,$2,$4        number of pages
        SRU   $5,$2,20
        BNZ   $5,9F
        SET   $6,2            two blocks: for pages with one digit, and two
        PUSHJ $5,Space:Pages
        BZ    $5,9F
        LDOU  $6,g,G_Number
        SLU   $6,$6,6
        OR    $6,$6,63
        SLU   $6,$6,3         n
        SLU   $7,$4,40
        ORH   $7,#2000
        OR    $7,$7,$6
        SET   $8,$5
        ANDNH $8,Sign>>48
        OR    $7,$7,$8
        STOU  $7,v,N_VV
        STOU  $7,w,W_Map
        OR    $1,$1,$6
        ANDNH $1,Sign>>48
        OR    $1,$1,7         the entry of page 0
        SET   $7,1
        SLU   $7,$7,$4        and what is added for the next
        SET   $8,0
1H      SET   $9,$5           its table: the first block,
        SRU   $10,$8,10
        BZ    $10,3F
        INCL  $9,PageSize     or one that is named in the second
        8ADDU $9,$10,$9
        LDOU  $10,$9,0
        BNZ   $10,2F
        SET   $11,1
        PUSHJ $10,Space:Pages
        BZ    $10,9F
        OR    $10,$10,$6
        STOU  $10,$9,0
2H      SET   $9,$10
        ANDNL $9,PageSize-1
3H      SLU   $10,$8,54
        SRU   $10,$10,54
        8ADDU $9,$10,$9
        STOU  $1,$9,0
        ADDU  $1,$1,$7
        ADDU  $8,$8,1
        CMPU  $9,$8,$2
        BN    $9,1B
        LDOU  $1,v,V_Free
        STOU  $1,v,V_Begin
        LDOU  $2,v,V_End      enough for a space, and its deepest table
        SUBU  $2,$2,$1
        SRU   $2,$2,PageBits
        CMP   $2,$2,15+4
        BN    $2,9F
        PUT   rJ,$0
        POP
9H      GETA  $2,1F
        PUSHJ $1,Boot:Stop
1H      BYTE  "there is too much memory for our tables",0
        LOC   (@+3)&~3

% Load(end): the kernel, below gpa END.
Guest:Load GET $1,rJ
        SETH  $3,Object>>48
        ORML  $3,Object>>16&#ffff
        LDOU  $4,base,E_Octa
        GETA  $5,Guest:Place
        SET   $6,$0
        PUSHJ $2,Load:Object
        BNZ   $2,9F
        STOU  $3,w,W_G
1H      LDTU  $5,$4,0         an octa at a multiple of 4
        LDTU  $6,$4,4
        SLU   $5,$5,32
        OR    $5,$5,$6
        8ADDU $6,$3,w
        SETL  $7,W_Globals
        STOU  $5,$6,$7
        ADDU  $4,$4,8
        ADDU  $3,$3,1
        SETL  $6,256
        CMP   $6,$3,$6
        BN    $6,1B
        STOU  $5,v,N_BB       $255, the last one: where it begins
        STOU  $5,v,N_WW
        BNN   $5,9F
        PUT   rJ,$1
        POP
9H      GETA  $5,1F
        PUSHJ $4,Boot:Stop
1H      BYTE  "the guests' kernel is no object file, or does not fit",0
        LOC   (@+3)&~3

% Place(va,end) address: of the page of the guest's memory; 0 if there is none.
Guest:Place BNN $0,1F
        ANDNH $0,Sign>>48
        SRU   $0,$0,PageBits
        SLU   $0,$0,PageBits
        CMPU  $2,$0,$1
        BNN   $2,1F
        LDOU  $2,g,G_Base
        ADDU  $0,$0,$2
        POP   1,0
1H      SET   $0,0
        POP   1,0
