% console.mms - the terminal.
%
% Output goes out byte by byte.  When several programs run, nobody could tell
% who wrote what; so with `tag' on the kernel's command line each line begins
% with the number of its program: "2: text".  A piece of a line that is not
% ended by a newline has a full stop: "2. text".
%
% Input is shown as it is typed with `echo'; then Enter is a newline.  Who has
% got the beginning of what he wants gets the rest of it, too.

        PREFIX Console:
entry   GREG  :Entry
input   GREG  :Input
lines   GREG  :Lines
records GREG  :Records
base    GREG  @
tagged  OCTA  0
echoed  OCTA  0
reader  OCTA  0               the process that is to have the next byte, or 0

% --- output -----------------------------------------------------------------

% Tag(), Echo(): so the command line wants it.
Tag     STCO  1,tagged
        POP
Echo    STCO  1,echoed
        POP

% Text(string): print it, as the kernel, at once.
1H      STOU  $1,input,0
        ADDU  $0,$0,1
Text    LDBU  $1,$0,0
        PBNZ  $1,1B
        POP

% Hex(value): print it, like #2a.
Hex     SET   $1,'#'
        STOU  $1,input,0
        SET   $1,60           how far the next digit is to be shifted
1H      SRU   $2,$0,$1        no leading zeros
        BNZ   $2,2F
        SUB   $1,$1,4
        PBP   $1,1B
2H      SRU   $2,$0,$1
        AND   $2,$2,15
        CMP   $3,$2,10
        ZSNN  $3,$3,'a'-'0'-10
        ADD   $2,$2,$3
        ADD   $2,$2,'0'
        STOU  $2,input,0
        SUB   $1,$1,4
        PBNN  $1,2B
        POP

% Number(value): print it, decimal.
Number  GET   $1,:rJ
        DIVU  $2,$0,10
        GET   $3,:rR
        BZ    $2,1F
        SET   $5,$2
        PUSHJ $4,Number
1H      ADD   $3,$3,'0'
        STOU  $3,input,0
        PUT   :rJ,$1
        POP

% Put(process,byte): the process prints it.  With tag it is kept in a piece of
% memory of the process until the line ends, or gets too long for that.
Put     LDOU  $2,tagged
        BNZ   $2,1F
        STOU  $1,input,0
        POP
1H      LDOU  $2,$0,:P_Line   keep it
        SUBU  $3,$0,records
        SRU   $3,$3,1         512 bytes of 1024 each
        ADDU  $3,$3,lines
        STBU  $1,$3,$2
        ADD   $2,$2,1
        STOU  $2,$0,:P_Line
        CMP   $1,$1,#a
        BZ    $1,2F
        SETL  $1,500
        CMP   $1,$2,$1
        BNN   $1,Flush
        POP
2H      SUB   $2,$2,1         without the newline
        STOU  $2,$0,:P_Line
        SET   $1,':'
        JMP   Show

% Flush(process): print what was kept back.
Flush   LDOU  $1,$0,:P_Line
        BNZ   $1,1F
        POP
1H      SET   $1,'.'

% Show(process,mark): print the number, the mark, what was kept back; end the
% line.
Show    GET   $2,:rJ
        LDOU  $4,$0,:P_Number
        PUSHJ $3,Number
        STOU  $1,input,0
        SET   $3,' '
        STOU  $3,input,0
        SUBU  $3,$0,records
        SRU   $3,$3,1
        ADDU  $3,$3,lines
        LDOU  $4,$0,:P_Line
        STCO  0,$0,:P_Line
        ADDU  $4,$3,$4
        JMP   2F
1H      LDBU  $5,$3,0
        STOU  $5,input,0
        ADDU  $3,$3,1
2H      CMPU  $5,$3,$4
        PBN   $5,1B
        SET   $5,#a
        STOU  $5,input,0
        PUT   :rJ,$2
        POP

% --- input ------------------------------------------------------------------

% Keep(process,count): it has taken so many bytes, and waits for others.
% Yield(process): it has all that it wanted.
Keep    BZ    $1,1F
        STOU  $0,reader
1H      POP
Yield   LDOU  $1,reader
        CMPU  $1,$1,$0
        BNZ   $1,1F
        STCO  0,reader
1H      POP

% Byte() byte: the next one of the input, for the process that runs; -1: it has
% ended; -2: there is none at the moment, or it is another one's.
Byte    LDOU  $1,reader
        PBZ   $1,1F
        LDOU  $2,entry,:E_Current
        CMPU  $1,$1,$2
        NEG   $0,2
        BNZ   $1,3F
1H      LDO   $0,input,0
        BN    $0,2F
        LDOU  $1,echoed
        BZ    $1,1F
        CMP   $1,$0,13        Enter
        SET   $2,#a
        CSZ   $0,$1,$2
        STOU  $0,input,0
1H      POP   1,0
2H      LDOU  $1,input,8      bit 1 of the status: the end
        AND   $1,$1,2
        NEG   $0,2
        BZ    $1,3F
        NEG   $0,1
3H      POP   1,0
        PREFIX :
