% special-put.mms - the special registers that a program may change.
%
% tests: PUT PUTI GET
% files: lib/print.mms
%
% Fifteen are just places: what is PUT there is what GET gives back.  rA, rG
% and rL have rules of their own; the others are the operating system's (see
% the tests illegal-put-... and privileged-put-...).

Main    GETA  rows,Values

        PUSHJ $255,Each1
        BYTE  "rB:",0
        PUT   rB,y
        GET   x,rB
        POP
% expect: rB: #0 = #0
% expect: rB: #ffffffffffffffff = #ffffffffffffffff
% expect: rB: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rD:",0
        PUT   rD,y
        GET   x,rD
        POP
% expect: rD: #0 = #0
% expect: rD: #ffffffffffffffff = #ffffffffffffffff
% expect: rD: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rE:",0
        PUT   rE,y
        GET   x,rE
        POP
% expect: rE: #0 = #0
% expect: rE: #ffffffffffffffff = #ffffffffffffffff
% expect: rE: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rH:",0
        PUT   rH,y
        GET   x,rH
        POP
% expect: rH: #0 = #0
% expect: rH: #ffffffffffffffff = #ffffffffffffffff
% expect: rH: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rM:",0
        PUT   rM,y
        GET   x,rM
        POP
% expect: rM: #0 = #0
% expect: rM: #ffffffffffffffff = #ffffffffffffffff
% expect: rM: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rR:",0
        PUT   rR,y
        GET   x,rR
        POP
% expect: rR: #0 = #0
% expect: rR: #ffffffffffffffff = #ffffffffffffffff
% expect: rR: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rP:",0
        PUT   rP,y
        GET   x,rP
        POP
% expect: rP: #0 = #0
% expect: rP: #ffffffffffffffff = #ffffffffffffffff
% expect: rP: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rW:",0
        PUT   rW,y
        GET   x,rW
        POP
% expect: rW: #0 = #0
% expect: rW: #ffffffffffffffff = #ffffffffffffffff
% expect: rW: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rX:",0
        PUT   rX,y
        GET   x,rX
        POP
% expect: rX: #0 = #0
% expect: rX: #ffffffffffffffff = #ffffffffffffffff
% expect: rX: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rY:",0
        PUT   rY,y
        GET   x,rY
        POP
% expect: rY: #0 = #0
% expect: rY: #ffffffffffffffff = #ffffffffffffffff
% expect: rY: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rZ:",0
        PUT   rZ,y
        GET   x,rZ
        POP
% expect: rZ: #0 = #0
% expect: rZ: #ffffffffffffffff = #ffffffffffffffff
% expect: rZ: #123456789abcdef = #123456789abcdef

        PUSHJ $255,Each1
        BYTE  "rF:",0
        PUT   rF,y
        GET   x,rF
        POP
% expect: rF: #0 = #0
% expect: rF: #ffffffffffffffff = #ffffffffffffffff
% expect: rF: #123456789abcdef = #123456789abcdef

% Those of the traps are a user's, too, until the next TRAP.  So is rJ, until
% the next PUSHJ.

        SETL  $0,5
        PUT   rBB,$0
        PUT   rWW,$0
        PUT   rXX,$0
        PUT   rYY,$0
        PUT   rZZ,$0
        PUT   rJ,$0
        GET   $1,rBB
        GET   $2,rWW
        GET   $3,rXX
        GET   $4,rYY
        GET   $5,rZZ
        GET   $6,rJ
        SET   x,$1
        2ADDU x,x,$2
        2ADDU x,x,$3
        2ADDU x,x,$4
        2ADDU x,x,$5
        2ADDU x,x,$6
        PUSHJ $255,Show
        BYTE  "5*63",0
% expect: 5*63 #13b
        PUT   rBB,255
        GET   x,rBB
        PUSHJ $255,Show
        BYTE  "rBB",0
% expect: rBB #ff

% rL can only shrink: the smaller of both numbers is taken.

        PUT   rL,3
        PUT   rL,200
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #3
        NEGU  x,0,1
        PUT   rL,x
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after PUT -1",0
% expect: rL after PUT -1 #3
        SETH  x,1
        INCL  x,2             more than 3, though it ends in 2
        PUT   rL,x
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after PUT #1000000000002",0
% expect: rL after PUT #1000000000002 #3
        PUT   rL,0
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #0

% GET itself may make rL grow, and gives the new value.

        GET   $5,rL
        SET   x,$5
        PUSHJ $255,Show
        BYTE  "GET $5,rL",0
% expect: GET $5,rL #6

% rA has 18 bits: rounding mode, enables, events.

        SETML $0,3
        ORL   $0,#ffff
        PUT   rA,$0
        GET   x,rA
        PUT   rA,0
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #3ffff
        TRAP  0,Halt,0

Values  OCTA  0
        OCTA  -1
        OCTA  #0123456789abcdef
        OCTA  Stop
