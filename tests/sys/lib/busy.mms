% lib/busy.mms - a kernel to which much happens at once.
%
%       tramoya boot --kernel lib/sys.mms,lib/busy.mms --disk IMAGE
%
% It calculates, with calls, while sectors are moved from and to the disk, one
% command after the other, an alarm is set and rI runs.  At the end of each
% command it gives back one byte of what was typed, so that the rest stays in
% the queue, and prints a dot.  It prints ! for each alarm, and is off after
% eight of them, with status 42.

        LOC   #8000000000020000
interval GREG 7001
enabled GREG  #100000000340   the console, disk, clock, rI
alarms  GREG  0
sector  GREG  0
place   GREG  #8000000000080000
value   GREG  0

Main    GETA  $0,Dynamic
        PUT   rTT,$0
        SET   $0,1
        STOU  $0,console,16
        SETL  $0,30000
        STOU  $0,clock,16
        PUT   rI,interval
        SETML $0,8            the physical address of place
        STOU  $0,disk,8
        SETL  $0,2
        STOU  $0,disk,16      two sectors
        SETL  $0,1
        STOU  $0,disk,24      are read
        PUT   rK,enabled
        SETL  $0,5
1H      SET   $2,$0
        PUSHJ $1,Mix
        ADDU  value,value,$1
        JMP   1B

% Mix(n): calls itself n deep, so that the ring is in use.
Mix     BZ    $0,1F
        GET   $1,rJ
        SUB   $3,$0,1
        PUSHJ $2,Mix
        PUT   rJ,$1
        MULU  $0,$2,value
1H      ADDU  $0,$0,17
        POP   1,0

Dynamic PUSHJ $255,Serve      hides what is local
        PUT   rJ,$255
        SET   $255,enabled
        RESUME 1

Serve   GET   $0,rQ
        PUT   rQ,0
        SRU   $1,$0,9
        BEV   $1,3F           no command was done
        SET   $1,'.'
        STOU  $1,console,0
        LDO   $1,console,0
        BN    $1,2F           nothing was typed
        STOU  $1,console,0
2H      SWYM
        ADDU  sector,sector,1
        AND   sector,sector,7
        STOU  sector,disk,0
        AND   $1,sector,1     writes and reads in turn
        ADDU  $1,$1,1
        STOU  value,place,0   what is written next
        STOU  $1,disk,24
3H      SRU   $1,$0,8
        BEV   $1,4F           no alarm
        SET   $1,'!'
        STOU  $1,console,0
        ADDU  alarms,alarms,1
        CMP   $1,alarms,8
        BNN   $1,5F
        LDOU  $1,clock,8
        SETL  $2,25000
        ADDU  $1,$1,$2
        STOU  $1,clock,16
4H      SRU   $1,$0,6
        BEV   $1,6F
        PUT   rI,interval
6H      POP
5H      SET   x,42
        JMP   Off
