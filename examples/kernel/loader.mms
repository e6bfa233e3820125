% loader.mms - an object file becomes a program in memory.
%
% An object file is a row of tetras.  One that begins with the byte #98 is an
% order to the loader; any other is put at the current location, which then
% moves on by 4.  The orders, with YZ for their last two bytes:
%
%       #98 09 01  Z    the file begins; Z tetras follow, the first: when made
%       #98 00 00 01    the next tetra is data, even if it begins with #98
%       #98 01  Y  Z    the location is Y<<56 + the next Z tetras, Z = 1 or 2
%       #98 02   YZ     the location moves on by YZ
%       #98 03  Y  Z    put the location, an octa, at Y<<56 + the next Z tetras
%       #98 04   YZ     put the tetra YZ where we were YZ tetras ago
%       #98 05 00  Z    put the next tetra where we were so many tetras ago; if
%                       it begins with 01, so many - 2^Z (Z = 16 or 24)
%       #98 06  Y  Z    source file Y; Z tetras with its name follow
%       #98 07   YZ     source line
%       #98 08   YZ     what follows, up to the next order, is not for us
%       #98 0a 00  G    the end: the octas for $G to $255 follow
%
% To put means to XOR.  Memory is zero at first, so for data this is the same
% as to store; but the three orders that "put" complete what is there already,
% an instruction of which only the opcode was known.
%
% Nothing that the file says is believed.  All valid orders, even the last,
% have at least two more tetras behind them; so there is a check once per
% order, and no order but those that skip many tetras needs one of its own.

        PREFIX Load:
at      IS    $0              the next tetra of the file
end     IS    $1              behind its last one
place   IS    $2
argument IS   $3
return  IS    $4
loc     IS    $5              the location
page    IS    $6              the number of the page that got data last,
frame   IS    $7              and where that page is
t       IS    $8              the tetra in hand
yz      IS    $9              its YZ
from    IS    $10
to      IS    $11
n       IS    $12
u       IS    $13
v       IS    $14
x       IS    $15             from here on: what is called

% Object(object,length,place,argument) status,G,globals: load the object file
% of so many bytes at `object'.  PUSHGO x,place,0 gives with (va,argument) the
% address of the page that va is in, a page of zeros when it is first asked
% for, or 0 if it cannot be had.
% status: 0 all went well; 1 this is no object file; 2 a page was not given.
% G is rG at the start, and $G's octa is at `globals', a multiple of 4.
Object  GET   return,:rJ
        SET   loc,0
        NEG   page,1          no page has this number
        ANDNL end,3
        CMPU  u,end,4
        BN    u,Bad
        ADDU  end,at,end
        LDTU  t,at,0
        SRU   u,t,8
        SETML v,#98
        ORL   v,#0901
        CMPU  u,u,v
        BNZ   u,Bad
        ADDU  at,at,4
        SET   yz,t
        JMP   Skipped

Next    CMPU  u,at,end
        BNN   u,Bad           it does not just stop
        LDTU  t,at,0
        SRU   u,t,24
        CMP   u,u,#98
        BZ    u,Order

% Data.  As much as the file and the page allow is moved in one go, up to the
% next order.  n is negative, and counts up to 0; `from' and `to' are where
% both would end.
        ANDNL loc,3
        SRU   u,loc,:PageBits
        CMPU  v,u,page
        BZ    v,1F
        SET   x+1,loc
        SET   x+2,argument
        PUSHGO x,place,0
        BZ    x,None
        SET   frame,x
        SET   page,u
1H      SETL  v,:PageSize
        SUBU  n,v,1
        AND   n,loc,n         where in the page
        ADDU  to,frame,n
        SUBU  n,v,n           room in it
        SUBU  u,end,at
        CMP   v,u,n
        CSN   n,v,u           or what is left of the file
        ADDU  from,at,n
        ADDU  to,to,n
        ADDU  loc,loc,n
        NEG   n,n
2H      LDTU  t,from,n
        SRU   u,t,24
        CMP   u,u,#98
        BZ    u,3F
        LDTU  u,to,n
        XOR   t,t,u
        STTU  t,to,n
        ADDU  n,n,4
        PBN   n,2B
3H      ADDU  at,from,n
        ADDU  loc,loc,n
        JMP   Next

Order   ADDU  at,at,4
        SUBU  u,end,at
        CMP   u,u,8
        BN    u,Bad
        SLU   yz,t,48
        SRU   yz,yz,48
        SRU   u,t,16
        AND   u,u,#ff
        CMP   v,u,10
        BP    v,Bad
        SLU   u,u,2
        GETA  v,Orders
        GO    v,v,u
Orders  JMP   Quote
        JMP   Loc
        JMP   Skip
        JMP   Fixo
        JMP   Fixr
        JMP   Fixrx
        JMP   Skipped         file
        JMP   Next            line
        JMP   Spec
        JMP   Bad             it has begun already
        JMP   Post

Quote   CMP   u,yz,1
        BNZ   u,Bad
        LDTU  t,at,0
        ADDU  at,at,4
        ANDNL loc,3
        SET   v,loc
        ADDU  loc,loc,4

% Put the tetra t at v, and go on.
Store   SET   x+1,v
        SET   x+2,t
        SET   x+3,place
        SET   x+4,argument
        PUSHJ x,Put
        PBNZ  x,Next
None    SET   $2,2
        JMP   Failed
Bad     SET   $2,1
Failed  PUT   :rJ,return
        POP   3,0

Loc     SET   x+1,at
        SET   x+2,yz
        PUSHJ x,Address
        BZ    x+1,Bad
        SET   loc,x
        SET   at,x+1
        JMP   Next

Skip    ADDU  loc,loc,yz
        JMP   Next

% An octa is put as two tetras: its place is only a multiple of 4, and need
% not be in one page.
Fixo    SET   x+1,at
        SET   x+2,yz
        PUSHJ x,Address
        BZ    x+1,Bad
        SET   v,x
        SET   at,x+1
        SET   x+1,v
        SRU   x+2,loc,32
        SET   x+3,place
        SET   x+4,argument
        PUSHJ x,Put
        BZ    x,None
        SLU   t,loc,32
        SRU   t,t,32
        ADDU  v,v,4
        JMP   Store

Fixr    SET   t,yz
        SET   v,yz
        JMP   1F
Fixrx   LDTU  t,at,0
        ADDU  at,at,4
        CMP   u,yz,16
        BZ    u,2F
        CMP   u,yz,24
        BNZ   u,Bad
2H      SRU   u,t,24          0 or 1
        CMP   v,u,1
        BP    v,Bad
        SLU   u,u,yz
        SLU   v,t,40
        SRU   v,v,40
        SUBU  v,v,u           the distance
1H      SLU   v,v,2
        SUBU  v,loc,v
        JMP   Store

Skipped AND   u,yz,#ff
        4ADDU at,u,at         perhaps too far: Next finds out
        JMP   Next

Spec    CMPU  u,at,end
        BNN   u,Bad
        LDTU  t,at,0
        SRU   u,t,24
        CMP   u,u,#98
        BZ    u,1F
        ADDU  at,at,4
        JMP   Spec
1H      SETML u,#9800         a quoted tetra is not for us either
        ORL   u,1
        CMPU  u,u,t
        BNZ   u,Next
        ADDU  at,at,8
        JMP   Spec

Post    CMP   u,yz,32
        BN    u,Bad
        SETL  u,256
        SUB   u,u,yz
        BNP   u,Bad
        8ADDU u,u,at
        CMPU  u,u,end
        BP    u,Bad
        SET   $1,at           the results; the first comes last in a POP
        SET   $0,yz
        SET   $2,0
        PUT   :rJ,return
        POP   3,0

% Address(at,yz) address,after: the address in an order whose operands begin
% at `at', and where these end; 0 if there are not one or two of them.
Address SRU   $2,$1,8
        SLU   $2,$2,56
        AND   $1,$1,#ff
        CMP   $3,$1,1
        BZ    $3,2F
        CMP   $3,$1,2
        BZ    $3,1F
        SET   $0,0
        POP   2,0
1H      LDTU  $3,$0,0
        SLU   $3,$3,32
        ADDU  $2,$2,$3
        ADDU  $0,$0,4
2H      LDTU  $3,$0,0
        ADDU  $1,$2,$3
        ADDU  $0,$0,4
        POP   2,0

% Put(va,tetra,place,argument) done: XOR the tetra to the one at va; 0 if there
% is no page.
Put     GET   $4,:rJ
        SET   $6,$0
        SET   $7,$3
        PUSHGO $5,$2,0
        PUT   :rJ,$4
        BZ    $5,1F
        SETL  $2,:PageSize-4  it has ones where a tetra in a page can be
        AND   $0,$0,$2
        LDTU  $6,$5,$0
        XOR   $6,$6,$1
        STTU  $6,$5,$0
1H      SET   $0,$5
        POP   1,0
        PREFIX :
