% fault.mms - a program did what it may not, or what it may for the first time.

        PREFIX Fault:

% Do(process,bits): BITS of rXX say what: r w x n k b s p from #80 down.
Do      GET   $2,:rJ
        LDOU  $3,$0,:P_YY     the address
        AND   $4,$1,#20       x: there is none; the instruction comes again
        BZ    $4,1F
        LDOU  $3,$0,:P_WW
        SUBU  $3,$3,4
1H      AND   $4,$1,#1f       n k b s p
        BNZ   $4,2F
        SET   $5,$3
        SRU   $6,$1,5
        PUSHJ $4,:Page:Reach
        BZ    $4,2F
        AND   $4,$1,#20
        BZ    $4,9F
        STOU  $3,$0,:P_WW
        JMP   9F
2H      GETA  $6,Texts
        SLU   $4,$1,56        the first bit that is set has the text
3H      BN    $4,5F
        SLU   $4,$4,1
4H      LDBU  $5,$6,0
        ADDU  $6,$6,1
        BNZ   $5,4B
        JMP   3B
5H      SET   $5,$0
        SET   $7,$3
        PUSHJ $4,:Process:Kill
9H      PUT   :rJ,$2
        POP
Texts   BYTE  "no memory to read at this address",0
        BYTE  "no memory to write at this address",0
        BYTE  "no instruction at this address",0
        BYTE  "a negative address",0
        BYTE  "a privileged instruction",0
        BYTE  "an instruction that breaks the rules",0
        BYTE  "an instruction that violates security",0
        BYTE  "an instruction at a negative address",0
        LOC   (@+3)&~3
        PREFIX :
