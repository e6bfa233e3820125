% timer.mms - the interval timer, and sleep.
%
% rI counts down with each instruction; when it comes to 0, bit 6 of rQ asks
% for attention: the turn of whoever runs is over.

        PREFIX Timer:
quantum GREG  100000          instructions
typing  GREG  :Typing

% Begin(): a process gets a whole quantum, also if the kernel was at work until
% the last one was over.
Begin   PUT   :rI,quantum
        GET   $0,:rQ
        ANDNL $0,#40
        PUT   :rQ,$0
        POP

% Sleep(): until there is input.  All processes wait for it.
Sleep   PUT   :rI,0
        STCO  1,typing,0
        SYNC  4
        STCO  0,typing,0
        GET   $0,:rQ
        PUT   :rQ,0
        POP
        PREFIX :
