% space.mms - the shadow tables of a guest: spaces, pages, entries.
%
% All come from the guest's part of the pool, one page behind the other, and
% are given up together: when the guest says SYNC 6, or when the pool is used
% up, which does no harm but for time.
%
% A space has 15 blocks for the four segments.  At first they have 4, 4, 3, 4,
% for page numbers with so many digits; an address beyond gets 5 for its
% segment, and the segment that asked before it keeps 5.  Two are enough for
% any instruction to complete: where it is, and where its octa is.
Space:Blocks IS #48bf         b1 to b4
Space:Octas IS 15<<10

% Clear(): SYNC 6: nothing is known any more.
Shadow:Clear STCO 0,g,G_Made
        LDOU  $0,v,V_Begin
        STOU  $0,v,V_Free
        STCO  0,g,G_Space
        STCO  0,v,N_V
        PUT   rV,0
        STCO  0,w,W_Space
        SYNC  6
        JMP   Nested:Map

% Select(): the virtual rV has changed: the real one is that of its space, or
% 0, which refuses everything, so that a space is made when it is needed.
Shadow:Select GET $0,rJ
        SET   $2,0
        PUSHJ $1,Walk:Valid
        BZ    $1,1F
        LDOU  $2,v,V_V
        ANDNH $2,Sign>>48
        PUSHJ $1,Shadow:Search
1H      STOU  $1,g,G_Space
        BZ    $1,2F
        LDOU  $1,$1,S_RV
2H      STOU  $1,v,N_V
        PUT   rV,$1
        PUT   rJ,$0
        POP

% Search(rv) space: with this s and n, and this sign, which stands for rVV; 0
% if there is none.
Shadow:Search SETH $1,Sign>>48
        ORMH  $1,#ff00
        ORL   $1,#1ff8
        AND   $0,$0,$1
        LDOU  $1,g,G_Made
        SETL  $2,S_
        ADDU  $2,w,$2
1H      SUBU  $1,$1,1
        BN    $1,2F
        LDOU  $3,$2,S_Key
        CMPU  $3,$3,$0
        BZ    $3,3F
        ADDU  $2,$2,S_Size
        JMP   1B
2H      SET   $2,0
3H      SET   $0,$2
        POP   1,0

% Make(va): a space for the virtual rV; or, if va is negative, for rVV: its four
% blocks are enough for 2^48 bytes.
Space:Make GET $1,rJ
1H      LDOU  $2,g,G_Made
        CMP   $3,$2,S_Most
        BZ    $3,2F
        SET   $4,15
        CSN   $4,$0,4
        PUSHJ $3,Space:Pages
        BNZ   $3,3F
2H      PUSHJ $3,Shadow:Clear
        JMP   1B
3H      ADDU  $4,$2,1
        STOU  $4,g,G_Made
        LDOU  $5,g,G_Number
        SLU   $5,$5,6         n: 64 for each guest
        ADDU  $4,$4,$5
        SLU   $4,$4,3
        SETMH $5,13<<8
        ORH   $5,Space:Blocks
        OR    $4,$4,$5
        ANDNH $3,Sign>>48
        OR    $3,$4,$3
        SLU   $2,$2,5
        INCL  $2,S_
        ADDU  $2,w,$2
        STOU  $3,$2,S_RV
        STCO  0,$2,S_Last
        SETMH $5,#ff00
        ORL   $5,#1ff8
        PUT   rJ,$1
        BN    $0,4F
        LDOU  $4,v,V_V
        AND   $4,$4,$5
        STOU  $4,$2,S_Key
        STOU  $2,g,G_Space
        STOU  $3,v,N_V
        PUT   rV,$3
        POP
4H      LDOU  $4,w,W_VV
        AND   $4,$4,$5
        ORH   $4,Sign>>48
        STOU  $4,$2,S_Key
        STOU  $2,w,W_Space
        JMP   Nested:Map

% Pages(count) first: so many pages of zeros, neighbours; 0 if there are none.
Space:Pages SLU $1,$0,PageBits
        LDOU  $0,v,V_Free
        ADDU  $1,$0,$1
        LDOU  $2,v,V_End
        CMPU  $2,$1,$2
        BP    $2,1F
        STOU  $1,v,V_Free
        SET   $2,$0

% Zero the octas from $2 up to $1, a multiple of 64 bytes.
Space:Zero STCO 0,$2,0
        STCO  0,$2,8
        STCO  0,$2,16
        STCO  0,$2,24
        STCO  0,$2,32
        STCO  0,$2,40
        STCO  0,$2,48
        STCO  0,$2,56
        ADDU  $2,$2,64
        CMPU  $3,$2,$1
        PBN   $3,Space:Zero
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Entry(va,make) address: of va's entry in the present space; if it is to be
% made, so is what leads there.  0: there is none.
Shadow:Entry GET $2,rJ
1H      LDOU  $3,g,G_Space
        BNN   $0,2F
        LDOU  $3,w,W_Space
2H      BNZ   $3,3F
        BZ    $1,9F
        SET   $4,$0
        PUSHJ $3,Space:Make
        JMP   1B
3H      LDOU  $4,$3,S_RV
        SRU   $5,$0,61        segment
        CSN   $5,$0,0
        SLU   $6,$5,2
        NEG   $6,60,$6
        SRU   $7,$4,$6
        AND   $8,$7,#f        its blocks' end
        SRU   $7,$7,4
        AND   $7,$7,#f        and begin
        CSZ   $7,$5,0
        SLU   $6,$0,3
        SRU   $6,$6,3+PageBits
        SET   $9,0            ten times the level
2H      SRU   $10,$6,$9
        SRU   $10,$10,10
        BZ    $10,3F
        ADD   $9,$9,10
        ADD   $7,$7,1
        JMP   2B
3H      CMP   $10,$7,$8
        BNN   $10,8F
        SLU   $7,$7,PageBits
        SLU   $8,$4,24
        SRU   $8,$8,24+PageBits
        SLU   $8,$8,PageBits
        ADDU  $7,$7,$8        the table
        ORH   $7,Sign>>48
4H      SRU   $8,$6,$9
        SLU   $8,$8,54
        SRU   $8,$8,54
        8ADDU $7,$8,$7
        BZ    $9,6F
        LDOU  $8,$7,0
        BNZ   $8,5F
        BZ    $1,9F
        SET   $9,1
        PUSHJ $8,Space:Pages
        BZ    $8,7F
        SLU   $9,$4,51
        SRU   $9,$9,51
        ANDNL $9,7
        OR    $8,$8,$9        a pointer has the sign, and n
        STOU  $8,$7,0
        JMP   1B              from the beginning: it is there now
5H      SET   $7,$8
        ANDNL $7,PageSize-1
        SUB   $9,$9,10
        JMP   4B
6H      SET   $0,$7
        PUT   rJ,$2
        POP   1,0
7H      PUSHJ $8,Shadow:Clear the pool is used up: begin anew
        PUT   rJ,$2
        JMP   Shadow:Entry
8H      BZ    $1,9F
        SET   $7,$5
        PUSHJ $6,Space:Rebuild
        JMP   1B
9H      PUT   rJ,$2
        SET   $0,0
        POP   1,0

% Rebuild(segment): it gets 5 blocks, the segment before it keeps 5, the other
% two have 3 and 2; or, if it was itself, the other three 4, 3, 3.  The blocks
% move to new pages; what is lost is what a segment had in blocks that it has no
% more.
Space:Rebuild GET $1,rJ
        LDOU  $2,g,G_Space
        LDOU  $3,$2,S_Last
        STOU  $0,$2,S_Last
        CMP   $4,$0,$3
        SETL  $5,#23          blocks to be dealt, from the right
        SETL  $6,#334
        CSZ   $5,$4,$6
        SET   $4,0            b1 to b4, as they come
        SET   $6,0
        SET   $7,0            the segment
1H      CMP   $8,$7,$0
        BZ    $8,2F
        CMP   $8,$7,$3
        BZ    $8,2F
        AND   $8,$5,#f
        SRU   $5,$5,4
        JMP   3F
2H      SET   $8,5
3H      ADDU  $6,$6,$8
        SLU   $4,$4,4
        OR    $4,$4,$6
        ADDU  $7,$7,1
        CMP   $8,$7,4
        BN    $8,1B
        LDOU  $5,$2,S_RV      what was
        SLU   $4,$4,48
        SET   $7,15
        PUSHJ $6,Space:Pages
        BZ    $6,7F
        SLU   $7,$5,24
        SRU   $7,$7,24+PageBits
        SLU   $7,$7,PageBits
        ORH   $7,Sign>>48     the blocks as they were
        SETL  $8,60
        SET   $9,0            where the segment's begin there,
        SET   $10,0           and where now
4H      SRU   $11,$5,$8
        AND   $11,$11,#f      where they end
        SRU   $12,$4,$8
        AND   $12,$12,#f
        SUBU  $13,$11,$9
        SUBU  $14,$12,$10
        CMP   $15,$13,$14
        CSP   $13,$15,$14     so many can be kept
        SLU   $17,$13,PageBits
        SLU   $15,$10,PageBits
        ADDU  $15,$15,$6
        SLU   $16,$9,PageBits
        ADDU  $16,$16,$7
        PUSHJ $14,Boot:Move
        SET   $9,$11
        SET   $10,$12
        SUB   $8,$8,4
        CMP   $13,$8,48
        BNN   $13,4B
        ANDNH $6,Sign>>48
        OR    $4,$4,$6
        SETMH $7,#ff00        s and n stay
        ORL   $7,#1ff8
        AND   $7,$5,$7
        OR    $4,$4,$7
        STOU  $4,$2,S_RV
        STOU  $4,v,N_V
        PUT   rV,$4
        SYNC  6
        PUT   rJ,$1
        POP
7H      PUSHJ $6,Shadow:Clear the pool is used up: begin anew
        PUT   rJ,$1
        POP
