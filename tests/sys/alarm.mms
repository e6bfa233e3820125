% alarm.mms - the alarm rings on time, in the middle of a loop.
%
% Nothing in the loop reaches a device, so the machine has to know itself when
% the moment has come.
%
% files: lib/sys.mms
% reference: none, it has no clock
% options: --max-insns 200k

        LOC   #8000000000020000
eighth  GREG  #100
Main    GETA  $0,Handler
        PUT   rTT,$0
        SETL  $0,50000
        STOU  $0,clock,16
        PUT   rK,eighth
        SET   $1,0
1H      ADDU  $1,$1,1
        JMP   1B
Handler LDOU  $2,clock,0
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "instructions",0
% expect: instructions #c350
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "rounds",0
% expect: rounds #61a5
        SET   x,0
        JMP   Off
