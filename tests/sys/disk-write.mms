% disk-write.mms - what is written is in the file, and can be read again.
%
% files: lib/sys.mms,lib/disk.mms
% reference: none, it has no disk
% disk: abcd
% disk-after: abxd
% options: --disk disk

        LOC   #8000000000020000
Main    SET   $1,buffer
        SETH  $2,#7878
        ORMH  $2,#7878
        ORML  $2,#7878
        ORL   $2,#7878
        PUSHJ $0,Fill
        SET   $1,2            write
        SET   $2,2            sector 2
        SETML $3,#10
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "written",0
% expect: written #0
        SET   $1,3            flush
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "flushed",0
% expect: flushed #0
        SET   $1,1            read sectors 1 to 3 to another place
        SET   $2,1
        SETML $3,#18
        SET   $4,3
        PUSHJ $0,Disk
        SETH  $5,#8000
        ORML  $5,#18
        SETL  $6,#2000
        LDOU  x,$5,0
        PUSHJ $255,Show
        BYTE  "sector 1",0
% expect: sector 1 #6262626262626262
        ADDU  $5,$5,$6
        LDOU  x,$5,0
        PUSHJ $255,Show
        BYTE  "sector 2",0
% expect: sector 2 #7878787878787878
        ADDU  $5,$5,$6
        LDOU  x,$5,0
        PUSHJ $255,Show
        BYTE  "sector 3",0
% expect: sector 3 #6464646464646464
        SET   x,0
        JMP   Off
