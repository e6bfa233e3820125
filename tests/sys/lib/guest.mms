% lib/guest.mms - a handful of subroutines for who has a guest.
%
% It comes behind lib/sys.mms.
%
%       PUSHJ $255,GuestTables  sets rV as Tables does, mask to all but p, and
%                               rVV: pages of 8 KiB, n = 6, a block at `gtables'
%       PUSHJ $0,GuestMap       with $1 = negative address of the guest's, $2 =
%                               physical address and permissions
%       JMP   EnterGuest        as Enter, in guest mode
%       JMP   Again             the same by what is in rWW rXX rYY rZZ and rBB
%
% Guests have to leave global registers alone that are the monitor's.

        PREFIX Guest:
:gtables GREG #8000000000110000
:rvv    GREG  #10000d0000110030

        LOC   #8000000000009000
:GuestTables PUT :rVV,:rvv
        GET   $0,:rJ
        PUSHJ $255,:Tables
        PUT   :rJ,$0
        ANDNMH :mask,1
        POP

:GuestMap SLU $2,$0,1         without the sign
        SRU   $2,$2,14
        SLU   $2,$2,3
        ORL   $1,6<<3
        STOU  $1,:gtables,$2
        POP

:EnterGuest PUT :rWW,:where
        SETH  $255,#8000
        PUT   :rXX,$255
:Again  SET   $255,:mask
        RESUME 2
        PREFIX :

        LOC   #8000000000010000
