% wedged-idle.mms - SYNC 4 waits for what can never come.
%
% files: lib/sys.mms
% reference: none, it does nothing for SYNC 4

        LOC   #8000000000020000
Main    SETL  $0,100          there is an alarm first,
        STOU  $0,clock,16
        SYNC  4
        LDOU  x,clock,8
        PUSHJ $255,Show
        BYTE  "time",0
% expect: time #64
        SYNC  4               and then nothing
% status: 120
% stderr: wedged: SYNC 4 waits, and nothing can ever come, at #800000000002001c (wedged-idle.mms:14)
