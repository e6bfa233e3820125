% special-global.mms - moving the border between local and global registers.
%
% tests: PUT PUTI
%
% rG may be anything from 32, or rL if that is more, to 255.  Registers that
% become global are zero; those that become marginal are lost.  This test has
% no library, because a library has global registers.

        LOC   #100
Main    PUT   rG,255          $255 alone is left
        SETL  $200,20         200 is local
        GET   $0,rL
        PUT   rL,100
        SETL  $99,9           the last local register
        PUT   rG,100          rL may be equal to rG
        SETL  $100,10         now global
        SET   $1,$200         zero, though it was 20
        SETL  $254,40
        PUT   rG,200          $100 becomes marginal, $254 stays
        SET   $2,$100
        SET   $3,$254
        GET   $4,rG
        PUT   rL,32
        SETH  $5,0
        INCL  $5,32           the smallest possible
        PUT   rG,$5
        GET   $5,rG
        SET   $6,$254         stays
        SET   $7,$100         global again, and zero
        ADDU  $32,$99,7       $32 is global; $99 was local, and is zero

% Print $0 ... $7 and $32, each as three decimal digits.

        SETL  $8,0
        GETA  $9,Show
Next    GETA  $255,1F
        GO    $10,$9,0
        SET   $0,$1
        SET   $1,$2
        SET   $2,$3
        SET   $3,$4
        SET   $4,$5
        SET   $5,$6
        SET   $6,$7
        SET   $7,$32
        ADD   $8,$8,1
        CMP   $11,$8,9
        PBN   $11,Next
        SET   $255,0
        TRAP  0,Halt,0
% expect: 201
% expect: 000
% expect: 000
% expect: 040
% expect: 200
% expect: 032
% expect: 040
% expect: 000
% expect: 007

Show    PUT   rD,0
        DIV   $12,$0,100
        GET   $13,rR
        DIV   $13,$13,10
        GET   $14,rR
        INCL  $12,'0'
        INCL  $13,'0'
        INCL  $14,'0'
        STB   $12,$255,0
        STB   $13,$255,1
        STB   $14,$255,2
        TRAP  0,Fputs,StdOut
        GO    $10,$10,0
1H      BYTE  "000",#a,0
