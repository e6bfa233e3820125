% monitor.mms - a monitor with a guest, for who debugs both as a guest.
%
% It comes behind sys/lib/sys.mms and sys/lib/guest.mms.  Each GET of its guest
% has the result #77; an access that its tables refuse is left out; and TRAP is
% the end of both.

        LOC   #8000000000010000
Guest   GET   $5,rQ           sensitive
        ADDU  $6,$5,1
        LDO   $7,$8,0         of a page that the monitor has mapped
        STO   $6,$8,0         w: read only
        TRAP  0,1,2

        LOC   #8000000000020000
Main    PUSHJ $255,GuestTables
        SETH  $1,#8000
        SETML $2,1
        ORL   $2,1            the guest's code
        PUSHJ $0,GuestMap
        SETH  $1,#8000
        INCL  $1,#2000
        SETML $2,#12
        ORL   $2,4            and its data
        PUSHJ $0,GuestMap
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
        SETH  $8,#8000
        INCL  $8,#2000
        SETH  where,#8000
        JMP   EnterGuest

Dynamic GET   x,rQ
        PUT   rQ,0
        GET   x,rXX
        SRU   x,x,32
        AND   x,x,8           k: sensitive
        BZ    x,Refused
        SETL  x,#77
        PUT   rZZ,x
        JMP   Again

Refused GET   x,rXX
        ORH   x,#8000
        PUT   rXX,x
        JMP   Again

Forced  SET   x,0
        JMP   Off
