% print.mms - Print(x): write x in decimal, and a newline.
%
% The first source of every program here.  The digits are made from the last
% one to the first, in front of the newline.

        LOC   Data_Segment
        GREG  @
PBuf    OCTA  0,0,0,0
        LOC   #1000
Print   LDA   $1,PBuf
        ADDU  $1,$1,30
        SETL  $2,0
        STB   $2,$1,1
        SETL  $2,10
        STB   $2,$1,0
1H      DIVU  $0,$0,10
        GET   $2,rR
        ADDU  $2,$2,'0'
        SUBU  $1,$1,1
        STBU  $2,$1,0
        PBNZ  $0,1B
        OR    $255,$1,0
        TRAP  0,Fputs,StdOut
        POP   0,0
