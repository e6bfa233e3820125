% garbage.mms - a kernel that loads what is no object file.
%
%       tramoya boot --kernel layout.mms,garbage.mms,loader.mms OBJECT
%               --append WHAT
%
% It loads the object many times, each time spoilt at another place, and prints
% for each time the status of the loader, one digit.  WHAT is one character:
%
%       t       truncated: to 0, 1, 2, ... bytes, up to all
%       a-h     with bit 7, 6, ... 0 of the first byte changed, of the next, ...
%       *       with each byte changed in all 255 ways; prints nothing
%
% The object ends where RAM does, so that one byte read behind it is memory
% that does not exist: then it switches off with status 3.  There is one page
% for all addresses, and status 4 means that something else was changed; 5,
% that the loader asked for a page in a wrong way.  Else it is 0.

        LOC   :Kernel
        PREFIX Test:
Good    IS    :Sign+#400000   the object as it should be
Page    IS    :Sign+#602000   the page
Around  IS    :Sign+#600000   it, one before it and one behind it
Argument IS   12345

size    IS    $0
first   IS    $1              of the object's bytes
end     IS    $2              of RAM
what    IS    $3
good    IS    $4
i       IS    $5
bits    IS    $6              what is changed in byte i
t       IS    $7
x       IS    $8

:Main   SET   t,$0
        ORH   $1,#8000
        ORH   $2,#8000
        LDBU  what,$1,0
        LDOU  size,$2,0
        ADDU  first,$2,16
        SET   end,t
        ORH   end,#8000
        SETH  good,Good>>48
        ORML  good,Good>>16&#ffff
        SET   x+1,good
        SET   x+2,first
        SET   x+3,size
        PUSHJ x,Move
        SET   i,0
        CMP   t,what,'t'
        BZ    t,Truncate
        SET   bits,1
        CMP   t,what,'*'
        BZ    t,Change
        SUB   t,what,'a'
        SETL  bits,#80
        SRU   bits,bits,t

% Change one byte: to all that it can be, or in one way.
Change  LDBU  t,good,i
        XOR   t,t,bits
        STBU  t,good,i
        SET   x+1,good
        SET   x+2,size
        SET   x+3,end
        PUSHJ x,Try
        SET   x+1,x
        LDBU  t,good,i
        XOR   t,t,bits
        STBU  t,good,i
        CMP   t,what,'*'
        BZ    t,1F
        PUSHJ x,Print
        JMP   2F
1H      ADDU  bits,bits,1
        SETL  t,256
        CMP   t,bits,t
        BN    t,Change
        SET   bits,1
2H      ADDU  i,i,1
        CMP   t,i,size
        BN    t,Change
        JMP   Off

Truncate SET  x+1,good
        SET   x+2,i
        SET   x+3,end
        PUSHJ x,Try
        SET   x+1,x
        PUSHJ x,Print
        ADDU  i,i,1
        CMP   t,i,size
        BNP   t,Truncate
Off     PUSHJ x,Check
        SETH  t,:Power>>48
        STOU  x,t,0
        JMP   Off

% Print(status)
Print   ADD   $0,$0,'0'
        SETH  $1,:Input>>48
        ORL   $1,:Input&#ffff
        STOU  $0,$1,0
        POP

% Move(to,from,length)
1H      SUB   $2,$2,1
        LDBU  $3,$1,$2
        STBU  $3,$0,$2
Move    PBP   $2,1B
        POP

% Try(good,length,end) status: load so much of the object, which is moved to
% the end of RAM.  The loader leaves a last part of a tetra alone.
Try     GET   $3,:rJ
        SET   $7,$0
        SET   $8,$1
        ANDNL $8,3
        SUBU  $4,$2,$8        where it is to begin
        SET   $6,$4
        PUSHJ $5,Move
        SET   $6,$4
        SET   $7,$1
        GETA  $8,Place
        SETL  $9,Argument
        PUSHJ $5,:Load:Object
        SET   $0,$5
        PUT   :rJ,$3
        POP   1,0

% Place(va,argument) page
        OCTA
Wrong   OCTA  0               was it called in another way?
Place   SETL  $2,Argument
        CMP   $2,$1,$2
        GETA  $3,Wrong
        LDOU  $4,$3,0
        OR    $4,$4,$2
        STOU  $4,$3,0
        SETH  $0,Page>>48
        ORML  $0,Page>>16&#ffff
        ORL   $0,Page&#ffff
        POP   1,0

% Check() status: for the power switch.
Check   GET   $0,:rQ
        AND   $0,$0,4
        BNZ   $0,3F
        GETA  $0,Wrong
        LDOU  $0,$0,0
        BNZ   $0,5F
        SETH  $0,Around>>48
        ORML  $0,Around>>16&#ffff
        SETL  $1,:PageSize
        ADDU  $2,$0,$1
        ADDU  $2,$2,$1        behind the page
1H      LDOU  $3,$0,0
        LDOU  $4,$2,0
        OR    $3,$3,$4
        BNZ   $3,4F
        ADDU  $0,$0,8
        ADDU  $2,$2,8
        SUB   $1,$1,8
        PBP   $1,1B
        SET   $0,0
        POP   1,0
3H      SET   $0,3
        POP   1,0
4H      SET   $0,4
        POP   1,0
5H      SET   $0,5
        POP   1,0
        PREFIX :
