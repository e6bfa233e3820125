% call-push-pop.mms - subroutine calls, and how registers get new names.
%
% tests: PUSHJ PUSHJB PUSHGO PUSHGOI POP
% files: lib/print.mms
%
% PUSHJ $X puts $0 ... $X out of reach: the caller's $(X+1) is the $0 of the
% subroutine.  $X itself becomes the hole, which remembers X; POP brings the
% registers back and fills the hole with the last of its results.
%
%       caller      $0   $1   [$2]   $3   $4
%       subroutine             hole  $0   $1

base    GREG  0

Main    PUT   rL,0
        SETL  $0,10
        SETL  $1,11
        SETL  $2,12           will be lost
        SETL  $3,13
        SETL  $4,14
        GET   base,rO
        PUSHJ $2,Sub
% expect: rL inside #2
% expect: $0 inside #d
% expect: $1 inside #e
% expect: rO has grown by #18
% expect: rJ - Main #20
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after POP 1",0
% expect: rL after POP 1 #3
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0",0
% expect: $0 #a
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1",0
% expect: $1 #b
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2, the result",0
% expect: $2, the result #d
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3, marginal again",0
% expect: $3, marginal again #0
        JMP   2F

Sub     GET   $2,rJ
        GET   x,rL
        SUBU  x,x,1           without $2
        PUSHJ $255,Show
        BYTE  "rL inside",0
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "$0 inside",0
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1 inside",0
        GET   x,rO
        SUBU  x,x,base
        PUSHJ $255,Show
        BYTE  "rO has grown by",0
        GETA  $3,Main
        SUBU  x,$2,$3
        PUSHJ $255,Show
        BYTE  "rJ - Main",0
        PUT   rJ,$2
        POP   1,0

% Three results: the last goes into the hole, the others follow it.

Three   SETL  $0,1
        SETL  $1,2
        SETL  $2,3
        POP   3,0
2H      PUT   rL,1            the call makes $1 and $2 local
        PUSHJ $2,Three
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after POP 3",0
% expect: rL after POP 3 #5
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "$1, was marginal",0
% expect: $1, was marginal #0
        SET   x,$2
        PUSHJ $255,Show
        BYTE  "$2",0
% expect: $2 #3
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3",0
% expect: $3 #1
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "$4",0
% expect: $4 #2

% POP X,YZ returns YZ tetras behind the call.

        PUSHJ $3,Skip
        TRAP  0,Halt,0
        TRAP  0,Halt,0
        PUSHJ $255,Say
        BYTE  "two instructions skipped",0
% expect: two instructions skipped

% PUSHGO goes to Y+Z; the register of the address may be the hole itself.

        GETA  $4,Three
        PUSHGO $4,$4,8
        SET   x,$4
        PUSHJ $255,Show
        BYTE  "$4 after PUSHGO",0
% expect: $4 after PUSHGO #3
        GETA  $4,Three
        SETL  $5,8
        PUSHGO $3,$4,$5       here $4 and $5 become $0 and $1
        SET   x,$5
        PUSHJ $255,Show
        BYTE  "$5, was $1 inside",0
% expect: $5, was $1 inside #8
        SET   x,$3
        PUSHJ $255,Show
        BYTE  "$3, the hole",0
% expect: $3, the hole #3

% A global X pushes all local registers, and the hole comes behind them: the
% subroutine starts with none, and POP 0 leaves things as they were.

        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL before PUSHJ $255",0
% expect: rL before PUSHJ $255 #6
% expect: rL inside #0
        PUSHJ $255,None
        GET   x,rL
        PUSHJ $255,Show
        BYTE  "rL after it",0
% expect: rL after it #6
        SET   x,$5
        PUSHJ $255,Show
        BYTE  "$5",0
% expect: $5 #8
        TRAP  0,Halt,0

Skip    POP   0,2
None    GET   x,rL
        GET   $0,rJ
        PUSHJ $255,Show
        BYTE  "rL inside",0
        PUT   rJ,$0
        POP
