% disk-none.mms - a machine without a disk has one without sectors.
%
% files: lib/sys.mms,lib/disk.mms
% reference: none, it has no disk

        LOC   #8000000000020000
Main    LDOU  x,disk,40
        PUSHJ $255,Show
        BYTE  "sectors",0
% expect: sectors #0
        SET   $1,1
        SET   $2,0
        SETML $3,#10
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "read",0
% expect: read #2
        SET   $1,3
        SET   $2,0
        SET   $3,0
        SET   $4,0
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "flush",0
% expect: flush #0
        SET   x,0
        JMP   Off
