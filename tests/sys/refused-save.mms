% refused-save.mms - a SAVE overflows the stack, and is refused.
%
% files: lib/sys.mms
%
% The stack begins 64 octas before the end of its page, and nothing is behind
% it.  SAVE spills its 100 local registers, of which some go to the continuation
% page, and then its globals, which may not.  So there is a trap for writing,
% and an overflow to be reported: after the next instruction that is completed,
% which is the handler's first.  Until a request is shown the handler does
% nothing at which the machine would look anyway.

        LOC   #8000000000020000
i       GREG  0
t       GREG  0
to      GREG  0
saved   GREG  0
first   GREG  0
second  GREG  0
stack   GREG  #6000000000000000
w       GREG  1<<38           rK: not permitted to write
Home    OCTA  0
Seen    OCTA  0,0
Main    PUSHJ $255,Tables
        SET   $1,stack        one page at #40000
        SETML $2,4
        OR    $2,$2,6
        PUSHJ $0,Map
        SETML $0,5            rC: physical #50000, w
        OR    $0,$0,2
        PUT   rC,$0
        GETA  $0,Dynamic
        PUT   rTT,$0
        PUT   rL,0
        GET   i,rO
        SAVE  $255,0          a context of our own
        GETA  t,Home
        STOU  $255,t,0
        SETL  t,#1e00
        ADDU  to,stack,t
1H      LDOU  t,i,0
        STOU  t,to,0
        SET   saved,to
        ADDU  i,i,8
        ADDU  to,to,8
        CMPU  t,i,$255
        PBNP  t,1B
        UNSAVE 0,saved        once more, on the other stack
        SETL  $99,1
        PUT   rK,w
        SAVE  $255,0
        SET   x,1             it should not come here
        JMP   Off

Dynamic GET   first,rQ
        GET   second,rQ
        GETA  t,Seen
        STOU  first,t,0
        STOU  second,t,8
        GETA  t,Home          back to our own stack, and to its globals
        LDOU  t,t,0
        UNSAVE 0,t
        GETA  t,Seen
        LDOU  x,t,0
        PUSHJ $255,Show
        BYTE  "rQ",0
% expect: rQ #4000000000
        GETA  t,Seen
        LDOU  x,t,8
        PUSHJ $255,Show
        BYTE  "then",0
% expect: then #4000000080
        SET   x,0
        JMP   Off
