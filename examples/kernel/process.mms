% process.mms - who runs, who waits, who has ended.
%
% A slot of the table of processes has a record, room for the first blocks of
% page tables, and a number n for its address space.  Programs that find no
% free slot wait in the archive.

        PREFIX Process:
entry   GREG  :Entry
records GREG  :Records
base    GREG  @
next    OCTA  0               the archive's entry to be started next,
end     OCTA  0               and where it ends
number  OCTA  0               of the program that was started last
admits  OCTA  0               Admit is at work
turn    OCTA  0               the slot that ran last, times P_Size
status  OCTA  0               of the program that ended last
root    OCTA  :Roots
form    OCTA  :Levels<<48+:PageBits<<40

% Start(archive,end): these are the programs.
Start   GET   $2,:rJ
        STOU  $0,next
        STOU  $1,end
        PUSHJ $3,Admit
        PUT   :rJ,$2
        POP

% Admit(): start programs as long as there are free slots.  One that cannot be
% started ends meanwhile, which leads here again: its slot is seen by the loop.
Admit   GET   $0,:rJ
        LDOU  $1,admits
        BNZ   $1,9F
        STCO  1,admits
1H      LDOU  $1,next
        LDOU  $2,end
        CMPU  $1,$1,$2
        PBNN  $1,2F
        PUSHJ $1,Find
        BN    $1,2F
        SET   $3,$1
        PUSHJ $2,Create
        JMP   1B
2H      STCO  0,admits
9H      PUT   :rJ,$0
        POP

% Find() slot: a free one, times P_Size, or -1.
Find    SET   $0,0
1H      ADDU  $1,records,$0
        LDOU  $1,$1,:P_State
        BZ    $1,2F
        INCL  $0,:P_Size
        SETL  $1,:Processes*:P_Size
        CMP   $1,$0,$1
        PBN   $1,1B
        NEG   $0,1
2H      POP   1,0

% Create(slot): the next program of the archive becomes the process in SLOT.
Create  GET   $1,:rJ
        ADDU  $2,records,$0
        SETL  $3,:P_Size
1H      SUB   $3,$3,8         its record is new
        ADDU  $4,$2,$3
        STCO  0,$4,0
        PBP   $3,1B
        LDOU  $3,number
        ADD   $3,$3,1
        STOU  $3,number
        STOU  $3,$2,:P_Number
        SLU   $3,$0,7         16 blocks for each slot: P_Size times 128
        LDOU  $4,root
        ADDU  $3,$3,$4
        STOU  $3,$2,:P_Root
        SRU   $4,$0,10        n is the number of the slot, from 1
        ADD   $4,$4,1
        SLU   $4,$4,3
        OR    $3,$3,$4
        ANDNH $3,#8000
        LDOU  $4,form
        OR    $3,$3,$4
        STOU  $3,$2,:P_RV
        LDOU  $3,next         lengths of object and arguments, then both
        LDOU  $4,$3,0
        LDOU  $5,$3,8
        ADDU  $3,$3,16
        STOU  $3,$2,:P_Object
        STOU  $4,$2,:P_Length
        ADDU  $4,$4,7
        ANDNL $4,7
        ADDU  $3,$3,$4
        STOU  $3,$2,:P_Name
        ADDU  $4,$3,$5        where the arguments end
        ADDU  $5,$5,7
        ANDNL $5,7
        ADDU  $5,$3,$5
        STOU  $5,next
        SET   $6,0            count the zeros that end them
2H      LDBU  $5,$3,0
        ZSZ   $5,$5,1
        ADD   $6,$6,$5
        ADDU  $3,$3,1
        CMPU  $5,$3,$4
        PBN   $5,2B
        STOU  $6,$2,:P_Arguments
        SET   $4,$2
        PUSHJ $3,:Calls:OpenAll
        STCO  :Ready,$2,:P_State
        SET   $4,$2
        PUSHJ $3,:Start:Program
        BZ    $3,4F
        SET   $7,0
        GETA  $6,Bad
        CMP   $3,$3,1
        BZ    $3,3F
        GETA  $6,None
3H      SET   $5,$2
        PUSHJ $4,Kill
        JMP   9F
4H      SET   $4,$2           UNSAVE must find the context: at the start it
        LDOU  $5,$2,:P_Context  is all in one page
        PUSHJ $3,:Page:Touch
9H      PUT   :rJ,$1
        POP
Bad     BYTE  "it is not a program",0
        LOC   (@+3)&~3
None    BYTE  "there is no memory for it",0

        LOC   (@+3)&~3
% Kill(process,text,address): it did what it may not.
Kill    GET   $3,:rJ
        SET   $5,$0
        PUSHJ $4,:Console:Flush
        GETA  $5,1F
        PUSHJ $4,:Console:Text
        LDOU  $5,$0,:P_Name
        PUSHJ $4,:Console:Text
        GETA  $5,2F
        PUSHJ $4,:Console:Text
        SET   $5,$1
        PUSHJ $4,:Console:Text
        GETA  $5,3F
        PUSHJ $4,:Console:Text
        SET   $5,$2
        PUSHJ $4,:Console:Hex
        GETA  $5,4F
        PUSHJ $4,:Console:Text
        LDOU  $5,$0,:P_WW
        SUBU  $5,$5,4
        PUSHJ $4,:Console:Hex
        GETA  $5,5F
        PUSHJ $4,:Console:Text
        SET   $5,$0
        SET   $6,120
        PUSHJ $4,End
        PUT   :rJ,$3
        POP
1H      BYTE  "kernel: ",0
        LOC   (@+3)&~3
2H      BYTE  " ended: ",0
        LOC   (@+3)&~3
3H      BYTE  ", ",0
        LOC   (@+3)&~3
4H      BYTE  " (instruction ",0
        LOC   (@+3)&~3
5H      BYTE  ")",#a,0

% End(process,status): it has ended; what it had is free.
        LOC   (@+3)&~3
End     GET   $2,:rJ
        STOU  $1,status
        SET   $4,$0
        PUSHJ $3,:Console:Flush
        SET   $4,$0
        PUSHJ $3,:Console:Yield
        SET   $4,$0
        PUSHJ $3,:Calls:CloseAll
        SET   $4,$0
        PUSHJ $3,:Page:Drop
        STCO  :Free,$0,:P_State
        SYNC  6               its n will be another's
        PUSHJ $3,Admit
        PUT   :rJ,$2
        POP

% Next: go on with the next process that can; sleep if all are waiting; the
% end when there is none.  Nobody comes back from here.
Next    LDOU  $0,turn
        SET   $1,:Processes
        SET   $2,0            is somebody waiting?
1H      INCL  $0,:P_Size
        ANDNL $0,:Processes*:P_Size
        STOU  $0,turn
        ADDU  $3,records,$0
        LDOU  $4,$3,:P_State
        CMP   $5,$4,:Ready
        BZ    $5,3F
        BZ    $4,2F
        SET   $2,1
        STOU  $3,entry,:E_Current
        LDOU  $4,$3,:P_RV
        PUT   :rV,$4
        SET   $5,$3
        PUSHJ $4,:Calls:Do
        LDOU  $4,$3,:P_State
        CMP   $4,$4,:Ready
        BZ    $4,3F           (or it has ended, and another is in its slot)
2H      SUB   $1,$1,1
        PBP   $1,1B
        BZ    $2,4F
        PUSHJ $3,:Timer:Sleep
        JMP   Next
3H      SET   $0,$3
        JMP   :Trap:Switch
4H      LDOU  $1,status
        PUSHJ $0,:Off
        PREFIX :
