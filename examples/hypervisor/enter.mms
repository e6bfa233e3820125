% enter.mms - out of the guest and into it again: the world switch.
%
%       the guest runs                                 the hypervisor runs
%         |                                                           ^
%         +--trap-->  Forced, Dynamic:  SAVE $255,4   GET rI  -->  why.mms
%         +<-- RESUME 2   UNSAVE 4,$255   PUT rI  <--  Enter:Go <-----+
%
% A trap leaves one register, $255, and with it an address is made, where SAVE
% $255,4 puts all that the guest has in registers: its world.  An ordinary SAVE
% would spill the guest's ring to the guest's rS, an address of the guest's,
% which is nothing to us.  UNSAVE 4 brings everything back.
%
% The guest's time is the number of its instructions, so our own must not
% count.  rI counts both; but which of ours it counts, between PUT rI and GET
% rI, is always the same five, and they are taken away:
%
%       PUT  rI,n+2
%       UNSAVE 4,$255           n+2 -> n+1      ours
%       RESUME 2                n+1 -> n        ours
%       ... k instructions      n -> n-k        the guest's
%       SETH, LDOU, SAVE        n-k -> n-k-3    ours
%       GET  t,rI               n-k-3, so k = (n-3) - that
%
% With G_Slice = n-3, the guest has completed G_Slice - rI.  When k reaches n,
% rI is zero and the interval timer traps: right behind the instruction after
% which something is to happen.

        LOC   Code

% --- out --------------------------------------------------------------------

% rT leads here, and rTT to fast.mms, always from a guest: we ourselves never
% enable an interrupt, nor use a TRAP.
Enter:Forced SETH $255,#8000
        LDOU  $255,$255,E_World
        SAVE  $255,4
        GET   t,rI
        SET   to,1

% The locals are empty, the ring is ours, rG is ours; but the globals are still
% the guest's.
Enter:Out SET w,$255
        SET   v,w
        INCL  v,V_
        SET   g,v
        INCL  g,G_-V_
        SETH  base,#8000
        STOU  t,base,E_Watch
        LDOU  ran,g,G_Slice
        SUBU  ran,ran,t
        LDOU  t,g,G_Time
        ADDU  t,t,ran
        STOU  t,g,G_Time
        LDOU  t+1,g,G_Next
        CMPU  t,t,t+1
        BN    t,Why
        PUSHJ t,Clock:Events
        JMP   Why

% --- in ---------------------------------------------------------------------

% How the guest goes on; each ends here.
%
%       Enter:Next    at `where', with nothing inserted
%       Enter:Go      as the real rXX says: the instruction that did nothing
%                     is tried again
%       Enter:Result  $X gets z, and that completes the instruction.  This is
%                     the gem of the design: by ropcode 2 the machine itself
%                     sets $X to rZZ, local or global, wherever it is.  We do
%                     not look for the guest's registers.

Enter:Next PUT rWW,where
        SETH  t,#8000
        PUT   rXX,t
        JMP   Enter:Go

% What the machine inserts is an ORI of rZZ and 0, so a trap behind it shows
% those; the bare machine shows the operands of a load, or what GET has got.
% Whoever asks for a result says which is right: G_Shown is 1, it was a GET; or
% 2, the operands are at G_ShownY and G_ShownZ, the instruction at
% G_ShownWord.  It is looked at if the guest completes just one instruction.
Enter:Result PUT rZZ,z
        LDOU  t,g,G_Usage
        BZ    t,Enter:Shown
        SET   t+1,op
        PUSHJ t,Clock:Inserted
        JMP   Enter:Shown

Enter:Go STCO 0,g,G_Shown
Enter:Shown LDOU $0,g,G_State
        BNZ   $0,Schedule:Look
Enter:In LDOU $0,g,G_Next     how many instructions until something happens?
        LDOU  $1,g,G_Time
        SUBU  $0,$0,$1
        LDOU  $1,v,V_K
        LDOU  $2,v,V_Q
        AND   $2,$1,$2        something has happened: one more, and it traps
        CSNZ  $0,$2,1

% The real rK has all program bits but p, so that whatever the guest's tables
% and rules refuse comes to us; and our timer.  p is there if the bare machine
% would look at it: in the kernel, which must not have it; or for a user, whose
% eight bits must all be there, since else the machine raises s.
        SETMH $3,#00fe
        ORL   $3,Interval
        SET   $4,w
        SRU   $1,$1,32
        BOD   $1,3F
2H      SETL  $1,W_Mask
        STOU  $3,w,$1
        STOU  $3,base,E_Mask
        LDOU  $1,w,W_Guest    may the short way be taken (fast.mms)?
        LDOU  $2,g,G_Usage
        OR    $1,$1,$2
        CSNZ  $4,$1,0
        STOU  $4,base,E_Fast

% What did this exit cost?
        GET   $1,rI
        LDOU  $2,base,E_Watch
        SUBU  $1,$2,$1
        LDOU  $2,base,E_Kind
        INCL  $2,Counts&#ffff
        LDOU  $3,base,$2
        ADDU  $3,$3,1
        STOU  $3,base,$2
        INCL  $2,K_Spent
        LDOU  $3,base,$2
        ADDU  $3,$3,$1
        STOU  $3,base,$2

        SUBU  $1,$0,3
        STOU  $1,g,G_Slice
        ADDU  $0,$0,2
        SET   $255,w
        PUT   rI,$0
        UNSAVE 4,$255
        RESUME 2

3H      AND   $1,$1,#ff
        CMP   $1,$1,#ff
        BZ    $1,4F
        GET   $1,rWW
        BNN   $1,2B
4H      ORMH  $3,#0001
        SET   $4,0
        JMP   2B
