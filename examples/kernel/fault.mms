% fault.mms - a program did what it may not, or what it may for the first time.
%
% A load or store that is not permitted has done nothing when it traps, and
% RESUME does it again.  So a page that is touched for the first time gets its
% frame here, and the program never knows: demand paging.  If there is none to
% give, or the program did something else, it is ended.
%
% rXX tells in its upper half what was lacking, or done:
%
%       #80 #40 #20  #10  #08  #04  #02  #01
%        r   w   x    n    k    b    s    p

        PREFIX Fault:

% Do(process,bits): the process did something of these bits, at least one.  It
% can go on afterwards, or has ended.
%
% With r and w rYY is the address.  With x there is no address, and no word that
% could be done again: rXX has a SWYM, and rWW is behind the instruction that
% could not be fetched; so rWW goes back by 4.
Do      GET   $2,:rJ
        LDOU  $3,$0,:P_YY
        AND   $4,$1,#20
        BZ    $4,1F
        LDOU  $3,$0,:P_WW
        SUBU  $3,$3,4
1H      AND   $4,$1,#1f       no page helps against n k b s p
        BNZ   $4,2F
        SET   $5,$3
        SRU   $6,$1,5         r w x are 4 2 1, as in a page's entry
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
