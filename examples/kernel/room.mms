% room.mms - which sectors are free.
%
% That is nowhere on the disk; two maps with a bit for each sector say it:
%
%       old     the disk's root leads there
%       new     the root in memory does
%
% A sector is free if it is neither, and may be overwritten if it is not old.
% When the disk has got the root from memory, the old map is made the same as
% the new one.  A map has the size of one sector; what a disk has beyond 65536
% sectors can be read, but is not given out.

        PREFIX Room:
old     GREG  :Sign+#0a2000
new     GREG  :Sign+#0a4000
        GREG  @
Known   OCTA  0               so many sectors are in the maps,
MapSize OCTA  0               which have so many bytes
Hint    OCTA  0               where something was free, in the maps

% Start(sectors): of so many, all but the roots are free.
Start   SETML $1,1            65536
        CMPU  $2,$0,$1
        CSNN  $0,$2,$1
        STOU  $0,Known
        ADDU  $1,$0,63
        SRU   $1,$1,6
        SLU   $1,$1,3
        STOU  $1,MapSize
        SET   $2,0
        STOU  $2,Hint
        SET   $3,$1
1H      SUB   $3,$3,8
        STOU  $2,old,$3
        STOU  $2,new,$3
        PBP   $3,1B
        SET   $2,3            the roots
        STOU  $2,new,0
        AND   $0,$0,63
        BZ    $0,2F
        NEG   $2,0,1          sectors behind the end, in the last octa
        SLU   $2,$2,$0
        SUB   $1,$1,8
        LDOU  $3,new,$1
        OR    $3,$3,$2
        STOU  $3,new,$1
2H      POP

% Where(sector) offset,bit: its octa in a map, and its bit there; the bit is 0
% if the maps do not know it, or it is a root's.
Where   SUBU  $1,$0,2
        LDOU  $2,Known
        SUBU  $2,$2,2
        CMPU  $2,$1,$2
        AND   $1,$0,63
        SET   $3,1
        SLU   $3,$3,$1
        SRU   $1,$0,6
        SLU   $1,$1,3         the first result is what POP has last
        ZSN   $0,$2,$3
        POP   2,0

% IsOld(sector): whether it may not be overwritten.
IsOld   GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Where
        PUT   :rJ,$1
        SET   $0,1
        BZ    $3,1F
        LDOU  $2,old,$2
        AND   $2,$2,$3
        ZSNZ  $0,$2,1
1H      POP   1,0

% Mark(sector): the root in memory leads there.
% Drop(sector): it does not do so any more.  A sector 0 does no harm.
Mark    GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Where
        PUT   :rJ,$1
        BZ    $3,1F
        LDOU  $4,new,$2
        OR    $4,$4,$3
        STOU  $4,new,$2
1H      POP

Drop    GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,Where
        PUT   :rJ,$1
        BZ    $3,1F
        LDOU  $4,new,$2
        ANDN  $4,$4,$3
        STOU  $4,new,$2
1H      POP

% Take(): a free sector, which is marked; 0 if there is none.
Take    LDOU  $1,MapSize
        LDOU  $2,Hint
        SET   $3,$1
1H      LDOU  $4,old,$2
        LDOU  $5,new,$2
        NOR   $4,$4,$5
        BNZ   $4,2F
        ADDU  $2,$2,8
        CMPU  $4,$2,$1
        CSNN  $2,$4,0         round to the beginning
        SUB   $3,$3,8
        PBP   $3,1B
        SET   $0,0
        POP   1,0
2H      SUBU  $6,$4,1         the bits behind the last 1 of $4 become ones
        SADD  $1,$6,$4        so many
        ANDN  $4,$4,$6
        OR    $5,$5,$4
        STOU  $5,new,$2
        STOU  $2,Hint
        8ADDU $0,$2,$1        64 sectors in 8 bytes
        GET   $1,:rJ
        SET   $3,$0
        PUSHJ $2,:Disk:Forget what it was before
        PUT   :rJ,$1
        POP   1,0

% Agree(kept): old becomes new, or what it was, too, if kept is -1 and not 0.
Agree   LDOU  $1,MapSize
1H      SUB   $1,$1,8
        LDOU  $2,old,$1
        LDOU  $3,new,$1
        AND   $2,$2,$0
        OR    $2,$2,$3
        STOU  $2,old,$1
        PBP   $1,1B
        POP
        PREFIX :
