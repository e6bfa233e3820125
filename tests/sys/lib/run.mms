% lib/run.mms - a kernel of one page that runs one user program.
%
%       tramoya boot --kernel lib/sys.mms,lib/run.mms program.mms
%
% It loads the first program of the archive, gives memory to whatever address
% the program touches, and knows three calls: Halt, Fputs and Fwrite, both to
% the console.  Pages have 2^20 bytes, and there are at most 1024 in a
% segment; physical memory is handed out from 2 MiB on.  No local registers
% are used while a program runs, for its stack may have no page.

        LOC   #8000000000010000
        PREFIX Run:
p       GREG  0               the next tetra of the object file
loc     GREG  0               where it goes
t       GREG  0
u       GREG  0
va      GREG  0               argument of Touch
next    GREG  2<<20|5<<3|7    the next page's entry
last    GREG  -1              the page touched last
globals GREG  0
rg      GREG  0
saved   GREG  0
rv      GREG  #1234140000100028

% Where the handlers find what they need, from #8000000000007000 on.
Next    IS    0
Tables  IS    8
Console IS    16
Power   IS    24
Mask    IS    32

:Main   PUT   :rV,rv
        SET   :mask,:all
        GETA  t,Dynamic
        PUT   :rTT,t
        GETA  t,Forced
        PUT   :rT,t
        ADDU  p,$2,16         the object begins behind two lengths
        ORH   p,#8000
        JMP   Load

% Touch: make sure that the page of va is there.  
Touch   SRU   u,va,20
        CMPU  :x,u,last
        BZ    :x,1F
        SET   last,u
        SRU   :x,va,61        the segment's block
        SLU   :x,:x,13
        SLU   u,va,3
        SRU   u,u,23
        8ADDU u,u,:x
        LDOU  :x,:tables,u
        BNZ   :x,1F
        STOU  next,:tables,u
        SETML :x,16
        ADDU  next,next,:x
1H      POP

% The object file, one lop after another.
Data    SET   va,loc
        PUSHJ $255,Touch
        LDTU  u,loc,0
        XOR   u,u,:where
        STTU  u,loc,0
        ADDU  loc,loc,4
Load    LDTU  :where,p,0
        ADDU  p,p,4
        SRU   t,:where,24
        CMPU  t,t,#98
        PBNZ  t,Data
        SRU   t,:where,16
        AND   t,t,#ff
        SLU   t,t,2
        GETA  u,Lops
        GO    t,u,t
Lops    JMP   Quote
        JMP   Loc
        JMP   Skip
        JMP   Fixo
        JMP   Fixr
        JMP   Fixrx
        JMP   File
        JMP   Load            line
        JMP   Load            spec
        JMP   File            pre
        JMP   Post

Quote   LDTU  :where,p,0
        ADDU  p,p,4
        JMP   Data

% An address: Y in its top byte, and Z tetras.
Loc     PUSHJ $255,Address
        SET   loc,va
        JMP   Load
Address SRU   u,:where,8
        SLU   va,u,56
        SET   u,0
        AND   :where,:where,1
        BNZ   :where,1F
        LDTU  u,p,0
        SLU   u,u,32
        ADDU  p,p,4
1H      LDTU  :where,p,0
        ADDU  p,p,4
        OR    u,u,:where
        ADDU  va,va,u
        POP

Skip    SLU   t,:where,48
        SRU   t,t,48
        ADDU  loc,loc,t
        JMP   Load

Fixo    PUSHJ $255,Address
        PUSHJ $255,Touch
        STOU  loc,va,0
        JMP   Load

Fixr    SLU   t,:where,48
        SRU   u,t,48          so many tetras before loc; xored there
        SET   :where,u
Fix     SLU   u,u,2
        SUBU  u,loc,u
        LDTU  t,u,0
        XOR   t,t,:where
        STTU  t,u,0
        JMP   Load
Fixrx   AND   t,:where,#ff    16 or 24 bits
        LDTU  :where,p,0
        ADDU  p,p,4
        SRU   u,:where,24
        BZ    u,1F
        SET   u,1             a distance backward
        SLU   t,u,t
        SLU   u,:where,40
        SRU   u,u,40
        SUBU  u,u,t
        JMP   Fix
1H      SET   u,:where
        JMP   Fix

File    AND   t,:where,#ff    so many tetras are of no interest
        4ADDU p,t,p
        JMP   Load

% rG and the globals.  The stack is made ready for an UNSAVE: $0 and $1 are
% zero, since there are no arguments.
Post    AND   rg,:where,#ff
        SETH  va,#6000
        PUSHJ $255,Touch
        SET   u,2
        STOU  u,va,16
        ADDU  va,va,24
        SET   u,250
        SUB   t,rg,u
        CSN   u,t,rg          the user's rG
        SLU   saved,u,56
1H      SUB   t,u,rg
        SET   globals,0
        BN    t,2F            below what the program knows
        LDTU  globals,p,0     an octa, perhaps at an odd tetra
        SLU   globals,globals,32
        LDTU  t,p,4
        OR    globals,globals,t
        ADDU  p,p,8
2H      STOU  globals,va,0
        ADDU  va,va,8
        ADDU  u,u,1
        SRU   t,u,8
        PBZ   t,1B
        STOU  saved,va,12*8
        PUT   :rWW,globals    the last one is the address of Main
        SETH  t,#8000         what the handlers need is kept in memory
        ORL   t,#7000
        STOU  next,t,Next
        STOU  :tables,t,Tables
        STOU  :console,t,Console
        STOU  :power,t,Power
        STOU  :all,t,Mask
        ADDU  $255,va,12*8
        UNSAVE 0,$255         from here on all registers are the user's
        SETH  $255,#8000
        PUT   :rXX,$255
        ORL   $255,#7000
        LDOU  $255,$255,Mask
        RESUME 1

% Handlers.  $255 is free, and leads to a place for the registers that they
% use; $250 and up are global.
Dynamic SETH  $255,#8000
        ORL   $255,#7000
        STOU  $254,$255,64
        STOU  $253,$255,72
        STOU  $252,$255,80
        STOU  $251,$255,88
        GET   $254,:rQ        what has been seen can be cleared
        PUT   :rQ,0
        GET   $252,:rYY
        GET   $254,:rXX
        SRU   $254,$254,32
        AND   $253,$254,#1e   n, k, b, s: he should not
        BNZ   $253,Wrong
        AND   $253,$254,#20
        BZ    $253,1F
        GET   $252,:rWW       x
        SUBU  $252,$252,4
        PUT   :rWW,$252
1H      SRU   $253,$252,61    give him the page
        SLU   $253,$253,13
        SLU   $252,$252,3
        SRU   $252,$252,23
        8ADDU $252,$252,$253
        LDOU  $253,$255,Tables
        LDOU  $254,$255,Next
        STOU  $254,$253,$252
        SETML $251,16
        ADDU  $254,$254,$251
        STOU  $254,$255,Next
Back    LDOU  $254,$255,64
        LDOU  $253,$255,72
        LDOU  $252,$255,80
        LDOU  $251,$255,88
        LDOU  $255,$255,Mask
        RESUME 1

Wrong   SET   $254,120
        JMP   1F
Halt    GET   $254,:rBB
1H      LDOU  $253,$255,Power
        STOU  $254,$253,0

Forced  SETH  $255,#8000
        ORL   $255,#7000
        STOU  $254,$255,64
        STOU  $253,$255,72
        STOU  $252,$255,80
        STOU  $251,$255,88
        GET   $254,:rXX
        SLU   $254,$254,40
        BZ    $254,Halt
        SRU   $254,$254,48    X and Y
        GET   $253,:rBB
        LDOU  $252,$255,Console
        CMP   $251,$254,:Fputs
        BZ    $251,Fputs
        CMP   $251,$254,:Fwrite
        BZ    $251,Fwrite
        NEG   $251,1
        PUT   :rBB,$251
        JMP   Back

1H      STOU  $254,$252,0
        ADDU  $253,$253,1
Fputs   LDBU  $254,$253,0
        PBNZ  $254,1B
        GET   $254,:rBB
        SUBU  $253,$253,$254
        PUT   :rBB,$253
        JMP   Back

Fwrite  LDOU  $254,$253,8     the length
        LDOU  $253,$253,0     and the place
        JMP   2F
1H      LDBU  $251,$253,0
        STOU  $251,$252,0
        ADDU  $253,$253,1
        SUBU  $254,$254,1
2H      PBP   $254,1B
        PUT   :rBB,0
        JMP   Back
        PREFIX :
