% hanoi.mms - the towers of Hanoi, and how a subroutine calls itself.
%
% To move n discs from one peg to another, move n-1 of them to the third
% peg, then the lowest disc, then the n-1 on top of it.
%
% Look at: PUSHJ $5 puts our registers $0 to $4 out of reach until the POP,
% so each activation of Move has n, from, to, by of its own, and nothing is
% saved by hand but rJ, the return address, which PUSHJ overwrites.  The
% arguments are laid out in $6, $7, ... because the new $0 is the old $6.
%
%       n  from to  by  rj | hole | n' from' to' by' rj'
%       $0 $1   $2  $3  $4 | $5   | $6 $7    $8  $9  ...

Discs   IS    4

        LOC   Data_Segment
        GREG  @
Text    BYTE  "disc "
Which   BYTE  "?: "
From    BYTE  "? -> "
To      BYTE  "?",#a,0

        LOC   #100
Main    SETL  $1,Discs
        SETL  $2,'A'
        SETL  $3,'C'
        SETL  $4,'B'
        PUSHJ $0,Move
        SETL  $255,0
        TRAP  0,Halt,0

% Move n discs from peg `from' to peg `to'; peg `by' is free to use.
n       IS    $0
from    IS    $1
to      IS    $2
by      IS    $3
rj      IS    $4
Move    BZ    n,9F            no disc: nothing to do, and rJ is as it was
        GET   rj,rJ
        SUB   $6,n,1
        SET   $7,from
        SET   $8,by
        SET   $9,to
        PUSHJ $5,Move
        ADD   $6,n,'0'
        STB   $6,Which
        STB   from,From
        STB   to,To
        LDA   $255,Text
        TRAP  0,Fputs,StdOut
        SUB   $6,n,1
        SET   $7,by
        SET   $8,to
        SET   $9,from
        PUSHJ $5,Move
        PUT   rJ,rj
9H      POP   0,0
