% console.mms - a guest's terminal.
%
% What it writes goes to ours at once, if there is one guest only.  With
% several, it is kept until the line ends, and shown with the guest's number:
% "0: text"; a piece without an end has a full stop, "0. text".
%
% Input goes to guest 0.  The bare machine's console asks the host for a line
% whenever time passes a multiple of 10000, and so does this with ours, which
% has asked by then: our time passes faster.

Console:Period IS 10000

% Put(byte): the guest shows it.
Console:Put LDOU $1,base,E_Guests
        SETH  $2,Input>>48
        INCL  $2,Input&#ffff
        CMP   $1,$1,1
        BNZ   $1,1F
        STOU  $0,$2,0
        POP
1H      LDOU  $1,v,V_Line
        SETL  $2,Line
        ADDU  $2,w,$2
        AND   $0,$0,#ff
        CMP   $3,$0,#a
        BZ    $3,2F
        STBU  $0,$2,$1
        ADDU  $1,$1,1
        STOU  $1,v,V_Line
        SETL  $2,LineSize
        CMP   $1,$1,$2
        BNN   $1,Console:Flush
        POP
2H      SET   $0,':'
        JMP   Console:Show

% Flush(): show what was kept.
Console:Flush LDOU $0,v,V_Line
        BNZ   $0,1F
        POP
1H      SET   $0,'.'

% Show(mark): the number, the mark, and what was kept; end the line.
Console:Show GET $1,rJ
        LDOU  $4,g,G_Number
        ADDU  $4,$4,'0'
        PUSHJ $3,Console:Byte
        SET   $4,$0
        PUSHJ $3,Console:Byte
        SET   $4,' '
        PUSHJ $3,Console:Byte
        SETL  $0,Line
        ADDU  $0,w,$0
        LDOU  $2,v,V_Line
        STCO  0,v,V_Line
        ADDU  $2,$2,$0        its end
        JMP   2F
1H      LDBU  $4,$0,0
        PUSHJ $3,Console:Byte
        ADDU  $0,$0,1
2H      CMPU  $3,$0,$2
        PBN   $3,1B
        SET   $4,#a
        PUSHJ $3,Console:Byte
        PUT   rJ,$1
        POP

% --- our own words ----------------------------------------------------------

% Byte(byte)
Console:Byte SETH $1,Input>>48
        INCL  $1,Input&#ffff
        STOU  $0,$1,0
        POP

% Text(string)
Console:Text GET $1,rJ
1H      LDBU  $3,$0,0
        BZ    $3,2F
        PUSHJ $2,Console:Byte
        ADDU  $0,$0,1
        JMP   1B
2H      PUT   rJ,$1
        POP

% Number(value): decimal.  Hex(value): like #2a.
Console:Number GET $1,rJ
        PUT   rD,0            it is still the guest's
        DIVU  $2,$0,10
        GET   $3,rR
        BZ    $2,1F
        SET   $5,$2
        PUSHJ $4,Console:Number
1H      ADD   $5,$3,'0'
        PUSHJ $4,Console:Byte
        PUT   rJ,$1
        POP
Console:Hex GET $1,rJ
        SET   $4,'#'
        PUSHJ $3,Console:Byte
        SET   $2,64
1H      SUB   $2,$2,4         no leading zeros
        BZ    $2,2F
        SRU   $3,$0,$2
        BZ    $3,1B
2H      SRU   $4,$0,$2
        AND   $4,$4,15
        CMP   $3,$4,10
        ZSNN  $3,$3,'a'-'0'-10
        ADD   $4,$4,$3
        ADD   $4,$4,'0'
        PUSHJ $3,Console:Byte
        SUB   $2,$2,4
        BNN   $2,2B
        PUT   rJ,$1
        POP

% --- input ------------------------------------------------------------------

% Next(): when to look for input again.
Console:Next LDOU $0,g,G_Time
        SETL  $1,Console:Period
        PUT   rD,0            it is still the guest's
        DIVU  $0,$0,$1
        ADDU  $0,$0,1
        MULU  $0,$0,$1
        LDOU  $1,g,G_Ended
        BZ    $1,1F
        NEG   $0,1
        SRU   $0,$0,1
1H      STOU  $0,g,G_Poll
        POP

% Poll() came: take a line, if there is one and room for it; the end of all
% input comes, too.
Console:Poll LDOU $1,g,G_Ended
        BNZ   $1,8F
        LDOU  $1,g,G_Held
        SETL  $2,QueueSize
        SUBU  $2,$2,$1        room
        BZ    $2,8F
        LDOU  $0,g,G_Number
        BNZ   $0,4F           only guest 0 has input
        LDOU  $3,g,G_First
        ADDU  $3,$3,$1        where it goes
        SETL  $4,Queue
        ADDU  $4,w,$4
        SETH  $5,Input>>48
        INCL  $5,Input&#ffff
1H      LDOU  $6,$5,8         bit 0: a byte is waiting; 1: the end
        BEV   $6,2F
        LDOU  $6,$5,0
        ANDNL $3,QueueSize
        STBU  $6,$4,$3
        ADDU  $3,$3,1
        ADDU  $1,$1,1
        SUBU  $2,$2,1
        CMP   $6,$6,#a
        BZ    $6,3F
        BNZ   $2,1B
        JMP   3F
2H      LDOU  $0,g,G_Held
        CMP   $0,$0,$1
        BNZ   $0,3F
        AND   $6,$6,2
        BZ    $6,8F
4H      STCO  1,g,G_Ended
3H      STOU  $1,g,G_Held
        LDOU  $2,g,G_Control
        BZ    $2,1F
        GET   $1,rJ
        SET   $3,1
        SLU   $3,$3,40
        PUSHJ $2,Reflect:Raise
        PUT   rJ,$1
1H      SET   $0,1
        POP   1,0
8H      SET   $0,0
        POP   1,0

% Wait(most,never) came: the guest waits for input, for so long at most, or for
% nothing else.  1: it has come; 0: it has not; -1: try again later.  Our own
% SYNC 4 lets time go on where ours comes from; then rI is as before, and rQ
% does not remember.
Console:Wait GET $2,rJ
        GET   $5,rI
        PUSHJ $6,Console:Poll
        SET   $3,$6
        BNZ   $3,3F
        LDOU  $3,g,G_Ended
        BNZ   $3,2F
        LDOU  $3,g,G_Held
        SETL  $4,QueueSize
        CMP   $3,$3,$4
        BNN   $3,2F           nothing can come
        BZ    $1,1F
        LDOU  $3,base,E_Alive
        CMP   $3,$3,1
        BP    $3,4F           others can run meanwhile
        SET   $0,0
1H      ADDU  $0,$0,1         PUT rI itself is not counted, SYNC is
        CSNZ  $0,$1,0
        PUT   rI,$0
        SYNC  4
        PUSHJ $6,Console:Poll
        SET   $3,$6
        BNZ   $3,3F
        BNZ   $1,1B
2H      SET   $3,0
3H      PUT   rI,$5
        GET   $4,rQ
        PUT   rQ,0
        PUT   rJ,$2
        SET   $0,$3
        POP   1,0
4H      NEG   $3,1
        JMP   3B
