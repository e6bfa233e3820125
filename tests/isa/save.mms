% save.mms - SAVE: all of a program's registers in one block of memory.
%
% tests: SAVE UNSAVE
% files: lib/print.mms
%
% From lower to higher addresses: the register stack; the local registers and
% their number; the globals, from $rG to $255; twelve special registers; and
% rG with rA in one octa, at the address that SAVE returns in its global
% register X.  UNSAVE brings everything back, from that address alone.

p       GREG  0
end     GREG  0
base    GREG  0

Main    PUT   rL,0
        GET   base,rO
        SETL  $0,10
        SETL  $1,11
        SETL  $2,12
        SETL  x,#777
        SET   rows,0
        PUT   rB,1
        PUT   rD,2
        PUT   rE,3
        PUT   rH,4
        PUT   rJ,5
        PUT   rM,6
        PUT   rR,7
        PUT   rP,8
        PUT   rW,9
        PUT   rX,10
        PUT   rY,11
        PUT   rZ,12
        PUT   rA,#41          events V and X
        SETL  $255,#888
        SAVE  $255,0
        SET   end,$255
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after SAVE",0
% expect: rL after SAVE #0
        SUBU  x,end,base
        PUSHJ $255,Show
        BYTE  "size of it all, less the last octa",0
% expect: size of it all, less the last octa #c0
        GET   x,rO
        SUBU  x,x,end
        PUSHJ $255,Show
        BYTE  "rO - X",0
% expect: rO - X #8
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA, not changed",0
% expect: rA, not changed #41

        SET   p,base
1H      LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "saved",0
        ADDU  p,p,8
        CMPU  x,p,end
        BNP   x,1B
% $0, $1, $2 and rL; p, end, base (their order is mmixal's: the first GREG is
% the last register), then rows, z, y, x and $255; rB, rD, rE, rH, rJ, rM, rR,
% rP, rW, rX, rY, rZ; rG and rA.
% expect: saved #a
% expect: saved #b
% expect: saved #c
% expect: saved #3
% expect: saved #6000000000000000
% expect: saved #0
% expect: saved #0
% expect: saved #0
% expect: saved #0
% expect: saved #0
% expect: saved #777
% expect: saved #888
% expect: saved #1
% expect: saved #2
% expect: saved #3
% expect: saved #4
% expect: saved #5
% expect: saved #6
% expect: saved #7
% expect: saved #8
% expect: saved #9
% expect: saved #a
% expect: saved #b
% expect: saved #c
% expect: saved #f800000000000041

% Now make a mess, and UNSAVE.  The lowest bits of its address are ignored.
% p, end and base come back, too, as they were at the SAVE.

        SET   $0,end
        ADDU  $0,$0,7
        SETL  $9,9
        PUT   rG,100
        PUT   rB,0
        PUT   rD,0
        PUT   rE,0
        PUT   rH,0
        PUT   rJ,0
        PUT   rM,0
        PUT   rP,0
        PUT   rR,0
        PUT   rA,0
        UNSAVE $0
        SET   base,$255
        GET   p,rJ
        GET   $3,rL
        GET   $4,rG
        GET   x,rB
        SLU   x,x,4
        GET   y,rD
        OR    x,x,y
        SLU   x,x,4
        GET   y,rE
        OR    x,x,y
        SLU   x,x,4
        GET   y,rH
        OR    x,x,y
        SLU   x,x,4
        GET   y,rM
        OR    x,x,y
        SLU   x,x,4
        GET   y,rR
        OR    x,x,y
        SLU   x,x,4
        GET   y,rP
        OR    x,x,y
        SLU   x,x,4
        GET   y,rW
        OR    x,x,y
        SLU   x,x,4
        GET   y,rX
        OR    x,x,y
        SLU   x,x,4
        GET   y,rY
        OR    x,x,y
        SLU   x,x,4
        GET   y,rZ
        OR    x,x,y
        PUSHJ $255,Show
        BYTE  "rB rD rE rH rM rR rP rW rX rY rZ",0
% expect: rB rD rE rH rM rR rP rW rX rY rZ #12346789abc
        SET   x,p
        PUSHJ $255,Show
        BYTE  "rJ",0
% expect: rJ #5
        SET   x,base
        PUSHJ $255,Show
        BYTE  "$255",0
% expect: $255 #888
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #41
        SET   x,end
        PUSHJ $255,Show
        BYTE  "end",0
% expect: end #0
        SLU   x,$0,8
        OR    x,x,$1
        SLU   x,x,8
        OR    x,x,$2
        PUSHJ $255,Show
        BYTE  "$0 $1 $2",0
% expect: $0 $1 $2 #a0b0c
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "rL, with $3",0
% expect: rL, with $3 #4
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "rG",0
% expect: rG #f8
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO",0
% expect: rO #6000000000000000
        TRAP  0,Halt,0
