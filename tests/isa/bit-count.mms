% bit-count.mms - sideways addition: how many bits of Y are not in Z.
%
% tests: SADD SADDI
% files: lib/print.mms
%
% With Z = 0 this counts the ones of Y.  Counting the zeros at the end of a
% number takes two instructions: SUBU t,y,1; SADD x,t,y.

Main    GETA  rows,Pairs
        PUSHJ $255,Each2
        BYTE  "SADD",0
        SADD  x,y,z
        POP
% expect: SADD #ffffffffffffffff,#0 = #40
% expect: SADD #ffffffffffffffff,#ffffffffffffffff = #0
% expect: SADD #0,#ffffffffffffffff = #0
% expect: SADD #ff00ff00ff00ff00,#ff00ff00ff00ff0 = #10
% expect: SADD #8000000000000001,#1 = #1

        GETA  rows,Numbers
        PUSHJ $255,Each1
        BYTE  "SADD y,0:",0
        SADD  x,y,0
        POP
% expect: SADD y,0: #0 = #0
% expect: SADD y,0: #ffffffffffffffff = #40
% expect: SADD y,0: #8000000000000000 = #1
% expect: SADD y,0: #123456789abcdef = #20
% expect: SADD y,0: #ff = #8

        PUSHJ $255,Each1
        BYTE  "SADD y,#0f:",0
        SADD  x,y,#0f
        POP
% expect: SADD y,#0f: #0 = #0
% expect: SADD y,#0f: #ffffffffffffffff = #3c
% expect: SADD y,#0f: #8000000000000000 = #1
% expect: SADD y,#0f: #123456789abcdef = #1c
% expect: SADD y,#0f: #ff = #4

        PUSHJ $255,Each1
        BYTE  "zeros at the end of",0
        SUBU  x,y,1
        SADD  x,x,y
        POP
% expect: zeros at the end of #0 = #40
% expect: zeros at the end of #ffffffffffffffff = #0
% expect: zeros at the end of #8000000000000000 = #3f
% expect: zeros at the end of #123456789abcdef = #0
% expect: zeros at the end of #ff = #0
        TRAP  0,Halt,0

Pairs   OCTA  -1,0
        OCTA  -1,-1
        OCTA  0,-1
        OCTA  #ff00ff00ff00ff00,#0ff00ff00ff00ff0
        OCTA  #8000000000000001,#0000000000000001
        OCTA  Stop
Numbers OCTA  0
        OCTA  -1
        OCTA  #8000000000000000
        OCTA  #0123456789abcdef
        OCTA  #ff
        OCTA  Stop
