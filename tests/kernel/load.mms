% load.mms - a kernel that loads a program, and shows it instead of running it.
%
%       tramoya boot --kernel layout.mms,load.mms,loader.mms,start.mms PROGRAM
%
% It prints what Start:Program answers and has stored, each page that it asked
% for, in that order, and the octas in the page that are not zero:
%
%       status #0
%       context #6000000000000128
%       ...
%       page #2000000000000000
%       #2000000000000008 #9800000000000000
%
% A number on the command line is how many pages there are; else there is no
% end but that of RAM.  It does not show the pages of a program that was
% refused, and switches off with the status of the loader.

        LOC   :Kernel
        PREFIX Test:
:Main   ORH   $2,#8000
        GETA  $4,Record
        LDOU  $5,$2,0         lengths of the object and of the arguments
        STOU  $5,$4,:P_Length
        ADDU  $6,$2,16
        STOU  $6,$4,:P_Object
        ADDU  $6,$6,$5
        ADDU  $6,$6,7
        ANDNL $6,7
        STOU  $6,$4,:P_Name
        LDOU  $5,$2,8
        ADDU  $5,$6,$5
        SET   $7,0            as many arguments as zeros
        JMP   2F
1H      LDBU  $8,$6,0
        ZSZ   $8,$8,1
        ADDU  $7,$7,$8
        ADDU  $6,$6,1
2H      CMPU  $8,$6,$5
        BN    $8,1B
        STOU  $7,$4,:P_Arguments
        ORH   $1,#8000
        SET   $6,$1
        PUSHJ $5,Number
        CSZ   $5,$5,$0        the size of RAM is enough
        GETA  $6,:Page:Limit
        STOU  $5,$6,0
        SUBU  $5,$2,0         the archive is not memory
        GETA  $6,:Page:Top
        STOU  $5,$6,0

        SET   $6,$4
        PUSHJ $5,:Start:Program
        SET   $0,$5
        GETA  $6,Words        of 8 bytes each
        SET   $7,$0
        PUSHJ $5,Show
        BNZ   $0,Off
        GETA  $1,Words
        ADDU  $4,$4,:P_Context
        SET   $2,6            P_Context, P_BB, ... P_ZZ
3H      ADDU  $1,$1,8
        SET   $6,$1
        LDOU  $7,$4,0
        PUSHJ $5,Show
        ADDU  $4,$4,8
        SUBU  $2,$2,1
        BP    $2,3B
        PUSHJ $5,Pages
Off     SETH  $1,:Power>>48
        STOU  $0,$1,0
        JMP   Off

        OCTA
Words   BYTE  "status",0,0,"context",0,"rBB",0,0,0,0,0,"rWW",0,0,0,0,0
        BYTE  "rXX",0,0,0,0,0,"rYY",0,0,0,0,0,"rZZ",0,0,0,0,0,"page",0,0,0,0

Record  OCTA
        LOC   Record+:P_Size

% Number(string) value: decimal digits.
Number  SET   $1,0
        JMP   2F
1H      SUBU  $2,$2,'0'
        MULU  $1,$1,10
        ADDU  $1,$1,$2
        ADDU  $0,$0,1
2H      LDBU  $2,$0,0
        BNZ   $2,1B
        SET   $0,$1
        POP   1,0

% Pages(): show the pages that Page:Make has given.
Pages   GET   $0,:rJ
        GETA  $1,:Page:Number
        LDOU  $1,$1,0         how many are left
        GETA  $2,:Page:Table
        SETH  $3,:Frames>>48
        ORML  $3,:Frames>>16&#ffff
        JMP   4F
1H      GETA  $7,Words+56
        LDOU  $4,$2,0
        SLU   $4,$4,:PageBits
        SET   $8,$4
        PUSHJ $6,Show
        SETL  $5,:PageSize
2H      LDOU  $8,$3,0
        BZ    $8,3F
        SET   $7,$4
        PUSHJ $6,Pair
3H      ADDU  $3,$3,8
        ADDU  $4,$4,8
        SUBU  $5,$5,8
        BP    $5,2B
        ADDU  $2,$2,8
        SUBU  $1,$1,1
4H      BP    $1,1B
        PUT   :rJ,$0
        POP

% Show(text,number): print a line.
Show    GET   $2,:rJ
        GETA  $3,:Test:Console
        LDOU  $3,$3,0
        JMP   2F
1H      STOU  $4,$3,0
        ADDU  $0,$0,1
2H      LDBU  $4,$0,0
        BNZ   $4,1B
        SET   $4,' '
        STOU  $4,$3,0
        SET   $4,$1
        SET   $5,#a
        PUSHJ $3,Hex
        PUT   :rJ,$2
        POP

% Pair(a,b): print a line with two numbers.
Pair    GET   $2,:rJ
        SET   $4,$0
        SET   $5,' '
        PUSHJ $3,Hex
        SET   $4,$1
        SET   $5,#a
        PUSHJ $3,Hex
        PUT   :rJ,$2
        POP

% Hex(number,after): print all 16 digits, and a character.
Hex     GETA  $2,:Test:Console
        LDOU  $2,$2,0
        SET   $3,'#'
        STOU  $3,$2,0
        SET   $3,64
1H      SUB   $3,$3,4
        SRU   $4,$0,$3
        AND   $4,$4,15
        CMP   $5,$4,10
        ZSNN  $5,$5,'a'-'0'-10
        ADD   $4,$4,$5
        ADD   $4,$4,'0'
        STOU  $4,$2,0
        BP    $3,1B
        STOU  $1,$2,0
        POP
        OCTA
Console OCTA  :Input

% Instead of memory.mms: pages are given in the order in which they are asked
% for, and remembered in a list.
        PREFIX :
        PREFIX Page:
        OCTA
Number  OCTA  0               pages given
Limit   OCTA  0
Top     OCTA  0               physical memory ends there

% Make(process,va) address.
Make    BN    $1,4F          the kernel has those
        SRU   $1,$1,:PageBits
        GETA  $2,Number
        LDOU  $3,$2,0
        GETA  $4,Table
        SET   $5,0
        JMP   2F
1H      8ADDU $6,$5,$4
        LDOU  $6,$6,0
        CMPU  $6,$6,$1
        BZ    $6,3F
        ADDU  $5,$5,1
2H      CMP   $6,$5,$3
        BN    $6,1B
        LDOU  $6,$2,8         a new one
        CMP   $6,$3,$6
        BNN   $6,4F
        8ADDU $6,$5,$4
        STOU  $1,$6,0
        ADDU  $3,$3,1
        STOU  $3,$2,0
3H      SETH  $0,:Frames>>48
        ORML  $0,:Frames>>16&#ffff
        SLU   $5,$5,:PageBits
        ADDU  $0,$0,$5
        SETL  $5,:PageSize
        ADDU  $5,$0,$5
        LDOU  $6,$2,16
        CMPU  $5,$5,$6
        BP    $5,4F
        POP   1,0
4H      SET   $0,0
        POP   1,0
        OCTA
Table   OCTA
        LOC   Table+8*4096
        PREFIX :
