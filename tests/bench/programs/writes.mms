% writes - random octas of 16 MiB, without end: the hardest that a history has
% to cope with.  Not one of the programs that are compared.

        LOC   Data_Segment
area    GREG  @
mask    GREG  (1<<24)-8
factor  GREG  #5851f42d4c957f2d
x       IS    $0
at      IS    $1

        LOC   #100
Main    SETL  x,1
Loop    MULU  x,x,factor
        ADDU  x,x,77
        SRU   at,x,24
        AND   at,at,mask
        STOU  x,area,at
        JMP   Loop
