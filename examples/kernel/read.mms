% read.mms - the calls that read.
%
% $8 is the number of bytes that the buffer has; at the beginning it is P_Done,
% more than 0 if the call had to wait.  A buffer may begin in a page that can be
% had, and end in one that cannot: so each is asked for when it is come to, and
% what was read until then is there, as in the process VM.

        PREFIX Calls:

% The result is n - size, -1 - size if it cannot be done.
Fread   GETA  $8,Pair
        GO    $8,$8,0
        SUBU  $2,failed,$6
        SRU   $8,$6,32
        BNZ   $8,Done
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Done
        LDOU  $8,$0,:P_Done
1H      CMPU  $9,$8,$6
        BNN   $9,3F
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        CMP   $9,$7,:H_Input
        BNN   $9,2F
        ADDU  $10,$5,$8       from a file, as much as fits into the page
        PUSHJ $9,Left
        SUBU  $10,$6,$8
        CMPU  $11,$9,$10
        CSP   $9,$11,$10
        SET   $11,$7
        ADDU  $12,$5,$8
        SET   $13,$9
        PUSHJ $10,:Files:Read
        BN    $10,Done
        ADDU  $8,$8,$10
        CMP   $11,$10,$9
        PBZ   $11,1B
        JMP   3F
2H      SET   $10,$7
        PUSHJ $9,In
        CMP   $10,$9,0
        BN    $10,4F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        JMP   1B
4H      ADD   $9,$9,1
        BN    $9,Wait
3H      SUBU  $2,$8,$6
        JMP   Done

% The result is the length of the line; -1 at the end, also when that comes
% right behind a full piece (as in the reference).
Fgets   GETA  $8,Pair
        GO    $8,$8,0
        BZ    $6,Fail
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Fail
        SUBU  $6,$6,1
        LDOU  $8,$0,:P_Done
1H      ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        SET   $2,$8
        CMPU  $9,$8,$6
        BNN   $9,3F
        SET   $10,$7
        PUSHJ $9,In
        BN    $9,2F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        CMP   $9,$9,#a
        PBNZ  $9,1B
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        SET   $2,$8
        JMP   3F
2H      ADD   $9,$9,1
        BN    $9,Wait
        DIVU  $9,$8,PIECE
        GET   $9,:rR
        CSZ   $2,$9,failed
        BZ    $8,Done         nothing is stored
3H      SET   $9,0
        STBU  $9,$5,$8
        JMP   Done

% The same with wydes; at the end the result is the number of wydes, also 0.
Fgetws  GETA  $8,Pair
        GO    $8,$8,0
        BZ    $6,Fail
        SET   $10,$0
        SET   $11,$4
        SET   $12,READ
        PUSHJ $9,Use
        BZ    $9,Fail
        ANDNL $5,1
        SUBU  $6,$6,1
        SLU   $6,$6,1
        LDOU  $8,$0,:P_Done
1H      ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        CMPU  $9,$8,$6
        BNN   $9,3F
        SET   $10,$7
        PUSHJ $9,In
        BN    $9,2F
        STBU  $9,$5,$8
        ADDU  $8,$8,1
        AND   $9,$8,1
        BNZ   $9,1B
        SUBU  $9,$8,2
        LDWU  $9,$5,$9
        CMP   $9,$9,#a
        PBNZ  $9,1B
        ADDU  $10,$5,$8
        SET   $11,2
        PUSHJ $9,:Page:Reach
        JMP   3F
2H      ADD   $9,$9,1
        BN    $9,Wait
        ANDNL $8,1            an odd byte is lost
3H      SET   $9,0
        STWU  $9,$5,$8
        SRU   $2,$8,1
        JMP   Done

        PREFIX :
