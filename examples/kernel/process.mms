% process.mms - who runs, who waits, who has ended.
%
%               Create           Switch
%       archive ------> Ready ------------> (runs)
%                       ^   ^                | | |  End, Kill
%             Next: the |   |  the timer     | | +------------> Free
%        call is served |   +----------------+ |
%                       |                      | a call must wait
%                       +------- Again <-------+
%
% A process has a slot of the table: a record (layout.mms), room for the first
% blocks of its page tables, and a number n for its address space.  Programs
% that find no free slot wait in the archive, in their order.

        PREFIX Process:
entry   GREG  :Entry
records GREG  :Records
base    GREG  @
next    OCTA  0               the archive's entry to be started next,
end     OCTA  0               and where it ends
number  OCTA  0               of the program that was started last
turn    OCTA  0               the slot that ran last, times P_Size
status  OCTA  0               of the program that ended last
root    OCTA  :Roots
form    OCTA  :Levels<<48+:PageBits<<40

% --- the beginning ----------------------------------------------------------

% Start(archive,end): these are the programs.  Next will start them.
Start   STOU  $0,next
        STOU  $1,end
        POP

% Admit(): start programs as long as there are free slots.  One that cannot be
% started leaves its slot to the one behind it.
Admit   GET   $0,:rJ
1H      LDOU  $1,next
        LDOU  $2,end
        CMPU  $1,$1,$2
        PBNN  $1,2F
        PUSHJ $1,Find
        BN    $1,2F
        SET   $3,$1
        PUSHJ $2,Create
        JMP   1B
2H      PUT   :rJ,$0
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

% Create(slot): the next program of the archive becomes the process in SLOT, or
% one line says why not.  Pages that it had been given until then are given
% back by Refuse, like those of any program that ends.
Create  GET   $1,:rJ
        ADDU  $2,records,$0
        SET   $4,$2
        SET   $5,$0
        PUSHJ $3,Clear
        SET   $4,$2
        PUSHJ $3,Take
        SET   $4,$2
        PUSHJ $3,:Calls:OpenAll
        STCO  :Ready,$2,:P_State
        SET   $4,$2
        PUSHJ $3,:Start:Program
        BNZ   $3,1F
        SET   $4,$2           UNSAVE must find the context: at the start it
        LDOU  $5,$2,:P_Context  is all in one page
        PUSHJ $3,:Page:Touch
        PUT   :rJ,$1
        POP
1H      CMP   $3,$3,1
        GETA  $5,Bad
        BZ    $3,2F
        GETA  $5,None
2H      SET   $4,$2
        PUSHJ $3,Refuse
        PUT   :rJ,$1
        POP
Bad     BYTE  "it is not a program",0
        LOC   (@+3)&~3
None    BYTE  "there is no memory for it",0

% Clear(process,slot): a new record, with what belongs to its slot.
Clear   SETL  $2,:P_Size
1H      SUB   $2,$2,8
        ADDU  $3,$0,$2
        STCO  0,$3,0
        PBP   $2,1B
        SLU   $2,$1,7         16 blocks for each slot: P_Size times 128
        LDOU  $3,root
        ADDU  $2,$2,$3
        STOU  $2,$0,:P_Root
        SRU   $3,$1,10        n is the number of the slot, from 1: 0 would be
        ADD   $3,$3,1         that of a rV which nobody has set
        SLU   $3,$3,3
        STOU  $3,$0,:P_Bits
        OR    $2,$2,$3
        ANDNH $2,#8000        rV has a physical address
        LDOU  $3,form
        OR    $2,$2,$3
        STOU  $2,$0,:P_RV
        POP

% Take(process): it is the next one of the archive, where an entry has
%
%       length of the object file | length of the arguments | both, padded
%
% each to a multiple of 8.  A zero ends each argument; the name is the first.
Take    LDOU  $1,number
        ADD   $1,$1,1
        STOU  $1,number
        STOU  $1,$0,:P_Number
        LDOU  $1,next
        LDOU  $2,$1,0
        LDOU  $3,$1,8
        ADDU  $1,$1,16
        STOU  $1,$0,:P_Object
        STOU  $2,$0,:P_Length
        ADDU  $2,$2,7
        ANDNL $2,7
        ADDU  $1,$1,$2
        STOU  $1,$0,:P_Name
        ADDU  $2,$1,$3        where the arguments end
        ADDU  $3,$2,7
        ANDNL $3,7
        STOU  $3,next
        SET   $3,0            count the zeros
        JMP   2F
1H      LDBU  $4,$1,0
        ZSZ   $4,$4,1
        ADD   $3,$3,$4
        ADDU  $1,$1,1
2H      CMPU  $4,$1,$2
        PBN   $4,1B
        STOU  $3,$0,:P_Arguments
        POP

% --- the end ----------------------------------------------------------------

% Kill(process,text,address): it did what it may not, with this address.
% Stop(process,text): the same, and no address tells more.
% Refuse(process,text): it cannot even begin.
Kill    GET   $3,:rJ
        SET   $5,$0
        SET   $6,$1
        PUSHJ $4,Say
        GETA  $5,Comma
        PUSHJ $4,:Console:Text
        SET   $5,$2
        PUSHJ $4,:Console:Hex
        JMP   1F
Stop    GET   $3,:rJ
        SET   $5,$0
        SET   $6,$1
        PUSHJ $4,Say
1H      GETA  $5,Where
        PUSHJ $4,:Console:Text
        LDOU  $5,$0,:P_WW     the instruction is before this
        SUBU  $5,$5,4
        PUSHJ $4,:Console:Hex
        GETA  $5,There
        JMP   2F
Refuse  GET   $3,:rJ
        SET   $5,$0
        SET   $6,$1
        PUSHJ $4,Say
        GETA  $5,Nowhere
2H      PUSHJ $4,:Console:Text
        SET   $5,$0
        SET   $6,120
        PUSHJ $4,End
        PUT   :rJ,$3
        POP

% Say(process,text): begin the line.  What the program has printed comes first.
Say     GET   $2,:rJ
        SET   $4,$0
        PUSHJ $3,:Console:Flush
        GETA  $4,Kernel
        PUSHJ $3,:Console:Text
        LDOU  $4,$0,:P_Name
        PUSHJ $3,:Console:Text
        GETA  $4,Ended
        PUSHJ $3,:Console:Text
        SET   $4,$1
        PUSHJ $3,:Console:Text
        PUT   :rJ,$2
        POP
Kernel  BYTE  "kernel: ",0
        LOC   (@+3)&~3
Ended   BYTE  " ended: ",0
        LOC   (@+3)&~3
Comma   BYTE  ", ",0
        LOC   (@+3)&~3
Where   BYTE  " (instruction ",0
        LOC   (@+3)&~3
There   BYTE  ")",#a,0
        LOC   (@+3)&~3
Nowhere BYTE  #a,0

% End(process,status): it has ended; what it had is free.  The translation
% cache still knows where its pages were: the next process with this n would
% find those of the dead, so they are forgotten before anybody gets a frame.
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
        SYNC  6
        STCO  :Free,$0,:P_State
        PUT   :rJ,$2
        POP

% --- who is next ------------------------------------------------------------

% Next: go on with the next process that can; sleep if all are waiting; switch
% off when there is none.  Nobody comes back from here.
%
%       $0  the slot, times P_Size      $2  is somebody waiting?
%       $1  slots still to be seen      $3  the process in the slot
%
% The search begins behind the slot that ran last, so that everyone's turn
% comes.  The call of one that waits is tried with its rV: it has the program's
% addresses.
Next    PUSHJ $0,Admit
        LDOU  $0,turn
        SET   $1,:Processes
        SET   $2,0
1H      INCL  $0,:P_Size
        ANDNL $0,:Processes*:P_Size  round to the first
        STOU  $0,turn
        ADDU  $3,records,$0
        LDOU  $4,$3,:P_State
        CMP   $5,$4,:Ready
        BZ    $5,3F
        BZ    $4,2F
        STOU  $3,entry,:E_Current
        LDOU  $4,$3,:P_RV
        PUT   :rV,$4
        SET   $5,$3
        PUSHJ $4,:Calls:Do
        LDOU  $4,$3,:P_State
        CMP   $5,$4,:Ready
        BZ    $5,3F
        BZ    $4,Next         it has ended: another one may have its slot
        SET   $2,1
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
