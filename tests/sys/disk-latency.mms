% disk-latency.mms - how long a command takes is for who boots to say.
%
% files: lib/sys.mms
% reference: none, it has no disk
% disk: ab
% options: --disk disk --disk-latency 12

        LOC   #8000000000020000
Main    SETL  $0,0
        SETML $1,#10
        STOU  $1,disk,8
        SETL  $1,1
        STOU  $1,disk,16
        LDOU  $3,clock,8
        STOU  $1,disk,24      read
1H      ADDU  $0,$0,1
        LDOU  $2,disk,32
        PBNZ  $2,1B           busy: three instructions each time
        LDOU  $2,clock,8
        SUBU  x,$2,$3
        PUSHJ $255,Show
        BYTE  "time",0
% expect: time #11
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "asked",0
% expect: asked #5
        SET   x,0
        JMP   Off
