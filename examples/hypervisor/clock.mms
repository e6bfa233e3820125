% clock.mms - the virtual clock, and what happens by it.
%
% A guest's time is the number of instructions that it has completed, and what
% SYNC 4 has skipped: G_Time.  The machine counts those that it executes, by rI
% (enter.mms); Tick counts those that we have done in its place.  What will
% happen, happens at a time that is known before:
%
%       G_Overflow   the overflow of the ring is reported
%       G_Interval   rI comes to zero
%       G_Alarm      the alarm of the clock
%       G_Ready      the disk has done its command
%       G_Poll       the console looks for input
%       G_Turn       it is another guest's turn: no event of the guest's own
%
% and G_Next is the first of these.  All are Never or a time.

% Tick(op): one more instruction is complete, of that opcode.
Clock:Tick LDOU $1,g,G_Time
        ADDU  $1,$1,1
        STOU  $1,g,G_Time
        GET   $3,rWW
        SUBU  $3,$3,4
        LDOU  $2,g,G_Usage
        BNN   $3,1F
        BZ    $2,2F           rU does not count the kernel
1H      GET   $4,rJ
        SET   $6,$0
        SET   $7,$3
        SET   $8,1
        PUSHJ $5,Clock:Count
        PUT   rJ,$4
2H      LDOU  $2,g,G_Next
        CMPU  $2,$1,$2
        BNN   $2,Clock:Events
        POP

% Events(): let happen what is due.
Clock:Events LDOU $0,g,G_Time
        GET   $1,rJ
        NEG   $2,1
        SRU   $2,$2,1         Never
        LDOU  $3,g,G_Overflow
        CMPU  $4,$3,$0
        BP    $4,1F
        STOU  $2,g,G_Overflow
        SETL  $5,Overflow
        PUSHJ $4,Reflect:Raise
1H      LDOU  $3,g,G_Interval
        CMPU  $4,$3,$0
        BP    $4,1F
        STOU  $2,g,G_Interval
        SETL  $5,Interval
        PUSHJ $4,Reflect:Raise
1H      LDOU  $3,g,G_Poll
        CMPU  $4,$3,$0
        BP    $4,1F
        PUSHJ $4,Console:Poll
        PUSHJ $4,Console:Next
1H      LDOU  $3,g,G_Ready
        CMPU  $4,$3,$0
        BP    $4,1F
        STOU  $2,g,G_Ready
        PUSHJ $4,Disk:Done
        SETL  $5,Ready
        PUSHJ $4,Reflect:Raise
1H      LDOU  $3,g,G_Alarm
        CMPU  $4,$3,$0
        BP    $4,1F
        STOU  $2,g,G_Alarm
        SETL  $5,Alarm
        PUSHJ $4,Reflect:Raise
1H      LDOU  $3,g,G_Turn
        CMPU  $4,$3,$0
        BP    $4,1F
        STOU  $2,g,G_Turn
        PUSHJ $4,Schedule:Due
1H      PUT   rJ,$1

% Next(): see what is the next event.
Clock:Next LDOU $0,g,G_Overflow
        LDOU  $1,g,G_Interval
        CMPU  $2,$1,$0
        CSN   $0,$2,$1
        LDOU  $1,g,G_Alarm
        CMPU  $2,$1,$0
        CSN   $0,$2,$1
        LDOU  $1,g,G_Ready
        CMPU  $2,$1,$0
        CSN   $0,$2,$1
        LDOU  $1,g,G_Poll
        CMPU  $2,$1,$0
        CSN   $0,$2,$1
        LDOU  $1,g,G_Turn
        CMPU  $2,$1,$0
        CSN   $0,$2,$1
        STOU  $0,g,G_Next
        POP

% Wait(mask) never: SYNC 4, already counted: let time go on until something
% happens that the guest waits for, unless it has happened.  never: it cannot.
%
% The clock stops at 2^62, like the bare machine's, so times can be added
% without fear.
Clock:Wait LDOU $1,v,V_Q
        AND   $1,$1,$0
        BNZ   $1,3F
        GET   $4,rJ
        LDOU  $1,g,G_Time
        NEG   $2,1
        SRU   $2,$2,1
        LDOU  $3,g,G_Zero
        SUBU  $3,$3,$1
        BNP   $3,1F
        LDOU  $2,g,G_Interval
1H      LDOU  $3,g,G_Alarm
        CMPU  $5,$3,$2
        CSN   $2,$5,$3
        LDOU  $3,g,G_Ready
        CMPU  $5,$3,$2
        CSN   $2,$5,$3
        SETH  $3,#4000
        CMPU  $3,$2,$3        when it is, and whether that is never
        ZSP   $3,$3,1
        SUBU  $6,$2,$1        how long, at most
        SET   $7,$3
        PUSHJ $5,Console:Wait
        PUT   rJ,$4
        BP    $5,3F           input has come
        BN    $5,4F
        BNZ   $3,2F
        STOU  $2,g,G_Time
        SUBU  $5,$2,$1
        LDOU  $6,g,G_Skipped
        ADDU  $6,$6,$5
        STOU  $6,g,G_Skipped
        LDOU  $6,g,G_When     it is still the same instruction
        ADDU  $6,$6,$5
        STOU  $6,g,G_When
        PUSHJ $5,Clock:Events
        PUT   rJ,$4
        JMP   3F
2H      SET   $0,1            never
        POP   1,0
4H      STCO  Waiting,g,G_State  it may come later: this SYNC 4 is tried again
3H      SET   $0,0
        POP   1,0

% --- rU ---------------------------------------------------------------------

% The real rU counts the guest's instructions; of ours none, since rVV is not
% zero.

% Count(op,loc,n): let rU count n instructions like this one, if it does.
%
%       rU    | pattern | mask | negative, too? | count |
%             63        55     47               46      0
Clock:Count GET $3,rU
        SRU   $4,$3,48
        AND   $4,$4,$0
        SRU   $5,$3,56
        AND   $4,$4,#ff
        CMP   $4,$4,$5
        BNZ   $4,1F
        BNN   $1,2F
        SLU   $4,$3,16
        BNN   $4,1F
2H      ADDU  $4,$3,$2
        SRU   $5,$3,47
        SLU   $5,$5,47
        SLU   $4,$4,17
        SRU   $4,$4,17
        OR    $4,$4,$5
        PUT   rU,$4
1H      POP

% Inserted(op): the machine will count an ORI for an instruction with another
% opcode.
Clock:Inserted GET $1,rJ
        GET   $2,rWW
        SUBU  $2,$2,4
        SET   $4,$0
        SET   $5,$2
        SET   $6,1
        PUSHJ $3,Clock:Count
        SETL  $4,#c1
        SET   $5,$2
        NEG   $6,1
        PUSHJ $3,Clock:Count
        PUT   rJ,$1
        POP
