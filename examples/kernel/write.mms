% write.mms - the calls that write.
%
% They never wait: the console takes all.  But what goes there may be long, and
% others want to run: so these calls pause at each page, and go on behind what
% they have written (P_Done).

        PREFIX Calls:

% The result is 0, or - size if it cannot be done.
Fwrite  GETA  $8,Pair
        GO    $8,$8,0
        NEGU  $2,0,$6
        SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Done
        LDOU  $8,$0,:P_Done
1H      CMPU  $9,$8,$6
        BNN   $9,4F
        ADDU  $10,$5,$8
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$5,$8
        BZ    $9,Astray
        ADDU  $10,$5,$8
        PUSHJ $9,Left
        SUBU  $10,$6,$8
        CMPU  $11,$9,$10
        CSP   $9,$11,$10
        CMP   $10,$7,:H_Input
        BNN   $10,2F
        SET   $11,$7
        ADDU  $12,$5,$8
        SET   $13,$9
        PUSHJ $10,:Files:Write
        BNZ   $10,Done
        ADDU  $8,$8,$9
        JMP   1B
2H      ADDU  $9,$8,$9        to the console, up to there
3H      SET   $11,$0
        LDBU  $12,$5,$8
        PUSHJ $10,:Console:Put
        ADDU  $8,$8,1
        CMPU  $10,$8,$9
        PBN   $10,3B
        CMPU  $9,$8,$6
        BN    $9,Pause
4H      SET   $2,0
        JMP   Done

% The result is the number of bytes before the zero.
Fputs   SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Fail
        LDOU  $2,$0,:P_Done
1H      ADDU  $10,$3,$2
        SET   $11,4
        PUSHJ $9,:Page:Reach
        ADDU  $11,$3,$2
        BZ    $9,Astray
        ADDU  $10,$3,$2
        PUSHJ $9,Left
        ADDU  $8,$2,$9        to the end of the page
2H      LDBU  $12,$3,$2
        BZ    $12,Done
        SET   $10,$0
        SET   $11,$7
        PUSHJ $9,Out
        BNZ   $9,Fail
        ADDU  $2,$2,1
        CMPU  $9,$2,$8
        PBN   $9,2B
        JMP   Pause

Fputws  ANDNL $3,1
        SET   $10,$0
        SET   $11,$4
        SET   $12,WRITE
        PUSHJ $9,Use
        BZ    $9,Fail
        LDOU  $2,$0,:P_Done
1H      2ADDU $10,$2,$3
        SET   $11,4
        PUSHJ $9,:Page:Reach
        2ADDU $11,$2,$3
        BZ    $9,Astray
        2ADDU $6,$2,$3
        LDWU  $8,$6,0
        BZ    $8,Done
        SET   $10,$0
        SET   $11,$7
        SRU   $12,$8,8
        PUSHJ $9,Out
        BNZ   $9,Fail
        SET   $10,$0
        SET   $11,$7
        AND   $12,$8,#ff
        PUSHJ $9,Out
        BNZ   $9,Fail
        ADDU  $2,$2,1
        SLU   $8,$2,52        4096 of them are a page
        PBNZ  $8,1B
        SET   $8,$2
        JMP   Pause

        PREFIX :
