% store-into-code-result.mms - the instruction before this one has changed.
%
% tests: STTI
% files: lib/print.mms
%
% An instruction that uses the result of the one before it may remember where
% that came from; it must not when the one before becomes another, even where
% it lies in the next octa and was not written itself.

Main    PUSHJ $1,Sub
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "before",0
% expect: before #2
        GETA  $0,New
        LDT   $0,$0,0
        GETA  $1,Change
        STT   $0,$1,0
        PUSHJ $1,Sub
        SET   x,$1
        PUSHJ $255,Show
        BYTE  "after",0
% expect: after #1
        TRAP  0,Halt,0

        LOC   (@+7)&-8
Sub     SETL  $0,1
        SETL  $1,7
        SWYM  0
Change  ADD   $0,$0,1         the second half of an octa
        ADD   $0,$0,0         uses its result
        POP   1,0
New     ADD   $1,$1,1
