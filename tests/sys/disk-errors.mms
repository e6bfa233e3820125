% disk-errors.mms - a command that is wrong moves nothing, but asks for
% attention when its time is up.
%
% files: lib/sys.mms,lib/disk.mms
% reference: none, it has no disk
% disk: abcd
% options: --disk disk --mem 2M

        LOC   #8000000000020000
place   GREG  #100000         the buffer, a physical address
Main    SET   $1,1
        SET   $2,4
        SET   $3,place
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "sector 4",0
% expect: sector 4 #2
        SET   $1,2
        SET   $2,3
        SET   $3,place
        SET   $4,2
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "sectors 3, 4",0
% expect: sectors 3, 4 #2
        SET   $1,1
        NEG   $2,0,1          sector + count is 0
        SET   $3,place
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "the last of all",0
% expect: the last of all #2
        SET   $1,1
        SET   $2,4
        SET   $3,place
        SET   $4,0
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "none",0
% expect: none #0
        SET   $1,1
        SET   $2,0
        ADDU  $3,place,4
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "half an octa",0
% expect: half an octa #3
        SET   $1,1
        SET   $2,0
        SETML $3,#20          behind the 2 MiB
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "no RAM",0
% expect: no RAM #3
        SET   $1,1
        SET   $2,0
        SETML $3,#1f          the last sector but 8 bytes
        ORL   $3,#e008
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "too little RAM",0
% expect: too little RAM #3
        SET   $1,1
        SET   $2,0
        SET   $3,buffer       a sign is no part of a physical address
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "negative",0
% expect: negative #3
        SET   $1,1
        SET   $2,9            both are wrong
        SET   $3,1
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "both",0
% expect: both #2
        LDOU  x,buffer,0
        PUSHJ $255,Show
        BYTE  "buffer",0
% expect: buffer #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #200
        PUT   rQ,0
        SET   $1,4            no such command: nothing happens at all
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "as before",0
% expect: as before #2
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        SET   x,0
        JMP   Off
