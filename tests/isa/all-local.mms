% all-local.mms - a jump to who uses a result, with all registers local.
%
% tests: BNZ
%
% The branch at 1H follows the instruction that decides it, except when it is
% jumped to: then what was calculated last was something else.  There is no
% GREG, so rG is 255; with $254 in use there are as many local registers as
% there can be.

        LOC   #100
Main    SETL  $254,1
        SETL  $3,100          so many rounds
        SETL  $1,0
        ADD   $1,$1,0
1H      BNZ   $1,Wrong
        SUB   $3,$3,1
        BZ    $3,Done
        SETL  $1,0
        SETL  $2,1
        JMP   1B
Done    SETL  $255,0
        TRAP  0,Halt,0
        JMP   Done
Wrong   SETL  $255,1
        TRAP  0,Halt,0
