% disk-busy.mms - a command takes 1000 instructions, and then interrupts; what
% is stored until then is ignored.
%
% files: lib/sys.mms
% reference: none, it has no disk
% disk: abcd
% options: --disk disk

        LOC   #8000000000020000
ninth   GREG  #200
buffer  GREG  #8000000000100000
Main    GETA  $0,Handler
        PUT   rTT,$0
        SET   $0,3
        STOU  $0,disk,0       sector 3
        SETML $0,#10
        STOU  $0,disk,8
        SET   $0,1
        STOU  $0,disk,16
        PUT   rK,ninth
        LDOU  $1,clock,8
        STOU  $0,disk,24      read
        SET   $0,2
        STOU  $0,disk,0       sector 2, no: it is busy
        STOU  $0,disk,8
        STOU  $0,disk,16
        STOU  $0,disk,24
        LDOU  x,disk,32
        PUSHJ $255,Show
        BYTE  "status",0
% expect: status #1
        LDOU  x,disk,0
        PUSHJ $255,Show
        BYTE  "sector",0
% expect: sector #3
        LDOU  x,disk,24
        PUSHJ $255,Show
        BYTE  "command",0
% expect: command #1
        LDOU  x,buffer,0
        PUSHJ $255,Show
        BYTE  "not yet",0
% expect: not yet #0
1H      SYNC  4
        JMP   1B
Handler LDOU  $2,clock,8
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #200
        SUBU  x,$2,$1
        PUSHJ $255,Show
        BYTE  "time",0
% expect: time #3ea
        LDOU  x,buffer,0
        PUSHJ $255,Show
        BYTE  "buffer",0
% expect: buffer #6464646464646464
        LDOU  x,disk,32
        PUSHJ $255,Show
        BYTE  "status",0
% expect: status #0
        SET   x,0
        JMP   Off
