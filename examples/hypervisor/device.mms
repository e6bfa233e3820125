% device.mms - a guest's access to where no RAM is: devices, or nothing.
%
% Each guest has devices of its own, in the places where the machine has its
% own: power, console, disk, clock.  A load gets its value by ropcode 2, a
% store does what it does; neither looks at the guest's registers, since rYY
% has the address and rZZ what is stored.  Where nothing is, a load gives 0, a
% store does nothing, and bit 2 of rQ tells.

% The access at gpa `to' is permitted.
Device  STCO  K_Device,base,E_Kind
        SET   t+1,xx
        PUSHJ t,Masked:What
        SET   bits,0
        SUB   t+1,t,W_Store
        BZ    t+1,Device:Write
        SUB   t+1,t,W_Load
        BZ    t+1,1F
        SUB   t+1,t,W_Fill
        BZ    t+1,1F
        SUB   t+1,t,W_Unsave
        BZ    t+1,1F
        SETL  t+1,Nonexistent a spill or a SAVE is no octa for a device
        PUSHJ t,Reflect:Raise
        SET   z,0
        JMP   Masked:Do
1H      SET   t+1,to
        PUSHJ t,Device:Load
        SET   z,t
        AND   t,op,#fe
        CMP   t,t,#94
        BNZ   t,Masked:Do

% CSWAP: if what is there is rP, $X goes there, and becomes 1; else it becomes
% 0, and rP what is there.
        LDOU  t,w,W_P
        CMPU  t,t,z
        BZ    t,1F
        STOU  z,w,W_P
        SET   z,0
        JMP   Masked:Set
1H      SRU   t+1,xx,16
        AND   t+1,t+1,#ff
        PUSHJ t,Register:Get
        SET   t+2,t
        SET   t+1,to
        PUSHJ t,Device:Store
        SET   z,1
        JMP   Masked:Set

% Registers are octas: a narrow store is no access to any.
Device:Write SUBU t,op,#a0
        SRU   t,t,1
        SUB   t+1,t,6
        CMPU  t+1,t+1,2
        BN    t+1,1F          STO, STOU
        CMP   t+1,t,10
        BNN   t+1,1F          STCO, STUNC
        SETL  t+1,Nonexistent
        PUSHJ t,Reflect:Raise
        JMP   Masked:Stored
1H      SET   t+1,to
        GET   t+2,rZZ
        PUSHJ t,Device:Store
        JMP   Masked:Stored

% --- registers --------------------------------------------------------------

% Register(gpa) n: 0 to 31 for the octa of a device, page times 8 and the octa;
% -1: there is none.
Device:Register SETH $1,Devices>>48
        SUBU  $1,$0,$1
        SRU   $2,$1,PageBits
        CMPU  $3,$2,4
        BNN   $3,1F
        SLU   $2,$2,3
        SLU   $1,$1,64-PageBits
        SRU   $1,$1,64-PageBits+3
        CMPU  $3,$1,8
        BNN   $3,1F
        ADDU  $0,$2,$1
        GETA  $1,2F
        LDBU  $1,$1,$0        not all have eight
        BZ    $1,1F
        POP   1,0
1H      NEG   $0,1
        POP   1,0
2H      BYTE  1,1,1,1,0,0,0,0
        BYTE  1,1,1,0,0,0,0,0
        BYTE  1,1,1,1,1,1,0,0
        BYTE  1,1,1,0,0,0,0,0

% Load(gpa) value.
Device:Load GET $1,rJ
        SET   $3,$0
        PUSHJ $2,Device:Register
        PUT   rJ,$1
        BN    $2,9F
        SLU   $2,$2,2
        GETA  $3,1F
        GO    $3,$3,$2
1H      JMP   8F              power
        JMP   RAM
        JMP   Pages
        JMP   8F              hypercall
        JMP   8F
        JMP   8F
        JMP   8F
        JMP   8F
        JMP   Data
        JMP   State
        JMP   Control
        JMP   8F
        JMP   8F
        JMP   8F
        JMP   8F
        JMP   8F
        JMP   1F              sector
        JMP   2F              address
        JMP   3F              count
        JMP   4F              command
        JMP   5F              status
        JMP   6F              sectors
        JMP   8F
        JMP   8F
        JMP   Insns
        JMP   Time
        JMP   7F              alarm
8H      SET   $0,0
        POP   1,0
1H      LDOU  $0,v,V_Sector
        POP   1,0
2H      LDOU  $0,v,V_Address
        POP   1,0
3H      LDOU  $0,v,V_Count
        POP   1,0
4H      LDOU  $0,v,V_Command
        POP   1,0
5H      LDOU  $0,v,V_Status
        POP   1,0
6H      LDOU  $0,v,V_Sectors
        POP   1,0
7H      LDOU  $0,g,G_Alarm
        NEG   $1,1            no alarm is Never for us, and 0 there
        SRU   $1,$1,1
        CMPU  $1,$0,$1
        CSZ   $0,$1,0
        POP   1,0
RAM     LDOU  $0,g,G_Size
        POP   1,0
Pages   SET   $0,4
        POP   1,0
Insns   LDOU  $0,g,G_Time
        LDOU  $1,g,G_Skipped
        SUBU  $0,$0,$1
        POP   1,0
Time    LDOU  $0,g,G_Time
        POP   1,0
Control LDOU  $0,g,G_Control
        POP   1,0
State   LDOU  $0,g,G_Held
        ZSNZ  $0,$0,1
        LDOU  $1,g,G_Ended
        2ADDU $0,$1,$0
        POP   1,0
Data    LDOU  $1,g,G_Held
        NEG   $0,1
        BZ    $1,1F
        SUBU  $1,$1,1
        STOU  $1,g,G_Held
        LDOU  $1,g,G_First
        SETL  $2,Queue
        ADDU  $2,w,$2
        LDBU  $0,$2,$1
        ADDU  $1,$1,1
        ANDNL $1,QueueSize    round to the first
        STOU  $1,g,G_First
1H      POP   1,0
9H      SETL  $3,Nonexistent
        PUSHJ $2,Reflect:Raise
        PUT   rJ,$1
        SET   $0,0
        POP   1,0

% Store(gpa,value).
Device:Store GET $2,rJ
        SET   $4,$0
        PUSHJ $3,Device:Register
        BN    $3,9F
        BZ    $3,Switch
        SUB   $4,$3,8
        BZ    $4,Show
        SUB   $4,$3,10
        BZ    $4,SetControl
        SUB   $4,$3,26
        BZ    $4,SetAlarm
        LDOU  $5,v,V_Status   a disk at work does not listen
        CMP   $5,$5,1
        BZ    $5,8F
        SUB   $4,$3,16
        CMPU  $5,$4,3
        BN    $5,1F
        BNZ   $5,8F
        SET   $4,$1           16+3: a command
        PUSHJ $3,Disk:Begin
        JMP   8F
1H      GETA  $5,2F           sector, address, count
        LDBU  $5,$5,$4
        STOU  $1,v,$5
        JMP   8F
2H      BYTE  V_Sector,V_Address,V_Count,0
Switch  AND   $1,$1,#ff
        STOU  $1,g,G_Status
        STCO  Off,g,G_State
        JMP   8F
Show    SET   $4,$1
        PUSHJ $3,Console:Put
        JMP   8F
SetControl AND $1,$1,1
        STOU  $1,g,G_Control
        JMP   8F
SetAlarm NEG  $4,1            0 is none
        SRU   $4,$4,1
        CSZ   $1,$1,$4
        CMPU  $5,$1,$4
        CSP   $1,$5,$4
        STOU  $1,g,G_Alarm
        STCO  0,g,G_Next
8H      PUT   rJ,$2
        POP
9H      SETL  $4,Nonexistent
        PUSHJ $3,Reflect:Raise
        JMP   8B
