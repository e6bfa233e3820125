% special-initial.mms - what the special registers hold when a program starts.
%
% tests: GET
% files: lib/print.mms
% args: one two
%
% GET reads every one of them.  rU counts instructions and rI counts down
% units of time from the first one on; the others here are constants of the
% process machine: all interrupts enabled (rK), addresses of trap handlers
% (rT, rTT) and a translation register (rV) of no use to a user program.

base    GREG  0

Main    GET   base,rJ
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #2
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0, the number of arguments",0
% expect: $0, the number of arguments #3
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1, where they are",0
% expect: $1, where they are #4000000000000008
        SET   x,base
        PUSHJ $255,Show
        BYTE  "rJ",0
% expect: rJ #0
        GET   x,rO
        PUSHJ $255,Show
        BYTE  "rO",0
% expect: rO #6000000000000000
        GET   x,rS
        PUSHJ $255,Show
        BYTE  "rS",0
% expect: rS #6000000000000000
        GET   x,rG
        PUSHJ $255,Show
        BYTE  "rG, five GREGs and $255",0
% expect: rG, five GREGs and $255 #fa
        GET   x,rN
        SRU   x,x,32
        PUSHJ $255,Show
        BYTE  "rN, its version bytes",0
% expect: rN, its version bytes #1000100
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #0
        GET   x,rB
        PUSHJ $255,Show
        BYTE  "rB",0
% expect: rB #0
        GET   x,rC
        PUSHJ $255,Show
        BYTE  "rC",0
% expect: rC #0
        GET   x,rD
        PUSHJ $255,Show
        BYTE  "rD",0
% expect: rD #0
        GET   x,rE
        PUSHJ $255,Show
        BYTE  "rE",0
% expect: rE #0
        GET   x,rF
        PUSHJ $255,Show
        BYTE  "rF",0
% expect: rF #0
        GET   x,rH
        PUSHJ $255,Show
        BYTE  "rH",0
% expect: rH #0
        GET   x,rK
        PUSHJ $255,Show
        BYTE  "rK",0
% expect: rK #ffffffffffffffff
        GET   x,rM
        PUSHJ $255,Show
        BYTE  "rM",0
% expect: rM #0
        GET   x,rP
        PUSHJ $255,Show
        BYTE  "rP",0
% expect: rP #0
        GET   x,rQ
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #0
        GET   x,rR
        PUSHJ $255,Show
        BYTE  "rR",0
% expect: rR #0
        GET   x,rT
        PUSHJ $255,Show
        BYTE  "rT",0
% expect: rT #8000000500000000
        GET   x,rTT
        PUSHJ $255,Show
        BYTE  "rTT",0
% expect: rTT #8000000600000000
        GET   x,rV
        PUSHJ $255,Show
        BYTE  "rV",0
% expect: rV #369c200400000000
        GET   x,rW
        PUSHJ $255,Show
        BYTE  "rW",0
% expect: rW #0
        GET   x,rY
        PUSHJ $255,Show
        BYTE  "rY",0
% expect: rY #0
        GET   x,rZ
        PUSHJ $255,Show
        BYTE  "rZ",0
% expect: rZ #0
        TRAP  0,Halt,0
