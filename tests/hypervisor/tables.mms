% tables.mms - a kernel that does hardly anything but use and change tables.
%
%       tramoya host --append LETTER tables.mms
%
% The letter says what it does a hundred times:
%
%   s   goes round 16 spaces of 32 pages, loads from each page; then SYNC 6
%   m   enters the 32 pages of one space anew, others than before; then SYNC 6,
%       and loads from each
%   e   changes the entry of each page, does LDVTS, and loads from it
%   f   (once) changes an entry, and loads without telling anybody
%
% The status is 0 if each load came from the page that the entry at that moment
% names, else 1.  On the bare machine, f is 1: it has met a stale translation.
%
%       #100000   for each space, a table: a page of PTEs
%       #400000   the data pages: each begins with its own physical address

Spaces  IS    16
Pages   IS    32

        LOC   #8000000000010000
sign    GREG  #8000000000000000
tables  GREG  #8000000000100000
frames  GREG  #400000         physical
off     GREG  #8001000000000000
one     GREG  #11110d0000000000 rV: 2^13 bytes, one table for a segment
mode    GREG  0
rounds  GREG  100
status  GREG  0
k       GREG  0               the space: its n is one more
i       GREG  0               the page in it
turn    GREG  0               1: pages are exchanged with their neighbours
table   GREG  0               of space k
frame   GREG  0               of page i in it, in this turn
n       GREG  0               that of space k, where an entry has it
t       GREG  0
u       GREG  0

Main    OR    $1,$1,sign
        LDB   mode,$1,0
        SET   k,0
1H      PUSHJ $0,Space
        SET   i,0
2H      PUSHJ $0,Enter
        STOU  frame,frame,sign
        ADDU  i,i,1
        CMPU  t,i,Pages
        PBN   t,2B
        ADDU  k,k,1
        CMPU  t,k,Spaces
        PBN   t,1B
        SET   k,0
        PUSHJ $0,Space
        CMPU  t,mode,'f'
        BZ    t,Forget
Round   CMPU  t,mode,'s'
        BZ    t,Switch
        XOR   turn,turn,1
        CMPU  t,mode,'m'
        BZ    t,Map
        SET   i,0             e: change, tell, load
1H      PUSHJ $0,Enter
        SLU   t,i,13
        OR    t,t,n
        LDVTS t,t,0
        PUSHJ $0,Load
        ADDU  i,i,1
        CMPU  t,i,Pages
        PBN   t,1B
Next    SUBU  rounds,rounds,1
        PBNZ  rounds,Round
Off     STOU  status,off,0
        JMP   @

Switch  SET   k,0
1H      PUSHJ $0,Space
        PUSHJ $0,All
        ADDU  k,k,1
        CMPU  t,k,Spaces
        PBN   t,1B
        SYNC  6
        JMP   Next

Map     SET   i,0
1H      PUSHJ $0,Enter
        ADDU  i,i,1
        CMPU  t,i,Pages
        PBN   t,1B
        SYNC  6
        PUSHJ $0,All
        JMP   Next

Forget  SET   i,3
        PUSHJ $0,Where
        PUSHJ $0,Load
        SET   turn,1
        PUSHJ $0,Enter
        PUSHJ $0,Load
        JMP   Off

% Let space k be the one that is used.
Space   SLU   t,k,13
        ADDU  table,tables,t
        ADDU  n,k,1
        SLU   n,n,3
        XOR   t,table,sign
        OR    t,t,one
        OR    t,t,n
        PUT   rV,t
        POP   0,0

% Where page i of space k is in this turn.
Where   XOR   t,i,turn
        SLU   u,k,5
        ADDU  t,t,u
        SLU   t,t,13
        ADDU  frame,frames,t
        POP   0,0

% The same, and the table's entry says so.
Enter   GET   $0,rJ
        PUSHJ $1,Where
        OR    t,frame,n
        OR    t,t,7
        SLU   u,i,3
        STOU  t,table,u
        PUT   rJ,$0
        POP   0,0

% Load from page i, which should be where frame says.
Load    SLU   t,i,13
        LDOU  t,t,0
        CMPU  t,t,frame
        ZSNZ  t,t,1
        OR    status,status,t
        POP   0,0

% Load from all pages of space k.
All     GET   $0,rJ
        SET   i,0
1H      PUSHJ $1,Where
        PUSHJ $1,Load
        ADDU  i,i,1
        CMPU  t,i,Pages
        PBN   t,1B
        PUT   rJ,$0
        POP   0,0
