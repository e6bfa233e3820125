% walk.mms - the guest's own page tables.
%
% The same walk as the machine's, in the guest's memory.  An address of segment
% i has a page number, whose digits in radix 1024 say which entries:
%
%       rV    | b1 | b2 | b3 | b4 | s | root r | n | f |
%             63   59   55   51   47  39       12  2   0
%
%       with d+1 digits the walk begins in block r + b_i + d, which must be
%       below r + b_(i+1); page 0 needs no block of its own

% Peek(gpa) octa: 0 where no RAM is.
Walk:Peek ANDNL $0,7
        LDOU  $1,g,G_Size
        CMPU  $1,$0,$1
        BNN   $1,1F
        LDOU  $1,g,G_Base
        LDOU  $0,$1,$0
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Word(va) tetra: the guest's instruction there; 0 if it is not to be found.
Walk:Word GET $1,rJ
        SET   $2,$0
        ANDNH $2,Sign>>48
        BNN   $0,4F
        LDOU  $3,w,W_Guest
        BZ    $3,1F
4H      SET   $3,$0
        PUSHJ $2,Walk:Valid
        BZ    $2,3F
        SET   $4,$2
        SET   $3,$0
        PUSHJ $2,Walk:Translate
        SLU   $3,$0,64-PageBits
        SRU   $3,$3,64-PageBits
        OR    $2,$2,$3
1H      SET   $4,$2
        PUSHJ $3,Walk:Peek
        PUT   rJ,$1
        AND   $2,$2,4
        BNZ   $2,2F
        SRU   $3,$3,32
2H      SLU   $0,$3,32
        SRU   $0,$0,32
        POP   1,0
3H      PUT   rJ,$1
        SET   $0,0
        POP   1,0

% RV(va) rv: the virtual register that names va's tables: rV, or rVV for the
% negative addresses of the guest's own guest.
Walk:RV BN    $0,1F
        LDOU  $0,v,V_V
        POP   1,0
1H      LDOU  $0,w,W_VV
        POP   1,0

% Valid(va) s: of that one; 0 if it is no good and everything is refused.
Walk:Valid BN $0,2F
        LDOU  $1,v,V_V
        AND   $2,$1,7
        CMP   $2,$2,1
        BP    $2,1F
        JMP   3F
2H      SLU   $2,$0,1         2^48 and beyond
        SRU   $2,$2,49
        BNZ   $2,1F
        LDOU  $1,w,W_VV       f must be 0
        AND   $2,$1,7
        BNZ   $2,1F
3H      SLU   $0,$1,16
        SRU   $0,$0,56
        CMP   $1,$0,13
        BN    $1,1F
        CMP   $1,$0,48
        BP    $1,1F
        POP   1,0
1H      SET   $0,0
        POP   1,0

% Page(entry,va,s) gpa: of the 8 KiB page of va, if entry leads to a page of
% 2^s bytes.
Walk:Page ANDNH $0,#ffff
        SRU   $0,$0,$2
        SLU   $0,$0,$2
        NEG   $3,1
        SLU   $3,$3,$2
        ANDN  $3,$1,$3        where in the large page
        ANDNL $3,PageSize-1
        OR    $0,$0,$3
        POP   1,0

% Translate(va,s) gpa,perm: by the guest's tables; perm 0: they do not say.
Walk:Translate GET $2,rJ
        SET   $4,$0
        PUSHJ $3,Walk:RV
        SET   $11,$3
        SRU   $3,$0,61        segment
        CSN   $3,$0,0         a negative address is like one of segment 0
        SLU   $3,$3,2
        NEG   $3,60,$3
        SRU   $4,$11,$3
        AND   $5,$4,#f        b_(i+1)
        SRU   $4,$4,4
        AND   $4,$4,#f        b_i
        CMP   $3,$3,60
        CSZ   $4,$3,0         of segment 0 it is 0
        SLU   $6,$0,3
        SRU   $6,$6,3
        SRU   $6,$6,$1        page number
        SET   $7,0            ten times the level
1H      SRU   $8,$6,$7
        SRU   $8,$8,10
        BZ    $8,2F
        ADD   $7,$7,10
        ADD   $4,$4,1
        JMP   1B
2H      CMP   $8,$4,$5        has the segment this block?
        BN    $8,3F
        BP    $8,9F
        BNZ   $6,9F           only page 0 may do with b_i = b_(i+1)
3H      SLU   $8,$11,24       r
        SRU   $8,$8,37
        ADDU  $8,$8,$4
        SLU   $8,$8,13        the table
        SLU   $9,$11,51       n
        SRU   $9,$9,54
4H      SRU   $10,$6,$7
        SLU   $10,$10,54
        SRU   $10,$10,54
        8ADDU $13,$10,$8
        PUSHJ $12,Walk:Peek   the entry
        SLU   $10,$12,51
        SRU   $10,$10,54
        CMP   $10,$10,$9
        BNZ   $7,5F
        BNZ   $10,9F          a page of another space
        AND   $1,$12,7
        SET   $4,$12
        SET   $5,$0
        SLU   $6,$11,16
        SRU   $6,$6,56
        PUSHJ $3,Walk:Page
        PUT   rJ,$2
        SET   $0,$1
        SET   $1,$3
        POP   2,0
5H      BNN   $12,9F          no pointer
        BNZ   $10,9F
        SET   $8,$12
        ANDNH $8,#8000
        ANDNL $8,PageSize-1
        SUB   $7,$7,10
        JMP   4B
9H      PUT   rJ,$2
        SET   $0,0
        SET   $1,0
        POP   2,0
