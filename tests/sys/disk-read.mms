% disk-read.mms - sectors are read to any octa of memory, and nowhere else.
%
% files: lib/sys.mms,lib/disk.mms
% reference: none, it has no disk
% disk: abcd
% options: --disk disk

        LOC   #8000000000020000
Main    LDOU  x,disk,40
        PUSHJ $255,Show
        BYTE  "sectors",0
% expect: sectors #4
        SET   $1,1            read
        SET   $2,1            sectors 1 and 2
        SETML $3,#10
        ORL   $3,#28          to the 5th octa of the buffer
        SET   $4,2
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "status",0
% expect: status #0
        LDOU  x,buffer,#20
        PUSHJ $255,Show
        BYTE  "before",0
% expect: before #0
        LDOU  x,buffer,#28
        PUSHJ $255,Show
        BYTE  "first",0
% expect: first #6262626262626262
        SETL  $5,#2020
        LDOU  x,buffer,$5
        PUSHJ $255,Show
        BYTE  "last of 1",0
% expect: last of 1 #6262626262626262
        INCL  $5,8
        LDOU  x,buffer,$5
        PUSHJ $255,Show
        BYTE  "first of 2",0
% expect: first of 2 #6363636363636363
        SETL  $5,#4020
        LDOU  x,buffer,$5
        PUSHJ $255,Show
        BYTE  "last",0
% expect: last #6363636363636363
        INCL  $5,8
        LDOU  x,buffer,$5
        PUSHJ $255,Show
        BYTE  "behind",0
% expect: behind #0
        SET   x,0
        JMP   Off
