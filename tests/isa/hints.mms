% hints.mms - instructions that only make a machine with caches faster.
%
% tests: PRELD PRELDI PREST PRESTI PREGO PREGOI SYNCD SYNCDI
% tests: SYNCID SYNCIDI SYNC SWYM
% files: lib/print.mms
%
% X is the number of bytes minus one.  No register changes, no exception is
% raised, and the address need not be one that the program may use: it is a
% hint.  SWYM, sympathise with your machinery, does nothing, at no address.

p       GREG  Data_Segment
        LOC   Data_Segment
        OCTA  #0123456789abcdef
        LOC   #100

Main    PUT   rL,3
        SETL  $0,#1000
        SETL  $1,#2000
        NEG   $2,0,1          a negative address
        PRELD 0,p,$0
        PRELD 255,p,0
        PRELD 255,$2,0
        PREST 0,p,$0
        PREST 255,p,0
        PREST 255,$2,0
        PREGO 0,p,$0
        PREGO 255,p,0
        PREGO 255,$2,0
        SYNCD 0,p,$0
        SYNCD 255,p,0
        SYNCD 255,$2,0
        SYNCID 0,p,$0
        SYNCID 255,p,0
        SYNCID 255,$2,0
        SYNC  0
        SYNC  1
        SYNC  2
        SYNC  3
        SWYM
        SWYM  1,2,3
        SWYM  #ffffff
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL",0
% expect: rL #3
        ADDU  x,$0,$1
        PUSHJ $255,Show
        BYTE  "$0+$1",0
% expect: $0+$1 #3000
        LDO   x,p,0
        PUSHJ $255,Show
        BYTE  "memory",0
% expect: memory #123456789abcdef
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
% expect: rA #0
        TRAP  0,Halt,0
