% schedule.mms - whose turn it is, and who has ended.
%
% Guests take turns in the order of their numbers, E_Slice instructions each;
% one that waits for input, or has ended, is passed by.  Of guests that are not
% current all is in their records: the world, and, since they were on their way
% into the machine, the real rBB, rWW, rXX, rYY, rZZ and rU.

% Due(): the current guest's turn is over.
Schedule:Due LDOU $0,g,G_State
        BNZ   $0,1F
        STCO  Passed,g,G_State
1H      POP

% Wedged: the guest does something after which nothing can come; t says what.
% It ends alone.
Schedule:Wedged PUSHJ t+1,Console:Flush
        GETA  t+2,1F
        PUSHJ t+1,Console:Text
        LDOU  t+2,g,G_Number
        PUSHJ t+1,Console:Number
        GETA  t+2,2F
        PUSHJ t+1,Console:Text
        SET   t+2,where
        PUSHJ t+1,Console:Hex
        GETA  t+2,3F
        PUSHJ t+1,Console:Text
        SET   t+2,t
        PUSHJ t+1,Console:Text
        SET   t+2,#a
        PUSHJ t+1,Console:Byte
        STCO  120,g,G_Status
        STCO  Off,g,G_State
        JMP   Enter:Next
1H      BYTE  "hypervisor: guest ",0
        LOC   (@+3)&~3
2H      BYTE  " is wedged at ",0
        LOC   (@+3)&~3
3H      BYTE  ": ",0
        LOC   (@+3)&~3

% Look: the current guest is about to be entered, but its state is not Running.
Schedule:Look LDOU $0,g,G_State
        CMP   $1,$0,Passed
        BNZ   $1,1F
        STCO  Running,g,G_State
1H      CMP   $1,$0,Off
        BNZ   $1,Schedule:Switch
        PUSHJ $1,Console:Flush
        STCO  Over,g,G_State
        LDOU  $1,base,E_Alive
        SUBU  $1,$1,1
        STOU  $1,base,E_Alive

% Switch: to the next guest that can run.
Schedule:Switch GET $0,rBB
        STOU  $0,v,N_BB
        GET   $0,rWW
        STOU  $0,v,N_WW
        GET   $0,rXX
        STOU  $0,v,N_XX
        GET   $0,rYY
        STOU  $0,v,N_YY
        GET   $0,rZZ
        STOU  $0,v,N_ZZ
        GET   $0,rU
        STOU  $0,v,N_U
Schedule:Next LDOU $0,base,E_Guests
        SET   $1,$0           guests still to be seen
        LDOU  $2,base,E_Alive
        BZ    $2,Schedule:End
        LDOU  $2,g,G_Number
1H      ADDU  $2,$2,1
        CMP   $3,$2,$0
        CSZ   $2,$3,0
        SET   $4,$2
        PUSHJ $3,Schedule:Take
        LDOU  $3,g,G_State
        BZ    $3,Schedule:Load
        CMP   $3,$3,Waiting
        BNZ   $3,2F
        PUSHJ $3,Console:Poll
        BNZ   $3,Schedule:Awake
2H      SUBU  $1,$1,1
        BNZ   $1,1B
        PUT   rI,0            all wait for input
        SYNC  4
        JMP   Schedule:Next

% Take(number): guest NUMBER is the current one.
Schedule:Take SETL $1,RecordSize
        MULU  $1,$0,$1
        SETH  w,Records>>48
        ORML  w,Records>>16&#ffff
        ADDU  w,w,$1
        SET   v,w
        INCL  v,V_
        SET   g,v
        INCL  g,G_-V_
        STOU  w,base,E_World
        POP

% Awake: its SYNC 4 ends.  Load: what the current guest has in the machine.
Schedule:Awake STCO Running,g,G_State
        PUSHJ $0,Schedule:Registers
        GET   where,rWW
        LDOU  mask,v,V_K
        SETML xx,#fc00
        ORL   xx,#0004
        SETL  op,#fc
        SET   bits,0
        SET   to,0
        SET   y,0
        SET   z,4
        JMP   Reflect:After
Schedule:Load PUSHJ $0,Schedule:Registers
        JMP   Enter:In

Schedule:Registers LDOU $0,v,N_BB
        PUT   rBB,$0
        LDOU  $0,v,N_WW
        PUT   rWW,$0
        LDOU  $0,v,N_XX
        PUT   rXX,$0
        LDOU  $0,v,N_YY
        PUT   rYY,$0
        LDOU  $0,v,N_ZZ
        PUT   rZZ,$0
        LDOU  $0,v,N_V
        PUT   rV,$0
        LDOU  $0,v,N_VV
        PUT   rVV,$0
        LDOU  $0,v,N_U
        PUT   rU,$0
        GET   $1,rJ
        LDOU  $0,base,E_Alive
        CMP   $0,$0,1
        NEG   $3,1
        SRU   $3,$3,1
        BZ    $0,1F           alone it has all the time
        LDOU  $3,g,G_Time
        LDOU  $0,base,E_Slice
        ADDU  $3,$3,$0
1H      STOU  $3,g,G_Turn
        PUSHJ $2,Clock:Events
        PUT   rJ,$1
        POP

% End: the status is that of the first guest that has one.
Schedule:End SET $0,0
        LDOU  $1,base,E_Guests
1H      SUBU  $1,$1,1
        BN    $1,2F
        SET   $3,$1
        PUSHJ $2,Schedule:Take
        LDOU  $2,g,G_Status
        CSNZ  $0,$2,$2
        JMP   1B
2H      SET   $2,$0
        PUSHJ $1,Boot:Off
