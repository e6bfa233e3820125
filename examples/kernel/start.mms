% start.mms - what a program finds there when it starts.
%
% The pool segment begins with the address of its first unused octa.  Then come
% the addresses of the arguments, a zero, and the arguments, each at a multiple
% of 8 and with a zero behind it:
%
%       Pool    +0      first unused octa
%               +8      argv[0]  argv[1] ...  0
%               +8(argc+2)  "prog.mmo"  "first" ...
%
% The registers come from the stack segment: what lies there is what a SAVE
% would have left, so the program is started like one that goes on.
%
%       Bottom  +0      argc
%               +8      Pool+8, the address of argv[0]
%               +16     2, so many local registers
%               +24     the global registers
%                       rB rD rE rH rJ rM rR rP rW rX rY rZ, not set: zero
%       the context     rG<<56 + rA
%
% All else is in the object file.  It says how many global registers there are
% to be, but the kernel uses the last six at its entry and wants them to be
% global in all programs: so rG is at most 250, and the ones that this
% adds are zero.

        PREFIX Start:
Pool    IS    #4000000000000000
Bottom  IS    #6000000000000000
MaxG    IS    250
Prelude IS    #f0             where a library starts, instead of Main

% Program(process) status: load the program of a process, and make it ready to
% run.  Takes P_Object, P_Length, P_Name, P_Arguments; sets P_Context and P_BB
% to P_ZZ.  status: 0 all went well; 1 it is no object file; 2 there is not
% enough memory, or it wants an address that no user has.  The pages are the
% process's in any case.
Program GET   $1,:rJ
        LDOU  $4,$0,:P_Object
        LDOU  $5,$0,:P_Length
        GETA  $6,Place
        SET   $7,$0
        PUSHJ $3,:Load:Object status, rG, globals
        SET   $2,$3
        BNZ   $2,9F
        SET   $2,2
        SET   $7,$0
        SET   $8,$4
        SET   $9,$5
        PUSHJ $6,Registers
        BZ    $6,9F
        STOU  $6,$0,:P_Context
        STOU  $7,$0,:P_BB     $255 is Main at first
        SET   $3,$7
        SET   $5,$0
        PUSHJ $4,Arguments
        BZ    $4,9F
        SET   $5,$0
        SET   $6,Prelude
        PUSHJ $4,:Page:Make
        BZ    $4,9F
        LDTU  $4,$4,Prelude
        CSNZ  $3,$4,Prelude
        STOU  $3,$0,:P_WW
        SETH  $3,#8000        nothing is inserted
        STOU  $3,$0,:P_XX
        SET   $2,0
        STOU  $2,$0,:P_YY
        STOU  $2,$0,:P_ZZ
9H      SET   $0,$2
        PUT   :rJ,$1
        POP   1,0

% Place(va,process) address: Page:Make as Load:Object calls it.
Place   GET   $2,:rJ
        SET   $4,$1
        SET   $5,$0
        PUSHJ $3,:Page:Make
        SET   $0,$3
        PUT   :rJ,$2
        POP   1,0

% Put(process,va,octa) done: store an octa.
Put     GET   $3,:rJ
        SET   $5,$0
        SET   $6,$1
        PUSHJ $4,:Page:Make
        PUT   :rJ,$3
        BZ    $4,1F
        SETL  $5,:PageSize-8
        AND   $1,$1,$5
        STOU  $2,$4,$1
1H      SET   $0,$4
        POP   1,0

% Registers(process,G,globals) context,main: fill the stack segment.  The
% octas for $G to $255 are at `globals'; the last of them is `main'.  context
% is what the first UNSAVE wants, or 0: no memory.
process IS    $0
G       IS    $1
globals IS    $2              the next octa for a register
r       IS    $3              the next register
rG      IS    $4
va      IS    $5
value   IS    $6
return  IS    $7
x       IS    $8              from here on: what is called
Registers GET return,:rJ
        SETH  va,Bottom>>48
        LDOU  x+3,process,:P_Arguments
        SET   x+1,process
        SET   x+2,va
        PUSHJ x,Put           $0
        BZ    x,9F
        SETH  x+3,Pool>>48
        ADDU  x+3,x+3,8
        SET   x+1,process
        ADDU  x+2,va,8
        PUSHJ x,Put           $1
        BZ    x,9F
        SET   x+3,2
        SET   x+1,process
        ADDU  x+2,va,16
        PUSHJ x,Put           so many
        BZ    x,9F
        ADDU  va,va,24
        SET   rG,MaxG
        CMP   value,G,rG
        CSN   rG,value,G
        SET   r,rG
1H      SET   value,0
        CMP   x,r,G
        BN    x,2F            the program does not know it
        LDTU  value,globals,0
        SLU   value,value,32
        LDTU  x,globals,4
        OR    value,value,x
        ADDU  globals,globals,8
2H      SET   x+1,process
        SET   x+2,va
        SET   x+3,value
        PUSHJ x,Put
        BZ    x,9F
        ADDU  va,va,8
        ADDU  r,r,1
        SRU   x,r,8
        BZ    x,1B
        ADDU  va,va,12*8
        SET   x+1,process
        SET   x+2,va
        SLU   x+3,rG,56
        PUSHJ x,Put
        CSNZ  x,x,va
9H      PUT   :rJ,return
        SET   $0,value
        SET   $1,x            the first result comes last in a POP
        POP   2,0

% Arguments(process) done: fill the pool.
n       IS    $1              how many are left
string  IS    $2              the next one, in the archive
pointer IS    $3              where its address is to be
free    IS    $4              where it is to be
link    IS    $5
y       IS    $6              from here on: what is called
Arguments GET link,:rJ
        LDOU  n,process,:P_Arguments
        LDOU  string,process,:P_Name
        SETH  pointer,Pool>>48
        8ADDU free,n,pointer
        ADDU  free,free,16
        JMP   2F
1H      ADDU  pointer,pointer,8
        SET   y+1,process
        SET   y+2,pointer
        SET   y+3,free
        PUSHJ y,Put
        BZ    y,9F
        SET   y+1,process
        SET   y+2,free
        SET   y+3,string
        PUSHJ y,Copy
        BZ    y,9F
        SUBU  string,y,string its length, with the zero
        ADDU  free,free,string
        ADDU  free,free,7
        ANDNL free,7
        SET   string,y
        SUB   n,n,1
2H      BP    n,1B
        SET   y+1,process
        SETH  y+2,Pool>>48
        SET   y+3,free
        PUSHJ y,Put
9H      SET   $0,y
        PUT   :rJ,link
        POP   1,0

% Copy(process,va,string) after: copy a string to a user's memory; where it
% ends, behind its zero, or 0: no memory.
Copy    GET   $3,:rJ
1H      SET   $7,$0
        SET   $8,$1
        PUSHJ $6,:Page:Make
        BZ    $6,3F
        SETL  $4,:PageSize-1
        AND   $4,$1,$4        where in the page
2H      LDBU  $5,$2,0
        STBU  $5,$6,$4
        ADDU  $2,$2,1
        ADDU  $1,$1,1
        ADDU  $4,$4,1
        BZ    $5,4F
        SRU   $5,$4,:PageBits
        PBZ   $5,2B
        JMP   1B
3H      SET   $2,0
4H      SET   $0,$2
        PUT   :rJ,$3
        POP   1,0
        PREFIX :
