% rot13.mms - reads lines and turns every letter by half the alphabet.
%
% Fgets reads a line of standard input into a buffer, Fputs writes it back.
% What Fgets leaves in $255 is the length of the line, or -1 at the end.
%
% Look at: no branch inside the loop depends on the letters.  CMPU, ZSN and
% CSNN choose between values, not between ways, and cost the same whatever
% the text says; a branch that is guessed wrong costs several cycles.  One
% unsigned comparison tests two bounds: what lies below 'a' becomes a huge
% number when 'a' is subtracted.

Size    IS    100             a longer line comes in several pieces

        LOC   Data_Segment
        GREG  @               a base register for the addresses below
Arg     OCTA  Line,Size       what Fgets wants: where to, and how much
Line    BYTE  0

p       IS    $0              where we are in Line
c       IS    $1              the character there
place   IS    $2              its place in the alphabet, from 0 to 25
turn    IS    $3              what will be added to it
t       IS    $4

        LOC   #100
Main    LDA   $255,Arg
        TRAP  0,Fgets,StdIn
        BN    $255,Done
        LDA   p,Line
        JMP   2F

1H      OR    place,c,#20     a capital becomes a small letter
        SUBU  place,place,'a'
        CMPU  t,place,13      a to m?
        ZSN   turn,t,26
        SUB   turn,turn,13    then +13, otherwise -13
        CMPU  t,place,26      not a letter?
        CSNN  turn,t,0        then +0
        ADD   c,c,turn
        STBU  c,p,0
        ADDU  p,p,1
2H      LDBU  c,p,0
        PBNZ  c,1B            the line ends with a zero byte

        LDA   $255,Line
        TRAP  0,Fputs,StdOut
        JMP   Main

Done    SET   $255,0
        TRAP  0,Halt,0
