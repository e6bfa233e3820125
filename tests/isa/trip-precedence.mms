% trip-precedence.mms - two exceptions at once, enabled or not.
%
% tests: FMUL FADD GET PUT
% files: lib/print.mms
%
% The first enabled exception in the order DVWIOUZX trips; the others are
% recorded as events, whether enabled or not.  A result that underflows but
% is exact raises nothing, unless U is enabled.

        LOC   #50             O
        SETL  z,'O'
        JMP   Handler
        LOC   #60             U
        SETL  z,'U'
        JMP   Handler
        LOC   #80             X
        SETL  z,'X'
Handler GET   $255,rB
        RESUME

        LOC   #100
big     GREG  #7fe0000000000000       2^1023
small   GREG  #0010000000000001       2^-1022, and a little
power   GREG  #0010000000000000       2^-1022
half    GREG  #3fe0000000000000

% Each block sets rA and does something; Tell shows who tripped, and rA.

Main    SETL  $0,#0000         none enabled
        PUT   rA,$0
        SETL  z,0
        FADD  $1,big,big
        PUSHJ $255,Tell
% expect: tripped #0
% expect: rA #9
        SETL  $0,#0800         O
        PUT   rA,$0
        SETL  z,0
        FADD  $1,big,big
        PUSHJ $255,Tell
% expect: tripped #4f
% expect: rA #801
        SETL  $0,#0100         X
        PUT   rA,$0
        SETL  z,0
        FADD  $1,big,big
        PUSHJ $255,Tell
% expect: tripped #58
% expect: rA #108
        SETL  $0,#0900         O and X
        PUT   rA,$0
        SETL  z,0
        FADD  $1,big,big
        PUSHJ $255,Tell
% expect: tripped #4f
% expect: rA #901
        SETL  $0,#0000         none
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,small,half
        PUSHJ $255,Tell
% expect: tripped #0
% expect: rA #5
        SETL  $0,#0400         U
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,small,half
        PUSHJ $255,Tell
% expect: tripped #55
% expect: rA #401
        SETL  $0,#0100         X
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,small,half
        PUSHJ $255,Tell
% expect: tripped #58
% expect: rA #104
        SETL  $0,#0500         U and X
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,small,half
        PUSHJ $255,Tell
% expect: tripped #55
% expect: rA #501
        SETL  $0,#0000         none, and exact
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,power,half
        PUSHJ $255,Tell
% expect: tripped #0
% expect: rA #0
        SETL  $0,#0100         X, and exact
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,power,half
        PUSHJ $255,Tell
% expect: tripped #0
% expect: rA #100
        SETL  $0,#0400         U, and exact
        PUT   rA,$0
        SETL  z,0
        FMUL  $1,power,half
        PUSHJ $255,Tell
% expect: tripped #55
% expect: rA #400
        SETL  $0,#ff00         all, and nothing happens
        PUT   rA,$0
        SETL  z,0
        FADD  $1,half,half
        PUSHJ $255,Tell
% expect: tripped #0
% expect: rA #ff00
        TRAP  0,Halt,0

Tell    GET   $0,rJ
        SET   x,z
        PUSHJ $255,Show
        BYTE  "tripped",0
        GET   x,rA
        PUSHJ $255,Show
        BYTE  "rA",0
        PUT   rJ,$0
        POP
