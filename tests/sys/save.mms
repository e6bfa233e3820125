% save.mms - SAVE and UNSAVE are interrupted in the middle, and go on.
%
% files: lib/sys.mms
%
% The user's stack begins at address `begin', so that the end of its page falls
% into each part of what is saved: 22 octas for 21 local registers and their
% number, the globals $242 to $255, twelve special registers, rG with rA.  The
% page behind is not there for SAVE; neither of them is there for UNSAVE.  rXX
% shows with which word it goes on.

        LOC   #8000000000010000
User    SETL  $0,#100
        SETL  $20,#2020
        SETL  $1,#ab
        PUT   rZ,$1
        PUT   rB,$1
        SAVE  $255,0
        TRAP  0
        PUT   rZ,0
        PUT   rB,0
        UNSAVE 0,$255
        TRAP  1

        LOC   #8000000000020000
begin   GREG  0
i       GREG  0
t       GREG  0
to      GREG  0
saved   GREG  0
stack   GREG  #6000000000000000
Begins  OCTA  #1f90,#1f00,#1ec0,#1e78,#1e60,0
Position OCTA Begins
Home    OCTA  0
Main    PUSHJ $255,Tables
        SET   $1,0
        SETML $2,1
        OR    $2,$2,1
        PUSHJ $0,Map
        GETA  $0,Dynamic
        PUT   rTT,$0
        GETA  $0,Forced
        PUT   rT,$0
Next    GETA  t,Position
        LDOU  i,t,0
        LDOU  begin,i,0
        ADDU  i,i,8
        STOU  i,t,0
        BZ    begin,Done
        PUSHJ $255,Both       present for us, who fill them
        SET   where,0
        PUT   rL,0
        GET   i,rO
        SAVE  $255,0          a context of our own, without locals
        GETA  t,Home
        STOU  $255,t,0
        ADDU  to,stack,begin
1H      LDOU  t,i,0
        STOU  t,to,0
        SET   saved,to
        ADDU  i,i,8
        ADDU  to,to,8
        CMPU  t,i,$255
        PBNP  t,1B
        UNSAVE 0,saved
        GETA  t,OnePage
        PUSHJ $255,Apply
        JMP   Enter
Done    SET   x,0
        JMP   Off

% The entries of the stack's pages, at #40000 and #42000.
Both    GETA  $0,1F
        JMP   2F
Apply   SET   $0,t
2H      SETL  $3,3<<13
        LDOU  $1,$0,0
        STOU  $1,tables,$3
        ADDU  $3,$3,8
        LDOU  $1,$0,8
        STOU  $1,tables,$3
        SYNC  6
        POP
1H      OCTA  #4002e,#4202e
OnePage OCTA  #4002e,0
None    OCTA  0,0

Dynamic SET   saved,$255
        GET   x,rQ
        PUT   rQ,0
        GET   x,rXX
        PUSHJ $255,Show
        BYTE  "rXX",0
        GET   x,rYY
        PUSHJ $255,Show
        BYTE  "rYY",0
        GET   x,rYY           give the user the page
        SLU   x,x,3
        SRU   x,x,16
        SLU   i,x,13
        SETML t,4
        ADDU  i,i,t
        ORL   i,#2e
        SLU   x,x,3
        ORL   x,3<<13
        STOU  i,tables,x
        SYNC  6
        PUT   rJ,saved
        SET   $255,all
        RESUME 1

Forced  GET   x,rXX
        AND   x,x,1
        BNZ   x,2F
        SET   saved,$255
        GET   x,rBB
        PUSHJ $255,Show
        BYTE  "saved",0
        GETA  t,None
        PUSHJ $255,Apply
        PUT   rJ,saved
        SET   $255,all
        RESUME 1
2H      SET   x,$20
        PUSHJ $255,Show
        BYTE  "$20",0
        GET   x,rZ
        PUSHJ $255,Show
        BYTE  "rZ",0
        GET   x,rB
        PUSHJ $255,Show
        BYTE  "rB",0
        GETA  t,Home          back to our own stack
        LDOU  t,t,0
        UNSAVE 0,t
        JMP   Next

% expect: rXX #40faff0001
% expect: rYY #6000000000002000
% expect: saved #6000000000002130
% expect: rXX #80fb0000ff
% expect: rYY #6000000000002130
% expect: rXX #80fb030000
% expect: rYY #6000000000001ff8
% expect: $20 #2020
% expect: rZ #ab
% expect: rB #ab
% expect: rXX #40fafff802
% expect: rYY #6000000000002000
% expect: saved #60000000000020a0
% expect: rXX #80fb0000ff
% expect: rYY #60000000000020a0
% expect: rXX #80fb02f700
% expect: rYY #6000000000001ff8
% expect: $20 #2020
% expect: rZ #ab
% expect: rB #ab
% expect: rXX #40faff0003
% expect: rYY #6000000000002000
% expect: saved #6000000000002060
% expect: rXX #80fb0000ff
% expect: rYY #6000000000002060
% expect: rXX #80fb02ff00
% expect: rYY #6000000000001ff8
% expect: $20 #2020
% expect: rZ #ab
% expect: rB #ab
% expect: rXX #40faff1903
% expect: rYY #6000000000002000
% expect: saved #6000000000002018
% expect: rXX #80fb0000ff
% expect: rYY #6000000000002018
% expect: rXX #80fb011800
% expect: rYY #6000000000001ff8
% expect: $20 #2020
% expect: rZ #ab
% expect: rB #ab
% expect: rXX #40faff1c03
% expect: rYY #6000000000002000
% expect: saved #6000000000002000
% expect: rXX #80fb0000ff
% expect: rYY #6000000000002000
% expect: rXX #80fb011b00
% expect: rYY #6000000000001ff8
% expect: $20 #2020
% expect: rZ #ab
% expect: rB #ab
