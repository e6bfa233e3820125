% shadow.mms - the tables that the machine really walks.
%
% The guest's tables say va -> gpa, and its memory is at G_Base + gpa; the
% shadow tables say both at once.  They are in MMIX's own format, so the
% machine's walk needs to know of no guest:
%
%       rV (virtual)          rV (real)
%         |                     |
%         v   walk.mms          v   the machine
%       va ------> gpa        va ------------> pa
%                   |  + G_Base                ^
%                   +--------------------------+
%
% rVV leads to the guest's memory by its negative addresses; that map is made
% once (Shadow:Map).  The tables for rV begin empty, and what they lack comes
% here as r, w or x.
%
% They are a virtual translation cache.  The guest's own tables may change, and
% like the bare machine we do not notice before SYNC 6 or LDVTS.  An entry has
% what that cache would know: for data and for instructions apart, whether
% there has been an access, and what was permitted then.
%
%       shadow entry   | RAM? | data? insns? | rwx then | page | n | rwx |
%                        58     57    56       50-48     47-13
%
% Where the guest has no RAM, rwx is 0, and the page is a gpa.  The upper part
% is not looked at by the machine.
%
% The bare machine finds entries by s and n of rV, whatever else that says.  So
% there is a space, with tables and a real n of its own, for each such pair; a
% PUT of rV forgets nothing (Shadow:Select).
Shadow:Ram IS #0400           in the highest wyde
Shadow:MapS IS 23             the largest pages of a map have 2^s bytes

% --- an access that the shadow tables refuse --------------------------------

% y is the address; z what it needs, as rwx, at least; t+1 is 1 if it is data.
Shadow:Fetch SUBU y,where,4
        SET   z,1
        SET   t+1,0
        BNN   y,1F
        LDOU  t,w,W_Guest
        BNZ   t,1F
        SET   t,B_X           no fetch from devices, or from nothing
        STCO  K_Fault,base,E_Kind
        JMP   Reflect:Refused
Shadow:Access GET y,rYY
        SRU   z,bits,5
        SET   t+1,1
        BNN   y,1F
        LDOU  t,w,W_Guest
        BNZ   t,1F
        SET   to,y            in the guest's memory all is mapped
        ANDNH to,Sign>>48
        JMP   Device
1H      SET   t+3,y
        PUSHJ t+2,Walk:Valid
        BZ    t+2,Shadow:Refuse
        SET   t+4,y
        SET   t+5,t+2
        SET   t+6,t+1
        PUSHJ t+3,Shadow:Find
        BNZ   t+3,Shadow:Known
        SET   t+4,y
        PUSHJ t+3,Walk:RV
        BOD   t+3,2F          f is 1
        SET   t+4,y
        SET   t+5,t+2
        PUSHJ t+3,Walk:Translate
        SET   t,t+4
        ANDN  t+5,z,t
        BNZ   t+5,Shadow:Lacks
        SET   to,t+3
        SET   t+4,y
        SET   t+5,t+1
        SET   t+6,t
        SET   t+7,to
        PUSHJ t+3,Shadow:Fill
        LDOU  t+3,g,G_Size
        CMPU  t+3,to,t+3
        BNN   t+3,Shadow:Elsewhere
Shadow:Again STCO K_Shadow,base,E_Kind
        BZ    t+1,1F
        SUBU  t,op,#f8        it is done again: ropcode 0
        CMPU  t,t,3
        BP    t,Enter:Go
        GETA  t,Enter:Shown   but POP, SAVE, UNSAVE in the middle
        JMP   Ring:Keep
1H      SET   where,y
        JMP   Enter:Next
2H      STCO  K_Fault,base,E_Kind
        JMP   Reflect:Software

% The virtual cache has had the entry t+3 all the time; or a larger page of
% which this is a part.
Shadow:Known SRU t,t+3,48
        AND   t,t,7
        ANDN  t+5,z,t
        BNZ   t+5,Shadow:Lacks
        SETH  t,Shadow:Ram
        AND   t,t+3,t
        BNZ   t,Shadow:Again
        SET   to,t+3
        ANDNH to,#ffff
        ANDNL to,PageSize-1

% There is no RAM.
Shadow:Elsewhere BNZ t+1,Device
Shadow:Refuse SET t+5,z

% It lacks t+5.  A spill may still go to the guest's continuation page.
Shadow:Lacks STCO K_Fault,base,E_Kind
        SLU   z,t+5,5         program bits
        BZ    t+1,1F
        LDOU  t+2,w,W_Guest   while virtual G is 1, there is none
        BNZ   t+2,1F
        SET   t+3,0
        PUSHJ t+2,Walk:Valid
        BZ    t+2,1F
        SET   t+4,xx
        PUSHJ t+3,Masked:What
        CMP   t+3,t+3,W_Spill
        BNZ   t+3,1F
        LDOU  t+4,v,V_C
        AND   t+3,t+4,2
        BNZ   t+3,2F
1H      SET   t,z
        JMP   Reflect:Refused
2H      LDOU  t,g,G_Time      reported behind the instruction
        ADDU  t,t,1
        STOU  t,g,G_Overflow
        STOU  t,g,G_Next
        SET   t+5,y
        SET   t+6,t+2
        PUSHJ t+3,Walk:Page
        SLU   t+4,y,64-PageBits
        SRU   t+4,t+4,64-PageBits
        ANDNL t+4,7
        OR    to,t+3,t+4
        LDOU  t+3,g,G_Size
        CMPU  t+3,to,t+3
        BNN   t+3,3F
        LDOU  t+3,g,G_Base
        GET   t+4,rZZ
        STOU  t+4,t+3,to
        JMP   Ring:Spill
3H      JMP   Device

% --- the virtual translation cache ------------------------------------------

% Find(va,s,data) entry: what it knows of va's page, or 0.  A page larger than
% ours is known if any of its parts is; we look at those in one table.
Shadow:Find GET $3,rJ
        SET   $5,$0
        SET   $6,0
        PUSHJ $4,Shadow:Entry
        BZ    $4,9F
        SETML $8,#0100
        SLU   $8,$8,$2
        SLU   $8,$8,32
        LDOU  $5,$4,0
        AND   $6,$5,$8
        BNZ   $6,8F
        CMP   $6,$1,13
        BZ    $6,9F
        SET   $6,$0
        SET   $7,$1
        PUSHJ $5,Shadow:Row
        BZ    $6,9F
1H      SUBU  $6,$6,1
        BN    $6,9F
        8ADDU $4,$6,$5
        LDOU  $4,$4,0
        SETML $8,#0100
        SLU   $8,$8,$2
        SLU   $8,$8,32
        AND   $7,$4,$8
        BZ    $7,1B
        SET   $6,$4           a part: what is va's?
        PUSHJ $5,Shadow:Gpa
        SET   $10,$5
        SET   $11,$0
        SET   $12,$1
        PUSHJ $9,Walk:Page
        SET   $5,$0
        SET   $6,$2
        SRU   $7,$4,48
        AND   $7,$7,7
        SET   $8,$9
        PUSHJ $4,Shadow:Fill
        PUT   rJ,$3
        JMP   Shadow:Find
8H      PUT   rJ,$3
        SET   $0,$5
        POP   1,0
9H      PUT   rJ,$3
        SET   $0,0
        POP   1,0

% Gpa(entry) gpa: of the page that it knows.
Shadow:Gpa SLU $1,$0,16
        SRU   $1,$1,16+PageBits
        SLU   $1,$1,PageBits
        SETH  $2,Shadow:Ram
        AND   $2,$0,$2
        BZ    $2,1F
        LDOU  $2,g,G_Base
        ANDNH $2,Sign>>48
        SUBU  $1,$1,$2
1H      SET   $0,$1
        POP   1,0

% Row(va,s) first,count: the entries of a page of 2^s bytes, as far as they are
% in one table; count is 0 if there is none.
Shadow:Row GET $2,rJ
        SETL  $3,23
        CMP   $4,$1,$3
        CSP   $1,$4,$3
        SRU   $4,$0,$1
        SLU   $4,$4,$1
        SET   $5,0
        PUSHJ $3,Shadow:Entry
        PUT   rJ,$2
        SUBU  $1,$1,PageBits
        SET   $0,1
        SLU   $0,$0,$1
        CSZ   $0,$3,0
        SET   $1,$3
        POP   2,0

% Fill(va,data,rwx,gpa): from now on it knows this, too.
Shadow:Fill GET $4,rJ
        SET   $6,$0
        SET   $7,1
        PUSHJ $5,Shadow:Entry
        PUT   rJ,$4
        LDOU  $6,$5,0
        ANDNL $3,PageSize-1
        LDOU  $7,g,G_Size
        CMPU  $7,$3,$7
        BNN   $7,1F
        LDOU  $7,g,G_Base
        ADDU  $3,$3,$7
        ANDNH $3,Sign>>48
        ORH   $3,Shadow:Ram
1H      SLU   $7,$6,16        the other side's page was another?
        SLU   $8,$3,16
        XOR   $7,$7,$8
        SRU   $7,$7,16+PageBits
        CSNZ  $6,$7,0         then that is lost
        SLU   $2,$2,48
        SETH  $8,#0001
        SETH  $9,#0006
        CSNZ  $8,$1,$9
        AND   $2,$2,$8        rwx of this side
        SETH  $8,#0100
        SETH  $9,#0200
        CSNZ  $8,$1,$9
        OR    $2,$2,$8
        SETH  $8,#0206        what stays of the other
        SETH  $9,#0101
        CSNZ  $8,$1,$9
        AND   $6,$6,$8
        OR    $3,$3,$6
        OR    $3,$3,$2

% Put(entry address,data,-,entry): with n, and rwx for the machine.
        LDOU  $6,g,G_Space
        BNN   $0,2F
        LDOU  $6,w,W_Space
2H      LDOU  $6,$6,S_RV
        SLU   $6,$6,51
        SRU   $6,$6,51
        ANDNL $6,7
        OR    $3,$3,$6
        SRU   $6,$3,48
        AND   $6,$6,7
        SETH  $7,Shadow:Ram
        AND   $7,$3,$7
        CSZ   $6,$7,0
        OR    $3,$3,$6
        STOU  $3,$5,0
        POP

% Install(va,entry,fetch): ropcode 3: the guest's software says so.  What is
% known already stays.
Shadow:Install GET $3,rJ
        SET   $5,$0
        PUSHJ $4,Walk:Valid
        BZ    $4,1F
        ZSZ   $8,$2,1
        SET   $6,$0
        SET   $7,$4
        PUSHJ $5,Shadow:Find
        BNZ   $5,1F
        SET   $9,$1
        SET   $10,$0
        SET   $11,$4
        PUSHJ $8,Walk:Page
        SET   $5,$0
        ZSZ   $6,$2,1
        AND   $7,$1,7
        PUSHJ $4,Shadow:Fill
1H      PUT   rJ,$3
        POP

% Change(key) found: LDVTS.  It changes what is known of a page: the key has
% va, n and the new rwx; s is that of rV, or rVV.  1: as instructions, 2: as
% data.
Shadow:Change GET $1,rJ
        SET   $3,$0
        PUSHJ $2,Walk:Valid
        BZ    $2,9F
        SET   $3,$0           va must be that of a whole page
        ANDNL $3,PageSize-1
        SRU   $4,$3,$2
        SLU   $4,$4,$2
        CMP   $4,$4,$3
        BNZ   $4,9F
        SLU   $5,$2,40
        SLU   $6,$0,51
        SRU   $6,$6,51
        ANDNL $6,7
        OR    $5,$5,$6
        SETH  $6,Sign>>48
        AND   $6,$6,$0
        OR    $5,$5,$6
        PUSHJ $4,Shadow:Search
        BZ    $4,9F
        LDOU  $5,g,G_Space    for a while the present space is that one
        STOU  $4,g,G_Space
        SET   $7,$3
        SET   $8,$2
        LDOU  $3,w,W_Space
        STOU  $4,w,W_Space
        PUSHJ $6,Shadow:Row
        AND   $0,$0,7
        SLU   $0,$0,48
        SET   $8,0
1H      SUBU  $7,$7,1
        BN    $7,4F
        8ADDU $9,$7,$6
        LDOU  $10,$9,0
        BZ    $10,1B
        SRU   $11,$10,56
        AND   $11,$11,3
        OR    $8,$8,$11
        BZ    $0,3F
        SETH  $12,#0001       each side has its part of rwx
        BOD   $11,2F
        SET   $12,0
2H      AND   $11,$11,2
        SETH  $13,#0006
        CSZ   $13,$11,0
        OR    $12,$12,$13
        AND   $12,$12,$0
        ANDNH $10,#0007
        ANDNL $10,7
        OR    $10,$10,$12
        SRU   $12,$12,48
        SETH  $13,Shadow:Ram
        AND   $13,$10,$13
        CSZ   $12,$13,0
        OR    $10,$10,$12
        STOU  $10,$9,0
        JMP   1B
3H      STCO  0,$9,0
        JMP   1B
4H      STOU  $5,g,G_Space
        STOU  $3,w,W_Space
        BZ    $8,5F
        SYNC  6               the machine's own cache knows it, too
5H      PUT   rJ,$1
        SET   $0,$8
        POP   1,0
9H      PUT   rJ,$1
        SET   $0,0
        POP   1,0
