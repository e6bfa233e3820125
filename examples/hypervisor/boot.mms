% boot.mms - from the first instruction to the first guest.
%
% The machine has left
%
%       $0  bytes of RAM                $2  the archive of programs
%       $1  the command line            $3  its length
%
% where $1 and $2 are physical addresses, in what will be a guest's memory; so
% is the register stack.  The first member of the archive is the guests' kernel,
% the others are for them.  The words that we understand on the command line:
%
%       guests=3            so many guests, up to 8, of the same archive
%       slice=5000          instructions of a turn, if there are several
%       disk-latency=1000   of the guests' disks, in their instructions

Main    GET   $4,rN           without V, what follows would be illegal
        SLU   $4,$4,8
        SRU   $4,$4,56
        BZ    $4,9F
        STOU  $0,base,E_RAM
        ORH   $1,Sign>>48
        STOU  $1,base,E_Line
        ORH   $2,Sign>>48
        STOU  $2,base,E_Archive
        STOU  $3,base,E_Length
        GET   $4,rO
        STOU  $4,base,E_World for a moment: where the stack was

% A world switch to ourselves: the ring is empty then, and the stack is ours.
% What it stores is of no use.
        SETH  $255,Object>>48
        ORML  $255,Object>>16&#ffff
        SETH  $4,Stack>>48
        ORL   $4,Stack&#ffff
        STCO  0,$255,W_OurG   rG stays
        STOU  $4,$255,W_OurS
        SAVE  $255,4
        STCO  1,base,E_Guests
        SETL  $0,20000
        STOU  $0,base,E_Slice
        SETL  $0,1000
        STOU  $0,base,E_Latency
        PUSHJ $0,Boot:Words
        PUSHJ $0,Boot:Unpack
        GETA  $0,Enter:Forced
        PUT   rT,$0
        GETA  $0,Enter:Dynamic
        PUT   rTT,$0
        LDOU  $0,base,E_Guests
        STOU  $0,base,E_Alive
        SET   $1,0
1H      SET   $3,$1
        PUSHJ $2,Guest:Make
        ADDU  $1,$1,1
        CMP   $2,$1,$0
        BN    $2,1B
        STCO  K_Start,base,E_Kind
        GET   $0,rI
        STOU  $0,base,E_Watch
        JMP   Schedule:Next   the last guest was made last: 0 is next
9H      GETA  $0,9F
        JMP   1F
9H      BYTE  "this processor has no V",0
        LOC   (@+3)&~3

% Fail: t is a text: the end of everything.
Boot:Fail SET $0,t
1H      GETA  $2,1F
        PUSHJ $1,Console:Text
        SET   $2,$0
        PUSHJ $1,Console:Text
        SET   $2,#a
        PUSHJ $1,Console:Byte
        SET   $2,1
        PUSHJ $1,Boot:Off
1H      BYTE  "hypervisor: ",0
        LOC   (@+3)&~3

% Stop(text): the same, as a subroutine.  Off(status): switch the machine off.
Boot:Stop SET t,$0
        JMP   Boot:Fail
Boot:Off SETH $1,Power>>48
        STOU  $0,$1,0
        JMP   Boot:Off

% --- the command line -------------------------------------------------------

% Words(): obey it.
Boot:Words GET $0,rJ
        LDOU  $1,base,E_Line
1H      LDBU  $2,$1,0
        BZ    $2,9F
        GETA  $4,6F
        SET   $5,$1
        PUSHJ $3,Boot:Value
        BN    $3,2F
        CMPU  $4,$3,MostGuests
        BP    $4,5F
        BZ    $3,5F
        STOU  $3,base,E_Guests
2H      GETA  $4,7F
        SET   $5,$1
        PUSHJ $3,Boot:Value
        BNP   $3,3F
        STOU  $3,base,E_Slice
3H      GETA  $4,8F
        SET   $5,$1
        PUSHJ $3,Boot:Value
        BNP   $3,4F
        STOU  $3,base,E_Latency
4H      LDBU  $2,$1,0         on to the next word
        BZ    $2,9F
        ADDU  $1,$1,1
        CMP   $2,$2,' '
        BNZ   $2,4B
        JMP   1B
5H      GETA  $4,1F
        PUSHJ $3,Boot:Stop
9H      PUT   rJ,$0
        POP
1H      BYTE  "there are 1 to 8 guests",0
        LOC   (@+3)&~3
6H      BYTE  "guests=",0
        LOC   (@+3)&~3
7H      BYTE  "slice=",0
        LOC   (@+3)&~3
8H      BYTE  "disk-latency=",0
        LOC   (@+3)&~3

% Value(word,line) value: of the number behind the word with which the line
% begins, at most some 2^60; -1 if it begins with something else.
Boot:Value LDBU $2,$0,0
        BZ    $2,1F
        LDBU  $3,$1,0
        CMP   $2,$2,$3
        ADDU  $0,$0,1
        ADDU  $1,$1,1
        BZ    $2,Boot:Value
        NEG   $0,1
        POP   1,0
1H      SET   $0,0
2H      LDBU  $2,$1,0
        SUB   $2,$2,'0'
        CMPU  $3,$2,9
        BP    $3,3F
        SRU   $3,$0,56
        BNZ   $3,3F
        4ADDU $0,$0,$0        10 x + digit
        2ADDU $0,$0,$2
        ADDU  $1,$1,1
        JMP   2B
3H      POP   1,0

% --- the archive ------------------------------------------------------------

% Unpack(): the first member's object file goes to Object, the rest of the
% archive to the end of the last guest's memory, whence Guest:Make takes it for
% the others; all that was up there becomes zero.
Boot:Unpack GET $0,rJ
        LDOU  $1,base,E_Archive
        LDOU  $2,base,E_Length
        CMPU  $3,$2,16
        BN    $3,8F
        LDOU  $3,$1,0         bytes of the object,
        LDOU  $4,$1,8         and of its arguments
        SETL  $5,MostObject>>16
        SLU   $5,$5,16
        CMPU  $6,$3,$5
        BP    $6,9F
        CMPU  $6,$4,$5
        BP    $6,9F
        STOU  $3,base,E_Octa  for Guest:Load
        ADDU  $3,$3,7
        ANDNL $3,7
        ADDU  $4,$4,7
        ANDNL $4,7
        ADDU  $4,$4,$3
        ADDU  $4,$4,16        of the whole member
        CMPU  $5,$4,$2
        BP    $5,8F
        SETH  $7,Object>>48
        ORML  $7,Object>>16&#ffff
        ADDU  $8,$1,16
        SET   $9,$3
        PUSHJ $6,Boot:Move
        ADDU  $1,$1,$4        the rest
        SUBU  $2,$2,$4
        STOU  $2,base,E_Length
        LDOU  $3,base,E_RAM   how much is there for each?
        SETL  $4,Ours>>16
        SLU   $4,$4,16
        SUBU  $3,$3,$4
        BNP   $3,7F
        LDOU  $5,base,E_Guests
        DIVU  $3,$3,$5
        SRU   $3,$3,PageBits
        SLU   $3,$3,PageBits
        STOU  $3,base,E_Room
        SETL  $6,11*PageSize>>1  command line, stack, and what is not full
        2ADDU $6,$6,$2
        CMPU  $6,$6,$3
        BP    $6,7F
        LDOU  $2,base,E_Length
        MULU  $5,$3,$5
        ADDU  $5,$5,$4        where the last one's memory ends
        SUBU  $5,$5,$2
        SRU   $5,$5,PageBits
        SLU   $5,$5,PageBits
        ORH   $5,Sign>>48
        STOU  $5,base,E_Archive
        SET   $7,$5
        SET   $8,$1
        SET   $9,$2
        PUSHJ $6,Boot:Move
        LDOU  $7,base,E_World the stack that was
        SET   $8,$5
        PUSHJ $6,Boot:Zero
        ADDU  $7,$5,$2
        LDOU  $8,base,E_RAM
        ORH   $8,Sign>>48
        PUSHJ $6,Boot:Zero
        PUT   rJ,$0
        POP
7H      GETA  $7,1F
        PUSHJ $6,Boot:Stop
8H      GETA  $7,2F
        PUSHJ $6,Boot:Stop
9H      GETA  $7,3F
        PUSHJ $6,Boot:Stop
1H      BYTE  "there is too little memory",0
        LOC   (@+3)&~3
2H      BYTE  "the archive has no kernel for the guests",0
        LOC   (@+3)&~3
3H      BYTE  "the guests' kernel is too long",0
        LOC   (@+3)&~3

% Move(to,from,length): octas, also where both overlap.
Boot:Move CMPU $3,$0,$1
        BP    $3,2F
        ADDU  $0,$0,$2
        ADDU  $1,$1,$2
        NEG   $2,$2
1H      BZ    $2,3F
        LDOU  $3,$1,$2
        STOU  $3,$0,$2
        ADDU  $2,$2,8
        JMP   1B
2H      BZ    $2,3F
        SUBU  $2,$2,8
        LDOU  $3,$1,$2
        STOU  $3,$0,$2
        JMP   2B
3H      POP

% Zero(from,to): octas.
1H      STCO  0,$0,0
        ADDU  $0,$0,8
Boot:Zero CMPU $2,$0,$1
        BN    $2,1B
        POP
