% disk.mms - a guest's disk.
%
% Guest 0 has ours; the others have one without sectors.  The registers are
% virtual.  A command that is due is done at once by the real disk, with an
% address of ours in place of the guest's; the guest's memory is in one piece,
% so whatever the guest's disk would move, ours can.

% Begin(command): it is done E_Latency instructions from now.
Disk:Begin SUB $1,$0,1
        CMPU  $1,$1,2
        BP    $1,1F           there is no such one
        STOU  $0,v,V_Command
        STCO  1,v,V_Status
        LDOU  $1,base,E_Latency
        LDOU  $2,g,G_Time
        ADDU  $1,$1,$2
        ADDU  $1,$1,1         behind this store
        STOU  $1,g,G_Ready
        STCO  0,g,G_Next
1H      POP

% Done(): do it.
Disk:Done LDOU $1,v,V_Command
        CMP   $2,$1,3
        BZ    $2,1F
        LDOU  $2,v,V_Sectors
        LDOU  $3,v,V_Sector
        CMPU  $4,$3,$2
        BP    $4,2F
        SUBU  $2,$2,$3
        LDOU  $3,v,V_Count
        CMPU  $4,$3,$2
        BP    $4,2F
        LDOU  $4,v,V_Address
        AND   $2,$4,7
        BNZ   $2,3F
        LDOU  $5,g,G_Size
        CMPU  $2,$4,$5
        BP    $2,3F
        SUBU  $5,$5,$4
        SRU   $5,$5,PageBits  a sector has as many bytes as a page
        CMPU  $2,$3,$5
        BP    $2,3F
1H      GET   $0,rJ
        LDOU  $3,g,G_Number
        BNZ   $3,4F
        SET   $3,$1
        PUSHJ $2,Disk:Real
        PUT   rJ,$0
5H      STOU  $2,v,V_Status
        POP
2H      SET   $2,2            bad sector
        JMP   5B
3H      SET   $2,3            bad address
        JMP   5B
4H      SET   $2,0            no sectors: nothing to move
        JMP   5B

% Real(command) status: the same by the real disk.
Disk:Real SETH $1,Disk>>48
        INCL  $1,Disk&#ffff
        LDOU  $2,v,V_Sector
        STOU  $2,$1,0
        LDOU  $2,v,V_Address
        LDOU  $3,g,G_Base
        ANDNH $3,Sign>>48
        ADDU  $2,$2,$3
        STOU  $2,$1,8
        LDOU  $2,v,V_Count
        STOU  $2,$1,16
        STOU  $0,$1,24
        GET   $3,rI
        SETL  $4,1000
1H      LDOU  $0,$1,32
        CMP   $2,$0,1
        BNZ   $2,2F
        PUT   rI,$4           it may become ready just now: do not wait for it
        SYNC  4                 alone, or we might wait for ever
        JMP   1B
2H      PUT   rI,$3
        POP   1,0
