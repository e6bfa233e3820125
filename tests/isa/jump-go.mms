% jump-go.mms - GO: a jump to a computed address, which notes where it was.
%
% tests: GO GOI
% files: lib/print.mms
%
% GO x,y,z is for subroutines without the register stack, for tables of
% jumps, and for jumps too far for JMP.  X gets the address behind the GO.

Main    GETA  $0,1F
        SETL  $1,4
2H      GO    $2,$0,$1        to 1H+4
1H      TRAP  0,Halt,0
        SUBU  x,$2,$0
        PUSHJ $255,Show
        BYTE  "GO: X - (address behind it)",0
% expect: GO: X - (address behind it) #0

        GETA  $0,3F
4H      GO    $2,$0,8
3H      TRAP  0,Halt,0
        TRAP  0,Halt,0
        SUBU  x,$2,$0
        PUSHJ $255,Show
        BYTE  "GO y,8: X - (address behind it)",0
% expect: GO y,8: X - (address behind it) #0

% X may be the register that holds the address: a coroutine's way to swap.

        GETA  $0,6F
        SET   $1,$0
5H      GO    $0,$0,0
6H      CMPU  x,$0,$1
        PUSHJ $255,Show
        BYTE  "GO $0,$0,0: $0 compared with (address behind it)",0
% expect: GO $0,$0,0: $0 compared with (address behind it) #0

% The sum of Y and Z is taken modulo 2^64.

        GETA  $0,7F
        ADDU  $0,$0,16
        NEG   $1,0,16
        GO    $2,$0,$1
        TRAP  0,Halt,0
7H      PUSHJ $255,Say
        BYTE  "back by -16",0
% expect: back by -16

% The last two bits of the address do not matter to the fetch, but they are
% kept: GETA, GO, PUSHJ and PUSHGO show them.  (Show, which looks for its text
% behind the call, would be led astray; so we first go back to a multiple
% of 4.)

        GETA  $0,8F
        GO    $2,$0,3
        TRAP  0,Halt,0
8H      GETA  $1,@
        SUBU  x,$1,$0
        ANDN  $1,$1,3
        GO    $1,$1,16
        PUSHJ $255,Show
        BYTE  "GETA at 8H+3",0
% expect: GETA at 8H+3 #3

        GETA  $0,1F
        GO    $2,$0,2
1H      GO    $2,$0,4*2
        TRAP  0,Halt,0
        SUBU  x,$2,$0
        PUSHJ $255,Show
        BYTE  "GO at 1H+2: X - 1H",0
% expect: GO at 1H+2: X - 1H #6
        TRAP  0,Halt,0
