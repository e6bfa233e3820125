% trap.mms - the way into the kernel, and out of it again.
%
% A trap leaves the kernel one register, $255, and a register ring that is the
% user's.  A program with globals from $250 on has six; so the way in begins
% with these.  It makes sure that the stack above rS is there, for 494 octas at
% most; has SAVE put the whole context there; and takes up the kernel's own,
% whose UNSAVE brings another ring, and registers that are constants.
%
%       user  --trap-->  Room Room  SAVE  UNSAVE  -->  the kernel, in peace
%       user  <--RESUME 1--  UNSAVE  <--  Leave   <--
%
% So a context is an address on the stack of its owner, and to change from one
% process to another is to UNSAVE from another address.

        PREFIX Trap:
entry   GREG  :Entry

% rT and rTT lead here.  With rK = 0 nothing interrupts from now on, and what a
% trap has set (rBB, rWW to rZZ) stays as it is.
Forced  GET   $255,:rG
        SUB   $255,$255,251
        BNN   $255,Greedy     $250 is not global
        SETH  $255,#8000      Entry, in one instruction
        STCO  :R_Forced,$255,:E_Reason
        JMP   1F
Dynamic GET   $255,:rG
        SUB   $255,$255,251
        BNN   $255,Greedy
        SETH  $255,#8000
        STCO  :R_Dynamic,$255,:E_Reason

1H      STOU  $254,$255,:E_Regs+32
        STOU  $253,$255,:E_Regs+24
        STOU  $252,$255,:E_Regs+16
        STOU  $251,$255,:E_Regs+8
        STOU  $250,$255,:E_Regs

% SAVE stores, from rS on, what the ring holds, at most 256 octas, then their
% number, at most 224 globals, and 13 special registers: less than a page, but
% it may reach into a second one.  In the kernel a store to where no page is
% would be lost without a word.
%
%       stored already | hidden | $0 to $L-1 | L | $G to $255 | rB to rZ | rG,rA
%                      rS       rO                                       context
        GET   $254,:rS
        GETA  $252,Room
        GO    $253,$252,0
        GET   $254,:rS
        INCL  $254,#fff
        GETA  $252,Room
        GO    $253,$252,0

        LDOU  $254,$255,:E_Current
        GET   $253,:rBB       what $255 was
        STOU  $253,$254,:P_BB
        GET   $253,:rWW
        STOU  $253,$254,:P_WW
        GET   $253,:rXX
        STOU  $253,$254,:P_XX
        GET   $253,:rYY
        STOU  $253,$254,:P_YY
        GET   $253,:rZZ
        STOU  $253,$254,:P_ZZ
        LDOU  $254,$255,:E_Regs+32
        LDOU  $253,$255,:E_Regs+24
        LDOU  $252,$255,:E_Regs+16
        LDOU  $251,$255,:E_Regs+8
        LDOU  $250,$255,:E_Regs
        SAVE  $255,0
        SETH  $254,#8000
        LDOU  $254,$254,:E_Current
        STOU  $255,$254,:P_Context
Enter   SETH  $255,#8000
        LDOU  $255,$255,:E_Kernel
        UNSAVE 0,$255
        JMP   Why

% Its context cannot be saved, and need not be: it will be ended.
Greedy  SETH  $255,#8000
        STCO  :R_Greedy,$255,:E_Reason
        JMP   Enter
Lost    STCO  :R_Lost,$255,:E_Reason
        JMP   Enter

% Room: let the page of address $254 be there, of the process that runs.  It is
% what Page:Touch does (memory.mms has a drawing), but with five registers and
% no stack; $255 is Entry, $253 leads back, and
%
%       $254  number of the page        $251  where its entry is
%       $252  bits of the digits below  $250  anything
%
% Frames come from the row of spare ones: Frame:Get could not be called here.
Room    SRU   $250,$254,61
        CMPU  $251,$250,4
        BNN   $251,Lost
        ADDU  $252,$255,$250
        LDBU  $250,$252,:E_First+1
        SLU   $250,$250,:PageBits
        LDOU  $251,$255,:E_Root
        ADDU  $250,$250,$251
        STOU  $250,$255,:E_Scratch  behind the segment's blocks
        LDBU  $250,$252,:E_First
        SLU   $250,$250,:PageBits
        ADDU  $251,$250,$251
        SLU   $254,$254,3
        SRU   $254,$254,:PageBits+3
        SET   $252,0
1H      SRU   $250,$254,$252  how many digits has it?
        SRU   $250,$250,10
        BZ    $250,2F
        INCL  $251,:PageSize
        ADD   $252,$252,10
        LDOU  $250,$255,:E_Scratch
        CMPU  $250,$251,$250
        PBN   $250,1B
        JMP   Lost
2H      SRU   $250,$254,$252  the entry for this digit
        SLU   $250,$250,54
        SRU   $250,$250,51
        ADDU  $251,$251,$250
        LDOU  $250,$251,0
        BNZ   $250,3F
        LDOU  $250,$255,:E_Spares
        SUB   $250,$250,8
        BN    $250,Lost       Leave could not get one
        STOU  $250,$255,:E_Spares
        ORH   $250,#8000
        LDOU  $250,$250,:E_Spare
        STOU  $254,$255,:E_Scratch
        LDOU  $254,$255,:E_Bits
        OR    $250,$250,$254
        LDOU  $254,$255,:E_Scratch
3H      BZ    $252,4F
        STOU  $250,$251,0     a table: its sign is set, as a PTP has it
        ANDNL $250,:PageSize-1
        SET   $251,$250
        SUB   $252,$252,10
        JMP   2B
4H      ANDNH $250,#8000      a page: to be read and written
        OR    $250,$250,6
        STOU  $250,$251,0
        GO    $253,$253,0

% Why was the kernel entered?  From here on, $0 is the process that runs.
Why     LDOU  $0,entry,:E_Current
        LDOU  $1,entry,:E_Reason
        CMP   $2,$1,:R_Boot
        BZ    $2,:Process:Next
        CMP   $2,$1,:R_Forced
        BZ    $2,Call
        CMP   $2,$1,:R_Dynamic
        BZ    $2,Asked
        GET   $3,:rWW         the way in was not that far
        STOU  $3,$0,:P_WW
        CMP   $2,$1,:R_Greedy
        GETA  $4,9F
        BZ    $2,1F
        GETA  $4,8F
1H      SET   $3,$0
        PUSHJ $2,:Process:Stop
        JMP   :Process:Next
8H      BYTE  "there is no memory for its registers",0
        LOC   (@+3)&~3
9H      BYTE  "it leaves no registers to the kernel: rG is above 250",0
        LOC   (@+3)&~3

Call    SET   $3,$0
        PUSHJ $2,:Calls:Do
        GET   $1,:rQ          another one's turn, if it took so long
        AND   $1,$1,#40
        BNZ   $1,:Process:Next
        JMP   Same

% Something was requested: what the program has done comes first.  PUT takes
% away only those bits of rQ that GET has seen; one that comes in between stays.
Asked   GET   $1,:rQ
        PUT   :rQ,0
        LDOU  $2,$0,:P_XX
        SRU   $2,$2,32
        AND   $2,$2,#ff
        BZ    $2,1F
        SET   $4,$0
        SET   $5,$2
        PUSHJ $3,:Fault:Do
1H      AND   $2,$1,#40       the timer: another one's turn
        BNZ   $2,:Process:Next

% Go on with the same process, if it can.
Same    LDOU  $1,$0,:P_State
        CMP   $1,$1,:Ready
        BNZ   $1,:Process:Next
        PUSHJ $1,:Frame:Spare
        JMP   Leave

% Begin or go on with the process $0, with a whole quantum.  To change rV makes
% the machine forget where pages are, so that is done only if need be.
Switch  STOU  $0,entry,:E_Current
        LDOU  $1,$0,:P_RV
        GET   $2,:rV
        CMPU  $2,$1,$2
        BZ    $2,1F
        PUT   :rV,$1
1H      LDOU  $1,$0,:P_Bits
        STOU  $1,entry,:E_Bits
        LDOU  $1,$0,:P_Root
        STOU  $1,entry,:E_Root
        PUSHJ $1,:Frame:Spare
        PUSHJ $1,:Timer:Begin

% Back to the user: only UNSAVE and RESUME touch his registers.  rK counts from
% the second instruction on, so even a request that waits lets him do one.
%
% His context was in his own memory meanwhile, and a call may have read a file
% into it.  Then UNSAVE brings what it finds, or refuses to do anything, and he
% runs with the kernel's registers, which are no secret, but as a user; at the
% next trap rS is none of his addresses: Lost.
Leave   LDOU  $1,$0,:P_BB
        PUT   :rBB,$1
        LDOU  $1,$0,:P_WW
        PUT   :rWW,$1
        LDOU  $1,$0,:P_XX
        PUT   :rXX,$1
        LDOU  $1,$0,:P_YY
        PUT   :rYY,$1
        LDOU  $1,$0,:P_ZZ
        PUT   :rZZ,$1
        LDOU  $255,$0,:P_Context
        UNSAVE 0,$255
        SETH  $255,#8000
        LDOU  $255,$255,:E_Mask
        RESUME 1
        PREFIX :
