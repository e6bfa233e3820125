% lib/disk.mms - a driver for the disk that waits.
%
% A test that says "files: lib/sys.mms,lib/disk.mms" has besides lib/sys.mms:
%
%       PUSHJ $0,Disk           with $1 = command (1 read, 2 write, 3 flush),
%                               $2 = first sector, $3 = physical address,
%                               $4 = number of sectors: does it, and leaves
%                               the status in $0
%       PUSHJ $0,Fill           with $1 = address, $2 = value: sets the 1024
%                               octas from there on
%       buffer                  a global: #8000000000100000, two sectors of it
%                               are for a test to use

        PREFIX Disk:
:buffer GREG  #8000000000100000

        LOC   #800000000000c000
:Disk   STOU  $1,:disk,0
        STOU  $2,:disk,8
        STOU  $3,:disk,16
        STOU  $0,:disk,24
1H      LDOU  $0,:disk,32
        CMPU  $1,$0,1
        PBZ   $1,1B           busy
        POP   1,0

:Fill   SETL  $2,8192
1H      SUBU  $2,$2,8
        STOU  $1,$0,$2
        PBP   $2,1B
        POP
        PREFIX :

        LOC   #8000000000010000
