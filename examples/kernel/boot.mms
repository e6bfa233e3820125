% boot.mms - from the first instruction to the first program.
%
% The machine has left
%
%       $0  bytes of RAM                $2  the archive of programs
%       $1  the command line            $3  its length
%
% where $1 and $2 are physical addresses, and a register stack at the top of
% RAM, of which the kernel's context becomes a part.  The words that the kernel
% understands on its command line: `tag', `echo' (console.mms), `quantum=5000'
% (timer.mms).

        LOC   :Kernel
        PREFIX Boot:
entry   GREG  :Entry
sign    GREG  :Sign

:Main   OR    $1,$1,sign
        OR    $2,$2,sign
        ADDU  $3,$2,$3
        SET   $6,$1
        PUSHJ $5,Words
        GET   $6,:rO          frames end where our own stack begins
        PUSHJ $5,:Frame:Start
        BZ    $5,Small
        SETH  $5,:Segment1    bytes 0, and these
        ORMH  $5,:Segment2<<8+:Segment3
        ORML  $5,:Segments<<8
        STOU  $5,entry,:E_First
        PUSHJ $5,:Files:Start
        SET   $6,$2
        SET   $7,$3
        PUSHJ $5,:Process:Start
        GETA  $5,:Trap:Forced
        PUT   :rT,$5
        GETA  $5,:Trap:Dynamic
        PUT   :rTT,$5
        SETMH $5,#00ff        all that a program must not do (the machine wants
        ORL   $5,#40            no less of a user), and the timer
        STOU  $5,entry,:E_Mask
% The context that every entry will UNSAVE: the constants in the globals, no
% locals.  To begin, we enter the kernel as if for the first time.
        STCO  :R_Boot,entry,:E_Reason
        PUT   :rL,0
        SAVE  $255,0
        STOU  $255,entry,:E_Kernel
        JMP   :Trap:Enter

Small   GETA  $6,1F
        PUSHJ $5,:Console:Text
        SET   $6,1
        PUSHJ $5,:Off
1H      BYTE  "kernel: there is too little memory",#a,0

% Words(line): obey the words of the command line; others mean nothing to us.
        LOC   (@+3)&~3
Words   GET   $1,:rJ
1H      LDBU  $2,$0,0
        BZ    $2,3F
        GETA  $4,Tag
        SET   $5,$0
        PUSHJ $3,Is
        BZ    $3,2F
        PUSHJ $3,:Console:Tag
2H      GETA  $4,Echo
        SET   $5,$0
        PUSHJ $3,Is
        BZ    $3,2F
        PUSHJ $3,:Console:Echo
2H      GETA  $4,Quantum
        SET   $5,$0
        PUSHJ $3,Begins
        BZ    $3,2F
        SET   $5,$3
        PUSHJ $4,Number
        PUSHJ $3,:Timer:Quantum
2H      ADDU  $0,$0,1         on to the next word
        LDBU  $2,$0,0
        BZ    $2,3F
        CMP   $2,$2,' '
        PBNZ  $2,2B
        ADDU  $0,$0,1
        JMP   1B
3H      PUT   :rJ,$1
        POP
Tag     BYTE  "tag",0
        LOC   (@+3)&~3
Echo    BYTE  "echo",0
        LOC   (@+3)&~3
Quantum BYTE  "quantum=",0

% Is(word,line) is: the line begins with the word, and that ends there.
        LOC   (@+3)&~3
Is      GET   $2,:rJ
        SET   $4,$0
        SET   $5,$1
        PUSHJ $3,Begins
        PUT   :rJ,$2
        BZ    $3,1F
        LDBU  $3,$3,0
        CMP   $3,$3,' '
        ZSNP  $3,$3,1
1H      SET   $0,$3
        POP   1,0

% Begins(word,line) rest: what the line has behind the word; 0 if it does not
% begin with it.
Begins  LDBU  $2,$0,0
        BZ    $2,1F
        LDBU  $3,$1,0
        CMP   $2,$2,$3
        ADDU  $0,$0,1
        ADDU  $1,$1,1
        PBZ   $2,Begins
        SET   $1,0
1H      SET   $0,$1
        POP   1,0

% Number(line) value: the decimal number that the line begins with.
Number  SET   $1,0
1H      LDBU  $2,$0,0
        SUB   $2,$2,'0'
        CMPU  $3,$2,9
        BP    $3,2F
        4ADDU $1,$1,$1        10 x + digit
        2ADDU $1,$1,$2
        ADDU  $0,$0,1
        JMP   1B
2H      SET   $0,$1
        POP   1,0

% Off(status): the end of everything.
:Off    GETA  $1,1F
        LDOU  $1,$1,0
        STOU  $0,$1,0
        JMP   :Off
        LOC   (@+7)&~7
1H      OCTA  :Power
        PREFIX :
