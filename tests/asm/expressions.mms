% Expressions: constants, operators, precedence, register numbers.

% Constants are taken modulo 2^64; 'c' is the code of the byte c.
        LOC     Data_Segment
        OCTA    0,1,18446744073709551615,18446744073709551616,18446744073709551617
        OCTA    #0,#f,#F,#0123456789abcdefABCDEF
        OCTA    'a','"',''',';',' '
        OCTA    @,@

% Unary operators bind closest, and associate to the right.
x       IS      5
        OCTA    -x,+x,~x,--x,-~x,~-x,-+-x,+(x)
        OCTA    &x,&Main,&rA,&2B
r       IS      $7
        OCTA    r-$3,$10-r,r-r,($(2+x)-$0)
        OCTA    -x+1,-(x+1),~x&15,-x*2

% Strong operators before weak ones; equals from left to right.
        OCTA    2+3*4,2*3+4,(2+3)*4,2*(3+4),100-10-1,100/10/2,100%30%7
        OCTA    x<<24+x<<16+x<<8+x,1<<3+1,1<<(3+1),6|1&3,7^2|8
        OCTA    20/3,20%3,20//30,1//2,0//9,-1//(-1>>1)
        OCTA    1<<63,1<<64,1<<-1,-1>>63,-1>>64,-1*-1,-7/2,-7%2
        OCTA    #ff00&#0ff0,#ff00|#0ff0,#ff00^#0ff0

% Addition and subtraction of register numbers.
        LOC     #100
Main    ADD     r,r+1,1+r
        ADD     $1,r-2,r-$2
        ADD     $(x),$(x+1),$x
% A register number may be of any size until it is used.
        ADD     $1,$300-50,$1000-$900
        SET     $0,(@-#100)>>2

% warning: 21:49: illegal fraction
